// How fast the desk opens texts of every size and answers in them, in Chromium: the open/ page of
// the site SITE, on texts made of the article TEXT. `cargo xtask bench` makes both.
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { reading } from "./site.mjs";

const ARTICLE = await readFile(process.env.TEXT ?? "samples/ever-given.md", "utf8");
/** The body of the article, paragraph by paragraph. */
const PARAGRAPHS = ARTICLE.replace(/^---\n.*?\n---\n/s, "").split(/\n+/).filter(Boolean);

/** Numbers that look like chance and are the same in every run. */
const chance = (seed) => () => (seed = (seed * 48271) % 2147483647) / 2147483647;

/** A name of a person as newspapers have them, one of some thousands. */
const person = (random) => {
  const one = (of) => [...of][Math.floor(random() * of.length)];
  return one("王李張劉陳楊趙黃周吳徐孫胡朱高林何郭馬羅") + one("文志建國明曉海春秀玉子思") + one("華平軍英芳傑玲遠峰寧雅辰");
};

/** Paragraphs, one after another without end: the article's with other numbers each time, and a
 * line with other people, so that a book has more names than an article. */
function* paragraphs() {
  const random = chance(7);
  for (;;) {
    for (const paragraph of PARAGRAPHS) {
      yield paragraph.replace(/(?<!\d)\d{2,3}(?!\d|[年月日])/g, (number) => String(10 + Math.floor(random() * 10 ** number.length)));
    }
    yield `記者${person(random)}說，${person(random)}和${person(random)}昨日在會上見面。`;
  }
}

/** A text of so many characters, its paragraphs joined by `between`; `head` comes first. */
function text(length, between = "\n", head = "") {
  let [whole, lines] = [head, 0];
  for (const paragraph of paragraphs()) {
    if (whole.length >= length) return whole.slice(0, length);
    whole += between === "chapters" ? `${lines++ % 60 ? "" : `## 第${lines}章\n\n`}${paragraph}\n\n` : paragraph + between;
  }
}

const TEXTS = {
  "10 KB": ["short.txt", () => text(3_400)],
  "1,000,000 characters, 3 MB": ["book.txt", () => text(1_000_000)],
  "the same under headings": ["chapters.md", () => text(1_000_000, "chapters")],
  "the same, one section": ["section.md", () => text(1_000_000, "\n\n", "## 一\n\n")],
  "300,000 characters, one paragraph": ["line.txt", () => text(300_000, "")],
  "10 MB": ["large.txt", () => text(3_450_000)],
};
const CHOSEN = Object.keys(TEXTS).filter((name) => !process.env.ONLY || name.includes(process.env.ONLY));

/** Runs in the page before anything else: notes how long tasks take, and what is done when. */
function watch() {
  const bench = (globalThis.bench = { tasks: [] });
  new PerformanceObserver((list) => bench.tasks.push(...list.getEntries())).observe({ type: "longtask" });
  /** When the next frame has been painted. */
  bench.painted = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(null);
  }));
  /** When `holds` first does, frame by frame. */
  bench.once = async (holds) => {
    while (!holds()) await bench.painted();
    return bench.painted();
  };
  /** Calls `act` in a task of its own, and waits until there was no long one for a second. */
  bench.longest = async (act) => {
    await new Promise((done) => setTimeout(done));
    const began = performance.now();
    await act();
    const took = performance.now() - began;
    const tasks = () => bench.tasks.filter(({ startTime }) => startTime > began - 1).map(({ duration }) => duration);
    for (let [count, quiet] = [-1, 0]; quiet < 5; quiet = count === tasks().length ? quiet + 1 : 0) {
      count = tasks().length;
      await new Promise((done) => setTimeout(done, 200));
    }
    return { took, longest: Math.max(0, ...tasks()), long: tasks().length };
  };
  bench.type = (selector, words) => {
    const field = document.querySelector(selector);
    field.value = words;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  bench.press = (selector, key) => document.querySelector(selector).dispatchEvent(new KeyboardEvent("keydown", { ...key, bubbles: true }));
  /** Gives the desk a file, as choosing one does; says when what could be read. */
  bench.open = async (name, text) => {
    const files = new DataTransfer();
    files.items.add(new File([text], name));
    const field = document.querySelector("#files");
    field.files = files.files;
    const began = performance.now();
    const since = (time) => time - began;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    const shown = () => document.querySelector(".prose p")?.textContent.length > 0;
    const first = since(await bench.once(shown));
    const whole = since(await bench.once(() => /Loading|Finding|found\./.test(document.querySelector(".progress").textContent)));
    const named = since(await bench.once(() => document.querySelector(".prose a.mention")));
    const done = since(await bench.once(() => /found\./.test(document.querySelector(".progress").textContent)));
    return { first, whole, named, done };
  };
  /** Scrolls to `part` of the page and on for some screens; in how many frames the middle was blank. */
  bench.scroll = async (part) => {
    scrollTo(0, part * document.scrollingElement.scrollHeight);
    let blank = 0;
    for (let n = 0; n < 30; n++) {
      await bench.painted();
      const section = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest(".prose > .section");
      blank += section?.firstElementChild.checkVisibility({ contentVisibilityAuto: true }) === false;
      scrollBy(0, innerHeight * 0.7);
    }
    return blank;
  };
}

