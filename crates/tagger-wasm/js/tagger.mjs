// Loads the tagger where it can run, and says why where it cannot.
//
//     const { tagger } = await load("tagger/", "zh", { place: document.querySelector("main") });
//     tagger?.guesses("…");
//
// Nothing is fetched before load() is called, and no model where there is no SIMD.

/** The interface between this file and the module; it stands in the names of the files. */
const VERSION = 1;

/** A function that counts bits in a vector: where this is valid, there is SIMD. */
const PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
]);

const KINDS = ["person", "place", "organisation"];

/** What is said where there is no tagger: the sentence, and the reasons in it. */
const WORDS = {
  en: {
    off: (why) => `Names that no list holds are not looked for, because ${why}.`,
    simd: () => "this browser has no SIMD in WebAssembly",
    language: (code) => `there is no model for “${code}”`,
    version: (name) => `${name} is not of version ${VERSION}`,
    damaged: (name) => `${name} is damaged`,
    missing: (address) => `${address} cannot be fetched`,
    other: (message) => message,
  },
  "zh-Hant": {
    off: (why) => `沒有尋找名單以外的名字，因為${why}。`,
    simd: () => "這個瀏覽器的 WebAssembly 沒有 SIMD",
    language: (code) => `沒有「${code}」的模型`,
    version: (name) => `${name} 不是第 ${VERSION} 版`,
    damaged: (name) => `${name} 已經損壞`,
    missing: (address) => `無法取得 ${address}`,
    other: (message) => `出了錯（${message}）`,
  },
  "zh-Hans": {
    off: (why) => `没有查找名单以外的名字，因为${why}。`,
    simd: () => "这个浏览器的 WebAssembly 没有 SIMD",
    language: (code) => `没有“${code}”的模型`,
    version: (name) => `${name} 不是第 ${VERSION} 版`,
    damaged: (name) => `${name} 已经损坏`,
    missing: (address) => `无法取得 ${address}`,
    other: (message) => `出了错（${message}）`,
  },
};

/** A reason of `WORDS`, and what it is about. */
class Off extends Error {
  constructor(reason, about) {
    super(about);
    this.reason = reason;
  }
}

/**
 * The tagger of a language ("zh" or "en"), as `{ tagger }`, or as `{ off }` a sentence that
 * says why there is none. `folder` is where `cargo xtask tagger` put its files, with a slash
 * at its end; `read` gives the bytes at an address; `place` is the element at whose end the
 * sentence is shown; `lang` is the language that it is in, else that of the place.
 */
export async function load(folder, language, { read = fetched, place, lang } = {}) {
  try {
    if (!globalThis.WebAssembly?.validate(PROBE)) throw new Off("simd");
    const names = JSON.parse(new TextDecoder().decode(await read(`${folder}tagger.json`)));
    if (!names[language]) throw new Off("language", language);
    const [code, model] = await Promise.all(
      [names.wasm, names[language]].map(async (name) => checked(name, await read(folder + name))),
    );
    const { instance } = await WebAssembly.instantiate(code);
    return { tagger: new Tagger(instance.exports, model) };
  } catch (error) {
    const words = wordsOf(lang ?? place?.closest("[lang]")?.lang ?? "en");
    const off = words.off(words[error.reason ?? "other"](error.message));
    if (place) show(off, place);
    return { off };
  }
}

/** The words for a language tag, as the page chooses its own. */
function wordsOf(tag) {
  if (!/^zh\b/i.test(tag)) return WORDS.en;
  return WORDS[/-(hant|tw|hk|mo)\b/i.test(tag) ? "zh-Hant" : "zh-Hans"];
}

/** Says `sentence` at the end of `place`; who listens hears what changes in a status. */
function show(sentence, place) {
  const status = place.ownerDocument.createElement("p");
  status.setAttribute("role", "status");
  place.append(status);
  status.textContent = sentence;
}

/** A model in an instance of its own. Not for two callers at once; its calls do not wait. */
class Tagger {
  #wasm;

  constructor(wasm, model) {
    this.#wasm = wasm;
    const refusal = this.#call("open", model);
    if (refusal.length > 0) throw new Error(new TextDecoder().decode(refusal));
  }

  /**
   * Spans in code points that may be names, with kind and probability: by start, then longest
   * first. They may overlap.
   */
  guesses(text) {
    const output = this.#call("guesses", new TextEncoder().encode(text));
    const view = new DataView(output.buffer, output.byteOffset, output.length);
    return Array.from({ length: output.length / 16 }, (_, at) => ({
      start: view.getUint32(16 * at, true),
      end: view.getUint32(16 * at + 4, true),
      kind: KINDS[view.getUint32(16 * at + 8, true)],
      probability: view.getFloat32(16 * at + 12, true),
    }));
  }

  /** What `name` makes of `bytes`. Views are made anew: memory moves when it grows. */
  #call(name, bytes) {
    const { memory } = this.#wasm;
    const at = this.#wasm.input(bytes.length);
    new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
    const length = this.#wasm[name]();
    return new Uint8Array(memory.buffer, this.#wasm.output(), length).slice();
  }
}

async function fetched(address) {
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok) throw new Off("missing", address);
  return new Uint8Array(await response.arrayBuffer());
}

/** The bytes, if they have the version and the CRC-32 that the name tells: `zh-1-0a1b2c3d.tagger`. */
function checked(name, bytes) {
  const [, version, checksum] = /-(\d+)-([0-9a-f]{8})\.\w+$/.exec(name) ?? [];
  if (Number(version) !== VERSION) throw new Off("version", name);
  if (Number.parseInt(checksum, 16) !== crc32(bytes)) throw new Off("damaged", name);
  return bytes;
}

/** The checksum of zlib, a bit at a time but a table first: 1.6 MB take 10 ms. */
function crc32(bytes) {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    for (let bit = 0; bit < 8; bit += 1) byte = (byte >>> 1) ^ (byte & 1 && 0xedb88320);
    return byte;
  });
  const fold = (sum, byte) => (sum >>> 8) ^ table[(sum ^ byte) & 0xff];
  return (bytes.reduce(fold, -1) ^ -1) >>> 0;
}
