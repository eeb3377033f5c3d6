// The whole site as `lorgnette serve` serves it, and as it lies on the disk.
import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import assert from "node:assert/strict";
import { reading } from "./site.mjs";

const SITE = resolve(process.env.SITE ?? "dist");
const LORGNETTE = process.env.LORGNETTE ?? resolve("target/debug/lorgnette");

const entries = await readdir(SITE, { withFileTypes: true });
/** What is no article: the page on which texts are opened, what it runs, and what it explains. */
const APART = ["desk", "open", "sealed", "snippets"];
const articles = entries.filter((entry) => entry.isDirectory() && !APART.includes(entry.name)).map((entry) => entry.name);

// A copy below a folder of its own: the site must not mind where it lies.
const root = await mkdtemp(join(tmpdir(), "lorgnette-"));
await cp(SITE, join(root, "press", "site"), { recursive: true });
const server = spawn(LORGNETTE, ["serve", root, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
after(async () => {
  server.kill();
  await rm(root, { recursive: true });
});

/** The address that the command prints once it listens. */
async function address() {
  for await (const line of createInterface({ input: server.stdout })) {
    const found = line.match(/http:\/\/[^/\s]+/);
    if (found) return found[0];
  }
  throw new Error("`lorgnette serve` ended before it listened");
}
const base = `${await address()}/press/site`;

test("the index leads to every article", () =>
  reading({ base, article: ".", started: false }, async (page) => {
    const linked = await page.$$eval("main a", (links) => links.map((link) => link.pathname.split("/").at(-2)));
    assert.ok(articles.length > 0);
    for (const article of articles) assert.ok(linked.includes(article), `no link to ${article}`);
  }));

for (const article of articles) {
  test(`${article} opens, and each of its names has an entry`, () =>
    reading({ base, article }, async (page) => {
      const names = await page.$$eval("#article [data-e]", (all) => all.map((name) => name.dataset.e));
      const entries = await page.$$eval(".dossier", (all) => all.map((entry) => entry.id));
      assert.ok(names.length > 0);
      assert.deepEqual(names.filter((name) => !entries.includes(`e-${name}`)), []);
    }));
}

test("the header forbids what the page forbids", () =>
  reading({ base }, async (page) => {
    const stated = await page.getAttribute("meta[http-equiv=Content-Security-Policy]", "content");
    const response = await page.request.get(page.url());
    assert.match(stated, /^default-src 'none';/);
    assert.equal(response.headers()["content-security-policy"], stated);
  }));

// `no-cache` is what the command sends: a browser must not even ask whether a file is new.
test("a page that is served anew each time still asks for nothing after it has loaded", () =>
  reading({ base }, async (page) => {
    await page.waitForLoadState("networkidle");
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.click("p .mention >> nth=0");
    await page.waitForSelector("#panel .mentions a");
    await page.goBack();
    await page.waitForSelector("#panel", { state: "detached" });
    assert.deepEqual(asked, []);
  }));

test("from the disk the page is styled, readable and quiet", () =>
  reading({ base: pathToFileURL(SITE).href, at: "index.html", started: false }, async (page) => {
    const { width } = await page.locator("#article p").first().boundingBox();
    assert.ok(width < 800, `without its style sheets a line is as wide as the window: ${width}`);
    await page.click("p .mention >> nth=0");
    await page.waitForSelector("details[open] .dossier");
  }));
