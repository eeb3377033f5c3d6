// The desk where things go astray: drags that were meant as selections, words that were pasted by
// mistake, a network that is gone, work that was stopped, files of which something is lost.
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import assert from "node:assert/strict";
import { reading } from "./site.mjs";

const FIRST = "普京昨日抵達北京，與金正恩會面。";
const SECOND = "兩人談了一個小時。";

const desk = (options, test) =>
  reading({ article: "open", started: false, ...options }, async (page, said) => {
    await page.waitForSelector("html[data-reader]");
    await test(page, said);
  });
const done = (page) => page.waitForFunction(() => /找完|found\./.test(document.querySelector(".progress").textContent));
const give = (page, name, text) =>
  page.setInputFiles("#files", { name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });
const opened = async (page, text = `${FIRST}\n\n${SECOND}\n`, name = "a.txt") => {
  await give(page, name, text);
  await page.waitForSelector(".prose a.mention");
  await done(page);
};
const article = (page) => page.textContent("#article");
/** Selects from one element to another, as a mouse does that is pressed and moved. */
const drag = async (page, from, to) => {
  const [a, b] = [await (await page.$(from)).boundingBox(), await (await page.$(to)).boundingBox()];
  await page.mouse.move(a.x + 2, a.y + a.height / 2);
  await page.mouse.down();
  await page.mouse.move(b.x + b.width - 4, b.y + b.height / 2, { steps: 8 });
  await page.mouse.up();
};
const tool = (page, words) => page.click(`.bench button:text-is("${words}")`);

test("a selection can begin on a name, and what is dragged or pasted astray takes no text's place", () =>
  desk({}, async (page) => {
    await opened(page);
    const before = await article(page);
    await drag(page, ".prose a.mention", ".prose a.mention:nth-of-type(2)");
    await page.waitForFunction(() => /普京昨日/.test(getSelection().toString()));
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "別的話");
      const fire = (name, of) => document.querySelector(".prose p").dispatchEvent(Object.assign(new Event(name, { bubbles: true, cancelable: true }), of));
      fire("dragstart", { dataTransfer: data });
      fire("drop", { dataTransfer: data });
      fire("drop", { dataTransfer: data });
      fire("paste", { clipboardData: data });
    });
    await page.waitForTimeout(300);
    assert.equal(await article(page), before);
    const files = (page) => page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["金正恩在北京。"], "b.txt"));
      document.body.dispatchEvent(Object.assign(new Event("drop", { bubbles: true, cancelable: true }), { dataTransfer }));
    });
    await files(page);
    await page.waitForFunction(() => document.querySelector("#article")?.textContent.includes("金正恩在北京"));
  }));

test("of words in two paragraphs it is said that only the first are taken", () =>
  desk({}, async (page) => {
    await opened(page);
    await drag(page, ".prose a.mention", ".prose p + p");
    assert.match(await (await page.waitForSelector(".bench .cut")).textContent(), /第一段/);
    await page.click(".prose p", { clickCount: 3 });
    await page.waitForFunction(() => document.querySelector(".bench .selected") && !document.querySelector(".bench .cut"));
  }));

test("a note opens where it stands, and is part of the page to print", () =>
  desk({}, async (page) => {
    await opened(page);
    await page.dblclick(".prose p + p", { position: { x: 30, y: 12 } });
    await page.waitForSelector(".bench .selected");
    await tool(page, "寫筆記");
    await page.fill("dialog textarea", "為什麼是 <一個> 小時？");
    await page.click("dialog .ways button:first-child");
    await page.click("mark.noted");
    assert.equal(await page.inputValue("dialog[open] textarea"), "為什麼是 <一個> 小時？");
    await page.keyboard.press("Escape");
    await page.click(".files summary");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(".files li:nth-child(2) button")]);
    const html = await readFile(await download.path(), "utf8");
    assert.match(html, /為什麼是 &lt;一個&gt; 小時？/);
  }));

test("after a stop it is said why a mark does not show, and the way to see it", () =>
  desk({}, async (page) => {
    await give(page, "long.txt", `${FIRST}\n`.repeat(20_000));
    await page.waitForSelector("#article p");
    await page.click(".desk-bar progress + button");
    await page.waitForFunction(() => /停下/.test(document.querySelector(".progress").textContent));
    await page.waitForSelector(".bench");
    await page.dblclick(".prose p", { position: { x: 60, y: 12 } });
    await page.waitForSelector(".bench .selected");
    await tool(page, "劃線");
    assert.match(await (await page.waitForSelector(".trouble[role=alert] p")).textContent(), /停下/);
    await page.click(".trouble[role=alert] button");
    await page.waitForSelector("#article p");
    assert.equal(await page.$(".trouble[role=alert] p"), null);
  }));

