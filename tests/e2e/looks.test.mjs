// What can be seen beside views.test.mjs: lines that tell kinds apart, hit areas of mentions,
// stillness, print (acceptance test 9).
import { test } from "node:test";
import assert from "node:assert/strict";
import { PHONE, reading } from "./site.mjs";

test("kinds are told apart by their lines, without any colour", () =>
  reading({ forcedColors: "active" }, async (page) => {
    // The calm default paints the first of a section only.
    const lines = await page.$$eval(".mention:not(.again)", (mentions) => {
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

for (const [name, device] of [["wide", {}], ["narrow", PHONE]]) {
  test(`the text is there before the reader, and nothing moves when it comes: ${name}`, () =>
    reading({ ...device, started: false }, async (page) => {
      await page.waitForSelector(".mention[aria-haspopup=dialog]");
      await page.waitForLoadState("networkidle");
      const moved = await page.evaluate(async () => {
        await document.fonts.ready;
        const seen = new PerformanceObserver(() => {});
        seen.observe({ type: "layout-shift", buffered: true });
        await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
        const place = ({ node, previousRect, currentRect }) => `${node?.nodeName}.${node?.className} ${previousRect.y} to ${currentRect.y}`;
        return seen.takeRecords().map(({ value, sources }) => `${value}: ${sources.map(place)}`);
      });
      assert.deepEqual(moved, []);
    }));
}

test("nothing moves when sections out of sight are laid out, as for a jump", () =>
  reading({}, async (page) => {
    const places = () => page.$$eval(".prose :is(h1, h2, p)", (all) =>
      all.slice(0, 6).map((block) => block.getBoundingClientRect().top));
    const before = await places();
    await page.$eval(".prose", (article) => article.setAttribute("data-measured", ""));
    assert.deepEqual(await places(), before);
  }));

test("printed, each name has a letter that leads to its line, and the sources their addresses", () =>
  reading({}, async (page) => {
    await page.emulateMedia({ media: "print" });
    const shown = await page.evaluate(() => {
      const seen = (selector) => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility({ visibilityProperty: true }));
      const note = (element) => getComputedStyle(element, "::after").content.replaceAll('"', "");
      return {
        inText: seen(".prose [data-note]").map((m) => [note(m), m.dataset.e]),
        lines: seen(".entry summary[data-note]").map((s) => [s.dataset.note, s.parentElement.querySelector(".dossier").id.slice(2)]),
        controls: seen("button, input, .card, .panel, .toolbar, .skip").length,
        sources: seen("#sources a").map((a) => a.textContent),
      };
    });
    assert.ok(shown.lines.length > 20);
    assert.deepEqual(shown.inText.toSorted(), shown.lines.toSorted(), "each letter once, and the same in both places");
    assert.equal(shown.controls, 0, "nothing that only a screen can answer");
    assert.ok(shown.sources.every((words) => words.startsWith("https://")));
    const pdf = await page.pdf({ format: "A4" });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g).length;
    assert.ok(pages >= 2 && pages <= 8, `${pages} pages`);
  }));
