// Work on an open text: names, notes and entries of one's own, the way back, and what can be taken away.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import assert from "node:assert/strict";
import { choose, reading, stored } from "./site.mjs";

const TEXT = "普京昨日抵達北京，與烏有先生會面。\n烏有先生向普京致意，北京很好。";
const LORGNETTE = process.env.LORGNETTE ?? "lorgnette";

/** The desk with the text open and every name found. */
const working = (test) =>
  reading({ article: "open", started: false }, async (page) => {
    await page.waitForSelector("html[data-reader]");
    await page.fill("#pasted", TEXT);
    await page.click(".ways .primary");
    await page.waitForSelector("#article a.mention[data-e=vladimir-putin]");
    await page.waitForFunction(() => /找完|found\./.test(document.querySelector(".progress").textContent));
    await test(page);
  });

/** What the text names: its words and what they mean. */
const names = (page) =>
  page.$$eval("#article [data-m]", (all) => all.map((mention) => [mention.textContent, mention.dataset.e]));
/** Waits until what the text names fits. */
const named = async (page, words, entity, count) =>
  page.waitForFunction(([words, entity, count]) =>
    [...document.querySelectorAll("#article [data-m]")].filter((mention) =>
      mention.textContent === words && (!entity || mention.dataset.e === entity)).length === count, [words, entity, count]);

/** Selects the first place of `words`, as a reader would. */
const select = (page, words) =>
  page.evaluate((words) => {
    const walk = document.createTreeWalker(document.querySelector("#article"), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const at = walk.currentNode.data.indexOf(words);
      if (at < 0) continue;
      getSelection().setBaseAndExtent(walk.currentNode, at, walk.currentNode, at + words.length);
      return;
    }
  }, words);
/** Presses the tool with this place in the line, by keyboard. */
const press = async (page, nth) => {
  await page.focus(`.bench > button >> nth=${nth}`);
  await page.keyboard.press("Enter");
};
/** The tools in their order; entries of one's own come last. */
const [NAME, HIGHLIGHT, NOTE, UNDO, REDO, NEW_ENTRY, EDIT] = [0, 1, 2, 3, 4, 5, 6];
const keep = (page) => page.click("dialog .ways button >> nth=0");

/** The file that pressing way number `nth` saves: name and text. */
const saved = async (page, nth) => {
  const open = await page.$(".files[open]");
  if (!open) await page.click(".files summary");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`.files li:nth-child(${nth}) button`)]);
  return [download.suggestedFilename(), await readFile(await download.path(), "utf8")];
};

