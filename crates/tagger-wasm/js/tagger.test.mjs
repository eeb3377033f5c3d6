// The loader and the module, as `cargo xtask tagger` put them into the folder TAGGER.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const folder = `${pathToFileURL(process.env.TAGGER)}/`;
const { load } = await import(`${folder}tagger.mjs`);
const bytes = async (address) => new Uint8Array(await readFile(new URL(address)));
const stored = JSON.parse(
  await readFile(new URL("../../tagger/tests/guesses.json", import.meta.url), "utf8"),
);

/** Loads with some files changed by `change(bytes)`. */
const changed = (kind, change) =>
  load(folder, "zh", {
    read: async (address) => {
      const file = await bytes(address);
      return address.endsWith(kind) ? change(file) : file;
    },
  });

test("the guesses are those of native code", async () => {
  const { tagger } = await load(folder, "zh", { read: bytes });
  for (const { text, guesses } of stored) {
    const found = tagger
      .guesses(text)
      .map(({ start, end, kind, probability }) => [start, end, kind, Math.round(probability * 1000)]);
    assert.deepEqual(found, guesses, text);
  }
});

test("the English model is read by the same module", async () => {
  const { tagger } = await load(folder, "en", { read: bytes });
  const [first] = tagger.guesses("Chancellor Angela Merkel spoke in Hamburg yesterday.");
  assert.deepEqual([first.start, first.end, first.kind], [11, 24, "person"]);
});

test("a long line without a break is read, and the tagger goes on", async () => {
  const { tagger } = await load(folder, "zh", { read: bytes });
  assert.ok(tagger.guesses("普京在莫斯科".repeat(5000)).length >= 5000);
  assert.deepEqual(tagger.guesses("\ud800").length, 0);
  assert.ok(tagger.guesses("普京在莫斯科。").length >= 2);
});

test("where there is no SIMD, nothing is fetched and the tagger is off", async (context) => {
  context.mock.method(WebAssembly, "validate", () => false);
  const { tagger, off } = await load(folder, "zh", { read: () => assert.fail("fetched") });
  assert.equal(tagger, undefined);
  assert.match(off, /because this browser has no SIMD/);
});

test("a damaged file is refused by its checksum", async () => {
  for (const kind of [".wasm", ".tagger"]) {
    const { off } = await changed(kind, (file) => file.with(file.length >> 1, 7));
    assert.match(off, /because \S+ is damaged/, kind);
    const cut = await changed(kind, (file) => file.subarray(0, -1));
    assert.match(cut.off, /because \S+ is damaged/, kind);
  }
});

test("a model that the module does not read is refused with its reason", async () => {
  const names = JSON.parse(new TextDecoder().decode(await bytes(`${folder}tagger.json`)));
  const swapped = JSON.stringify({ ...names, zh: names.wasm });
  const { off } = await changed(".json", () => new TextEncoder().encode(swapped));
  assert.match(off, /because this file is not a tagger's model/);
});

test("another version, a missing language and a missing file are refused", async () => {
  const names = '{"wasm":"tagger-2-00000000.wasm","zh":"zh-1-00000000.tagger"}';
  const { off } = await load(folder, "zh", { read: async () => new TextEncoder().encode(names) });
  assert.match(off, /because tagger-2-00000000.wasm is not of version 1/);
  assert.match((await load(folder, "xx", { read: bytes })).off, /no model for “xx”/);
  assert.match((await load(`${folder}nowhere/`, "zh", { read: bytes })).off, /because /);
});
