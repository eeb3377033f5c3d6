#!/usr/bin/env -S node --no-warnings
// Cargo's runner for tests and benches on wasm32-wasip1: node:wasi, with nothing of the disk
// opened but the folder that WASI_FOLDER names.
import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";

const [file, ...options] = process.argv.slice(2);
const folder = process.env.WASI_FOLDER;
const preopens = folder ? { "/": folder } : {};
const wasi = new WASI({ version: "preview1", args: [file, ...options], env: process.env, preopens });
const module = await WebAssembly.compile(await readFile(file));
const instance = await WebAssembly.instantiate(module, wasi.getImportObject());
process.exitCode = wasi.start(instance);
