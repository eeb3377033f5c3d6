// Every view of a page, once: what axe, target sizes, reflow and the screenshots go through.
// A row: its name, the devices that have it, what else the page is opened with, and the steps
// that lead there from a page that has just started. A new view is a new row.
import { PHONE } from "./site.mjs";

/** A mouse and room for a rail. */
const WIDE = { name: "wide", viewport: { width: 1280, height: 860 } };
/** A finger. */
const NARROW = { name: "narrow", ...PHONE };
/** A desktop at 400 %, and still a mouse. */
const ZOOMED = { name: "zoomed", viewport: { width: 320, height: 256 } };
const ALL = [WIDE, NARROW, ZOOMED];

/** A name that touches no other, with facts on it. */
const PERSON = "p a.mention.person >> nth=0";

/** The page on which texts are opened. */
const DESK = { article: "open", started: false };

const card = async (page) => {
  // A card does not open while the page scrolls.
  await page.locator(PERSON).scrollIntoViewIfNeeded();
  await rest(page);
  await page.hover(PERSON);
  await page.waitForSelector(".card:popover-open");
};
const second = async (page) => {
  await card(page);
  await page.$eval(".card .quiet[aria-pressed]", (button) => button.click());
  await page.waitForSelector(".card [aria-pressed=true]");
};
const panel = async (page) => {
  await page.click(PERSON);
  await page.waitForSelector(".panel[data-layer=panel]");
};
const sheet = async (page) => {
  await page.tap(PERSON);
  await page.waitForSelector(".panel[data-layer=sheet]");
};
const menu = (id) => async (page) => {
  await page.click(`[popovertarget=${id}] >> nth=0`);
  await page.waitForSelector(`#${id}:popover-open h2:focus`);
};
const glossary = async (page) => {
  await page.click(".entries .entry.person summary >> nth=0");
  await page.waitForSelector("details[open] .dossier");
};
/** Texts as the library keeps them: a record of each, its words, and a place. */
const SHELVED = ["正常的標題", "A title in English", "一個很長很長的標題，".repeat(9), "Supercalifragilistic".repeat(6), "昨日的新聞", "家書"];
/** The desk with these texts on the device. */
const shelf = async (page) => {
  await page.waitForSelector(".texts");
  await page.evaluate((titles) => new Promise((done, failed) => {
    const request = indexedDB.open("lorgnette");
    request.onerror = failed;
    request.onsuccess = () => {
      const transaction = request.result.transaction(["texts", "pieces", "places"], "readwrite");
      const put = (list, key, value) => transaction.objectStore(list).put(typeof value === "string" ? value : JSON.stringify({ version: 1, ...value }), key);
      titles.forEach((shown, n) => {
        const id = String(n).repeat(64);
        const [opened, words] = [1795392000000 + n * 86400000, "普京昨日抵達北京，與金正恩會面。\n".repeat(40)];
        put("texts", id, { id, title: { value: { shown }, changed: opened }, hint: {}, size: 10 ** (n + 2), length: 640, pieces: 1, added: opened, opened });
        put("pieces", `${id}/000000`, words);
        if (n % 2) put("places", id, { value: { here: { at: 9, exact: "京" }, farthest: 90 * n }, changed: opened });
      });
      transaction.oncomplete = () => { request.result.close(); done(); };
    };
  }), SHELVED);
  await page.reload();
  await page.waitForSelector(`.shelf-list li:nth-child(${SHELVED.length})`);
};
/** The desk with a text open, a note on it, and every name found. */
const bench = async (page) => {
  await page.waitForSelector("html[data-reader]");
  await page.fill("#pasted", "普京昨日抵達北京，與烏有先生會面。");
  await page.click(".ways .primary");
  await page.waitForFunction(() => document.querySelector(".bench") && !document.querySelector("progress") && document.querySelector(".mention"));
  await page.evaluate(() => getSelection().selectAllChildren(document.querySelector("#article .mention")));
  await page.waitForSelector(".bench .selected");
  await page.locator(".bench > button").nth(1).click();
  await page.waitForSelector("mark.noted");
};
/** The same with the form open that the tool with this place in the line opens. */
const form = (nth) => async (page) => {
  await bench(page);
  await page.locator(".bench > button").nth(nth).click();
  await page.waitForSelector("dialog.modal[open]");
};
/** Waits until the whole text has been laid out in the look that was chosen. */
const settled = (page) => page.waitForFunction(() => !document.querySelector(".prose .section > p:not([data-measured=''])"));
const find = async (page) => {
  await page.click(".to-find");
  await page.fill("#find input", "朝鮮");
  await page.waitForFunction(() => CSS.highlights.get("found-here"));
};

