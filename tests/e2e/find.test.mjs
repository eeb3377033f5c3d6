// Search in the article: what is found, painted and said, and where the focus goes.
import { test } from "node:test";
import assert from "node:assert/strict";
import { focused, reading } from "./site.mjs";

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
    const markup = await page.innerHTML("#article");
    const [name, after] = await page.$eval("p a.mention.place:not(:has(*))", (m) => [m.textContent, m.nextSibling.textContent[0]]);
    await open(page);
    await ask(page, `${name}${after}`);
    assert.equal((await painted(page, "found"))[0], `${name}${after}`, "a hit may end beyond its name");
    assert.equal((await painted(page, "found-here")).length, 1);
    await ask(page, "無此字");
    assert.deepEqual(await painted(page, "found"), []);
    await page.keyboard.press("Escape");
    // A jump measures the sections, an attribute of the article's own element.
    assert.equal(await page.innerHTML("#article"), markup, "the document is as it was");
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