test("without a network it is said that it is the network", () =>
  desk({}, async (page, said) => {
    await page.context().setOffline(true);
    await page.click(".samples a");
    assert.match(await (await page.waitForSelector(".trouble[role=alert] p")).textContent(), /連上網路/);
    await page.fill("#pasted", FIRST);
    await page.click(".ways .primary");
    await page.waitForFunction(() => /貼上的文字.*連上網路/.test(document.querySelector(".trouble[role=alert]").textContent));
    said.length = 0;
  }));

test("where nobody looked for names none are said to be found", () =>
  desk({}, async (page, said) => {
    await page.route("**/base-*.bin", (route) => route.abort());
    await give(page, "a.txt", FIRST);
    await page.waitForFunction(() => /沒有找名字/.test(document.querySelector(".trouble[role=alert]").textContent));
    await page.waitForFunction(() => document.querySelector(".progress").textContent === "");
    said.length = 0;
  }));

test("what was lost in reading a file is said", () =>
  desk({}, async (page) => {
    const cut = Buffer.from(`${FIRST}\n`.repeat(3)).subarray(0, -3);
    const broken = Buffer.concat([Buffer.from(FIRST), Buffer.from([0xe4, 0xbd]), cut]);
    await opened(page, broken, "cut.txt");
    const says = (words) => page.waitForFunction((words) => new RegExp(words).test(document.querySelector(".trouble[role=status]").textContent), words);
    await says("cut\\.txt 裡有[12]處.*�");
    await page.click(".desk-bar .home");
    await give(page, "latin.txt", Buffer.from("Le café déjà vu à Paris, où il a plu.", "latin1"));
    await says("latin\\.txt.*windows-1252.*推測");
  }));

test("a picture that a text names is not asked for", () =>
  desk({}, async (page) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await opened(page, `![A](x.png)\n\n![B](../sealed/index.html)\n\n${FIRST}\n`, "a.md");
    assert.deepEqual(asked.filter((url) => /x\.png|sealed/.test(url)), []);
  }));

test("a text is opened at its beginning, wherever the page was", () =>
  desk({ viewport: { width: 320, height: 568 } }, async (page) => {
    await page.$eval(".samples a", (link) => link.scrollIntoView({ block: "start" }));
    await page.evaluate(() => scrollBy(0, 200));
    await page.$eval(".samples a", (link) => link.click());
    await page.waitForSelector("#article p");
    await done(page);
    assert.equal(await page.evaluate(() => scrollY), 0);
  }));

test("beside a panel the bar of the desk moves with the text", () =>
  desk({ viewport: { width: 1280, height: 700 } }, async (page) => {
    await opened(page);
    await page.click(".prose a.mention");
    await page.waitForSelector("#panel h2");
    const [bar, panel] = await page.evaluate(() => [".desk-bar .progress", "#panel"].map((it) => document.querySelector(it).getBoundingClientRect()).map(({ left, right }) => [left, right]));
    assert.ok(bar[1] <= panel[0], `${bar} reaches under ${panel}`);
  }));

test("Back closes the panel, then the text; Forward opens it again, and so does loading it anew", () =>
  desk({}, async (page) => {
    await opened(page);
    await page.click(".prose a.mention");
    await page.waitForSelector("#panel h2");
    await page.goBack();
    await page.waitForSelector("#panel h2", { state: "detached" });
    assert.ok(await page.$("#article p"));
    await page.goBack();
    await page.waitForSelector("#pasted");
    assert.equal(new URL(page.url()).search, "");
    await page.goForward();
    await page.waitForSelector("#article p");
    await done(page);
    await page.reload();
    await page.waitForSelector("#article p");
    await done(page);
    await page.click(".desk-bar .home");
    await page.waitForSelector("#pasted");
    assert.equal(new URL(page.url()).search, "");
  }));

test("a note is not lost by Escape, nor by another tab that writes at the same time", () =>
  desk({}, async (page) => {
    await opened(page);
    await page.dblclick(".prose p + p", { position: { x: 30, y: 12 } });
    await page.waitForSelector(".bench .selected");
    await tool(page, "寫筆記");
    await page.fill("dialog textarea", "起初");
    await page.keyboard.press("Escape");
    await page.click("mark.noted");
    assert.equal(await page.inputValue("dialog[open] textarea"), "起初");
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.waitForSelector(".shelf-list .open");
    await other.click(".shelf-list .open");
    await other.waitForSelector("mark.noted");
    await done(other);
    await other.click("mark.noted");
    for (const [tab, words] of [[page, "甲的話"], [other, "乙的話"]]) {
      await tab.fill("dialog[open] textarea", words);
      await tab.click("dialog[open] .ways button:first-child");
      // The other tab has heard of it by then.
      await page.waitForTimeout(1500);
    }
    await other.click('.bench button:text-is("2 則筆記")');
    assert.deepEqual((await other.$$eval(".notes li > span", (all) => all.map((note) => note.textContent))).sort(), ["乙的話", "甲的話"]);
  }));