export const VIEWS = [
  { name: "article", on: ALL, open: async () => {} },
  { name: "article-en", on: ALL, options: { article: "parade-and-pact-en" }, open: async () => {} },
  { name: "repairs", on: ALL, options: { article: "damaged-notice" }, open: async (page) => {
    await page.check("#show-repairs");
    await page.click(".repairs summary");
  } },
  { name: "readings", on: ALL, options: { article: "damaged-notice" }, open: (page) => page.check("#show-readings") },
  { name: "pinyin", on: ALL, options: { kept: "script=hans&readings=all" }, open: async (page) => {
    await page.waitForFunction(() => document.querySelector(":root[lang=zh-Hans] .prose h1 ruby.reading"));
    await settled(page);
  } },
  { name: "columns", on: ALL, options: { kept: "writing=vertical" }, open: async (page) => {
    await page.waitForSelector(".prose .upright");
    await settled(page);
  } },
  { name: "overview", on: ALL, open: async (page) => {
    await page.click(".as-table > summary");
    await page.locator(".map").scrollIntoViewIfNeeded();
  } },
  { name: "index", on: ALL, options: { article: ".", started: false }, open: async () => {} },
  { name: "open", on: ALL, options: DESK, open: (page) => page.waitForSelector("html[data-reader]") },
  { name: "opened", on: ALL, options: DESK, open: async (page) => {
    await page.waitForSelector("html[data-reader]");
    await page.click(".samples a >> nth=0");
    await page.waitForFunction(() => document.querySelector(".desk-bar") && !document.querySelector("progress") && document.querySelector(".mention"));
  } },
  { name: "texts", on: ALL, options: DESK, open: async (page) => {
    await shelf(page);
    await page.locator(".texts").scrollIntoViewIfNeeded();
  } },
  { name: "texts-found", on: [WIDE, NARROW], options: DESK, open: async (page) => {
    await shelf(page);
    await page.fill("#search-texts", "北京");
    await page.waitForFunction(() => document.querySelectorAll(".hits mark").length > 9);
  } },
  { name: "texts-retitled", on: [WIDE, ZOOMED], options: DESK, open: async (page) => {
    await shelf(page);
    await page.click(".rename >> nth=3");
    await page.waitForSelector(".retitled input:focus");
  } },
  // What was taken off, what could not be read, a file that is none of ours, and the question.
  { name: "texts-trouble", on: ALL, options: DESK, open: async (page) => {
    await shelf(page);
    await page.click(".remove >> nth=0");
    await page.setInputFiles("#import", { name: "file.json", mimeType: "application/json", buffer: Buffer.from("[\n{}\n]") });
    await page.waitForSelector(".said p");
    await page.click(".whole [aria-expanded]");
    await page.waitForSelector(".question");
    await page.locator(".room").scrollIntoViewIfNeeded();
  } },
  { name: "refused", on: [NARROW], options: { ...DESK, at: "?src=https://example.org/a.txt" }, open: (page) => page.waitForSelector(".trouble p") },
  { name: "bench", on: ALL, options: DESK, open: async (page) => {
    await bench(page);
    await page.click(".files summary");
    // What it lies over can be scrolled from under it.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  } },
  { name: "bench-name", on: [NARROW], options: DESK, open: form(0) },
  { name: "bench-notes", on: [NARROW], options: DESK, open: form(5) },
  { name: "bench-entry", on: [WIDE, ZOOMED], options: DESK, open: form(6) },
  { name: "sealed", on: [WIDE, NARROW], options: { article: "sealed", started: false }, open: async () => {} },
  { name: "card", on: [WIDE, ZOOMED], open: card },
  { name: "card-second", on: [WIDE, ZOOMED], open: second },
  { name: "sheet", on: [NARROW], open: sheet },
  { name: "panel", on: [WIDE, ZOOMED], open: panel },
  { name: "panel", on: [NARROW], open: async (page) => {
    await sheet(page);
    await page.tap(PERSON);
    await page.waitForSelector(".panel[data-layer=panel]");
  } },
  { name: "compare", on: [WIDE, NARROW], open: async (page) => {
    for (const entity of ["north-korea", "russia"]) {
      await page.evaluate((entity) => document.querySelector(`p a.mention[data-e="${entity}"]`).click(), entity);
      await page.click("#panel .pin");
    }
    await page.click(".shelf > .open");
    await page.waitForSelector("dialog.modal[open]");
  } },
  { name: "wrong", on: [WIDE, NARROW, ZOOMED], open: async (page) => {
    await page.evaluate((mention) => document.querySelector(mention).click(), "p a.mention.person");
    await page.waitForSelector("#panel");
    await page.locator("#panel .quiet").last().click();
    await page.waitForSelector("dialog.modal[open]");
  } },
  { name: "unknown", on: ALL, options: { at: "#e=nobody" }, open: (page) => page.waitForSelector("#panel") },
  { name: "list-found", on: ALL, options: { at: "#list" }, open: async (page) => {
    await page.fill(".seek", "jin");
    await page.waitForFunction(() => document.querySelector(".found").textContent !== "");
  } },
  { name: "list-nothing", on: ALL, options: { at: "#list" }, open: async (page) => {
    await page.fill(".seek", "@nobody");
    await page.waitForFunction(() => document.querySelector(".found").textContent !== "");
  } },
  { name: "claims", on: ALL, options: { at: "#list" }, open: async (page) => {
    await page.click(".choice >> nth=-1");
    await page.waitForSelector(".group .claims");
  } },
  { name: "so-far", on: ALL, options: { at: "#e=north-korea" }, open: async (page) => {
    await page.click(".extents button >> nth=1");
    await page.waitForSelector(".ahead");
  } },
  { name: "relations", on: ALL, options: { at: "#e=north-korea" }, open: async (page) => {
    await page.click(".bonds summary >> nth=0");
    await page.locator(".bonds [open] a >> nth=0").scrollIntoViewIfNeeded();
  } },
  { name: "only", on: ALL, options: { at: "#e=north-korea" }, open: async (page) => {
    await page.click(".only");
    await page.waitForSelector(".only-shown");
  } },
  { name: "return", on: [WIDE], open: async (page) => {
    await panel(page);
    await page.click(".panel .mentions a >> nth=-1");
    await page.waitForSelector(".return");
  } },
  { name: "find", on: ALL, options: { article: "parade-and-pact" }, open: find },
  { name: "find-nothing", on: ALL, open: async (page) => {
    await page.click(".to-find");
    await page.fill("#find input", "@@@");
  } },
  { name: "dial", on: ALL, open: menu("dial") },
  { name: "text", on: ALL, open: menu("text") },
  { name: "help", on: ALL, open: menu("help") },
  { name: "sepia", on: [WIDE], options: { kept: "theme=sepia&dial=kinds" }, open: menu("text") },
  { name: "contrast", on: [WIDE], options: { kept: "theme=contrast&dial=kinds" }, open: menu("text") },
  { name: "largest", on: [NARROW], options: { kept: "size=largest&typeface=kai&leading=loose" }, open: async () => {} },
  { name: "glossary", on: ALL, open: glossary },
  { name: "forced-panel", on: [WIDE], options: { forcedColors: "active" }, open: panel },
  { name: "forced-find", on: [WIDE], options: { forcedColors: "active" }, open: find },
  { name: "no-js", on: ALL, options: { javaScriptEnabled: false, started: false }, open: glossary },
];

/** What is printed, and on which paper. */
export const PAPERS = [
  { name: "a4", article: "parade-and-pact", format: "A4" },
  { name: "letter", article: "parade-and-pact-en", format: "Letter" },
];

/** Opens `view` on `device`, lets what moves come to rest, and hands the page to `look`. */
export const visit = (reading, view, device, look, options = {}) => {
  const { name: _, ...as } = device;
  return reading({ ...as, ...view.options, ...options }, async (page) => {
    await view.open(page);
    if (view.options?.javaScriptEnabled !== false) await rest(page);
    await look(page);
  });
};

/** Waits until nothing fades or pulses, and nothing has scrolled for longer than cards mind. */
const rest = (page) =>
  page.waitForFunction(() => {
    const now = performance.now();
    const last = (globalThis.lastScroll ??= { y: scrollY, at: now });
    if (last.y !== scrollY) Object.assign(last, { y: scrollY, at: now });
    return now - last.at > 150 && document.getAnimations().length === 0;
  });
