// Fingers: a tap opens a sheet, a second one the panel, Back closes (acceptance tests 4, 5, 10).
import { test } from "node:test";
import assert from "node:assert/strict";
import { neighbours, nest, PHONE, reading } from "./site.mjs";

const SHEET = ".panel[data-layer=sheet]";
const PANEL = ".panel[data-layer=panel]";
const MENTION = "p .mention.place >> nth=4";

test("a tap opens the sheet, another the panel, and Back undoes one step each", () =>
  reading({ ...PHONE, reducedMotion: "reduce" }, async (page) => {
    const address = page.url();
    await page.locator(MENTION).scrollIntoViewIfNeeded();
    await page.tap(MENTION);
    await page.waitForSelector(SHEET);
    const { height } = await page.locator(SHEET).boundingBox();
    assert.ok(Math.abs(height / 780 - 0.4) < 0.02, "the sheet takes two fifths");
    // Only a mention that the sheet would cover moves, and it moves into sight.
    await page.waitForFunction(([sheet, mention]) => {
      const { bottom, top } = mention.getBoundingClientRect();
      return top >= 0 && bottom <= document.querySelector(sheet).getBoundingClientRect().top;
    }, [SHEET, await page.$(MENTION)]);
    const scrolled = await page.evaluate(() => scrollY);
    await page.tap(MENTION);
    await page.waitForSelector(PANEL);
    assert.equal(await page.locator(PANEL).getAttribute("aria-modal"), "true");
    assert.ok(await page.$(".page[inert]"), "what lies behind is out of reach");
    await page.goBack();
    await page.waitForSelector(SHEET);
    await page.goBack();
    await page.waitForSelector(".panel", { state: "detached" });
    assert.equal(page.url(), address, "the page has not been left");
    assert.equal(await page.evaluate(() => scrollY), scrolled, "nor has it scrolled");
    await page.goForward();
    await page.waitForSelector(SHEET);
  }));

test("a tap beside the sheet closes it, and one on another name swaps it", () =>
  reading(PHONE, async (page) => {
    await page.tap("p .mention.person");
    await page.waitForSelector(SHEET);
    const name = await page.textContent(`${SHEET} h2 bdi`);
    await page.tap("p .mention.place");
    await page.waitForFunction((name) => document.querySelector(".panel h2 bdi").textContent !== name, name);
    assert.equal(await page.locator(SHEET).count(), 1);
    await page.tap("h1", { position: { x: 2, y: 2 } });
    await page.waitForSelector(".panel", { state: "detached" });
    assert.equal(await page.evaluate(() => location.hash), "");
  }));

test("the sheet can be opened and closed by its buttons and by its handle", () =>
  reading(PHONE, async (page) => {
    await page.tap("p .mention.person");
    await page.tap(`${SHEET} .open`);
    await page.waitForSelector(PANEL);
    await page.tap(`${PANEL} .bar .icon >> nth=-1`);
    await page.waitForSelector(".panel", { state: "detached" });
    await page.tap("p .mention.person");
    const grip = await page.locator(".grip").boundingBox();
    const at = { x: grip.x + grip.width / 2, y: grip.y + grip.height / 2 };
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x, at.y + 100);
    await page.mouse.up();
    await page.waitForSelector(".panel", { state: "detached" });
  }));

test("a long press is left to the system, and what is copied is the text alone", () =>
  reading(PHONE, async (page) => {
    const prevented = await page.$eval("p .mention", (mention) => {
      const menu = new MouseEvent("contextmenu", { bubbles: true, cancelable: true });
      return !mention.dispatchEvent(menu) || getComputedStyle(mention).userSelect === "none";
    });
    assert.equal(prevented, false);
    const [copied, plain] = await page.evaluate(() => {
      const paragraph = document.querySelector(".prose p:not(.byline):has(.mention)");
      getSelection().selectAllChildren(paragraph);
      const clone = paragraph.cloneNode(true);
      clone.querySelectorAll("rt, rp, .was").forEach((extra) => extra.remove());
      return [getSelection().toString(), clone.textContent];
    });
    assert.equal(copied.trim(), plain.trim());
  }));

test("names that touch and names inside names can each be tapped", () =>
  reading(PHONE, async (page) => {
    for (const id of await neighbours(page)) {
      const name = await page.$eval(id, (mention) => mention.dataset.e);
      await page.tap(id);
      await page.waitForURL((url) => url.hash.startsWith(`#e=${name}&`));
      await page.tap(`${SHEET} .bar .icon >> nth=-1`);
      await page.waitForSelector(".panel", { state: "detached" });
    }
    const outer = await nest(page);
    const inner = await page.$eval(`${outer} .inner`, (mention) => mention.dataset.e);
    await page.tap(outer);
    await page.tap(`${SHEET} .parts a[href="#e-${inner}"]`);
    await page.waitForURL((url) => url.hash === `#e=${inner}`);
  }));
