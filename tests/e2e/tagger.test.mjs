// The tagger in a browser, under the page's own policy: the folder TAGGER beside the page.
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { test } from "node:test";
import assert from "node:assert/strict";
import { reading } from "./site.mjs";

const TYPES = { mjs: "text/javascript", wasm: "application/wasm", json: "application/json" };
const stored = JSON.parse(await readFile("crates/tagger/tests/guesses.json", "utf8"));

/** Answers what the page asks of `tagger/` by `change(name, bytes)`, and lists it. */
async function offer(page, change = (_, bytes) => bytes) {
  const asked = [];
  await page.route("**/tagger/*", async (route) => {
    const name = basename(new URL(route.request().url()).pathname);
    asked.push(name);
    const contentType = TYPES[name.split(".").pop()] ?? "application/octet-stream";
    const body = change(name, await readFile(join(process.env.TAGGER, name)));
    await route.fulfill(body ? { body, contentType } : { status: 404 });
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

/** The sentence that the page, in `lang`, shows where it asks for the tagger. */
const notice = async (page, lang) => {
  await page.evaluate(async (lang) => {
    const folder = new URL("tagger/", location.href).href;
    const { load } = await import(`${folder}tagger.mjs`);
    const place = document.querySelector("article");
    place.lang = lang;
    await load(folder, "zh", { place });
  }, lang);
  return page.locator("article > [role=status]").innerText();
};

const cut = (kind) => (name, bytes) => (name.endsWith(kind) ? bytes.subarray(0, -1) : bytes);
const harmed = (name, bytes) => (name.endsWith(".tagger") ? Buffer.from(bytes).fill(7, 1000, 1009) : bytes);
const without = (kind) => (name, bytes) => (name.endsWith(kind) ? undefined : bytes);

for (const [what, change, lang, sentence] of [
  ["has a truncated module", cut(".wasm"), "zh-Hant", /因為tagger-1-\w{8}\.wasm 已經損壞。$/],
  ["has a model with another checksum", harmed, "zh-Hans", /因为zh-1-\w{8}\.tagger 已经损坏。$/],
  ["lacks the model", without(".tagger"), "en", /because \S+\/zh-1-\w{8}\.tagger cannot be fetched\.$/],
  ["lacks the list of files", without(".json"), "zh-TW", /因為無法取得 \S+\/tagger\.json。$/],
]) {
  test(`a page whose tagger ${what} says so, in its language`, () =>
    reading({}, async (page, said) => {
      await offer(page, change);
      assert.match(await notice(page, lang), sentence);
      // A browser itself tells of a file that is not there.
      assert.ok(said.splice(0).every((line) => line.includes("404")));
    }));
}

test("in a browser without SIMD the page says so, in its language", () =>
  reading({}, async (page) => {
    await offer(page);
    await page.evaluate(() => (WebAssembly.validate = () => false));
    assert.match(await notice(page, "zh-HK"), /^沒有尋找.*這個瀏覽器的 WebAssembly 沒有 SIMD。$/);
  }));
