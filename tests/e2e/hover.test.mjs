// Mouse and keyboard: when a card opens, stays and closes (acceptance tests 1, 2, 3, 6, 10).
import { test } from "node:test";
import assert from "node:assert/strict";
import { focused, middle, neighbours, nest, reading } from "./site.mjs";

const CARD = ".card:popover-open";
const MENTION = "p .mention:not([tabindex])";

/** Moves the page's clock on and lets what was due happen. */
const pass = (page, time) => page.clock.runFor(time);
const shows = (page) => page.locator(CARD).count().then((count) => count === 1);

test("a card opens on focus, Escape closes it, and tabbing on leaves nothing", () =>
  reading({ clock: true }, async (page) => {
    const mention = page.locator(MENTION).first();
    const id = await mention.getAttribute("id");
    await page.locator(".to-glossary").focus();
    while ((await focused(page)) !== id) await page.keyboard.press("Tab");
    await pass(page, 400);
    assert.equal(await shows(page), false, "not before its time");
    await pass(page, 200);
    await page.waitForSelector(CARD);
    assert.equal(await mention.getAttribute("aria-expanded"), "true");
    await page.keyboard.press("Escape");
    await page.waitForSelector(CARD, { state: "hidden" });
    assert.equal(await focused(page), id, "the focus stays");
    await pass(page, 2000);
    assert.equal(await shows(page), false, "and the card away");
    await page.keyboard.press("Tab");
    assert.notEqual(await focused(page), id);
    assert.equal(await shows(page), false);
  }));

/** Enters the card of the first mention by keyboard; the mention's id. */
const entered = async (page) => {
  const mention = page.locator(MENTION).first();
  await page.keyboard.press("Tab");
  await mention.focus();
  await pass(page, 600);
  await page.waitForSelector(CARD);
  await page.keyboard.press("Tab");
  assert.ok(await page.$(".card :focus"), "the focus is in the card");
  return mention.getAttribute("id");
};

test("Tab enters the card, and leads on from its mention", () =>
  reading({ clock: true }, async (page) => {
    const id = await entered(page);
    await pass(page, 30_000);
    assert.ok(await shows(page), "it stays while the focus is inside");
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(page), id);
    while (!(await page.$(".card .open:focus"))) await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    const next = await page.evaluate((id) => {
      const stops = [...document.querySelectorAll("a.mention:not([tabindex])")];
      return stops[stops.findIndex((stop) => stop.id === id) + 1].id;
    }, id);
    assert.equal(await focused(page), next);
    await page.waitForSelector(CARD, { state: "hidden" });
  }));

test("Escape inside a card leads back to its mention, and the card stays away", () =>
  reading({ clock: true }, async (page) => {
    const id = await entered(page);
    await page.keyboard.press("Escape");
    await page.waitForSelector(CARD, { state: "hidden" });
    assert.equal(await focused(page), id);
    await pass(page, 2000);
    assert.equal(await shows(page), false);
  }));

test("a card opens under a resting mouse, can be entered, and closes when left", () =>
  reading({ clock: true }, async (page) => {
    const { x, y } = await middle(page, MENTION);
    await page.mouse.move(x, y);
    await pass(page, 499);
    assert.equal(await shows(page), false);
    await pass(page, 150);
    await page.waitForSelector(CARD);
    await page.hover(".card .lead");
    await pass(page, 5000);
    assert.ok(await shows(page), "the pointer may rest on the card");
    await page.mouse.move(2, 2);
    await pass(page, 299);
    assert.ok(await shows(page));
    await pass(page, 2);
    await page.waitForSelector(CARD, { state: "hidden" });
  }));

