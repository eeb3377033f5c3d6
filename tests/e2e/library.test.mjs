// The library on the reader's device: what stays, what two tabs see, and what is said when nothing can.
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import assert from "node:assert/strict";
import { PHONE, reading, stored } from "./site.mjs";

const LONG = `${"普京昨日抵達北京，與金正恩會面。\n\n".repeat(200)}末段：莫斯科的雪。\n`;

/** The desk, once the library is there. */
const desk = (options, test) =>
  reading({ article: "open", started: false, ...options }, async (page) => {
    await page.waitForSelector(".texts");
    await test(page);
  });
const SHORT = "王毅在莫斯科。";
/** Opens a text under a title of its own. */
const give = (page, title, text) =>
  page.setInputFiles("#files", { name: "a.md", mimeType: "text/markdown", buffer: Buffer.from(`# ${title}\n\n${text}`) });
/** Waits until the text that is open is kept. */
const kept = (page) => page.waitForFunction(() => sessionStorage.getItem("lorgnette-text"));
/** Opens a text and goes back once it is kept. */
const keep = async (page, title, text) => {
  await give(page, title, text);
  await kept(page);
  await page.click(".desk-bar .home");
  await listed(page, title);
};
const titles = (page) => page.$$eval(".shelf-list .open", (rows) => rows.map((row) => row.textContent));
const listed = (page, name) => page.waitForSelector(`.shelf-list .open:text-is("${name}")`);
const unlisted = (page, name) => page.waitForSelector(`.shelf-list .open:text-is("${name}")`, { state: "detached" });
const said = (page, selector = ".said") =>
  page.waitForFunction((selector) => document.querySelector(selector)?.textContent, selector).then((words) => words.jsonValue());
/** Runs `work` over the open database. */
const database = (page, work) =>
  page.evaluate(`new Promise((done, failed) => {
    const request = indexedDB.open("lorgnette");
    request.onerror = failed;
    request.onsuccess = () => {
      const transaction = request.result.transaction(["texts", "work"], "readwrite");
      (${work})(transaction);
      transaction.oncomplete = () => { request.result.close(); done(); };
    };
  })`);

/** Opens a long text, and reads on to somewhere in the middle. */
const reach = async (page) => {
  await give(page, "長", LONG);
  await kept(page);
  await page.waitForFunction(() => document.querySelectorAll("#article p").length > 200);
  await page.evaluate(() => document.querySelectorAll("#article p")[120].scrollIntoView());
};

test("a reload keeps the text and the place, and the list says how far", () =>
  desk({}, async (page) => {
    await reach(page);
    // The words at the line that is read: where sections have what height is for the browser to say.
    const read = () => {
      const blocks = [...document.querySelectorAll("#article p")];
      return blocks.findIndex((block) => block.getBoundingClientRect().bottom > innerHeight / 3);
    };
    const before = await page.evaluate(read);
    assert.ok(before > 100);
    while (!(await stored(page, "places")));
    await page.reload();
    await page.waitForFunction((before) => {
      const blocks = [...document.querySelectorAll("#article p")];
      return blocks.findIndex((block) => block.getBoundingClientRect().bottom > innerHeight / 3) === before;
    }, before);
    await page.click(".desk-bar .home");
    await listed(page, "長");
    assert.match(await page.textContent(".shelf-list .about"), /6\d%/);
  }));

test("a text is given another title, and keeps it", () =>
  desk({}, async (page) => {
    await keep(page, "甲", SHORT);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await listed(other, "甲");
    await page.bringToFront();
    await page.click(".rename");
    await page.waitForSelector(".retitled input:focus");
    await page.keyboard.type("不要");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".rename:focus");
    assert.deepEqual(await titles(page), ["甲"]);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".retitled input:focus");
    await page.keyboard.type("家書");
    await page.keyboard.press("Enter");
    await listed(page, "家書");
    await listed(other, "家書");
    await other.bringToFront();
    await give(other, "甲", SHORT);
    await kept(other);
    await other.click(".desk-bar .home");
    await listed(other, "家書");
  }));

