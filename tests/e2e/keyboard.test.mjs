// A whole article by keyboard alone: from the address bar through every stop, with each card,
// a panel, the list and the search, and back to the text. The focus is never lost, never out
// of sight, never trapped.
import { test } from "node:test";
import assert from "node:assert/strict";
import { reading } from "./site.mjs";

/** More stops than any article has. */
const ENDLESS = 2000;

/** What has the focus: a name for it, whether it can be seen, and whether it is in the card. */
const stop = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    globalThis.stops ??= new Map();
    if (!stops.has(element)) stops.set(element, stops.size);
    // A choice among words lies unseen over its word, which has the ring.
    const style = getComputedStyle(element.matches(".offers input") && getComputedStyle(element).opacity === "0" ? element.nextElementSibling : element);
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const box = [...element.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
    const at = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const seen = Boolean(at && (element.contains(at) || at.contains(element)));
    const shown = (element.id && `#${element.id}`) || `${element.tagName}.${element.className}`;
    const mention = element.matches("a.mention");
    return { n: stops.get(element), shown, ring, seen, mention, card: element.closest("#card") !== null, html: element.outerHTML.slice(0, 100) };
  });

/** The stop that has the focus now; there must be one, and it must be seen. */
async function here(page, after) {
  let now = await stop(page);
  // What has just opened may still be on its way to its place.
  for (let n = 0; n < 50 && now && !now.seen; n++) now = await stop(page);
  assert.ok(now, `the focus is lost ${after}`);
  assert.ok(now.ring, `no ring around ${now.html} ${after}`);
  assert.ok(now.seen, `${now.html} is out of sight or covered ${after}`);
  return now;
}

/** Goes by Tab to the last stop of what lies at the end of the page, and once more. */
async function through(page, where) {
  let stops = 0;
  for (; stops < ENDLESS; stops++) {
    await page.keyboard.press("Tab");
    // Behind its last stop a rail ends the page: the next is the browser's own.
    if ((await stop(page)) === null) break;
    await here(page, `in ${where}`);
  }
  assert.ok(stops > 2 && stops < ENDLESS, `${stops} stops in ${where}`);
}

/** Lets the page's clock run until a card that was going to open is open. */
const wait = (page) => page.clock.runFor(700);

/** Numbers the stops of the page in their order; how many there are. */
const number = (page) =>
  page.evaluate(() => {
    const stops = document.querySelectorAll(".page :is(a[href], button, input, select, summary, [tabindex='0'])");
    globalThis.stops = new Map();
    const open = [...stops].filter((e) => e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }));
    open.forEach((element) => globalThis.stops.set(element, globalThis.stops.size));
    return open.length;
  });

test("every stop of the page is reached in order, with each card, and left again", () =>
  reading({ clock: true }, async (page) => {
    const expected = await number(page);
    const visited = [];
    let cards = 0;
    let inCard = 0;
    for (let n = 0; n < ENDLESS && visited.length < expected; n++) {
      await page.keyboard.press("Tab");
      const now = await here(page, `after ${visited.at(-1)?.shown}`);
      if (now.card) {
        inCard += 1;
        assert.ok(inCard < 40, "the card keeps the focus");
        continue;
      }
      inCard = 0;
      visited.push(now);
      if (!now.mention) continue;
      await wait(page);
      cards += (await page.locator(".card:popover-open").count());
    }
    assert.deepEqual(visited.map(({ n }) => n), [...Array(expected).keys()], "in the order of the page, none twice");
    const mentions = visited.filter(({ mention }) => mention).length;
    assert.ok(mentions > 20);
    assert.equal(cards, mentions, "each name on the way has shown its card");
    await page.keyboard.press("Shift+Tab");
    assert.equal((await here(page, "going back")).n, expected - 2);
  }));

test("where the reader wants all mentions, each of them is a stop", () =>
  reading({ kept: "dial=all&speed=off" }, async (page) => {
    await page.waitForFunction(() => !document.querySelector("a.mention[tabindex]"));
    const expected = await number(page);
    const visited = [];
    while (visited.length < expected) {
      await page.keyboard.press("Tab");
      visited.push(await here(page, `after ${visited.at(-1)?.shown}`));
    }
    assert.deepEqual(visited.map(({ n }) => n), [...Array(expected).keys()], "in the order of the page, none twice");
    assert.equal(visited.filter(({ mention }) => mention).length, await page.locator("a.mention").count());
  }));

test("each menu is walked through, and gives the focus back to its button", () =>
  reading({}, async (page) => {
    for (const id of ["dial", "text", "help"]) {
      const button = `[popovertarget=${id}].tool`;
      const open = async () => {
        await page.focus(button);
        await page.keyboard.press("Enter");
        await page.waitForSelector(`#${id}:popover-open h2:focus`);
      };
      const stops = [];
      await open();
      // Of a choice among several, the chosen one is the stop.
      const expected = await page.locator(`#${id} :is(button, [type=checkbox], :checked:not([type=checkbox]))`).count();
      for (let inside = true; inside && stops.length < ENDLESS; ) {
        await page.keyboard.press("Tab");
        stops.push(await here(page, `in ${id}, after ${stops.at(-1)?.shown}`));
        inside = await page.evaluate((id) => document.getElementById(id).contains(document.activeElement), id);
      }
      const inner = stops.slice(0, -1);
      assert.equal(inner.length, expected, `each control of ${id} is a stop`);
      assert.equal(new Set(inner.map(({ n }) => n)).size, inner.length, "none twice");
      await page.waitForSelector(`#${id}:not(:popover-open)`, { state: "attached" });
      await open();
      await page.keyboard.press("Escape");
      await page.waitForSelector(`${button}:focus`);
      await here(page, `back from ${id}`);
    }
  }));

test("the skip links lead to the text and to the names", () =>
  reading({}, async (page) => {
    for (const [tabs, target] of [[1, "article"], [2, "glossary"]]) {
      await page.evaluate(() => document.activeElement.blur());
      for (let n = 0; n < tabs; n++) await page.keyboard.press("Tab");
      assert.ok(await page.$(".skip:focus"));
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      const inside = await page.evaluate((id) => document.getElementById(id).contains(document.activeElement), target);
      assert.ok(inside, `after the link to ${target} the next stop is inside it`);
      await page.reload();
      await page.waitForSelector(".mention[aria-haspopup=dialog]");
    }
  }));

test("a panel, the search and the list open, serve and close, and the focus comes back each time", () =>
  reading({}, async (page) => {
    const mention = page.locator("p a.mention.person:not([tabindex])").first();
    await page.keyboard.press("Tab");
    await mention.focus();
    const home = await here(page, "at the start");
    const back = async (from) => {
      await page.waitForFunction((n) => stops.get(document.activeElement) === n, home.n);
      await here(page, `back from ${from}`);
    };

    await page.keyboard.press("Enter");
    await page.waitForSelector("#panel");
    await through(page, "the panel");
    await page.keyboard.press("Escape");
    await page.waitForSelector("#panel", { state: "detached" });
    await back("the panel");

    await page.keyboard.press("/");
    await page.waitForSelector("#find input:focus");
    await page.keyboard.type("a");
    for (const key of ["Enter", "Shift+Enter", "Tab", "Tab", "Tab"]) {
      await page.keyboard.press(key);
      await here(page, `in the search, after ${key}`);
    }
    await page.keyboard.press("Escape");
    await back("the search");

    await page.keyboard.press("Alt+e");
    await page.waitForSelector("#panel");
    await through(page, "the list");
    await page.keyboard.press("Escape");
    await page.waitForSelector("#panel", { state: "detached" });
    await back("the list");
  }));
