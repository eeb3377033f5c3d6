// How fast the reader is on the page ARTICLE of the site SITE, in Chromium: medians of several
// runs, printed. `cargo xtask bench` makes the page: a thousand names in twenty thousand characters.
import { test } from "node:test";
import { reading } from "./site.mjs";

const RUNS = Number(process.env.RUNS ?? 7);

/** Runs in the page before anything else: notes when things begin and end. */
function watch() {
  const seen = (globalThis.bench = { tasks: [], shift: 0, started: null, hydrated: null });
  const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe("longtask", ({ duration }) => seen.tasks.push(duration));
  observe("layout-shift", ({ value, hadRecentInput }) => (seen.shift += hadRecentInput ? 0 : value));
  // What follows the making of the module is ours: reading the page back, and hydrating it.
  for (const name of ["instantiateStreaming", "instantiate"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = (...given) => real.apply(WebAssembly, given).then((made) => ((seen.started = performance.now()), made));
  }
  const root = new MutationObserver(() => {
    if (document.querySelector(".mention[aria-haspopup]")) seen.hydrated ??= performance.now();
  });
  root.observe(document, { subtree: true, attributes: true, attributeFilter: ["aria-haspopup"] });
  /** The time at which the next frame has been painted. */
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(null);
  }));
  /** How long after what began last `selector` is there, laid out, and then painted. */
  const appears = (selector) => new Promise((done) => {
    const look = async () => {
      const element = document.querySelector(selector);
      if (!element) return;
      found.disconnect();
      element.getBoundingClientRect();
      const [began, laid] = [seen.began, performance.now()];
      done({ laid: laid - began, painted: (await painted()) - began });
    };
    const found = new MutationObserver(look);
    found.observe(document, { subtree: true, childList: true, attributes: true });
  });
  /** The same, for what `act` leads to. */
  seen.time = (selector, act) => {
    const there = appears(selector);
    seen.began = performance.now();
    act();
    return there;
  };
  // What opens by itself begins with the timer that went off last.
  const real = globalThis.setTimeout;
  globalThis.setTimeout = (call, wait, ...given) =>
    real((...now) => ((seen.began = performance.now()), call(...now)), wait, ...given);
}

const median = (figures) => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)];
const tell = (what, figures, unit = "ms") => {
  const [low, high] = [Math.min(...figures), Math.max(...figures)];
  console.log(`  ${what.padEnd(34)} ${median(figures).toFixed(1)} ${unit} (${low.toFixed(1)} to ${high.toFixed(1)})`);
};

/** What sets the whole text anew, and back. */
const TURNS = [["readings", "all"], ["readings", "off"], ["script", "hans"], ["script", "original"], ["writing", "vertical"], ["writing", "horizontal"]];

/** The longest task from a choice in the open menu until nothing changes any more. */
const turn = (page, [key, word]) =>
  page.evaluate(async ([key, word]) => {
    // What is out of sight follows once nothing has changed for 200 ms.
    const QUIET = 600;
    bench.tasks.length = 0;
    let last = performance.now();
    const changes = new MutationObserver(() => (last = performance.now()));
    changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    document.querySelector(`#text input[name=${key}][value=${word}]`).click();
    while (performance.now() - last < QUIET) await new Promise((done) => setTimeout(done, 50));
    changes.disconnect();
    return Math.max(0, ...bench.tasks);
  }, [key, word]);

/** One visit: hydration, a card, a panel, a search, another look of the text. */
async function visit(page) {
  await page.addInitScript(watch);
  await page.reload();
  await page.waitForSelector(".mention[aria-haspopup=dialog]");
  await page.waitForLoadState("networkidle");
  const loaded = await page.evaluate(() => ({ ...bench, longest: Math.max(0, ...bench.tasks), mentions: document.querySelectorAll(".prose [data-m]").length, characters: document.querySelector(".prose").textContent.length }));
  const MENTION = "p a.mention.person";
  const { x, y } = await page.$eval(MENTION, (mention) => {
    const { left, top, width, height } = mention.getClientRects()[0];
    return { x: left + width / 2, y: top + height / 2 };
  });
  const card = page.evaluate(() => bench.time(".card[data-shown] .name", () => {}));
  await page.mouse.move(x, y);
  const card_ = await card;
  await page.keyboard.press("Escape");
  const panel = await page.evaluate((mention) => bench.time("#panel h2", () => document.querySelector(mention).click()), MENTION);
  await page.keyboard.press("Escape");
  await page.waitForSelector("#panel", { state: "detached" });
  await page.click(".to-find");
  const find = await page.evaluate(() => {
    const field = document.querySelector("#find input");
    const began = performance.now();
    field.value = "的";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    return performance.now() - began;
  });
  await page.keyboard.press("Escape");
  await page.click("[popovertarget=text] >> nth=0");
  await page.waitForSelector("#text:popover-open h2:focus");
  const turns = [];
  for (const choice of TURNS) turns.push(await turn(page, choice));
  return { ...loaded, hydration: loaded.hydrated - loaded.started, card: card_, panel, find, turns };
}

test("the reader on a long page", async () => {
  const runs = [];
  for (let n = 0; n < RUNS; n++) await reading({ started: false }, async (page) => runs.push(await visit(page)));
  const [{ mentions, characters }] = runs;
  console.log(`reader: ${mentions} mentions in ${characters} characters, medians of ${RUNS} runs`);
  tell("hydration", runs.map(({ hydration }) => hydration));
  tell("longest task until then", runs.map(({ longest }) => longest));
  tell("card laid out after its delay", runs.map(({ card }) => card.laid));
  tell("card painted after its delay", runs.map(({ card }) => card.painted));
  tell("panel laid out after the click", runs.map(({ panel }) => panel.laid));
  tell("panel painted after the click", runs.map(({ panel }) => panel.painted));
  tell("search for a common character", runs.map(({ find }) => find));
  TURNS.forEach(([key, word], n) => tell(`longest task, ${key} ${word}`, runs.map(({ turns }) => turns[n])));
  tell("layout shift", runs.map(({ shift }) => shift), "");
});
