// Prints, as JSON, what each file given weighs on the wire, and whether a wasm is valid.
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const weigh = (path) => {
  const bytes = readFileSync(path);
  const brotli = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  return {
    brotli: brotliCompressSync(bytes, brotli).length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    valid: !path.endsWith(".wasm") || WebAssembly.validate(bytes),
  };
};

console.log(JSON.stringify(process.argv.slice(2).map(weigh)));