test("a missed name, another meaning, an entry and a note: step by step, back, forth, and taken away", () =>
  working(async (page) => {
    const before = await names(page);
    // A name that was missed, everywhere.
    await select(page, "烏有先生");
    await page.waitForSelector(".bench .selected");
    await press(page, NAME);
    await page.check("dialog .switch input");
    await keep(page);
    await named(page, "烏有先生", "", 2);
    // "Wrong?" is applied at once.
    await page.click("#article a.mention[data-e=beijing]");
    await page.click("#panel .actions .quiet >> nth=-1");
    await page.check("dialog input[name=what] >> nth=0");
    await page.fill("dialog input[type=text]", "莫斯科");
    await page.click("dialog .ways button");
    await page.waitForSelector("dialog", { state: "detached" });
    await page.keyboard.press("Escape");
    await named(page, "北京", "beijing", 1);
    // A highlight and a note.
    await select(page, "很好");
    await page.waitForSelector(".bench .selected");
    await press(page, HIGHLIGHT);
    await page.waitForSelector("#article mark.noted");
    await select(page, "致意");
    await press(page, NOTE);
    await page.fill("dialog textarea", "為何?");
    await keep(page);
    await page.waitForFunction(() => document.querySelectorAll("#article mark.noted").length === 2);
    // All the way back, and forth again.
    const after = await names(page);
    for (let step = 0; step < 4; step++) await press(page, UNDO);
    await page.waitForFunction((count) => document.querySelectorAll("#article [data-m]").length === count && !document.querySelector("mark.noted"), before.length);
    assert.deepEqual(await names(page), before);
    for (let step = 0; step < 4; step++) await press(page, REDO);
    await page.waitForFunction(() => document.querySelectorAll("#article mark.noted").length === 2);
    await named(page, "烏有先生", "", 2);
    assert.deepEqual(await names(page), after);

    const [, project] = await saved(page, 1);
    const { lorgnette_project, file, corrections, notes } = JSON.parse(project);
    assert.deepEqual([lorgnette_project, file.text, corrections.length, notes.length], [1, TEXT, 2, 2]);
    const [, html] = await saved(page, 2);
    assert.ok(!/<script|<button/.test(html) && html.includes("烏有先生</a>") && html.includes('class="entry person"') && html.includes("<mark"));
    const [, annotations] = await saved(page, 3);
    const { items } = JSON.parse(annotations);
    const note = items.find(({ motivation }) => motivation === "commenting");
    const [quote, position] = note.target.selector;
    assert.deepEqual([note.body.value, quote.exact], ["為何?", "致意"]);
    assert.equal([...TEXT].slice(position.start, position.end).join(""), "致意");
    assert.equal(items.filter(({ motivation }) => motivation === "identifying").length, after.length);

    // The command makes the same of the same corrections, and of the project.
    const [, list] = await saved(page, 4);
    const folder = await mkdtemp(join(tmpdir(), "lorgnette-"));
    try {
      await writeFile(join(folder, "text.txt"), TEXT);
      await writeFile(join(folder, "list.json"), list);
      await writeFile(join(folder, "text.lorgnette.json"), project);
      const corrected = [join(folder, "text.txt"), "--corrections", join(folder, "list.json")];
      for (const of of [corrected, [join(folder, "text.lorgnette.json")]]) {
        const { stdout, stderr } = await promisify(execFile)(LORGNETTE, ["annotate", ...of]);
        const { ents } = JSON.parse(stdout);
        assert.equal(stderr, "");
        assert.deepEqual(ents.map(({ text }) => text), after.map(([words]) => words));
        const linked = after.filter(([, entity]) => !/^(x|date|quantity)-/.test(entity)).map(([, entity]) => entity);
        assert.deepEqual(ents.map(({ kb_id }) => kb_id).filter(Boolean), linked);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
    // A project is opened again as it was left.
    await page.click(".desk-bar .home");
    await page.setInputFiles("#files", { name: "text.lorgnette.json", mimeType: "application/json", buffer: Buffer.from(project) });
    await named(page, "烏有先生", "", 2);
    await page.waitForFunction(() => document.querySelectorAll("#article mark.noted").length === 2);
    assert.deepEqual(await names(page), after);
  }));

test("an entry of one's own is found by its names, and is changed", () =>
  working(async (page) => {
    await press(page, NEW_ENTRY);
    await page.fill("dialog textarea", "烏有先生\n烏老");
    await page.fill("dialog .field input >> nth=0", "書裏的主人公。");
    for (const [nth, words] of ["出生", "臨安", "族譜", "1911"].entries()) await page.fill(`dialog .fact input >> nth=${nth}`, words);
    await keep(page);
    await named(page, "烏有先生", null, 2);
    const id = await page.getAttribute("#article a.mention[data-e^=own-]", "data-e");
    await named(page, "烏有先生", id, 2);
    await page.click(`#article a.mention[data-e=${id}]`);
    await page.waitForSelector("#panel .facts");
    const panel = await page.textContent("#panel");
    for (const words of ["書裏的主人公。", "臨安", "族譜"]) assert.ok(panel.includes(words), words);
    await page.keyboard.press("Escape");
    await press(page, EDIT);
    await page.fill("dialog textarea", "先生");
    await keep(page);
    await named(page, "先生", id, 2);
  }));

test("what was made of a text is there when the page is loaded again, and can be gone on with", () =>
  working(async (page) => {
    await select(page, "烏有先生");
    await press(page, HIGHLIGHT);
    await page.waitForSelector("#article mark.noted");
    while (!(await stored(page, "work")));
    await page.reload();
    await page.waitForSelector("#article mark.noted");
    assert.equal(await page.textContent("#article mark.noted"), "烏有先生");
    await page.waitForFunction(() => /找完|found\./.test(document.querySelector(".progress").textContent));
    await select(page, "致意");
    await press(page, HIGHLIGHT);
    await page.waitForFunction(() => document.querySelectorAll("#article mark.noted").length === 2);
  }));

/** Brings in a file of notes, and waits until what came of it is said. */
const bring = async (page, name, data) => {
  if (!(await page.$(".files[open]"))) await page.click(".files summary");
  await page.setInputFiles("#notes-file", { name, mimeType: "application/json", buffer: Buffer.from(data) });
  return page.waitForFunction((name) => {
    const said = document.querySelector(".brought").textContent;
    return said.includes(name) && said;
  }, name).then((said) => said.jsonValue());
};

test("notes of another program come in as one step, are kept, and what does not fit is told", () =>
  working(async (page) => {
    const at = (exact, more = {}) => [{ source: "https://example.org/", selector: [{ type: "TextQuoteSelector", exact }, ...Object.values(more)] }];
    const annotations = [
      { id: "a", text: "問過了", target: at("烏有先生") },
      { id: "b", text: "", target: at("很好", { range: { type: "RangeSelector", startOffset: 0 } }) },
      { id: "c", text: "別處的", target: at("不在這裏的字") },
      { id: "d", text: "全篇", target: [{ source: "https://example.org/" }] },
    ];
    const hypothesis = JSON.stringify({ export_date: "2026-11-23", annotations });
    assert.match(await bring(page, "h.json", hypothesis), /3/);
    await page.waitForFunction(() => document.querySelectorAll("#article mark.noted").length === 2);
    await page.waitForFunction(() => document.querySelector(".told").textContent.includes("不在這裏的字"));
    // What is there already does not come twice, by whichever way.
    assert.doesNotMatch(await bring(page, "again.json", hypothesis), /3/);
    const [, own] = await saved(page, 3);
    assert.doesNotMatch(await bring(page, "own.jsonld", own), /2/);
    // All of it goes at once, and comes back.
    await press(page, UNDO);
    await page.waitForFunction(() => !document.querySelector("#article mark.noted"));
    await press(page, REDO);
    await page.waitForFunction(() => document.querySelectorAll("#article mark.noted").length === 2);
    assert.match(await bring(page, "broken.json", "[\n{}]"), /broken\.json.*2/);
    while (!(await stored(page, "work")));
    await page.reload();
    await page.waitForFunction(() => document.querySelectorAll("#article mark.noted").length === 2);
  }));

const noted = (page, ...words) =>
  page.waitForFunction((words) => {
    const marks = [...document.querySelectorAll("#article mark.noted")].map((mark) => mark.textContent);
    return marks.length === words.length && words.every((word) => marks.includes(word));
  }, words);
const highlight = async (page, words) => {
  await select(page, words);
  await page.waitForSelector(".bench .selected");
  await press(page, HIGHLIGHT);
};
/** Waits until the text that is open is kept. */
const shelved = (page) => page.waitForFunction(() => sessionStorage.getItem("lorgnette-text"));

test("two tabs work on the same text, one after the other and at once, and each takes back its own", () =>
  working(async (page) => {
    await shelved(page);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.click(".shelf-list .open");
    await other.waitForSelector("#article a.mention[data-e=vladimir-putin]");
    await highlight(page, "烏有先生");
    await noted(other, "烏有先生");
    await Promise.all([highlight(page, "致意"), highlight(other, "很好")]);
    for (const tab of [page, other]) await noted(tab, "烏有先生", "致意", "很好");
    await page.focus("body");
    await page.keyboard.press("Control+z");
    for (const tab of [page, other]) await noted(tab, "烏有先生", "很好");
    // What the other did cannot be taken back here.
    await page.keyboard.press("Control+z");
    for (const tab of [page, other]) await noted(tab, "很好");
    assert.equal(await page.getAttribute(`.bench > button >> nth=${UNDO}`, "aria-disabled"), "true");
    await page.reload();
    await noted(page, "很好");
  }));

test("work on a text that is shown in another script leaves it as it was written", () =>
  working(async (page) => {
    const text = () => page.textContent("#article");
    const before = await text();
    await page.waitForSelector("#sheet", { state: "attached" });
    await choose(page, "script", "tw");
    const shows = (words) => page.waitForFunction((words) => document.querySelector("#article").textContent.includes(words), words);
    await shows("普丁");
    await page.$eval("#sheet", (sheet) => { sheet.dataset.before = ""; });
    await highlight(page, "致意");
    await page.waitForSelector("#sheet:not([data-before])", { state: "attached" });
    await shows("普丁");
    await choose(page, "script", "original");
    await shows("普京昨日");
    assert.equal(await text(), before);
    assert.equal(await page.getAttribute("html", "lang"), "zh-Hant");
  }));

test("a project that is worked on is opened again as it was left, not as it came", () =>
  working(async (page) => {
    await highlight(page, "致意");
    await noted(page, "致意");
    const [, project] = await saved(page, 1);
    await page.click(".desk-bar .home");
    await page.setInputFiles("#files", { name: "text.lorgnette.json", mimeType: "application/json", buffer: Buffer.from(project) });
    await noted(page, "致意");
    await shelved(page);
    await highlight(page, "很好");
    await noted(page, "致意", "很好");
    while (!/很好/.test(await stored(page, "work")));
    await page.reload();
    await noted(page, "致意", "很好");
  }));

test("a reader who closes the page before their work is on the disk is asked to stay", () =>
  working(async (page) => {
    await shelved(page);
    // Another tab keeps the disk busy for as long as it likes.
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.waitForSelector(".texts");
    await other.evaluate(() => new Promise((held) => {
      indexedDB.open("lorgnette").onsuccess = ({ target }) => {
        const store = target.result.transaction("work", "readwrite").objectStore("work");
        const turn = () => { held(); if (!globalThis.released) store.count().onsuccess = turn; };
        turn();
      };
    }));
    await highlight(page, "致意");
    await noted(page, "致意");
    const asked = page.waitForEvent("dialog");
    await page.close({ runBeforeUnload: true });
    await (await asked).dismiss();
    await other.evaluate(() => { globalThis.released = true; });
    while (!/致意/.test(await stored(page, "work")));
  }));
