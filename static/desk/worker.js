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

/** The response from the address, kept from an earlier visit where the browser keeps anything. */
async function response(address) {
  const cache = await self.caches?.open(CACHE).catch(() => undefined);
  const kept = await cache?.match(address).catch(() => undefined);
  if (kept) return kept;
  const fresh = await fetch(address);
  if (!fresh.ok) throw new Error(`${address}: ${fresh.status}`);
  if (cache) keep(cache, address, fresh.clone()).catch(() => {});
  return fresh;
}

/** Keeps a file in place of its earlier versions. Full storage is no error: it is fetched again. */
async function keep(cache, address, response) {
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

/** The bytes at an address, unpacked where they are packed; `progress` is told how many there are, and of how many. */
async function bytesAt(address, progress) {
  const found = await responseOnce(href(address));
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
  const bytes = new Blob(pieces);
  const head = new Uint8Array(await bytes.slice(0, 2).arrayBuffer());
  const packed = head[0] === 0x1f && head[1] === 0x8b;
  const unpacked = packed ? new Response(bytes.stream().pipeThrough(new DecompressionStream("gzip"))) : bytes;
  return new Uint8Array(await unpacked.arrayBuffer());
}

/** The bytes at each of the addresses, side by side; `progress` is told of all of them together. */
self.bytesOf = (addresses, progress) => {
  const counts = addresses.map(() => [0, 0]);
  const read = (address, at) =>
    bytesAt(address, (...count) => {
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
  const read = (address) => (address.endsWith(".json") ? list(address) : bytesAt(address, progress));
  return load(folder, language, { lang, read });
};

/** How many requests the browser has seen this worker make. */
self.requests = () => performance.getEntriesByType("resource").length;

const { default: start } = await import(`./lorgnette-engine.js${version}`);
await start({ module_or_path: new URL(`lorgnette-engine_bg.wasm${version}`, import.meta.url) });
