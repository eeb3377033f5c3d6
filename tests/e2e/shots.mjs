// Pictures of every view, on every device that has it, in both themes, and of the printed
// page, with an index to look through: `cargo xtask shots`, into the folder SHOTS.
import { execFile } from "node:child_process";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { after, describe, test } from "node:test";
import { promisify } from "node:util";
import { reading } from "./site.mjs";
import { PAPERS, VIEWS, visit } from "./views.mjs";

const SHOTS = resolve(process.env.SHOTS ?? "target/shots");
const THEMES = ["light", "dark"];
const taken = [];

await rm(SHOTS, { recursive: true, force: true });
await mkdir(SHOTS, { recursive: true });

/** Takes the picture `view-device-theme`. */
async function shoot(page, view, device, theme) {
  await page.emulateMedia({ colorScheme: theme });
  const file = `${view.name}-${device.name}-${theme}.png`;
  await page.screenshot({ path: join(SHOTS, file) });
  taken.push({ title: view.name, file });
}

// Two at once, as many as the smallest machine has cores.
describe("every view", { concurrency: 2 }, () => {
  for (const view of VIEWS) {
    for (const device of view.on) {
      test(`${view.name}, ${device.name}`, () =>
        visit(reading, view, device, async (page) => {
          for (const theme of THEMES) await shoot(page, view, device, theme);
        }));
    }
  }
});

for (const { name, article, format } of PAPERS) {
  test(`printed: ${name}`, () =>
    reading({ article }, async (page) => {
      const file = join(SHOTS, `print-${name}.pdf`);
      await page.pdf({ path: file, format });
      await draw(file);
    }));
}

/** The PDF's pages as pictures, where poppler's pdftoppm is at hand; else the PDF alone. */
async function draw(pdf) {
  const stem = pdf.slice(0, -".pdf".length);
  const name = stem.slice(SHOTS.length + 1);
  const drawn = await promisify(execFile)("pdftoppm", ["-r", "60", "-png", pdf, stem]).then(() => true, () => false);
  const pages = (await readdir(SHOTS)).filter((file) => file.startsWith(`${name}-`)).sort();
  const files = drawn ? pages : [`${name}.pdf`];
  files.forEach((file) => taken.push({ title: name, file }));
}

const figure = ({ file }) => {
  const picture = file.endsWith(".png") ? `<img src="${file}" loading="lazy" alt="">` : "";
  return `<figure><a href="${file}">${picture}<figcaption>${file}</figcaption></a></figure>`;
};

after(async () => {
  const titles = [...VIEWS.map(({ name }) => name), ...PAPERS.map(({ name }) => `print-${name}`)];
  taken.sort((one, other) => (one.file < other.file ? -1 : 1));
  const sections = [...new Set(titles)].map((title) => {
    const figures = taken.filter((shot) => shot.title === title).map(figure);
    return `<h2>${title}</h2><div>${figures.join("")}</div>`;
  });
  await writeFile(join(SHOTS, "index.html"), `<!doctype html><meta charset="utf-8"><title>Every view</title>
<style>body { font: 14px system-ui; margin: 2rem } div { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start }
figure { margin: 0 } img { height: 360px; border: 1px solid #999 } figcaption { color: #555 }</style>
<h1>Every view</h1>${sections.join("\n")}`);
});