/** The processes that render pages, and what of their memory is theirs alone, in MB. */
async function memory(page) {
  const browser = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  await browser.detach();
  const own = async ({ id }) => {
    const rollup = await readFile(`/proc/${id}/smaps_rollup`, "utf8").catch(() => "");
    return Number(rollup.match(/Private_Dirty:\s+(\d+)/)?.[1] ?? 0) / 1024;
  };
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  return (await Promise.all(renderers.map(own))).reduce((sum, mb) => sum + mb, 0);
}

const tell = (what, said) => console.log(`  ${what.padEnd(30)} ${said}`);
const ms = (time) => `${time.toFixed(0)} ms`;
const task = ({ took, longest, long }) => `${ms(took)}, longest task ${ms(longest)}${long ? ` (${long} over 50)` : ""}`;

/** What is asked of an open text; each step runs in the page. */
const STEPS = {
  "scroll at the beginning": "bench.blank = await bench.scroll(0.01)",
  "scroll in the middle": "bench.blank += await bench.scroll(0.5)",
  "scroll at the end": "bench.blank += await bench.scroll(0.9)",
  "open the search": "document.querySelector('.to-find').click(); await bench.once(() => !document.querySelector('#find').hidden)",
  "search a common character": "bench.type('#find input', '的'); await bench.once(() => /[0-9]/.test(document.querySelector('#find').textContent))",
  "to its last place": "bench.press('#find input', { key: 'Enter', shiftKey: true }); await bench.painted()",
  "close the search": "bench.press('#find input', { key: 'Escape' }); await bench.painted()",
  "open a panel": "document.querySelectorAll('.prose a.mention.place')[3].click(); await bench.once(() => document.querySelector('#panel h2'))",
  "jump to a late mention": "[...document.querySelectorAll('#panel ol.mentions a')].at(-1).click(); await bench.painted()",
  "close the panel": "bench.press('body', { key: 'Escape' }); await bench.painted()",
  "open the list of names": "location.hash = '#list'; await bench.once(() => document.querySelector('#panel .roster'))",
  "search the list": "bench.type('#panel .seek', '王'); await bench.painted()",
  "close the list": "bench.press('body', { key: 'Escape' }); await bench.painted()",
  "open the settings": "document.querySelector('[popovertarget=text]').click(); await bench.once(() => document.querySelector('#text input[name=size]'))",
  "another size": "document.querySelector('#text input[name=size]:not(:checked)').click(); await bench.painted()",
  "in columns": "document.querySelector('#text input[name=writing][value=vertical]').click(); await bench.painted()",
  "in lines": "document.querySelector('#text input[name=writing][value=horizontal]').click(); await bench.painted()",
};

async function answers(page) {
  for (const [what, act] of Object.entries(STEPS)) {
    const result = await page.evaluate(`bench.longest(async () => { ${act} })`);
    tell(what, task(result));
  }
  tell("frames with a blank", await page.evaluate(() => bench.blank));
  const began = performance.now();
  const pdf = await page.pdf();
  tell("printed to PDF", `${ms(performance.now() - began)}, ${(pdf.length / 1e6).toFixed(1)} MB`);
}

/** Opens a text on a desk that has opened another before, and then reads in it. */
const opened = (name) => reading({ article: "open", started: false, locale: "en-US", limit: 900_000 }, async (page) => {
  await page.addInitScript(watch);
  await page.reload();
  await page.waitForSelector("html[data-reader]");
  const open = (name, text) => page.evaluate(([name, text]) => bench.longest(async () => (bench.seen = await bench.open(name, text))), [name, text]);
  const seen = async (what, result) => {
    const { first, whole, named, done } = await page.evaluate(() => bench.seen);
    tell(what, `first screen ${ms(first)}, all of it ${ms(whole)}, first name ${ms(named)}, all names ${ms(done)}`);
    tell("", `longest task ${ms(result.longest)}${result.long ? ` (${result.long} over 50)` : ""}`);
  };
  await seen("cold, a line", await open("line.txt", "普京昨日抵達北京，與金正恩會面。"));
  await page.requestGC?.();
  const before = await memory(page);
  const [file, make] = TEXTS[name];
  const whole = make();
  await page.click(".desk-bar .home");
  await seen("opened", await open(file, whole));
  await page.requestGC?.();
  const after = await memory(page);
  const size = Buffer.byteLength(whole) / 1e6;
  tell("memory", `${before.toFixed(0)} MB with base and taggers, ${(after - before).toFixed(0)} MB more with the text: ${((after - before) / size).toFixed(1)} times its ${size.toFixed(1)} MB`);
  const counts = await page.evaluate(() => ["section", "mention", "entry"].map((name) => document.querySelectorAll(`.${name}`).length));
  tell("sections, mentions, entries", counts.join(", "));
  await answers(page);
});

for (const name of CHOSEN) {
  test(`the desk: ${name}`, async () => {
    console.log(`the desk: ${name}`);
    await opened(name);
  });
}
