// What is left when something is missing: scripts, wasm, the network (acceptance tests 7, 8).
import { test } from "node:test";
import assert from "node:assert/strict";
import { address, PHONE, reading } from "./site.mjs";

const MENTION = "p .mention.place >> nth=1";
const entry = (page) => page.$eval(MENTION, (mention) => mention.getAttribute("href"));

test("without scripts a click leads to the open entry and one more back", () =>
  reading({ javaScriptEnabled: false, started: false }, async (page) => {
    const id = await entry(page);
    await page.click(MENTION);
    await page.waitForSelector(`details[open] ${id}`);
    assert.ok(await page.isVisible(`${id} .lead`));
    assert.ok(await page.isVisible(".no-script"));
    assert.equal(await page.isVisible(".failed"), false);
    const outside = await page.$eval(`${id} .outside`, ({ href, rel }) => [href, rel]);
    assert.deepEqual([/GoToLinkedPage\/zhwiki,enwiki\/Q\d+$/.test(outside[0]), outside[1]], [true, "noreferrer noopener"]);
    assert.equal(await page.$(".sealed"), null, "nobody counts");
    await page.click(`${id} .mentions a`);
    assert.match(page.url(), /#m-\d+$/);
  }));

test("without scripts no control is shown that only the reader could answer", () =>
  reading({ javaScriptEnabled: false, started: false }, async (page) => {
    const buttons = page.locator("button");
    for (let n = 0; n < (await buttons.count()); n++) assert.equal(await buttons.nth(n).isVisible(), false);
  }));

test("without scripts readings and repairs can be shown", () =>
  reading({ article: "damaged-notice", javaScriptEnabled: false, started: false }, async (page) => {
    const [reading, was] = [page.locator("ruby.repair rt").first(), page.locator(".was").first()];
    assert.equal(await reading.isVisible(), false);
    await page.check("#show-readings");
    assert.ok(await reading.isVisible());
    assert.equal(await was.isVisible(), false);
    await page.check("#show-repairs");
    assert.ok(await was.isVisible());
  }));

test("where wasm is forbidden, a click still opens the entry, and the page says so", async () => {
  const base = await address((policy) => policy.replace(" 'wasm-unsafe-eval'", ""));
  await reading({ base, started: false }, async (page, said) => {
    await page.waitForSelector(".failed:not([hidden])");
    const id = await entry(page);
    await page.click(MENTION);
    await page.waitForSelector(`details[open] ${id}`);
    // The browser itself reports what the policy forbade.
    assert.ok(said.splice(0).every((line) => line.includes("Content Security Policy")));
  });
});

/** Opens a card and a panel of each kind. */
async function ask(page) {
  for (const kind of ["person", "place", "date", "quantity"]) {
    await page.hover(`p .mention.${kind} >> nth=0`);
    await page.waitForSelector(".card:popover-open");
    assert.notEqual((await page.textContent(".card .lead, .card .resolved, .card .facts")).trim(), "");
    await page.click(`p .mention.${kind} >> nth=0`);
    await page.waitForSelector("#panel .mentions a");
    await page.keyboard.press("Escape");
    await page.waitForSelector("#panel", { state: "detached" });
  }
}

test("after it has loaded, the page asks the network for nothing", () =>
  reading({}, async (page) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await ask(page);
    assert.deepEqual(asked, []);
    const badge = () => page.textContent(".colophon .sealed");
    assert.match(await badge(), /沒有任何請求/);
    await page.evaluate(() => fetch("../index.html").then((response) => response.text()));
    await page.waitForFunction(() => document.querySelector(".colophon .sealed").textContent.includes("1"));
    await page.click(".colophon .sealed");
    await page.waitForSelector(".sealed-page");
  }));

test("everything opens without the network", () =>
  reading({}, async (page) => {
    await page.context().setOffline(true);
    await ask(page);
  }));

test("no card is ever empty", () =>
  reading(PHONE, async (page) => {
    const ids = await page.$$eval("a.mention", (all) => [...new Map(all.map((m) => [m.dataset.e, m.id])).values()]);
    for (const id of ids) {
      await page.evaluate((id) => document.getElementById(id).click(), id);
      await page.waitForFunction((id) => location.hash.endsWith(`&m=${id.slice(2)}`), id);
      const words = await page.textContent("#panel .panel-body");
      assert.ok(words.length > 20, `${id}: ${words}`);
    }
  }));
