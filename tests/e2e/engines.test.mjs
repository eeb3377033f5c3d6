// The same pages in the other engines, Firefox and WebKit: read, answered, opened, without scripts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { address, ARTICLE } from "./site.mjs";
import { ENGINES, steering } from "./webdriver.mjs";

const PERSON = "p a.mention.person";
const base = await address();
/** A browser that hangs must not hang the others. */
const LIMIT = 120_000;

for (const [name, engine] of Object.entries(ENGINES)) {
  const options = { skip: engine.missing, timeout: LIMIT };

  test(`in ${name} a click opens the panel, and the text is shown in another script with readings`, options, () =>
    steering(engine, {}, async (page) => {
      await page.go(`${base}/${ARTICLE}/`);
      await page.holds("document.querySelector('.mention[aria-haspopup=dialog]') !== null");
      await page.click(PERSON);
      assert.match(await page.text("#panel h2"), /金正恩/);
      assert.match(await page.address(), /#e=kim-jong-un/);
      await page.click("[popovertarget=text]");
      for (const choice of ["script][value=hans", "readings][value=all"]) {
        const input = `document.querySelector("#text input[name=${choice}]")`;
        await page.holds(`${input} !== null`);
        await page.run(`${input}.click()`);
      }
      await page.holds("/乌克兰/.test(document.querySelector('.prose').textContent.replace(/[a-zà-ǜ]+/gi, ''))");
      await page.holds("document.querySelector('.prose h1 ruby.reading rt')?.getBoundingClientRect().height > 0");
      assert.equal(await page.run("return document.documentElement.lang"), "zh-Hans");
    }));

  test(`in ${name} the desk opens a sample and finds its names`, options, () =>
    steering(engine, {}, async (page) => {
      await page.go(`${base}/open/`);
      await page.holds("document.documentElement.hasAttribute('data-reader')");
      await page.click(".title-page li a");
      await page.holds("document.querySelectorAll('#article a.mention').length > 5");
      await page.holds("document.querySelector('.desk progress') === null");
      assert.equal(await page.text(".desk .trouble[role=alert]"), "", "nothing went wrong");
    }));

  test(`in ${name} without scripts a click leads to the open entry`, options, () =>
    steering(engine, { scripts: false }, async (page) => {
      await page.go(`${base}/${ARTICLE}/`);
      await page.click(PERSON);
      assert.match(await page.address(), /#e-kim-jong-un$/);
      assert.match(await page.text("#e-kim-jong-un .lead"), /朝鮮/, "what is hidden has no text");
      assert.ok((await page.text(".no-script")).length > 0);
    }));
}
