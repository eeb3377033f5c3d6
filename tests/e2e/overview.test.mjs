// The overview: rows that open their sentences, a map to look at closer, arcs that lead to
// their rows; and the rail beside the text.
import { test } from "node:test";
import assert from "node:assert/strict";
import { PHONE, reading } from "./site.mjs";

const PANEL = ".panel[data-layer=panel]";
const MARKS = "#presence a";
const box = (page, selector) =>
  page.$eval(selector, (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  });
const viewBox = (page) => page.$eval(".map svg", (svg) => svg.getAttribute("viewBox"));

test("a row of the timeline opens its sentence", () =>
  reading({}, async (page) => {
    const row = page.locator(".timeline .said > a").first();
    const mention = (await row.getAttribute("href")).slice(1);
    await row.click();
    await page.waitForFunction((id) => document.activeElement.id === id, mention);
    // Sections out of sight have guessed heights: the jump settles within some frames.
    await page.waitForFunction((id) => {
      const { top, bottom } = document.getElementById(id).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }, mention);
  }));

test("the map is looked at closer by buttons, keys and hand, and leaves the wheel alone", () =>
  reading({}, async (page) => {
    await page.locator(".map").scrollIntoViewIfNeeded();
    const whole = await viewBox(page);
    const width = (of) => Number(of.split(" ")[2]);
    await page.click("[data-zoom=in]");
    assert.equal(width(await viewBox(page)), width(whole) / 2);
    assert.equal(await page.getAttribute("[data-zoom=out]", "aria-disabled"), "false");
    await page.focus(".map-view");
    await page.keyboard.press("+");
    await page.keyboard.press("ArrowRight");
    const aside = await viewBox(page);
    assert.equal(width(aside), width(whole) / 4);
    const { left, top } = await box(page, ".map-view");
    await page.mouse.move(left + 200, top + 100);
    await page.mouse.down();
    await page.mouse.move(left + 120, top + 100, { steps: 4 });
    await page.mouse.up();
    assert.notEqual(await viewBox(page), aside);
    assert.equal(await page.locator(".panel").count(), 0, "a drag follows no link");
    await page.keyboard.press("0");
    assert.equal(await viewBox(page), whole);
    const before = await page.evaluate(() => scrollY);
    await page.mouse.wheel(0, -200);
    await page.waitForFunction((before) => scrollY < before, before);
    assert.equal(await viewBox(page), whole);
  }));

test("a place on the map opens its entry, an arc its row", () =>
  reading({}, async (page) => {
    const place = page.locator(".map a:has(text[data-from='1'])").last();
    const id = (await place.getAttribute("href")).slice("#e-".length);
    await place.locator("text").click();
    await page.waitForSelector(PANEL);
    assert.ok(page.url().includes(`#e=${id}`));
    await page.keyboard.press("Escape");
    await page.locator(".arcs a").last().dispatchEvent("click");
    await page.waitForSelector(".as-table[open] tr:target");
  }));

test("the rail marks where the open entity stands, beside the text, and leads there", () =>
  reading({}, async (page) => {
    assert.equal(await page.locator("#presence").count(), 0);
    await page.click("p .mention[data-e=north-korea] >> nth=0");
    await page.waitForSelector(MARKS);
    assert.ok((await page.locator(MARKS).count()) > 3);
    assert.ok((await box(page, "#presence")).right <= (await box(page, "#article")).left);
    const last = page.locator(MARKS).last();
    const mention = (await last.getAttribute("href")).slice(1);
    await page.focus(`${MARKS}[tabindex='0']`);
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.waitForFunction((id) => document.activeElement.id === id, mention);
    await page.waitForSelector(`${MARKS}:last-child[aria-current]`);
    await page.keyboard.press("Escape");
    await page.waitForSelector("#presence", { state: "detached" });
  }));

test("on a narrow screen the rail keeps to the margin and takes no tap", () =>
  reading({ ...PHONE, viewport: { width: 320, height: 640 } }, async (page) => {
    await page.tap("p .mention[data-e=north-korea] >> nth=0");
    await page.waitForSelector("#presence[data-thin] a");
    assert.ok((await box(page, "#presence")).right <= (await box(page, "#article")).left);
    assert.equal(await page.$eval("#presence", (rail) => getComputedStyle(rail).pointerEvents), "none");
  }));
