// What a card leads to: its other side, cards within it, the shelf, links, corrections.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { address, focused, reading } from "./site.mjs";

const CARD = ".card:popover-open";
const KIM = "p a.mention[data-e=kim-jong-un]";

/** Opens the card of the first mention that fits `selector`, by the keyboard. */
async function card(page, selector) {
  const mention = page.locator(selector).first();
  await mention.focus();
  await page.keyboard.press("Shift+Tab");
  await mention.focus();
  await page.waitForSelector(CARD);
  return mention.getAttribute("id");
}

/** Presses Tab until what has the focus fits `selector`. */
async function tabTo(page, selector) {
  for (let n = 0; n < 20 && !(await page.$(`${selector}:focus`)); n++) await page.keyboard.press("Tab");
  assert.ok(await page.$(`${selector}:focus`), `${selector} can be tabbed to`);
}

test("the other side of a card says by which names it goes and why it is marked", () =>
  reading({}, async (page) => {
    await card(page, KIM);
    await page.click(".card .quiet");
    await page.waitForSelector(".card .aliases");
    assert.match(await page.textContent(".card .why"), /金正恩.*知識庫.*%/s);
    assert.equal(await page.getAttribute(".card .quiet[aria-pressed]", "aria-pressed"), "true");
    await page.click(".card .quiet[aria-pressed]");
    await page.waitForSelector(".card .lead");
  }));

test("a card leads into another and back, three deep and then to the panel", () =>
  reading({}, async (page) => {
    const id = await card(page, "p a.mention[data-e=north-korea]");
    const name = () => page.textContent(".card .name");
    const first = await name();
    // By keyboard: the focus is never lost on the way.
    await tabTo(page, ".card :is(.facts, .parts) a");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".card .way");
    assert.equal(await focused(page), "card");
    assert.notEqual(await name(), first);
    await page.keyboard.press("Tab");
    assert.ok(await page.$(".card .way button:focus"));
    await page.keyboard.press("Enter");
    await page.waitForSelector(".card .way", { state: "detached" });
    assert.equal(await name(), first);
    await page.keyboard.press("Escape");
    await page.waitForSelector(CARD, { state: "hidden" });
    assert.equal(await focused(page), id);
    // Down a way that goes on: every link of a card leads to another card.
    await card(page, "a.mention.event:has(.inner)");
    for (let depth = 1; depth < 3; depth++) {
      await page.evaluate(() => document.querySelector(".card :is(.facts, .parts) a").click());
      await page.waitForFunction((depth) => document.querySelectorAll(".card .way li").length === depth, depth);
    }
    const shown = await page.$$eval(".card .way li", (steps) => steps.map((step) => step.textContent));
    const next = await page.$eval(".card :is(.facts, .parts) a", (link) => link.hash.slice(3));
    assert.equal(new Set(shown).size, 2, "the way names the cards that it led through");
    await page.evaluate(() => document.querySelector(".card :is(.facts, .parts) a").click());
    await page.waitForURL((url) => url.hash === `#e=${next}`);
    assert.equal(await page.isVisible(CARD), false);
  }));

test("what is at hand stays reachable, and two of it stand side by side", () =>
  reading({}, async (page) => {
    for (const entity of ["kim-jong-un", "vladimir-putin"]) {
      await card(page, `p a.mention[data-e=${entity}]`);
      await tabTo(page, ".card .pin");
      await page.keyboard.press("Enter");
      await page.waitForSelector(`.shelf a[href="#e-${entity}"]`);
      await page.waitForSelector(CARD, { state: "hidden" });
    }
    assert.match(await page.textContent(".live"), /普京/);
    await page.focus(".shelf .open");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog[open] table");
    assert.equal(await page.locator("dialog thead select").count(), 2);
    const lines = await page.$$eval("dialog tbody tr:last-child", (rows) => rows.map((row) => row.cells.length));
    assert.ok(lines.includes(2) && lines.every((cells) => cells === 1 || cells === 2));
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog", { state: "detached" });
    assert.ok(await page.$(".shelf .open:focus"), "the focus is back");
    await page.click('.shelf a[href="#e-kim-jong-un"]');
    await page.waitForSelector(".panel .shelf");
    await page.click(".panel .shelf .chip button >> nth=0");
    await page.waitForFunction(() => document.querySelectorAll(".shelf .chip").length === 1);
  }));

