// How many characters a second the tagger in the folder TAGGER reads in Node, on one thread.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const ROUNDS = 7;
const folder = `${pathToFileURL(process.env.TAGGER)}/`;
const { load } = await import(`${folder}tagger.mjs`);
const bytes = async (address) => new Uint8Array(await readFile(new URL(address)));
const samples = new URL("../../../samples/", import.meta.url);
const texts = await Promise.all(
  ["parade-and-pact.md", "ever-given.md"].map((name) => readFile(new URL(name, samples), "utf8")),
);

const median = (round) => Array.from({ length: ROUNDS }, round).sort((a, b) => a - b)[ROUNDS >> 1];

const started = performance.now();
const { tagger, off } = await load(folder, "zh", { read: bytes });
if (off) throw new Error(off);
console.log(`wasm, loading: ${(performance.now() - started).toFixed(0)} ms`);

for (const [what, text] of [
  ["one article", texts[0]],
  ["27,000 characters", texts.join("").repeat(10)],
]) {
  const speed = median(() => {
    const started = performance.now();
    tagger.guesses(text);
    return ([...text].length * 1000) / (performance.now() - started);
  });
  console.log(`wasm, ${what}: ${speed.toFixed(0)} characters/s`);
}
