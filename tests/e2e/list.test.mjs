// The list of names, the views of the panel, and what the history keeps of them.
import { test } from "node:test";
import assert from "node:assert/strict";
import { choose, focused, listedWhole, PHONE, reading } from "./site.mjs";

const PANEL = ".panel[data-layer=panel]";
const LIST = `${PANEL} .roster`;
const at = (page, hash) => page.waitForFunction((hash) => location.hash.startsWith(hash), hash);
const listed = (page) => page.$$eval(`${LIST} a`, (rows) => rows.map((row) => row.getAttribute("href")));
/** What the list shows once `words` are typed. */
const asked = async (page, words) => {
  await page.fill(".seek", words);
  await page.waitForFunction((words) => document.querySelector(".found").textContent !== "" || words === "", words);
  return listed(page);
};
const open = async (page) => {
  await page.keyboard.press("Alt+e");
  await page.waitForSelector(LIST);
};

test("everything named is listed once, by kind, with its count", () =>
  reading({}, async (page) => {
    await page.click(".to-glossary");
    await page.waitForSelector(LIST);
    await at(page, "#list");
    assert.ok((await page.title()).startsWith(await page.textContent("#panel-name")));
    const entries = await page.$$eval(".entries .dossier", (all) => all.map((entry) => `#${entry.id}`));
    assert.deepEqual((await listed(page)).sort(), entries.sort());
    const counts = await page.$$eval(`${LIST} a`, (rows) => rows.map((row) =>
      document.querySelectorAll(`.prose [data-e="${row.hash.slice(3)}"]`).length === +row.querySelector(".count").textContent));
    assert.ok(counts.every(Boolean));
    const kinds = await page.$$eval(".group", (groups) => groups.map((group) =>
      group.querySelectorAll("a").length === +group.querySelector("h3 .count").textContent));
    assert.ok(kinds.length > 3 && kinds.every(Boolean));
  }));

test("a name is found in either script, by pinyin, by initials and in English", () =>
  reading({}, async (page) => {
    await open(page);
    assert.equal(await focused(page), "seek");
    for (const words of ["金正恩", "jinzhengen", "jin zheng en", "Jīn Zhèng'ēn", "jze", "jinze", "kim jong", "KJU"]) {
      assert.ok((await asked(page, words)).includes("#e-kim-jong-un"), words);
    }
    for (const words of ["习近平", "習近平", "xjp"]) assert.ok((await asked(page, words)).includes("#e-xi-jinping"), words);
    assert.equal((await asked(page, "nobody at all")).length, 0);
    assert.match(await page.textContent(".found"), /nobody at all/);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector(".seek").value === "");
    assert.ok((await listed(page)).length > 20, "the first Escape empties the field");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".panel", { state: "detached" });
  }));

test("a name that only the article knows is found in either script, whichever is shown", () =>
  reading({}, async (page) => {
    const [id, name] = await page.$eval(".dossier[id^=e-x-]", (entry) => [`#${entry.id}`, entry.dataset.name]);
    assert.equal(name, "經海路");
    const found = async () => {
      await open(page);
      for (const words of ["經海路", "经海路"]) assert.ok((await asked(page, words)).includes(id), words);
      await page.click(`${PANEL} .bar .icon`);
      await page.waitForSelector(".panel", { state: "detached" });
    };
    await found();
    await choose(page, "script", "hans");
    await page.waitForSelector(`${id}[data-name="经海路"]`, { state: "attached" });
    await found();
  }));

test("from the field into the list, to an entry, and back to its row", () =>
  reading({}, async (page) => {
    await open(page);
    await asked(page, "jin");
    await page.keyboard.press("ArrowDown");
    const row = () => page.evaluate(() => document.activeElement.getAttribute("href"));
    const rows = await listed(page);
    assert.equal(await row(), rows[0]);
    await page.keyboard.press("End");
    assert.equal(await row(), rows.at(-1));
    await page.keyboard.press("Enter");
    await at(page, `#e=${rows.at(-1).slice(3)}`);
    await page.waitForFunction(() => document.activeElement.id === "panel-name");
    await page.goBack();
    await at(page, "#list");
    await page.waitForFunction((href) => document.activeElement.getAttribute("href") === href, rows.at(-1));
    assert.deepEqual(await listed(page), rows, "what was asked is kept");
    await page.goForward();
    await at(page, `#e=${rows.at(-1).slice(3)}`);
    await page.keyboard.press("Escape");
    await at(page, "#list");
    await page.focus(`${LIST} a`);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".panel", { state: "detached" });
    assert.equal(await page.evaluate(() => location.hash), "");
  }));

