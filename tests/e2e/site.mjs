// The built site under a sub-path with the page's own policy as a header, and pages on it
// whose console must stay empty.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import { after } from "node:test";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const SITE = resolve(process.env.SITE ?? "dist");
/** The sample that most tests read: Chinese, with nested and adjoining names. */
export const ARTICLE = process.env.ARTICLE ?? "parade-and-pact";
const SUB = "/some/sub/path";
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Serves the site; `policy` turns the page's policy into the one to send. */
async function serve(policy) {
  const home = await readFile(join(SITE, "index.html"), "utf8");
  const [, stated] = home.match(/Content-Security-Policy" content="([^"]*)"/);
  const header = policy(stated.replaceAll("&#39;", "'").replaceAll("&#x27;", "'"));
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const path = pathname.slice(SUB.length) + (pathname.endsWith("/") ? "index.html" : "");
    const body = pathname.startsWith(SUB) && (await readFile(join(SITE, path)).catch(() => null));
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    response.writeHead(body ? 200 : 404, { "content-type": type, "content-security-policy": header });
    response.end(body || "");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { server, address: `http://127.0.0.1:${server.address().port}${SUB}` };
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // What matters here of playwright's own list, which this takes the place of; and the last is
    // a page for the browser's own window, a process more for each of ours.
    "--disable-features=HttpsUpgrades,PaintHolding,PreloadTopChromeWebUI",
  ],
});
const servers = [];
after(async () => {
  await browser.close();
  servers.forEach((server) => server.close());
});

/** The site's address. */
export async function address(policy = (stated) => stated) {
  const { server, address } = await serve(policy);
  servers.push(server);
  return address;
}
const home = await address();

/** What a page may take before it is closed under its test, in milliseconds: `evaluate` has no limit of its own. */
const LIMIT = 120_000;

/** Runs `test` with an open page of the article; nothing may be written to its console. */
export async function reading(options, test) {
  const { at = "", base = home, article = ARTICLE, started = true, clock = false, kept, limit = LIMIT, ...rest } = options;
  // In the article's own language, or the page would speak the browser's.
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: "zh-TW", ...rest });
  // What a test waits for happens at once or never; but once, after a build, a first text took
  // longer than 10 s to be kept.
  context.setDefaultTimeout(30_000);
  // What storage holds of the reader's settings.
  if (kept) await context.addInitScript((kept) => localStorage.setItem("lorgnette", kept), kept);
  const said = [];
  const over = setTimeout(() => context.close(), limit);
  try {
    const page = await context.newPage();
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    if (clock) await page.clock.install();
    await page.goto(`${base}/${article}/${at}`);
    if (started) await page.waitForSelector(".mention[aria-haspopup=dialog]");
    // From here on time passes only by `page.clock.runFor`.
    if (clock) await page.clock.pauseAt(Date.now() + 3_600_000);
    await test(page, said);
    assert.deepEqual(said, [], "the console is empty");
  } catch (error) {
    if (said.length > 0) error.message += `\nThe console said: ${said.join("\n")}`;
    throw error;
  } finally {
    clearTimeout(over);
    await context.close();
  }
}

/** What a phone is to a page. */
export const PHONE = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };

/** The element that has the focus, as a selector of its id, class or name. */
export const focused = (page) =>
  page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName);

/** Waits until the panel lists every mention of what it is about: those out of sight follow after the paint. */
export const listedWhole = (page) =>
  page.waitForFunction(() => {
    const entity = new URLSearchParams(location.hash.slice(1)).get("e");
    const count = (selector) => document.querySelectorAll(selector).length;
    return entity && count("#panel .mentions li") === count(`.prose [data-e="${entity}"]`);
  });

/** The middle of the first line box of what fits `selector`. */
export const middle = (page, selector) =>
  page.$eval(selector, (element) => {
    const { left, top, width, height } = element.getClientRects()[0];
    return { x: left + width / 2, y: top + height / 2 };
  });

/** Chooses, as a reader does, in the menu of settings. */
export const choose = async (page, key, word) => {
  // Not by its button, which the search bar may cover.
  await page.$eval("#text", (menu) => menu.showPopover());
  await page.waitForSelector("#text:popover-open h2:focus");
  await page.check(`#text input[name=${key}][value=${word}]`, { force: true });
  await page.keyboard.press("Escape");
  await page.waitForSelector("#text:popover-open", { state: "detached" });
};

/** The ids of the first two mentions that touch, and of the first with another inside. */
export const neighbours = (page) =>
  page.$$eval("a.mention", (mentions) => {
    const pair = mentions.find((mention) => mention.nextSibling?.matches?.("a.mention"));
    return [pair, pair?.nextSibling].map((mention) => mention && `#${mention.id}`);
  });
export const nest = (page) => page.$eval("a.mention:has(.inner)", (mention) => `#${mention.id}`);

/** The records of the library in `store`, as they stand. `waitForFunction` takes a promise for an answer, so this is asked again and again. */
export const stored = (page, store) =>
  page.evaluate(
    (store) =>
      new Promise((done, failed) => {
        const request = indexedDB.open("lorgnette");
        request.onerror = failed;
        request.onsuccess = () => {
          const all = request.result.transaction(store).objectStore(store).getAll();
          all.onsuccess = () => {
            request.result.close();
            done(all.result.map((record) => JSON.stringify(record)).join());
          };
        };
      }),
    store,
  );
