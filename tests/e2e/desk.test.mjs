// The desk: texts of the reader's own, from all the ways in which they come to what can go wrong.
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import assert from "node:assert/strict";
import { address, choose, reading } from "./site.mjs";

const OPEN = { article: "open", started: false };
const PASTED = "普京昨日抵達北京，與金正恩會面。";
/** The first input, where there is one; else a text damaged alike. */
const SEED = await readFile("../shared/seed/article.txt").catch(() => readFile("samples/damaged-notice.txt"));

/** The desk, once it answers. */
const desk = (options, test) =>
  reading({ ...OPEN, ...options }, async (page, said) => {
    await page.waitForSelector("html[data-reader]");
    await test(page, said);
  });
/** Waits until nothing more is looked for. */
const done = (page) => page.waitForFunction(() => /找完|found\./.test(document.querySelector(".progress").textContent));
const paste = async (page, text) => {
  await page.fill("#pasted", text);
  await page.click(".ways .primary");
};
const give = (page, name, buffer) =>
  page.setInputFiles("#files", { name, mimeType: "application/octet-stream", buffer });
const alert = (page) => page.waitForSelector(".trouble p").then((said) => said.textContent());

test("a pasted text is read as any page of ours, and the next one without a request", () =>
  desk({}, async (page) => {
    const requests = [];
    page.context().on("request", (request) => requests.push(request.url()));
    await paste(page, PASTED);
    await page.waitForSelector("#article a.mention[data-e=kim-jong-un]");
    await done(page);
    assert.equal(await page.getAttribute("html", "lang"), "zh-Hant");
    await page.click("#article a.mention[data-e=kim-jong-un]");
    await page.waitForSelector("#panel .facts");
    await page.keyboard.press("Escape");
    assert.ok(requests.length > 0, "the engine came on that gesture");
    assert.ok(requests.every((url) => url.startsWith(new URL("..", page.url()).href)), "from here alone");
    const count = requests.length;
    await page.waitForFunction((count) => document.querySelector(".sealed").textContent.includes(count), count);
    await page.click(".desk-bar .home");
    await paste(page, "王毅在莫斯科。");
    await page.waitForSelector("#article a.mention[data-e=wang-yi]");
    await done(page);
    assert.equal(requests.length, count, "nothing more is fetched");
    assert.equal(await page.$("#article a.mention[data-e=kim-jong-un]"), null);
  }));

test("an opened text is shown in the other script and with readings, and stays so when it is set anew", () =>
  desk({}, async (page) => {
    const shows = (text) => page.waitForFunction((text) => document.querySelector("#article").textContent.includes(text), text);
    await paste(page, PASTED);
    await page.waitForSelector("#sheet", { state: "attached" });
    await choose(page, "script", "tw");
    await shows("普丁");
    assert.equal(await page.$eval(".prose", (prose) => prose.lang), "zh-Hant-TW");
    await choose(page, "readings", "all");
    await page.waitForFunction(() => [...document.querySelectorAll("#article rt")].some((rt) => rt.textContent === "huìmiàn"));
    await page.click(".desk-bar .home");
    await paste(page, "普京在烏克蘭。");
    await shows("普丁");
    await choose(page, "script", "original");
    await choose(page, "readings", "off");
    await shows("普京在烏克蘭。");
  }));

test("a text to try answers in one click", () =>
  desk({}, async (page) => {
    await page.click(".samples a >> nth=0");
    await page.waitForSelector("#article a.mention[aria-haspopup]");
    await page.click("#article a.mention >> nth=0");
    await page.waitForSelector("#panel h2");
  }));

test("files come in whatever encoding, and what is damaged is repaired", () =>
  desk({}, async (page) => {
    const utf16 = Buffer.from(`\ufeff${PASTED}`, "utf16le");
    for (const [name, bytes, expected] of [["a.txt", utf16, "金正恩"], ["seed.txt", SEED, ""]]) {
      await give(page, name, bytes);
      await page.waitForFunction((expected) => document.querySelector("#article a.mention")?.closest("article").textContent.includes(expected), expected);
      await done(page);
      if (name === "seed.txt") assert.ok(await page.$("#repairs"), "the repairs are listed");
      await page.click(".desk-bar .home");
    }
    await page.setInputFiles("#files", [
      { name: "one.txt", mimeType: "text/plain", buffer: Buffer.from("甲。") },
      { name: "two.txt", mimeType: "text/plain", buffer: Buffer.from(PASTED) },
    ]);
    await page.click(".choice li:nth-child(2) button");
    await page.waitForSelector("#article a.mention[data-e=kim-jong-un]");
  }));

test("work on a long text can be stopped, and a worker that dies loses nothing", () =>
  desk({}, async (page) => {
    const long = Buffer.from(`${PASTED}\n`.repeat(20_000));
    for (const [end, said] of [
      [() => page.click(".desk-bar progress + button"), /停下|Stopped/],
      [async () => Promise.all(page.workers().map((worker) => worker.evaluate(() => self.close()).catch(() => {}))), /停下|Stopped/],
    ]) {
      await give(page, "long.txt", long);
      await page.waitForSelector("#article p");
      await end();
      await page.waitForFunction((said) => new RegExp(said).test(document.querySelector(".progress").textContent), said.source);
      assert.ok(await page.$("#article p"), "what was there stays");
      await page.click(".desk-bar .home");
    }
    await paste(page, PASTED);
    await page.waitForSelector("#article a.mention[data-e=kim-jong-un]");
  }));

test("an address of another host is refused, and one of this host is opened", async () => {
  await desk({ at: "?src=https://example.org/a.txt" }, async (page) => {
    assert.match(await alert(page), /example\.org/);
  });
  await desk({ at: "?src=texts/parade-and-pact-en.md" }, async (page) => {
    await page.waitForSelector("#article a.mention[data-e=kim-jong-un]");
  });
});

test("what is no text is refused in words", () =>
  desk({}, async (page) => {
    await give(page, "empty.txt", Buffer.from(" \n"));
    assert.match(await alert(page), /empty\.txt/);
  }));

test("without the words that repair needs no text is opened, and with them the next one is", () =>
  desk({}, async (page, said) => {
    const words = /\/open\/words-[0-9a-f]+\.bin$/;
    await page.context().route(words, (route) => route.fulfill({ status: 404 }));
    await paste(page, PASTED);
    assert.match(await alert(page), /words-.*404/);
    assert.ok(said.splice(0).every((line) => line.includes("404")));
    await page.context().unroute(words);
    await paste(page, PASTED);
    await page.waitForSelector("#article a.mention[data-e=kim-jong-un]");
  }));

test("where storage is refused a text is opened all the same", () =>
  reading(OPEN, async (page) => {
    await page.context().addInitScript(() => {
      const refused = { get: () => { throw new DOMException("refused", "SecurityError"); } };
      Object.defineProperty(window, "localStorage", refused);
      Object.defineProperty(window, "caches", refused);
    });
    await page.reload();
    await page.waitForSelector("html[data-reader]");
    await paste(page, PASTED);
    await page.waitForSelector("#article a.mention[data-e=kim-jong-un]");
    await done(page);
  }));

test("where wasm is refused the page says what it needs", async () => {
  const base = await address((policy) => policy.replace(" 'wasm-unsafe-eval'", ""));
  await reading({ ...OPEN, base }, async (page, said) => {
    await page.waitForSelector(".failed:not([hidden])");
    assert.ok(said.splice(0).every((line) => line.includes("Content Security Policy")));
  });
});
