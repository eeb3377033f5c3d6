#!/usr/bin/env -S node --no-warnings --no-turbo-fast-api-calls
// Cargo's runner for tests and benches on wasm32-wasip1: node:wasi, with nothing of the disk
// opened but the folder that WASI_FOLDER names. V8's fast calls are off: Node's WASI collects
// garbage in them, and dies of it in what runs for long (nodejs/node#46777).
import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";

const [file, ...options] = process.argv.slice(2);
const folder = process.env.WASI_FOLDER;
const preopens = folder ? { "/": folder } : {};
const wasi = new WASI({ version: "preview1", args: [file, ...options], env: process.env, preopens });
const module = await WebAssembly.compile(await readFile(file));
const instance = await WebAssembly.instantiate(module, wasi.getImportObject());
process.exitCode = wasi.start(instance);
