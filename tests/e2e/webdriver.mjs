// Firefox and WebKit as systems ship them, which playwright-core cannot steer: the few commands of
// W3C WebDriver that a smoke test asks for. Firefox takes them over its own Marionette (length and
// JSON over TCP), WebKit from WebKitWebDriver (HTTP).
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What is not there within so many ms never comes. */
const LIMIT = 30_000;
/** What an element is called in an answer; the standard's own choice. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Asks until `attempt` neither fails nor says no; what it said. */
const until = async (what, attempt) => {
  for (const began = Date.now(); ; ) {
    const seen = await attempt().catch((error) => ({ error }));
    if (seen && !seen.error) return seen;
    if (Date.now() - began > LIMIT) throw new Error(`never: ${what}`, { cause: seen?.error });
    await new Promise((done) => setTimeout(done, 50));
  }
};

const freePort = async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
};

/** Starts a program in a home of its own, with all that it starts in one group; what ends them. */
const started = async (home, program, args, env = {}) => {
  const child = spawn(program, args, { stdio: "ignore", detached: true, env: { ...process.env, HOME: home, ...env } });
  const gone = once(child, "exit");
  await once(child, "spawn");
  return async () => {
    if (child.exitCode === null) process.kill(-child.pid, "SIGKILL");
    await gone;
  };
};

/** Sends commands over a socket to Marionette, each under a number that its answer repeats. */
const marionette = (socket) => {
  const waiting = new Map();
  let [rest, count] = [Buffer.alloc(0), 0];
  const take = () => {
    const colon = rest.indexOf(":");
    const end = colon + 1 + Number(rest.subarray(0, Math.max(colon, 0)));
    if (colon < 0 || rest.length < end) return false;
    const message = JSON.parse(rest.subarray(colon + 1, end));
    rest = rest.subarray(end);
    // What it says first is a greeting.
    const [, number, error, value] = Array.isArray(message) ? message : [];
    const call = waiting.get(number);
    if (error) call?.failed(new Error(`${error.error}: ${error.message}`));
    else call?.done(value);
    return true;
  };
  socket.on("data", (data) => {
    rest = Buffer.concat([rest, data]);
    while (take());
  });
  return (name, given = {}) => new Promise((done, failed) => {
    waiting.set(++count, { done, failed });
    const text = JSON.stringify([0, count, `WebDriver:${name}`, given]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
  });
};

async function firefox({ home, scripts, begin }) {
  const port = await freePort();
  const prefs = { "marionette.port": port, "javascript.enabled": scripts, "intl.accept_languages": "zh-TW", "browser.shell.checkDefaultBrowser": false, "datareporting.policy.dataSubmissionEnabled": false };
  const lines = Object.entries(prefs).map(([key, value]) => `user_pref("${key}", ${JSON.stringify(value)});\n`);
  await writeFile(join(home, "user.js"), lines.join(""));
  await begin(FIREFOX, ["--headless", "--marionette", "--no-remote", "--profile", home]);
  const socket = await until("Firefox listens", async () => {
    const socket = createConnection(port, "127.0.0.1");
    await once(socket, "connect");
    return socket;
  });
  const send = marionette(socket);
  await send("NewSession");
  return {
    go: (url) => send("Navigate", { url }),
    address: async () => (await send("GetCurrentURL")).value,
    run: async (script) => (await send("ExecuteScript", { script, args: [] })).value,
    find: async (selector) => (await send("FindElement", { using: "css selector", value: selector })).value[ELEMENT],
    click: (id) => send("ElementClick", { id }),
    text: async (id) => (await send("GetElementText", { id })).value,
  };
}

async function webkit({ scripts, begin }) {
  const port = await freePort();
  const env = { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", WEBKIT_DISABLE_COMPOSITING_MODE: "1" };
  await begin(DISPLAY, ["--auto-servernum", WEBKIT, `--port=${port}`], env);
  const call = async (method, path, body) => {
    const init = { method, body: body && JSON.stringify(body), headers: { "content-type": "application/json" } };
    const { value } = await (await fetch(`http://127.0.0.1:${port}${path}`, init)).json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  await until("WebKitWebDriver listens", () => call("GET", "/status"));
  const args = ["--automation", ...(scripts ? [] : ["--enable-javascript=FALSE"])];
  const { sessionId } = await call("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { args } } } });
  const send = (method, path, body) => call(method, `/session/${sessionId}/${path}`, body);
  // Room for the panel beside the text, as Firefox has it.
  await send("POST", "window/rect", { width: 1280, height: 860 });
  return {
    go: (url) => send("POST", "url", { url }),
    address: () => send("GET", "url"),
    run: (script) => send("POST", "execute/sync", { script, args: [] }),
    find: async (selector) => (await send("POST", "element", { using: "css selector", value: selector }))[ELEMENT],
    click: (id) => send("POST", `element/${id}/click`, {}),
    text: (id) => send("GET", `element/${id}/text`),
  };
}

const FIREFOX = process.env.FIREFOX || "/usr/bin/firefox-esr";
const WEBKIT = process.env.WEBKIT_DRIVER || "/usr/bin/WebKitWebDriver";
/** WebKit has no way to do without a display. */
const DISPLAY = "/usr/bin/xvfb-run";
const has = (...programs) => programs.every((program) => existsSync(program));
/** Each engine: how it is started, and why it cannot be, where it is not there. */
export const ENGINES = {
  Firefox: { start: firefox, missing: has(FIREFOX) ? false : `no ${FIREFOX}; FIREFOX says where it is` },
  WebKit: { start: webkit, missing: has(WEBKIT, DISPLAY) ? false : `no ${WEBKIT} or no ${DISPLAY}; WEBKIT_DRIVER says where the first is` },
};

/** Runs `test` with an open browser of `engine`, in a home that is thrown away. */
export async function steering(engine, { scripts = true }, test) {
  const home = await mkdtemp(join(tmpdir(), "lorgnette-engine-"));
  const stops = [];
  const begin = async (...command) => stops.push(await started(home, ...command));
  try {
    const browser = await engine.start({ home, scripts, begin });
    const holds = (script) => until(script, () => browser.run(`return ${script}`));
    const click = async (selector) => browser.click(await until(selector, () => browser.find(selector)));
    const text = async (selector) => browser.text(await until(selector, () => browser.find(selector)));
    await test({ ...browser, holds, click, text });
  } finally {
    for (const stop of stops) await stop();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
