#!/usr/bin/env -S node --no-warnings
// Cargo's runner for tests on wasm32-wasip1: node:wasi, with nothing of the disk opened.
import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";

const [file, ...options] = process.argv.slice(2);
const wasi = new WASI({ version: "preview1", args: [file, ...options], env: process.env });
const module = await WebAssembly.compile(await readFile(file));
const instance = await WebAssembly.instantiate(module, wasi.getImportObject());
process.exitCode = wasi.start(instance);
