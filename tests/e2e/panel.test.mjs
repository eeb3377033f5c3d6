// The panel: address, history, mentions in context, the way back, keys and focus.
import { test } from "node:test";
import assert from "node:assert/strict";
import { focused, listedWhole, reading } from "./site.mjs";

const MENTION = "p .mention[data-e=north-korea]";
const PANEL = ".panel[data-layer=panel]";
const closed = (page) => page.waitForSelector(".panel", { state: "detached" });

test("a click opens the rail, names it in address and title, and Back and Forward follow", () =>
  reading({}, async (page) => {
    const [address, title] = [page.url(), await page.title()];
    await page.click(MENTION);
    await page.waitForSelector(PANEL);
    assert.equal(await focused(page), "panel-name");
    assert.equal(await page.locator(PANEL).getAttribute("role"), "region");
    const name = await page.textContent(`${PANEL} h2 bdi`);
    await page.waitForFunction(([name, title]) => document.title === `${name} · ${title}`, [name, title]);
    const deep = page.url();
    assert.match(deep, /#e=[a-z0-9-]+&m=\d+$/);
    await page.goBack();
    await closed(page);
    assert.equal(page.url(), address);
    await page.waitForFunction((title) => document.title === title, title);
    await page.goForward();
    await page.waitForSelector(PANEL);
    assert.equal(page.url(), deep);
    await page.keyboard.press("Escape");
    await closed(page);
    assert.equal(page.url(), address);
    await page.waitForFunction(() => document.activeElement.matches(".mention"));
  }));

test("opening again and again leaves one step to go back", () =>
  reading({}, async (page) => {
    const length = await page.evaluate(() => history.length);
    for (let n = 0; n < 4; n++) {
      await page.click(`${MENTION} >> nth=${n}`);
      await page.waitForSelector(PANEL);
      await page.keyboard.press("Escape");
      await closed(page);
      await page.waitForFunction(() => location.hash === "");
    }
    assert.equal(await page.evaluate(() => history.length), length + 1);
  }));

test("a link from outside opens its entity and mention, closing leaves the plain page", () =>
  reading({ at: "#e=beijing" }, async (page) => {
    await page.waitForSelector(PANEL);
    assert.equal(await page.textContent(`${PANEL} h2 bdi`), "北京");
    await page.keyboard.press("Escape");
    await closed(page);
    assert.equal(await page.evaluate(() => location.hash), "");
  }));

test("a link to nothing says so and leads to the list", () =>
  reading({ at: "#e=nobody" }, async (page) => {
    await page.waitForSelector(PANEL);
    assert.match(await page.textContent("#panel-name"), /nobody/);
    await page.click(`${PANEL} a[href="#list"]`);
    await page.waitForSelector(`${PANEL} .group`);
    await page.goBack();
    await page.waitForFunction(() => location.hash === "#e=nobody");
  }));

test("every mention is listed, seen in context, and left again by the way back", () =>
  reading({}, async (page) => {
    await page.click(MENTION);
    const entity = await page.$eval(MENTION, (mention) => mention.dataset.e);
    const indexes = await page.$$eval(".prose [data-m]", (all, entity) =>
      all.filter((m) => m.dataset.e === entity).map((m) => `#m-${m.dataset.m}`), entity);
    await listedWhole(page);
    const listed = await page.$$eval(`${PANEL} .mentions a`, (rows) => rows.map((row) => row.getAttribute("href")));
    assert.deepEqual(listed, indexes);
    const before = await page.evaluate(() => scrollY);
    await page.click(`${PANEL} .mentions a >> nth=-1`);
    const last = indexes.at(-1);
    await page.waitForFunction((id) => {
      const { top, bottom } = document.querySelector(id).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }, last);
    assert.equal(`#${await focused(page)}`, last);
    assert.equal(await page.getAttribute(`${PANEL} .mentions a[aria-current]`, "href"), last);
    await page.click(".return");
    await page.waitForFunction((before) => Math.abs(scrollY - before) < 2, before);
    assert.equal(await page.locator(".return").count(), 0);
  }));

test("Alt+N and Alt+P step, and say where they are", () =>
  reading({}, async (page) => {
    await page.click(MENTION);
    await page.waitForSelector(PANEL);
    const first = page.url();
    await page.keyboard.press("Alt+n");
    await page.waitForURL((url) => url.href !== first);
    await page.waitForFunction(() => document.querySelector(".live").textContent.length > 5);
    await page.keyboard.press("Alt+p");
    await page.waitForURL(first);
    await page.keyboard.press("Alt+e");
    await page.waitForFunction(() => location.hash === "#list");
    assert.equal(await focused(page), "seek");
  }));

test("on a narrow page the panel covers the text and keeps the focus", () =>
  reading({ viewport: { width: 600, height: 800 } }, async (page) => {
    await page.click(MENTION);
    await page.waitForSelector(`${PANEL}[aria-modal=true]`);
    for (let n = 0; n < 60; n++) {
      await page.keyboard.press("Tab");
      const where = await page.evaluate(() => document.activeElement.closest("#panel") ?? document.activeElement === document.body);
      assert.ok(where, "the focus does not reach what is covered");
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.waitForSelector(`${PANEL}[role=region]`);
    assert.equal(await page.locator(".page[inert]").count(), 0, "a rail covers nothing");
  }));

test("see in context uncovers the text on a narrow page", () =>
  reading({ viewport: { width: 600, height: 800 } }, async (page) => {
    await page.click(MENTION);
    await listedWhole(page);
    await page.click(`${PANEL} .mentions a >> nth=-1`);
    await page.waitForSelector(".panel[data-layer=sheet]");
    await page.waitForFunction(() => {
      const mention = document.querySelector(".mention[data-lit=here]").getBoundingClientRect();
      return mention.top >= 0 && mention.bottom <= document.querySelector(".panel").getBoundingClientRect().top;
    });
  }));

test("arrows move through the mentions, letters through the names", () =>
  reading({}, async (page) => {
    await page.click(MENTION);
    await listedWhole(page);
    const row = (n) => page.getAttribute(`${PANEL} .mentions a >> nth=${n}`, "href");
    await page.focus(`${PANEL} .mentions a[tabindex="0"]`);
    const at = () => page.evaluate(() => document.activeElement.getAttribute("href"));
    assert.equal(await page.locator(`${PANEL} .mentions a[tabindex="0"]`).count(), 1);
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    assert.equal(await at(), await row(1));
    await page.keyboard.press("End");
    assert.equal(await at(), await row(-1));
    await page.keyboard.press("Escape");
    await closed(page);
    await page.focus(".entries summary");
    await page.keyboard.press("v");
    const name = await page.evaluate(() => document.activeElement.closest("details").querySelector("[lang=en]").textContent);
    assert.match(name, /^V/, "the names in other languages count");
  }));

test("an entity that is named once has no steps to its mentions", () =>
  reading({}, async (page) => {
    const once = await page.$$eval(".entries .entry", (entries) => {
      const entry = entries.find((entry) => entry.querySelector(".count").textContent === "1");
      return entry.querySelector(".dossier").id.slice(2);
    });
    await page.click(`a.mention[data-e="${once}"]`);
    await page.waitForSelector(PANEL);
    assert.equal(await page.locator(`${PANEL} .bar button`, { hasText: /[↑↓]/ }).count(), 0);
  }));

test("a jump lands though the height of sections out of sight is only guessed", () =>
  reading({ article: "parade-and-pact-en", viewport: { width: 1100, height: 800 } }, async (page) => {
    await page.click(MENTION);
    await listedWhole(page);
    await page.click(`${PANEL} .mentions a >> nth=-1`);
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelector(".mention[data-lit=here]").getBoundingClientRect();
      const still = scrollY > 0 && scrollY === globalThis.before;
      globalThis.before = scrollY;
      return still && top >= 0 && bottom <= innerHeight;
    }, null, { polling: 200 });
  }));
