// What the reader chooses: the dial, the themes, the language; kept from page to page.
import { test } from "node:test";
import assert from "node:assert/strict";
import { PHONE, focused, reading } from "./site.mjs";

const root = (page, name) => page.getAttribute("html", name);
const menu = async (page, id) => {
  await page.click(`[popovertarget=${id}] >> nth=0`);
  await page.waitForSelector(`#${id}:popover-open h2:focus`);
};
const choose = (page, key, word) => page.check(`.menu input[name=${key}][value="${word}"]`, { force: true });

/** The line under a mention: none where it is not painted. */
const painted = (page, selector) =>
  page.$eval(selector, (mention) => {
    const { textDecorationLine, backgroundImage } = getComputedStyle(mention);
    return textDecorationLine !== "none" || backgroundImage !== "none";
  });
const FIRST = "p a.mention.place:not(.again)";
const AGAIN = "p a.mention.place.again";

test("the dial paints, counts, and decides what answers", () =>
  reading({}, async (page) => {
    assert.deepEqual([await painted(page, FIRST), await painted(page, AGAIN)], [true, false]);
    await page.hover(AGAIN);
    await page.waitForSelector(".card:popover-open");
    assert.ok(await painted(page, AGAIN), "what is pointed at is painted");
    await page.keyboard.press("Escape");
    await menu(page, "dial");
    const all = await page.locator("a.mention").count();
    const said = () => page.textContent("#dial .said");
    await choose(page, "dial", "all");
    await page.waitForSelector("html[data-dial=all]");
    assert.ok((await said()).includes(`${all}`) && (await said()).includes("0"), await said());
    assert.ok(await painted(page, AGAIN));
    await choose(page, "dial", "kinds");
    await page.waitForSelector(`${FIRST}[data-word]`);
    const text = await page.$eval(FIRST, (mention) => getSelection().selectAllChildren(mention) ?? `${getSelection()}`);
    assert.equal(text, await page.textContent(FIRST), "the word of kind is not copied");
    await choose(page, "dial", "off");
    await page.waitForSelector(`${FIRST}[tabindex="-1"]:not([data-word])`);
    assert.equal(await page.locator("a.mention:not([tabindex])").count(), 0);
    await page.keyboard.press("Escape");
    const plain = await page.$eval(FIRST, (mention) => getComputedStyle(mention).pointerEvents);
    assert.equal(plain, "none");
    assert.equal(await painted(page, FIRST), false);
  }));

test("a kind that is hidden is plain text", () =>
  reading({}, async (page) => {
    await menu(page, "dial");
    await page.uncheck("#dial .kinds label:has(.place) input");
    await page.waitForSelector(`html[data-hidden=place] ${FIRST}[tabindex="-1"]`);
    assert.equal(await painted(page, FIRST), false);
    assert.ok(await painted(page, "p a.mention.person:not(.again)"));
    await page.check("#dial .kinds label:has(.place) input");
    await page.waitForSelector(`html:not([data-hidden]) ${FIRST}:not([tabindex])`);
  }));

test("what is chosen holds on every page of the site, from its first paint", () =>
  reading({}, async (page) => {
    await menu(page, "text");
    await page.$eval("#text", (menu) => {
      const look = () => (globalThis.noted ||= menu.querySelector("[role=status]") !== null);
      new MutationObserver(look).observe(menu, { childList: true, subtree: true });
    });
    await choose(page, "theme", "sepia");
    await choose(page, "size", "large");
    await page.waitForSelector("html[data-theme=sepia][data-size=large]");
    assert.equal(await page.evaluate("Boolean(globalThis.noted)"), false, "not for a moment does it say that nothing is kept");
    const paper = () => page.$eval("html", (html) => getComputedStyle(html).backgroundColor);
    const sepia = await paper();
    // The reader is loaded only after this.
    await page.addInitScript(() =>
      addEventListener("DOMContentLoaded", () => (globalThis.early = document.documentElement.dataset.theme)));
    for (const other of ["../parade-and-pact-en/", "../index.html"]) {
      await page.goto(new URL(other, page.url()).href);
      assert.deepEqual([await page.evaluate("early"), await paper()], ["sepia", sepia], other);
    }
  }));

test("choosing keeps the line that is being read", () =>
  reading({}, async (page) => {
    const last = ".prose p >> nth=-1";
    // The reader is at the top of the paragraph, a third down the window.
    await page.locator(last).evaluate((p) => {
      p.scrollIntoView({ block: "center" });
      scrollBy(0, p.getBoundingClientRect().top - innerHeight / 3 + 2);
    });
    // Not by its button, which stands at the top of the page.
    await page.$eval("#text", (menu) => menu.showPopover());
    await page.waitForSelector("#text h2:focus");
    const top = () => page.$eval(last, (p) => p.getBoundingClientRect().top);
    const before = await top();
    await choose(page, "size", "largest");
    await page.waitForSelector("html[data-size=largest]");
    assert.ok(Math.abs((await top()) - before) < 4, `${before} ${await top()}`);
  }));

