// What assistive technology is told, line by line of section 5.13 of the specification.
import { test } from "node:test";
import assert from "node:assert/strict";
import { listedWhole, PHONE, reading } from "./site.mjs";

const MENTION = "p a.mention.person >> nth=0";
const PANEL = "#panel";
/** The name of an element in the accessibility tree, as its role and name. */
const told = async (page, selector) => (await page.locator(selector).first().ariaSnapshot()).split("\n")[0];

test("a name in the text is a link called by what can be seen, and says that it opens a dialog", () =>
  reading({}, async (page) => {
    const words = await page.textContent(MENTION);
    assert.match(await told(page, MENTION), new RegExp(`^- link "${words}"`));
    const states = await page.$$eval("a.mention", (all) =>
      all.map((m) => [m.getAttribute("aria-haspopup"), m.hasAttribute("aria-expanded"), m.hasAttribute("aria-describedby")].join()));
    assert.deepEqual([...new Set(states)], ["dialog,false,false"], "nothing is said of what is not open");
  }));

test("while its card is open a name says so, and which element that is", () =>
  reading({}, async (page) => {
    const mention = page.locator(MENTION);
    await mention.hover();
    await page.waitForSelector(".card:popover-open");
    assert.equal(await mention.getAttribute("aria-expanded"), "true");
    assert.equal(await mention.getAttribute("aria-controls"), "card");
    assert.equal(await mention.getAttribute("aria-describedby"), null, "a card is too long for a description");
    assert.match(await told(page, ".card"), /^- dialog "/);
    assert.equal(await page.locator(".card[aria-modal]").count(), 0);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".card:popover-open", { state: "detached" });
    assert.equal(await mention.getAttribute("aria-expanded"), "false");
    assert.equal(await mention.getAttribute("aria-controls"), null);
  }));

test("what sort of thing a name is stands once in its panel, and on no mention", () =>
  reading({}, async (page) => {
    const noisy = await page.$$eval("a.mention", (all) =>
      all.filter((m) => m.title || m.getAttribute("aria-label") || m.getAttribute("aria-roledescription")).length);
    assert.equal(noisy, 0);
    const kind = await page.$eval(".entry.person .dossier", (dossier) => dossier.dataset.kind);
    await page.click(MENTION);
    await page.waitForSelector(PANEL);
    const heading = await page.textContent(`${PANEL} h2`);
    assert.equal(heading.split(kind).length, 2, heading);
  }));

test("a rail is a region with a heading; a panel over the text is a dialog, and the text is out of reach", async () => {
  await reading({}, async (page) => {
    await page.click(MENTION);
    await page.waitForSelector(PANEL);
    assert.match(await told(page, PANEL), /^- region "/);
    assert.equal(await page.locator(`${PANEL}[aria-modal], .page[inert], .scrim`).count(), 0);
    assert.match(await told(page, `${PANEL} h2`), /^- heading .*\[level=2\]/);
  });
  await reading(PHONE, async (page) => {
    await page.tap(MENTION);
    await page.waitForSelector(".panel[data-layer=sheet]");
    assert.equal(await page.locator(".panel[aria-modal], .page[inert]").count(), 0, "a sheet leaves the text alone");
    await page.tap(`${PANEL} .open`);
    await page.waitForSelector(".panel[data-layer=panel][aria-modal=true]");
    assert.match(await told(page, PANEL), /^- dialog "/);
    assert.equal(await page.locator(".page[inert]").count(), 1);
    assert.ok(await page.isVisible(".scrim"));
    const close = page.locator(`${PANEL} .bar button`).last();
    assert.ok(await close.isVisible());
    await close.tap();
    await page.waitForSelector(PANEL, { state: "detached" });
    await page.waitForFunction(() => document.activeElement.matches("a.mention"));
  });
});

test("the mentions are a list that tells which is which, and where the reader is", () =>
  reading({}, async (page) => {
    await page.click(MENTION);
    const list = page.locator(`${PANEL} ol.mentions`);
    await listedWhole(page);
    const rows = await list.locator("li").count();
    assert.ok(rows > 1);
    const first = await list.locator(".nth").first().textContent();
    assert.match(first, new RegExp(`1\\D+${rows}`));
    assert.equal(await list.locator("[aria-current=true]").count(), 1);
  }));

test("only a step that was asked for is announced, politely and in one sentence", () =>
  reading({}, async (page) => {
    const live = () => page.locator("[aria-live], [role=status], [role=alert], output").evaluateAll((all) =>
      all.map((e) => [e.className, e.textContent.trim()].join(": ")).filter((told) => /: ./.test(told)));
    await page.hover(MENTION);
    await page.waitForSelector(".card:popover-open");
    assert.deepEqual(await live(), [], "a card is not announced");
    assert.equal(await page.locator(".card [aria-live], .card[aria-live]").count(), 0);
    await page.click(MENTION);
    await page.waitForSelector(PANEL);
    assert.deepEqual(await live(), [], "nor is a panel, which takes the focus");
    await page.keyboard.press("Alt+n");
    await page.waitForFunction(() => document.querySelector(".live").textContent !== "");
    assert.equal(await page.locator("[aria-live=assertive], [role=alert]").count(), 0);
  }));

test("the search says what it found, and a name in another language which one it is", () =>
  reading({}, async (page) => {
    await page.click(".to-find");
    await page.fill("#find input", "朝鮮");
    await page.waitForFunction(() => /\d/.test(document.querySelector("#find [role=status]").textContent));
    assert.match(await told(page, "#find"), /^- search "/);
    const untagged = await page.$$eval(".entry .names bdi, .entry bdi.name", (names) =>
      names.filter((name) => !name.lang).map((name) => name.textContent));
    assert.deepEqual(untagged, []);
  }));
