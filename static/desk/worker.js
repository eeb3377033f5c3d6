// Starts the engine in a worker, and does for it what Rust has no stable names for: locks, caches,
// decompression, and loading a module whose address is known only here.
const { searchParams } = new URL(import.meta.url);
const version = `?v=${searchParams.get("v")}`;
const CACHE = "lorgnette";

// Held for as long as this worker lives, so that the page learns of its end, whatever that was.
const alive = navigator.locks?.request(self.name, () => new Promise(() => {}));
alive?.catch(() => {});

// An error that nobody awaits reaches the page as any other.
addEventListener("unhandledrejection", (event) => reportError(event.reason));

const href = (address) => new URL(address, import.meta.url).href;

/** What comes from the address, and what keeps it for the next visit, once it has proved sound. */
async function response(address) {
  const cache = await self.caches?.open(CACHE).catch(() => undefined);
  const kept = await cache?.match(address).catch(() => undefined);
  if (kept) return { found: kept, keep() {} };
  const found = await fetch(address);
  if (!found.ok) throw new Error(`${address}: ${found.status}`);
  const copy = found.clone();
  // Full storage is no error: it is fetched again.
  return { found, keep: () => void (cache && replace(cache, address, copy).catch(() => {})) };
}

/** Keeps a file in place of its earlier versions. */
async function replace(cache, address, response) {
  const stem = (address) => address.replace(/-[^/]*$/, "");
  const earlier = (await cache.keys()).filter(({ url }) => url !== address && stem(url) === stem(address));
  await Promise.all(earlier.map((request) => cache.delete(request)));
  await cache.put(address, response);
}

/** What the engine needs before anything else: it comes while the engine itself does. */
const first = new Map(searchParams.getAll("first").map((address) => [href(address), response(href(address))]));
first.forEach((response) => response.catch(() => {}));

/** The same, of what may be on its way already. */
function responseOnce(address) {
  const coming = first.get(address) ?? response(address);
  first.delete(address);
  return coming;
}

/** The bytes at an address, and what keeps them; `progress` is told how many there are, and of how many. */
async function bytesAt(address, progress) {
  const { found, keep } = await responseOnce(href(address));
  const of = Number(found.headers.get("content-length") ?? 0);
  const pieces = [];
  let count = 0;
  for (const reader = found.body.getReader(); ; ) {
    const { value, done } = await reader.read();
    if (done) break;
    pieces.push(value);
    count += value.length;
    progress(count, of);
  }
  return { bytes: new Blob(pieces), keep };
}

/** The same, unpacked where they are packed: then they hold a checksum, and are kept if it fits. A portal's page of welcome is not. */
async function unpackedAt(address, progress) {
  const { bytes, keep } = await bytesAt(address, progress);
  const head = new Uint8Array(await bytes.slice(0, 2).arrayBuffer());
  if (head[0] !== 0x1f || head[1] !== 0x8b) return new Uint8Array(await bytes.arrayBuffer());
  const unpacked = await new Response(bytes.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  keep();
  return new Uint8Array(unpacked);
}

/** The bytes at each of the addresses, side by side; `progress` is told of all of them together. */
self.bytesOf = (addresses, progress) => {
  const counts = addresses.map(() => [0, 0]);
  const read = (address, at) =>
    unpackedAt(address, (...count) => {
      counts[at] = count;
      progress(...counts.reduce(([count, of], [more, ofMore]) => [count + more, of + ofMore]));
    });
  return Promise.all(addresses.map(read));
};

/** The tagger of a language, or why there is none, as `tagger.mjs` says it. */
self.taggerOf = async (folder, language, lang, progress) => {
  const { load } = await import(`${new URL(folder, import.meta.url)}tagger.mjs${version}`);
  // The list says which files are the newest, so it alone is never kept.
  const list = async (address) => new Uint8Array(await (await fetch(address)).arrayBuffer());
  const sound = [];
  const read = async (address) => {
    if (address.endsWith(".json")) return list(address);
    const { bytes, keep } = await bytesAt(address, progress);
    sound.push(keep);
    return new Uint8Array(await bytes.arrayBuffer());
  };
  const loaded = await load(folder, language, { lang, read });
  if (loaded.tagger) sound.forEach((keep) => keep());
  return loaded;
};

/** How many requests the browser has seen this worker make. */
self.requests = () => performance.getEntriesByType("resource").length;

const { default: start } = await import(`./lorgnette-engine.js${version}`);
await start({ module_or_path: new URL(`lorgnette-engine_bg.wasm${version}`, import.meta.url) });
