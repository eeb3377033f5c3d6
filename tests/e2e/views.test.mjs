// Every view, in both themes: axe finds nothing, controls can be hit, nothing runs off the
// side, and the console stays empty (`reading` holds that).
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import assert from "node:assert/strict";
import { reading } from "./site.mjs";
import { VIEWS, visit } from "./views.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 A and AA, and good practice. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds against these rules. */
const breaches = (page, rules) =>
  page.evaluate(async (runOnly) => {
    // What fits need not be described.
    const { violations } = await globalThis.axe.run({ runOnly, resultTypes: ["violations"] });
    const told = (node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`;
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(told).slice(0, 3).join("\n  ")}`);
  }, rules);

/** Controls too small to hit (WCAG 2.5.8): under 24 px a side, unless they stand in running text
 *  or no other lies within the circle of 24 px around their middle. */
const small = (page) =>
  page.evaluate(() => {
    const LEAST = 24;
    const inText = (control) =>
      getComputedStyle(control).display === "inline" && control.closest("p, dd, td, li, q, h1, figcaption")?.textContent.trim() !== control.textContent.trim();
    const seen = (control) => control.checkVisibility({ visibilityProperty: true }) && !control.closest("[inert]") && !control.matches(".skip:not(:focus)");
    const box = (control) => {
      const { left, top, right, bottom, width, height } = (control.closest("label") ?? control).getBoundingClientRect();
      return { control, left, top, right, bottom, width, height, x: left + width / 2, y: top + height / 2 };
    };
    const controls = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
    const boxes = controls.filter(seen).map(box).filter(({ width }) => width > 0);
    const low = boxes.filter(({ width, height }) => width < LEAST - 0.01 || height < LEAST - 0.01);
    /** Whether the circle around `one` meets `other`, or its circle where that is small as well. */
    const meet = (one, other) => {
      const [x, y] = [Math.max(other.left, Math.min(one.x, other.right)), Math.max(other.top, Math.min(one.y, other.bottom))];
      const circles = low.includes(other) && Math.hypot(one.x - other.x, one.y - other.y) < LEAST;
      return circles || Math.hypot(one.x - x, one.y - y) < LEAST / 2;
    };
    const apart = (one) => !boxes.some((other) => other !== one && !one.control.contains(other.control) && !other.control.contains(one.control) && meet(one, other));
    const wrong = low.filter(({ control }) => !inText(control)).filter((one) => !apart(one));
    return wrong.map(({ control, width, height }) => `${control.outerHTML.slice(0, 120)} ${width} × ${height}`);
  });

/** What makes the page wider than its window. */
const overflowing = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} px in ${clientWidth}`, ...wide.slice(0, 5).map((e) => e.outerHTML.slice(0, 120))];
  });

/** Holds one view to all of it. */
const hold = (view, device) =>
  visit(reading, view, device, async (page) => {
    assert.deepEqual(await overflowing(page), [], "nothing runs off the side");
    assert.deepEqual(await small(page), [], "every control can be hit");
    // Zoomed in, the page is the narrow one: only the room is another.
    if (device.name === "zoomed") return;
    // axe waits for timers, which a page without scripts has none of; `glossary` shows it the same.
    if (view.options?.javaScriptEnabled === false) return;
    await page.evaluate(AXE);
    assert.deepEqual(await breaches(page, RULES), []);
    await page.emulateMedia({ colorScheme: "dark" });
    assert.deepEqual(await breaches(page, ["color-contrast"]), [], "in the dark");
  }, { bypassCSP: true });

// Two at once: axe keeps one core busy, and this file is more than half of all that there is to wait for.
describe("every view", { concurrency: 2 }, () => {
  for (const view of VIEWS) {
    for (const device of view.on) test(`${view.name}, ${device.name}`, () => hold(view, device));
  }
});