test("what follows the place where a reader stopped is a view of its own when they are back", () =>
  desk({}, async (page) => {
    await reach(page);
    while (!(await stored(page, "places")));
    // An hour later.
    await page.context().addInitScript(() => {
      const { now } = Date;
      Date.now = () => now() + 3_600_000;
    });
    await page.reload();
    const find = () => {
      const seen = [...document.querySelectorAll("#article a.mention[data-e=vladimir-putin]")].map((mention) => mention.getBoundingClientRect().top);
      const nth = seen.findIndex((top) => top > innerHeight / 3);
      return nth > 100 && /找完/.test(document.querySelector(".progress").textContent) && nth;
    };
    // The taggers come anew with the page.
    const nth = await (await page.waitForFunction(find, undefined, { timeout: 30_000 })).jsonValue();
    await page.$$eval("#article a.mention[data-e=vladimir-putin]", (all, nth) => all[nth].click(), nth);
    await page.click(".extents button >> nth=2");
    const shown = () => page.$$eval("#panel ol.mentions .nth", (labels) => labels.map((label) => parseInt(label.textContent, 10)));
    await page.waitForFunction(() => parseInt(document.querySelector("#panel ol.mentions .nth")?.textContent, 10) > 100);
    const since = await shown();
    assert.ok(Math.abs(since[0] - nth) < 10 && since.length < 30, `${since} and ${nth}`);
    await page.click(".extents button >> nth=1");
    await page.waitForFunction(() => parseInt(document.querySelector("#panel ol.mentions .nth")?.textContent, 10) === 1);
  }));

test("two tabs see what the other does, and search goes through all texts", () =>
  desk({}, async (page) => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.waitForSelector(".texts");
    await keep(page, "甲", SHORT);
    await keep(page, "乙", LONG);
    await listed(other, "甲");
    assert.deepEqual(await titles(other), ["乙", "甲"]);
    await other.fill("#search-texts", "莫斯科的");
    await other.waitForSelector(".hits mark");
    assert.deepEqual(await other.$$eval(".hits mark", (marks) => marks.map((mark) => mark.textContent)), ["莫斯科的"]);
    await other.click(".hits button");
    await other.waitForFunction(() => {
      const last = [...document.querySelectorAll("#article p")].at(-1)?.getBoundingClientRect();
      return last?.top > 0 && last.bottom < innerHeight;
    });
    await page.click(".remove >> nth=0");
    await unlisted(page, "乙");
    await page.click(".put-back button");
    await listed(page, "乙");
  }));

test("an export brings everything back after it was forgotten, and a file of others is refused", () =>
  desk(PHONE, async (page) => {
    await keep(page, "甲", SHORT);
    await keep(page, "乙", LONG);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.click(".whole button >> nth=0"),
    ]);
    const file = await readFile(await download.path());
    assert.equal(JSON.parse(file)[0].texts, 2);
    await page.click(".whole [aria-expanded]");
    await page.click(".question .danger");
    await said(page);
    assert.deepEqual(await titles(page), []);
    const left = () => Promise.all([indexedDB.databases(), caches.keys()]).then(([databases, caches]) => [databases.length, caches.length, localStorage.length, sessionStorage.length]);
    assert.deepEqual(await page.evaluate(left), [0, 0, 0, 0]);
    const bring = (buffer) => page.setInputFiles("#import", { name: "file.json", mimeType: "application/json", buffer });
    await bring(Buffer.from("[\n{}\n]"));
    await page.waitForFunction(() => /2/.test(document.querySelector(".said").textContent));
    assert.deepEqual(await titles(page), []);
    // One line of the long text is damaged: the other text comes whole.
    await bring(Buffer.from(file.toString().replace("莫斯科的雪", "莫斯科的雨")));
    await listed(page, "甲");
    assert.deepEqual(await titles(page), ["甲"]);
    await bring(file);
    await listed(page, "乙");
    await page.click('.shelf-list .open:text-is("甲")');
    await page.waitForSelector("#article p:has-text('王毅')");
  }));

test("a record that was damaged is set aside, and its text stands on the shelf all the same", () =>
  desk({}, async (page) => {
    await keep(page, "甲", SHORT);
    await database(page, `(transaction) => {
      const texts = transaction.objectStore("texts");
      texts.getAllKeys().onsuccess = ({ target }) => texts.put("{broken", target.result[0]);
    }`);
    await page.reload();
    await listed(page, "甲");
    assert.match(await page.textContent(".whole"), /1/);
  }));

test("where there is no room the text stays open, and where storage is refused the list says so", async () => {
  const full = () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("", "QuotaExceededError");
    };
  };
  const refused = () => {
    Object.defineProperty(window, "indexedDB", {
      get: () => {
        throw new DOMException("refused", "SecurityError");
      },
    });
  };
  for (const [script, selector] of [[full, ".said"], [refused, ".notice"]]) {
    await reading({ article: "open", started: false }, async (page) => {
      await page.addInitScript(script);
      await page.reload();
      await page.waitForSelector(".texts");
      await give(page, "甲", SHORT);
      await page.waitForSelector("#article p:has-text('王毅')");
      await page.click(".desk-bar .home");
      assert.ok(await said(page, selector));
      // For the session, a text that could not be stored stands on the list; one without room does not.
      assert.deepEqual(await titles(page), script === full ? [] : ["甲"]);
    });
  }
});
