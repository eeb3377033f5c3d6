// Search in the article: what is found, painted and said, and where the focus goes.
import { test } from "node:test";
import assert from "node:assert/strict";
import { choose, focused, reading } from "./site.mjs";

const BAR = "#find";
const open = async (page) => {
  await page.click(".to-find");
  await page.waitForSelector(`${BAR} input:focus`);
};
/** Writes `query`, and gives what the bar says of it. */
const ask = async (page, query) => {
  const before = await page.textContent(`${BAR} .tally`);
  await page.fill(`${BAR} input`, query);
  await page.waitForFunction((before) => document.querySelector("#find .tally").textContent !== before, before);
  return page.textContent(`${BAR} .tally`);
};
/** The words that a highlight of this name paints, in the order of the text. */
const painted = (page, name) =>
  page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString()), name);

test("characters, and the pinyin of names, are found across the borders of names", () =>
  reading({}, async (page) => {
    // What is laid out for a jump says so; else nothing may change.
    const article = async () => (await page.innerHTML("#article")).replace(/ data-measured="[^"]*"/g, "");
    const markup = await article();
    const [name, after] = await page.$eval("p a.mention.place:not(:has(*))", (m) => [m.textContent, m.nextSibling.textContent[0]]);
    await open(page);
    await ask(page, `${name}${after}`);
    assert.equal((await painted(page, "found"))[0], `${name}${after}`, "a hit may end beyond its name");
    assert.equal((await painted(page, "found-here")).length, 1);
    await ask(page, "無此字");
    assert.deepEqual(await painted(page, "found"), []);
    await page.keyboard.press("Escape");
    assert.equal(await article(), markup, "the document is as it was");
  }));

test("a search in either script and by pinyin follows the text from script to script", () =>
  reading({}, async (page) => {
    const shown = (words) => page.waitForFunction((words) => document.querySelector(".prose").textContent.includes(words), words);
    await open(page);
    const found = async (query) => {
      // From nothing, for another query may find as many.
      await page.fill(`${BAR} input`, "");
      await page.waitForFunction(() => document.querySelector("#find .tally").textContent === "");
      await ask(page, query);
      const places = await painted(page, "found");
      assert.ok(places.length > 0, query);
      return places;
    };
    const written = await found("烏克蘭");
    for (const query of ["wukelan", "wū kè lán", "wu1ke4lan2", "乌克兰"]) assert.deepEqual(await found(query), written, query);
    // What it was asked for stays painted while the text under it changes its script …
    await choose(page, "script", "hans");
    await shown("乌克兰");
    await page.waitForFunction((count) => {
      const places = [...(CSS.highlights.get("found") ?? [])].map(String);
      return places.length === count && places.every((place) => place === "乌克兰");
    }, written.length);
    // … and its nodes, with readings, which are no part of what is found.
    await choose(page, "readings", "all");
    await page.waitForFunction(() => [...(CSS.highlights.get("found-here") ?? [])].some(({ startContainer }) =>
      startContainer.parentElement.matches("ruby.reading")));
    for (const query of ["烏克蘭", "wukelan"]) assert.equal((await found(query)).length, written.length, query);
  }));

test("Enter goes on, Shift+Enter back, round the end, and each place comes into view", () =>
  reading({}, async (page) => {
    const count = await page.evaluate(() => document.querySelector("#article").textContent.split("中國").length - 1);
    await open(page);
    assert.match(await ask(page, "中國"), new RegExp(`1\\D+${count}`));
    const tally = (n) => page.waitForFunction(
      ([n, count]) => new RegExp(`^\\D*${n}\\D+${count}\\D*$`).test(document.querySelector("#find .tally").textContent), [n, count]);
    const inView = () => page.waitForFunction(() => {
      const place = [...CSS.highlights.get("found-here")][0].getBoundingClientRect();
      return place.top >= document.querySelector("#find").getBoundingClientRect().bottom && place.bottom <= innerHeight;
    });
    for (let n = 2; n <= count; n++) {
      await page.keyboard.press("Enter");
      await tally(n);
      await inView();
    }
    await page.keyboard.press("Enter");
    await tally(1);
    await page.keyboard.press("Shift+Enter");
    await tally(count);
    await inView();
    assert.equal((await painted(page, "found")).length, count);
  }));

test("Escape gives the focus back, takes the paint off and keeps the query", () =>
  reading({}, async (page) => {
    await page.focus("p a.mention >> nth=2");
    const had = await focused(page);
    await page.keyboard.press("/");
    await page.waitForSelector(`${BAR} input:focus`);
    await ask(page, "中國");
    await page.keyboard.press("Escape");
    await page.waitForSelector(BAR, { state: "hidden" });
    assert.equal(await focused(page), had);
    assert.deepEqual(await painted(page, "found"), []);
    await open(page);
    assert.equal(await page.inputValue(`${BAR} input`), "中國");
    assert.ok((await painted(page, "found")).length > 0);
    await page.keyboard.press("Escape");
    assert.equal(await focused(page), "to-find");
  }));

test("a slash is the browser's where the reader has no focus, and Escape closes the bar first", () =>
  reading({}, async (page) => {
    await page.keyboard.press("/");
    assert.equal(await page.isVisible(BAR), false);
    await page.click("p .mention.place");
    await page.waitForSelector("#panel");
    await page.keyboard.press("/");
    await page.waitForSelector(`${BAR} input:focus`);
    await page.keyboard.press("Escape");
    await page.waitForSelector(BAR, { state: "hidden" });
    assert.ok(await page.isVisible("#panel"));
  }));

test("readings and the damage that was repaired are no text to be found", () =>
  reading({ article: "damaged-notice" }, async (page) => {
    const was = await page.textContent(".was");
    const around = await page.$eval(".repair", (repair) => repair.closest("p").textContent.slice(0, 2));
    await page.check("#show-repairs");
    await open(page);
    assert.match(await ask(page, around), /1/);
    await page.fill(`${BAR} input`, was);
    await page.waitForFunction(() => CSS.highlights.get("found") === undefined);
  }));

test("where highlights are missing, the place shown is selected", () =>
  reading({ started: false }, async (page) => {
    await page.addInitScript(() => Object.defineProperty(CSS, "highlights", { value: undefined }));
    await page.reload();
    await page.waitForSelector(".mention[aria-haspopup=dialog]");
    await open(page);
    await ask(page, "中國");
    assert.equal(await page.evaluate(() => getSelection().toString()), "中國");
    assert.ok(await page.$(`${BAR} input:focus`), "and the field keeps the focus");
  }));
