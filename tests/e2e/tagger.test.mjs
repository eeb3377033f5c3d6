// The tagger in a browser, under the page's own policy: the folder TAGGER beside the page.
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { test } from "node:test";
import assert from "node:assert/strict";
import { reading } from "./site.mjs";

const TYPES = { mjs: "text/javascript", wasm: "application/wasm", json: "application/json" };
const stored = JSON.parse(await readFile("crates/tagger/tests/guesses.json", "utf8"));

/** Answers what the page asks of `tagger/`, and lists it. */
async function offer(page) {
  const asked = [];
  await page.route("**/tagger/*", async (route) => {
    const name = basename(new URL(route.request().url()).pathname);
    asked.push(name);
    const contentType = TYPES[name.split(".").pop()] ?? "application/octet-stream";
    await route.fulfill({ body: await readFile(join(process.env.TAGGER, name)), contentType });
  });
  return asked;
}

/** Loads the tagger in the page, and gives its guesses for `texts`, or why it is off. */
const guesses = (page, texts) =>
  page.evaluate(async (texts) => {
    const folder = new URL("tagger/", location.href).href;
    const { load } = await import(`${folder}tagger.mjs`);
    const { tagger, off } = await load(folder, "zh");
    return off ?? texts.map((text) => tagger.guesses(text));
  }, texts);

test("in the browser the guesses are those of native code", () =>
  reading({}, async (page) => {
    await offer(page);
    const found = await guesses(page, stored.map(({ text }) => text));
    const rounded = found.map((guesses) =>
      guesses.map(({ start, end, kind, probability }) => [start, end, kind, Math.round(probability * 1000)]),
    );
    assert.deepEqual(rounded, stored.map(({ guesses }) => guesses));
  }));

test("in a browser without SIMD the tagger is off, and its files stay where they are", () =>
  reading({}, async (page) => {
    const asked = await offer(page);
    await page.evaluate(() => (WebAssembly.validate = () => false));
    assert.match(await guesses(page, [""]), /because this browser has no SIMD/);
    assert.deepEqual(asked, ["tagger.mjs"]);
  }));