test("the way to the card leads across other names", () =>
  reading({ clock: true }, async (page) => {
    // Names of one character each, on both sides of the first.
    const first = await page.evaluate(() => {
      const [one, ...others] = document.querySelectorAll("p .mention.place:not([tabindex])");
      const short = (other) => {
        const copy = other.cloneNode();
        [copy.id, copy.textContent] = [`m-9${other.dataset.m}`, "一"];
        return copy;
      };
      one.before(...others.slice(0, 3).map(short));
      one.after(...others.slice(3, 6).map(short));
      one.textContent = "一";
      return `#${one.id}`;
    });
    const { x, y } = await middle(page, first);
    await page.mouse.move(x, y);
    await pass(page, 650);
    await page.waitForSelector(CARD);
    const name = await page.textContent(".card .name");
    const card = await page.locator(CARD).boundingBox();
    const down = card.y > y;
    const aside = card.x + card.width / 2 > x ? 40 : -40;
    const goal = { x: x + aside, y: down ? card.y + 10 : card.y + card.height - 10 };
    const length = Math.hypot(goal.x - x, goal.y - y);
    const crossed = new Set();
    for (let way = 0; way <= length; way += 3) {
      const at = { x: x + ((goal.x - x) * way) / length, y: y + ((goal.y - y) * way) / length };
      await page.mouse.move(at.x, at.y);
      await pass(page, 10);
      crossed.add(await page.evaluate(({ x, y }) => document.elementFromPoint(x, y).closest(".mention")?.id, at));
    }
    assert.ok(crossed.size > 2, "it crosses at least one other name");
    await pass(page, 5000);
    assert.ok(await shows(page));
    assert.equal(await page.textContent(".card .name"), name, "no other card took its place");
  }));

test("at 320 px the card fits, and scrolling does not close it", () =>
  reading({ viewport: { width: 320, height: 512 }, clock: true }, async (page) => {
    const wider = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wider <= 320, `no sideways scrolling at 320 px, but ${wider}`);
    await page.locator(MENTION).nth(3).scrollIntoViewIfNeeded();
    await pass(page, 200);
    const { x, y } = await middle(page, MENTION);
    await page.mouse.move(x, y);
    await pass(page, 650);
    await page.waitForSelector(CARD);
    const card = await page.$eval(CARD, (card) => {
      const { left, right, top, bottom } = card.getBoundingClientRect();
      const cut = [...card.querySelectorAll("*")].some((part) => {
        const box = part.getBoundingClientRect();
        return box.right > right || box.left < left || box.bottom > bottom || box.top < top;
      });
      return { left, right, cut };
    });
    assert.ok(card.left >= 0 && card.right <= 320 && !card.cut, JSON.stringify(card));
    await page.mouse.wheel(0, 30);
    await page.waitForFunction(() => scrollY > 0);
    await pass(page, 250);
    assert.ok(await shows(page));
  }));

test("nothing moves for readers who want less motion", () =>
  reading({ reducedMotion: "reduce" }, async (page) => {
    await page.hover(MENTION);
    await page.waitForSelector(CARD);
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
    await page.click(MENTION);
    await page.click("#panel .mentions a >> nth=-1");
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  }));

test("names that touch and names inside names can each be opened", () =>
  reading({}, async (page) => {
    const [one, other] = await neighbours(page);
    for (const id of [one, other]) {
      const name = await page.$eval(id, (mention) => mention.dataset.e);
      await page.click(id);
      await page.waitForURL((url) => url.hash.startsWith(`#e=${name}&`));
      await page.keyboard.press("Escape");
      await page.waitForSelector("#panel", { state: "detached" });
      await page.focus(id);
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.hash.startsWith(`#e=${name}&`));
      await page.keyboard.press("Escape");
      await page.waitForSelector("#panel", { state: "detached" });
    }
    const outer = await nest(page);
    const inner = await page.$eval(`${outer} .inner`, (mention) => mention.dataset.e);
    await page.hover(outer);
    await page.waitForSelector(CARD);
    await page.click(`.card .parts a[href="#e-${inner}"]`);
    await page.waitForSelector(".card .way");
    await page.click(".card .open");
    await page.waitForURL((url) => url.hash === `#e=${inner}`);
  }));