test("one kind is shown alone, and who says what", () =>
  reading({}, async (page) => {
    await open(page);
    await page.click(".choice.person");
    await page.waitForFunction(() => document.querySelectorAll(".group").length === 1);
    assert.ok(await page.locator(".group.person").isVisible());
    await page.click(".choice >> nth=-1");
    await page.waitForSelector(".group .claims");
    const claims = await page.$$eval(".group .claims a", (rows) => rows.map((row) => row.getAttribute("href")));
    const known = await page.$$eval(".dossier .claims a", (rows) => rows.map((row) => row.getAttribute("href")));
    assert.deepEqual(claims.toSorted(), known.toSorted());
  }));

test("a link opens the list", () =>
  reading({ at: "#list" }, async (page) => {
    await page.waitForSelector(LIST);
    await page.click(`${LIST} a`);
    await at(page, "#e=");
    await page.keyboard.press("Escape");
    await at(page, "#list");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => location.hash === "");
  }));

test("what lies ahead of the reader is held back, and said to be", () =>
  reading({}, async (page) => {
    const all = await page.locator(".prose [data-e=north-korea]").count();
    await page.click(".prose [data-e=north-korea] >> nth=0");
    await listedWhole(page);
    await page.click(".extents button >> nth=1");
    await page.waitForSelector(".ahead");
    const held = async () => all - (await page.locator(`${PANEL} .mentions a`).count());
    const first = await held();
    assert.ok(first > 0);
    assert.match(await page.textContent(".ahead"), new RegExp(String(first)));
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForFunction(() => !document.querySelector(".ahead"));
    assert.equal(await held(), 0);
  }));

test("the row of the mention nearest to where one reads is marked", () =>
  reading({ viewport: { width: 1280, height: 400 } }, async (page) => {
    await page.click("p .mention[data-e=north-korea]");
    const last = await page.$$eval(".prose [data-e=north-korea]", (all) => `#${all.at(-1).id}`);
    assert.notEqual(await page.getAttribute(`${PANEL} [aria-current]`, "href"), last);
    await page.evaluate((id) => document.querySelector(id).scrollIntoView({ block: "center" }), last);
    await page.waitForFunction((id) => document.querySelector(".panel [aria-current]").hash === id, last);
  }));

test("the text is reduced to the sentences of one name, and comes back by Escape", () =>
  reading({}, async (page) => {
    const blocks = () => page.$$eval(".prose p", (all) => all.filter((p) => p.checkVisibility()).length);
    const before = await blocks();
    const LAST = "p .mention[data-e=kim-jong-un] >> nth=-1";
    await page.click(LAST);
    const place = () => page.$eval(LAST, (mention) => mention.getBoundingClientRect().top);
    const top = await place();
    await page.click(".only");
    await page.waitForSelector(".only-shown");
    assert.ok((await blocks()) < before);
    assert.ok(Math.abs((await place()) - top) < 2, "what is read stays where it is");
    assert.ok(await page.$$eval("[data-about]", (all) => all.every((block) => block.querySelector("[data-e=kim-jong-un]"))));
    const painted = await page.evaluate(() => [...CSS.highlights.get("about")].map(String));
    assert.ok(painted.length > 0 && painted.every((sentence) => !/。./.test(sentence)), painted.join("|"));
    assert.match(await page.textContent(".live"), /金正恩/);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".only-shown", { state: "detached" });
    assert.equal(await blocks(), before);
    assert.ok(await page.locator(PANEL).isVisible(), "Escape undoes one thing");
    assert.equal(await page.evaluate(() => CSS.highlights.has("about")), false);
  }));

test("every relation opens its sentences, and what it says is a row of the table", () =>
  reading({ at: "#e=north-korea" }, async (page) => {
    await page.waitForSelector(".bonds");
    const shown = await page.$$eval(".panel .bonds a[href^='#e-']", (links) => [...new Set(links.map((link) => link.hash.slice(3)))]);
    const known = await page.$$eval("table.relations tr[data-a]", (rows) =>
      rows.map(({ dataset: { a, b } }) => [a, b]).filter((ends) => ends.includes("north-korea")).flat());
    assert.ok(shown.length > 2 && shown.every((id) => known.includes(id)), shown.join());
    await page.click(".bonds summary >> nth=0");
    const row = page.locator(".bonds [open] a >> nth=0");
    const index = await row.getAttribute("href");
    await row.click();
    await page.waitForFunction((id) => {
      const { top, bottom } = document.querySelector(id).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }, index);
    await at(page, "#e=north-korea");
  }));

test("on a phone the list covers the text, and what it quotes is seen in context", () =>
  reading({ ...PHONE, at: "#list" }, async (page) => {
    await page.waitForSelector(`${PANEL}[aria-modal=true] .roster`);
    assert.equal(await focused(page), "panel-name", "no keyboard comes up over the list");
    await page.tap(".choice >> nth=-1");
    await page.tap(".group .claims a >> nth=0");
    await page.waitForSelector(".panel[data-layer=sheet]");
    await page.goBack();
    await page.waitForSelector(".group .claims");
  }));