test("a link to a fact marks it, and is copied or shown to copy", () =>
  reading({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await page.click(KIM);
    await page.focus("#panel .facts .copy >> nth=1");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector(".live").textContent !== "");
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(link, /#e=kim-jong-un&f=[a-z-]+-[0-9a-f]{4}$/);
    const term = await page.textContent("#panel .facts dt >> nth=1");
    await page.goto(link);
    await page.reload();
    await page.waitForSelector("#panel .facts [aria-current]");
    assert.equal(await page.textContent("#panel .facts [aria-current] dt"), term);
    await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error("no"))));
    await page.click("#panel .actions .quiet >> nth=0");
    await page.waitForSelector("#panel .actions .link:focus");
    assert.match(await page.evaluate(() => String(getSelection())), /#e=kim-jong-un/);
  }));

test("what is wrong becomes a file, under the page's own policy", () =>
  reading({ acceptDownloads: true }, async (page) => {
    await card(page, KIM);
    await page.click(".card .quiet");
    await page.click(".card .quiet:not([aria-pressed]) >> nth=-1");
    await page.waitForSelector("dialog[open]");
    await page.click("dialog fieldset label >> nth=0");
    await page.fill("dialog .field input", "普京");
    await page.fill("dialog textarea", "見上文");
    const shown = JSON.parse(await page.textContent("dialog .json"));
    assert.deepEqual(shown.wrong, { what: "entity", right: { id: "vladimir-putin", name: "普京" } });
    assert.deepEqual([shown.version, shown.mention.exact, shown.note], [2, "金正恩", "見上文"]);
    assert.equal(shown.page.address.includes("#"), false);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("dialog [download]")]);
    assert.equal(download.suggestedFilename(), "correction-kim-jong-un.json");
    assert.deepEqual(JSON.parse(await readFile(await download.path(), "utf8")), shown);
    assert.equal(await page.locator("dialog [target=_blank]").count(), 0, "nobody asked for mail");
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog", { state: "detached" });
    assert.equal(await page.$eval(":focus", (mention) => mention.dataset.e), "kim-jong-un");
  }));

test("a publisher's address gets the correction", async () => {
  const base = await address();
  await reading({ base, started: false }, async (page) => {
    await page.route("**/parade-and-pact/", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('"repairs":', '"corrections":"mailto:desk@example.org","repairs":');
      await route.fulfill({ response, body });
    });
    await page.reload();
    await page.waitForSelector(".mention[aria-haspopup=dialog]");
    await card(page, KIM);
    await page.click(".card .quiet");
    await page.click(".card .quiet:not([aria-pressed]) >> nth=-1");
    await page.click("dialog fieldset label >> nth=1");
    const link = new URL(await page.getAttribute("dialog [target=_blank]", "href"));
    assert.equal(link.pathname, "desk@example.org");
    assert.equal(JSON.parse(link.searchParams.get("body")).wrong.what, "not-a-name");
  });
});

test("a click asks for the card where the reader wants no other, and a second for the panel", () =>
  reading({ started: false }, async (page) => {
    await page.evaluate(() => localStorage.setItem("lorgnette", "speed=click"));
    await page.reload();
    await page.waitForSelector(".mention[aria-haspopup=dialog]");
    await page.click(KIM);
    await page.waitForSelector(CARD);
    assert.equal(await page.locator("#panel").count(), 0);
    await page.click(KIM);
    await page.waitForSelector("#panel");
  }));

test("how long a card takes to be painted (figure, no verdict)", () =>
  reading({}, async (page) => {
    await page.evaluate(() => {
      new PerformanceObserver((marks) => {
        const due = marks.getEntriesByName("card due").at(-1);
        // The frame after the one in which the card is styled has painted it.
        if (due) requestAnimationFrame(() => setTimeout(() => (window.painted = performance.now() - due.startTime)));
      }).observe({ type: "mark" });
    });
    const times = [];
    for (const entity of ["kim-jong-un", "vladimir-putin", "north-korea", "ukraine", "russia"]) {
      await card(page, `p a.mention[data-e=${entity}]`);
      times.push(await (await page.waitForFunction(() => window.painted)).jsonValue());
      await page.evaluate(() => delete window.painted);
      await page.keyboard.press("Escape");
    }
    console.log(`# from the end of the delay to the painted card: ${times.map((ms) => ms.toFixed(1)).join(", ")} ms`);
  }));