test("another tab's choice is followed, and so is its reset", () =>
  reading({}, async (page) => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.waitForSelector("html[data-reader]");
    await menu(page, "text");
    await choose(page, "theme", "dark");
    await other.waitForSelector("html[data-theme=dark]");
    await page.click(".reset");
    await other.waitForSelector("html:not([data-theme])");
  }));

test("the page speaks the browser's language, or the one that is chosen", () =>
  reading({ locale: "en-GB" }, async (page) => {
    const said = () => page.textContent(".tool[popovertarget=text]");
    await page.waitForSelector(".toolbar[lang=en]");
    assert.equal(await said(), "Text");
    assert.match(await root(page, "lang"), /^zh/, "the article's language stays");
    await menu(page, "text");
    await choose(page, "language", "zh-Hans");
    await page.waitForSelector(".toolbar[lang=zh-Hans]");
    assert.equal(await said(), "文字");
    await page.reload();
    await page.waitForSelector(".toolbar[lang=zh-Hans]");
  }));

test("where storage is refused, choices hold as long as the page, and it says so", () =>
  reading({ started: false }, async (page) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } });
    });
    await page.reload();
    await page.waitForSelector("html[data-reader]");
    await menu(page, "text");
    await choose(page, "theme", "dark");
    await page.waitForSelector("html[data-theme=dark]");
    assert.ok(await page.isVisible("#text [role=status]"));
  }));

test("what storage holds amiss does no harm", () =>
  reading({}, async (page) => {
    await page.evaluate(() => localStorage.setItem("lorgnette", 'theme=dark&size=huge&"><=1&=&{"a":1}'));
    await page.reload();
    await page.waitForSelector("html[data-reader][data-theme=dark]:not([data-size])");
  }));

test("menus open by keyboard, close with Escape, and give the focus back", () =>
  reading({}, async (page) => {
    await page.focus("[popovertarget=text]");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#text h2:focus");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.name), "script");
    await page.keyboard.press("ArrowRight");
    await page.waitForSelector("html[data-script=hans]");
    await page.keyboard.press("Escape");
    await page.waitForSelector("#text:not(:popover-open)", { state: "attached" });
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("popovertarget")), "text");
  }));

test("the question mark answers only where it cannot slip, and letters once they are switched on", () =>
  reading({}, async (page) => {
    await page.keyboard.press("?");
    await page.keyboard.press("t");
    assert.equal(await page.locator(".menu:popover-open").count(), 0);
    await page.focus("#article");
    await page.keyboard.press("?");
    await page.waitForSelector("#help:popover-open h2:focus");
    assert.equal(await page.locator("#help .legend .mention").count(), 10);
    await page.keyboard.press("Escape");
    assert.equal(await focused(page), "article");
    await menu(page, "text");
    await choose(page, "letters", "on");
    await page.keyboard.press("Escape");
    await page.keyboard.press("d");
    await page.waitForSelector("#dial:popover-open");
    await page.keyboard.press("d");
    await page.waitForSelector("#dial:not(:popover-open)", { state: "attached" });
    await page.keyboard.press("e");
    await page.focus("#panel .roster a");
    await page.keyboard.press("t");
    assert.equal(await page.locator(".menu:popover-open").count(), 0, "in a list, letters look for a name");
  }));

for (const [name, options] of [["narrow", PHONE], ["zoomed", { viewport: { width: 320, height: 256 } }]]) {
  test(`${name}: each menu is a sheet that fits`, () =>
    reading(options, async (page) => {
      for (const id of ["dial", "text", "help"]) {
        await menu(page, id);
        const box = await page.locator(`#${id}`).boundingBox();
        const { width, height } = page.viewportSize();
        assert.ok(box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= height + 1);
        assert.ok(await page.$eval(`#${id}`, (menu) => menu.scrollWidth <= menu.clientWidth));
        await page.click(`#${id} .menu-head button`);
        await page.waitForSelector(`#${id}:not(:popover-open)`, { state: "attached" });
      }
    }));
}

test("without scripts the tools are out of sight, and nothing moves when the reader comes", async () => {
  await reading({ javaScriptEnabled: false, started: false }, async (page) => {
    assert.equal(await page.isVisible(".tool >> nth=0"), false);
  });
  await reading({ locale: "en-GB", started: false }, async (page) => {
    await page.waitForSelector("html[data-reader] .toolbar[lang=en]");
    const shift = await page.evaluate(() => new Promise((done) => {
      const total = (entries) => entries.reduce((sum, entry) => sum + entry.value, 0);
      new PerformanceObserver((list) => done(total(list.getEntries()))).observe({ type: "layout-shift", buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => done(0)));
    }));
    assert.ok(shift <= 0.02, `${shift}`);
  });
});
