// Chinese in another script, with readings, in columns; and back to how it was written.
import assert from "node:assert/strict";
import test from "node:test";
import { choose, middle, reading } from "./site.mjs";

/** The markup of the article, but for what says of a paragraph that it has been laid out. */
const article = (page) => page.$eval(".prose", (prose) => prose.innerHTML.replace(/ data-measured="[^"]*"/g, ""));
const lang = (page) => page.getAttribute("html", "lang");

test("the text takes the words and names of a region, and comes back as it was", async () => {
  await reading({}, async (page) => {
    const before = await article(page);
    await choose(page, "script", "tw");
    await page.waitForFunction(() => document.querySelector(".prose").textContent.includes("普丁"));
    assert.equal(await lang(page), "zh-Hant-TW");
    await page.click("a.mention[data-e=vladimir-putin]");
    await page.waitForFunction(() => document.querySelector("#panel-name")?.textContent.includes("普丁"));
    const others = await page.$eval(".panel .names", (names) => names.textContent);
    assert.match(others, /普京/, "the name that it replaced is told");
    await page.keyboard.press("Escape");
    await choose(page, "script", "hans");
    await page.waitForFunction(() => document.querySelector(".prose").textContent.includes("乌克兰"));
    await choose(page, "script", "original");
    await page.waitForFunction(() => !document.querySelector(".prose").textContent.includes("乌克兰"));
    const clean = (html) => html.replace(/ (data-lit|aria-[a-z]+|data-arrived)="[^"]*"/g, "");
    assert.equal(clean(await article(page)), clean(before));
  });
});

test("readings stand over words, are not copied, and go without a trace", async () => {
  await reading({}, async (page) => {
    const before = await article(page);
    await choose(page, "readings", "all");
    await page.waitForFunction(() => [...document.querySelectorAll("ruby.reading rt")].some((rt) => rt.textContent === "Cháoxiǎn" || rt.textContent === "Cháoxiān"));
    const line = await page.evaluate(() => {
      const paragraph = document.querySelector(".prose section p:not(.byline)");
      getSelection().selectAllChildren(paragraph);
      return getSelection().toString();
    });
    assert.doesNotMatch(line, /[āáǎàēéěè]/, "what is copied has no readings");
    assert.equal(await page.$$eval(".glossary ruby.reading", (all) => all.length), 0);
    const heard = await page.$$eval("ruby.reading rt", (all) => all.every((rt) => rt.ariaHidden === "true"));
    assert.ok(heard, "readings are not read aloud");
    await choose(page, "readings", "off");
    await page.waitForFunction(() => !document.querySelector("ruby.reading"));
    await page.evaluate(() => getSelection().removeAllRanges());
    assert.equal(await article(page), before);
  });
});

test("columns scroll sideways within the page, and a card never covers its own", async () => {
  await reading({}, async (page) => {
    await choose(page, "writing", "vertical");
    await page.waitForSelector(".prose .upright");
    const [overflow, wide] = await page.evaluate(() => {
      const prose = document.querySelector(".prose");
      return [document.documentElement.scrollWidth - innerWidth, prose.scrollWidth > prose.clientWidth];
    });
    assert.ok(overflow <= 0 && wide, "the article scrolls, the page does not");
    const at = await middle(page, "a.mention.person");
    await page.mouse.move(at.x, at.y + 1);
    await page.mouse.move(at.x, at.y, { steps: 3 });
    await page.waitForSelector("#card[data-shown]");
    const apart = await page.evaluate(() => {
      const card = document.querySelector("#card").getBoundingClientRect();
      const line = document.querySelector("a.mention.person").getClientRects()[0];
      return card.right <= line.left || card.left >= line.right;
    });
    assert.ok(apart);
    await page.mouse.move(at.x, at.y + 40);
    await page.mouse.wheel(0, 300);
    await page.waitForFunction(() => document.querySelector(".prose").scrollLeft < 0);
  });
});

test("English has no scripts to choose", async () => {
  await reading({ article: "parade-and-pact-en", locale: "en" }, async (page) => {
    await page.click("[popovertarget=text] >> nth=0");
    await page.waitForSelector("#text:popover-open h2:focus");
    assert.equal(await page.$$eval("#sheet, input[name=script], input[name=readings]", (all) => all.length), 0);
    assert.ok(await page.$("input[name=units]"));
  });
});
