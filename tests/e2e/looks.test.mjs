// What can be seen beside views.test.mjs: lines that tell kinds apart, hit areas of mentions,
// stillness, print (acceptance test 9).
import { mkdir } from "node:fs/promises";
import { test } from "node:test";
import assert from "node:assert/strict";
import { PHONE, reading, SHOTS } from "./site.mjs";

const shot = (page, name) => page.screenshot({ path: `${SHOTS}/${name}.png` });
await mkdir(SHOTS, { recursive: true });

test("kinds are told apart by their lines, without any colour", () =>
  reading({ forcedColors: "active" }, async (page) => {
    await shot(page, "forced-colours");
    const lines = await page.$$eval(".mention", (mentions) => {
      const kinds = {};
      for (const mention of mentions) {
        const style = getComputedStyle(mention);
        assertLine(style);
        const em = parseFloat(style.textDecorationThickness) / parseFloat(style.fontSize);
        kinds[mention.classList[1]] = `${style.textDecorationStyle} ${em.toFixed(2)}`;
      }
      return kinds;
      function assertLine(style) {
        if (style.textDecorationLine !== "underline") throw new Error("a mention without a line");
      }
    });
    const { place, norp = place, law, work = law, ...others } = lines;
    assert.equal(norp, place, "peoples go with places");
    assert.equal(work, law, "works go with treaties");
    const told = [place, law, ...Object.values(others)].filter(Boolean);
    assert.equal(new Set(told).size, told.length, JSON.stringify(lines));
  }));

test("every mention is tall enough for a finger, without moving a line", () =>
  reading(PHONE, async (page) => {
    const low = await page.$$eval(".mention", (all) => all.filter((m) => m.getClientRects()[0].height < 24).length);
    assert.equal(low, 0);
    const controls = async () => page.$$eval("#panel button", (all) =>
      all.map((b) => b.getBoundingClientRect()).filter((b) => b.width < 44 || b.height < 44).length);
    await page.tap("p .mention.person");
    await page.waitForSelector("#panel");
    assert.equal(await controls(), 0);
  }));

test("the text is there before the reader, and does not move when it comes", () =>
  reading({ started: false }, async (page) => {
    await page.waitForSelector(".mention[aria-haspopup=dialog]");
    const shift = await page.evaluate(() => new Promise((done) => {
      const seen = new PerformanceObserver((list) => total(list.getEntries()));
      const total = (entries) => done(entries.reduce((sum, entry) => sum + entry.value, 0));
      seen.observe({ type: "layout-shift", buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => done(0)));
    }));
    assert.ok(shift <= 0.02, `${shift}`);
  }));

test("printed, the article comes with a who's who of everything named", () =>
  reading({}, async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.isVisible(".toolbar"), false);
    const leads = page.locator(".dossier .lead");
    for (const n of [0, (await leads.count()) - 1]) assert.ok(await leads.nth(n).isVisible());
    await page.screenshot({ path: `${SHOTS}/print.png`, fullPage: true });
    const pdf = await page.pdf({ path: `${SHOTS}/print.pdf`, format: "A4" });
    assert.ok(pdf.length > 10_000);
  }));
