// The desk: texts of the reader's own, from all the ways in which they come to what can go wrong.
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import assert from "node:assert/strict";
import { address, choose, reading } from "./site.mjs";

const OPEN = { article: "open", started: false };
const PASTED = "普京昨日抵達北京，與金正恩會面。";
/** The first input, where there is one; else a text damaged alike. */
const SEED = await readFile("../shared/seed/article.txt").catch(() => readFile("samples/damaged-notice.txt"));

/** The desk, once it answers. */
const desk = (options, test) =>
  reading({ ...OPEN, ...options }, async (page, said) => {
    await page.waitForSelector("html[data-reader]");
    await test(page, said);
  });
/** Waits until nothing more is looked for. */
const done = (page) => page.waitForFunction(() => /找完|found\./.test(document.querySelector(".progress").textContent));
const paste = async (page, text) => {
  await page.fill("#pasted", text);
  await page.click(".ways .primary");
};
const give = (page, name, buffer) =>
  page.setInputFiles("#files", { name, mimeType: "application/octet-stream", buffer });
const alert = (page) => page.waitForSelector(".trouble p").then((said) => said.textContent());

test("a pasted text is read as any page of ours, and the next one without a request", () =>
  desk({}, async (page) => {
    const requests = [];
    page.context().on("request", (request) => requests.push(request.url()));
    await paste(page, PASTED);
    await page.waitForSelector("#article a.mention[data-e=kim-jong-un]");
    await done(page);
    assert.equal(await page.getAttribute("html", "lang"), "zh-Hant");
    await page.click("#article a.mention[data-e=kim-jong-un]");
    await page.waitForSelector("#panel .facts");
    await page.keyboard.press("Escape");
    assert.ok(requests.length > 0, "the engine came on that gesture");
    assert.ok(requests.every((url) => url.startsWith(new URL("..", page.url()).href)), "from here alone");
    const count = requests.length;
    await page.waitForFunction((count) => document.querySelector(".sealed").textContent.includes(count), count);
    await page.click(".desk-bar .home");
    await paste(page, "王毅在莫斯科。");
    await page.waitForSelector("#article a.mention[data-e=wang-yi]");
    await done(page);
    assert.equal(requests.length, count, "nothing more is fetched");
    assert.equal(await page.$("#article a.mention[data-e=kim-jong-un]"), null);
  }));

test("an opened text is shown in the other script and with readings, and stays so when it is set anew", () =>
  desk({}, async (page) => {
    const shows = (text) => page.waitForFunction((text) => document.querySelector("#article").textContent.includes(text), text);
    await paste(page, PASTED);
    await page.waitForSelector("#sheet", { state: "attached" });
    await choose(page, "script", "tw");
    await shows("普丁");
    assert.equal(await page.getAttribute("html", "lang"), "zh-Hant-TW");
    await choose(page, "readings", "all");
    await page.waitForFunction(() => [...document.querySelectorAll("#article rt")].some((rt) => rt.textContent === "huìmiàn"));
    await page.click(".desk-bar .home");
    await paste(page, "普京在烏克蘭。");
    await shows("普丁");
    await choose(page, "script", "original");
    await choose(page, "readings", "off");
    await shows("普京在烏克蘭。");
  }));

/** Goes on by Tab until the focus is on what fits `selector`, as a reader without a mouse does. */
const tabTo = async (page, selector, back = "") => {
  for (let n = 0; n < 120; n++) {
    await page.keyboard.press(`${back}Tab`);
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
  }
  assert.fail(`no way to ${selector} by keyboard`);
};
const enter = (page) => page.keyboard.press("Enter");

test("open, read, work, put on the shelf, find, rename, remove and open again: all by keyboard", () =>
  desk({}, async (page) => {
    await tabTo(page, "#pasted");
    await page.keyboard.type(PASTED);
    await tabTo(page, ".ways .primary");
    await enter(page);
    await page.waitForSelector("#article a.mention[data-e=kim-jong-un]");
    await done(page);
    // Read: the entry opens with the focus in it, and gives it back.
    await tabTo(page, "#article a.mention[data-e=kim-jong-un]");
    await enter(page);
    await page.waitForSelector("#panel h2:focus");
    await page.keyboard.press("Escape");
    await page.waitForSelector("#article a.mention[data-e=kim-jong-un]:focus");
    // Work: a name that is no name of the base, typed, and taken back.
    await tabTo(page, ".bench > button");
    await enter(page);
    await page.waitForSelector("dialog.modal[open]");
    await tabTo(page, "dialog input[type=text]");
    await page.keyboard.type("昨日抵達");
    await tabTo(page, "dialog .ways button");
    await enter(page);
    await page.waitForSelector("#article .mention:text-is('昨日抵達')");
    await page.waitForSelector(".bench > button:focus");
    await page.keyboard.press("Control+z");
    await page.waitForSelector("#article .mention:text-is('昨日抵達')", { state: "detached" });
    await tabTo(page, ".files summary");
    await enter(page);
    await tabTo(page, ".files li button");
    const [download] = await Promise.all([page.waitForEvent("download"), enter(page)]);
    assert.match(download.suggestedFilename(), /lorgnette\.json$/);
    await tabTo(page, ".desk-bar .home", "Shift+");
    await enter(page);
    // The shelf.
    await page.waitForSelector(".shelf-list .open");
    await tabTo(page, "#search-texts");
    await page.keyboard.type("金正恩");
    await page.waitForSelector(".hits mark");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await tabTo(page, ".rename");
    await enter(page);
    await page.keyboard.type("家書");
    await enter(page);
    await page.waitForSelector(".shelf-list .open:text-is('家書')");
    await page.waitForSelector(".rename:focus");
    await tabTo(page, ".remove");
    await enter(page);
    await page.waitForSelector(".put-back button:focus");
    await enter(page);
    await page.waitForSelector(".shelf-list .open");
    await tabTo(page, ".whole [aria-expanded]");
    await enter(page);
    await tabTo(page, ".question button:not(.danger)");
    await enter(page);
    await page.waitForSelector(".question", { state: "detached" });
    await tabTo(page, ".shelf-list .open", "Shift+");
    await enter(page);
    await page.waitForSelector("#article a.mention[data-e=kim-jong-un]");
  }));

test("a text to try answers in one click", () =>
  desk({}, async (page) => {
    await page.click(".samples a >> nth=0");
    await page.waitForSelector("#article a.mention[aria-haspopup]");
    await page.click("#article a.mention >> nth=0");
    await page.waitForSelector("#panel h2");
  }));

/** `text` in an encoding of two bytes a character, by the browser's own decoder backwards. */
const encoded = (label, text) => {
  const decoder = new TextDecoder(label);
  const pairs = new Map();
  for (let lead = 0xa1; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) pairs.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return Buffer.from([...text].flatMap((c) => (c < "\x80" ? c.charCodeAt() : pairs.get(c))));
};
/** A page as sites build them, which says its encoding in its head or not at all. */
const site = (head, article) =>
  `<!doctype html><html><head>${head}<title>會面</title></head><body><nav><a href="/">首頁</a></nav><article><h1>會面</h1>` +
  `<p>${article.repeat(4)}</p><p>${article.repeat(3)}</p></article><footer>版權所有</footer></body></html>`;
const HANS = "普京昨日抵达北京，与金正恩会面，双方谈了很久。";
const SIMPLE = [["會面", "会面"], ["首頁", "首页"], ["版權", "版权"]];
const hans = (text) => SIMPLE.reduce((text, [from, to]) => text.replaceAll(from, to), text);
/** Waits until the open text names Kim Jong Un and holds these words, and nothing more is looked for. */
const shows = async (page, words) => {
  await page.waitForFunction((words) => {
    const article = document.querySelector("#article");
    return article?.textContent.includes(words) && article.querySelector("a.mention[data-e=kim-jong-un]");
  }, words);
  await done(page);
};

test("files come in whatever encoding and form, and what is damaged is repaired", () =>
  desk({}, async (page) => {
    const gbk = encoded("gbk", hans(site('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', HANS)));
    const big5 = encoded("big5", site("", PASTED));
    const quoted = [...gbk].map((byte) => `=${byte.toString(16).padStart(2, "0").toUpperCase()}`).join("").replace(/(.{72})/g, "$1=\r\n");
    const mhtml =
      "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"--B\"\r\n\r\n----B\r\n" +
      `Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted}\r\n----B--\r\n`;
    for (const [name, bytes, words] of [
      ["a.txt", Buffer.from(`\ufeff${PASTED}`, "utf16le"), PASTED],
      ["b.html", gbk, HANS],
      ["c.htm", big5, PASTED],
      ["d.mhtml", mhtml, HANS],
    ]) {
      await give(page, name, Buffer.from(bytes));
      await shows(page, words);
      assert.doesNotMatch(await page.textContent("#article"), /首|版/, "what stands around the article is left out");
      await page.click(".desk-bar .home");
    }
    await give(page, "book.epub", await readFile("tests/corpus/files/stone-bridge.epub"));
    await page.waitForFunction(() => document.querySelectorAll("#article h2").length > 1);
    await done(page);
    await page.click(".desk-bar .home");
    await give(page, "seed.txt", SEED);
    await page.waitForSelector("#repairs", { state: "attached" });
    await done(page);
  }));

test("while a long text is set anew every name has its entry, and none is left over", () =>
  desk({}, async (page) => {
    const days = Array.from({ length: 500 }, (_, n) => `${1400 + n}年${1 + (n % 12)}月${1 + (n % 28)}日，${person(n)}到了北京。`);
    await page.evaluate(() => {
      globalThis.missing = [];
      globalThis.between = 0;
      const look = () => {
        for (const { dataset } of document.querySelectorAll(".prose a.mention")) {
          if (!document.getElementById(`e-${dataset.e}`)) missing.push(dataset.e);
        }
        between += document.querySelector("[data-outdated]") !== null;
        requestAnimationFrame(look);
      };
      look();
    });
    await give(page, "days.txt", Buffer.from(days.join("\n")));
    await page.waitForSelector(".prose a.mention");
    await done(page);
    assert.deepEqual(await page.evaluate(() => [missing, document.querySelectorAll("[data-outdated]").length]), [[], 0]);
    assert.ok((await page.evaluate(() => between)) > 0, "an earlier glossary was there with the new one");
    const ids = await page.$$eval(".entries [id]", (all) => all.map(({ id }) => id));
    assert.ok(ids.length > 500 && new Set(ids).size === ids.length);
  }));

/** Somebody whom no list knows. */
const person = (n) => `王${[..."文志建國明曉海春秀玉"][n % 10]}${[..."華平軍英芳傑玲遠峰寧"][Math.floor(n / 10) % 10]}`;

test("of several files and of a folder one is chosen", () =>
  desk({}, async (page) => {
    await page.setInputFiles("#files", [
      { name: "one.txt", mimeType: "text/plain", buffer: Buffer.from("甲。") },
      { name: "two.txt", mimeType: "text/plain", buffer: Buffer.from(PASTED) },
    ]);
    await page.click(".choice li:nth-child(2) button");
    await shows(page, PASTED);
    // The way back leads to the list, and from there to the title page.
    await page.click(".desk-bar .home");
    assert.equal((await page.$$(".choice li")).length, 2);
    await page.click(".desk-bar .home");
    await page.waitForSelector("#pasted");
    const folder = await mkdtemp(join(tmpdir(), "lorgnette-"));
    try {
      await mkdir(join(folder, "deeper"));
      await writeFile(join(folder, ".hidden"), "x");
      await writeFile(join(folder, "deeper", "three.md"), `# 三\n\n${PASTED}`);
      await writeFile(join(folder, "four.txt"), "乙。");
      await page.setInputFiles("#folder", folder);
      await page.waitForSelector(".choice");
      assert.deepEqual((await page.$$eval(".choice li", (all) => all.map((row) => row.textContent))).sort(), ["deeper/three.md", "four.txt"]);
      await page.click('.choice button:text-is("deeper/three.md")');
      await shows(page, PASTED);
    } finally {
      await rm(folder, { recursive: true });
    }
  }));

test("of pages that mean harm only words come through: nothing runs, nothing is fetched", () =>
  desk({}, async (page) => {
    const asked = [];
    page.on("dialog", (dialog) => dialog.dismiss().then(() => asked.push(dialog.message())));
    page.context().on("request", (request) => asked.push(request.url()));
    const folder = "tests/corpus/html-hostile";
    for (const name of (await readdir(folder)).sort()) {
      await give(page, name, await readFile(join(folder, name)));
      await page.waitForFunction(() => /harbour|clear up|clear,/.test(document.querySelector("#article")?.textContent));
      await done(page);
      const left = await page.evaluate(() => {
        const all = (selector) => [...document.querySelectorAll(selector)];
        const names = (elements) => elements.map((element) => element.tagName);
        return {
          ran: window.ran,
          odd: names(all("#article :is(script, style, svg, math, iframe, object, embed, form, input, img, video, base, meta, link)")),
          handlers: names(all(".page *").filter((element) => element.getAttributeNames().some((key) => key.startsWith("on")))),
          programs: all(".page [href]").map((link) => new URL(link.getAttribute("href"), location).href.slice(0, 80)).filter((href) => !/^https?:/.test(href)),
          ids: all("#article [id]").map(({ id }) => id).filter((id) => !/^m-\d+$/.test(id)),
        };
      });
      assert.deepEqual(left, { ran: undefined, odd: [], handlers: [], programs: [], ids: [] }, name);
      await page.click(".desk-bar .home");
    }
    const own = new URL("..", page.url()).href;
    assert.deepEqual(asked.filter((what) => !what.startsWith(own)), []);
  }));

test("a page of another site hands itself over by the bookmarklet, and no other window is listened to", () =>
  desk({}, async (page) => {
    const link = await page.getAttribute(".bookmarklet a", "href");
    const other = await page.context().newPage();
    await other.route("https://news.example/**", (route) =>
      route.fulfill({ contentType: "text/html; charset=utf-8", body: site('<meta charset="utf-8">', PASTED) }));
    await other.goto("https://news.example/a");
    const [opened] = await Promise.all([
      page.context().waitForEvent("page"),
      other.evaluate((code) => void (0, eval)(code), decodeURIComponent(link.replace("javascript:", ""))),
    ]);
    await shows(opened, PASTED);
    assert.doesNotMatch(await opened.textContent("#article"), /首頁/);
    // A frame of that page answers first, and is not the window that was asked.
    const [again] = await Promise.all([
      page.context().waitForEvent("page"),
      other.evaluate((address) => {
        const desk = open(address);
        const frame = document.body.appendChild(document.createElement("iframe"));
        addEventListener("message", ({ source }) => {
          if (source !== desk) return;
          frame.contentWindow.eval("desk => desk.postMessage({ html: '<p>別人的話</p>' }, '*')")(desk);
          desk.postMessage({ html: document.documentElement.outerHTML }, "*");
        });
      }, `${page.url()}?from=page`),
    ]);
    await shows(again, PASTED);
    assert.doesNotMatch(await again.textContent("#article"), /別人/);
  }));

test("the installed app opens the files that it is started with", () =>
  reading(OPEN, async (page) => {
    await page.addInitScript(() => {
      const handle = { getFile: async () => new File(["普京昨日抵達北京，與金正恩會面。"], "a.txt") };
      const value = { setConsumer: (consume) => consume({ files: [handle] }) };
      Object.defineProperty(globalThis, "launchQueue", { value });
    });
    await page.reload();
    await shows(page, "普京昨日抵達北京，與金正恩會面。");
  }));

test("what other apps share reaches the desk and no host, once the reader wants it", () =>
  desk({}, async (page) => {
    const links = () => page.getAttribute("link[rel=manifest]", "href");
    const devtools = await page.context().newCDPSession(page);
    const manifest = async () => JSON.parse((await devtools.send("Page.getAppManifest")).data);
    assert.equal(await links(), "app.webmanifest");
    const plain = await manifest();
    assert.deepEqual(Object.keys(plain.file_handlers[0].accept).slice(0, 2), ["application/epub+zip", "application/json"]);
    assert.equal(plain.share_target, undefined);
    await page.check("#sharing");
    await page.waitForSelector("link[href='sharing.webmanifest']", { state: "attached" });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    const { errors } = await devtools.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    const { share_target } = await manifest();

    /** What the system does with what is shared: a form of its own is sent to the app. */
    const share = async (fields, files = []) => {
      const other = await page.context().newPage();
      await other.route("https://app.example/**", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: "<form></form>" }));
      await other.goto("https://app.example/");
      const asked = [];
      other.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
      const sent = other.evaluate(([action, enctype, fields, files]) => {
        const form = Object.assign(document.querySelector("form"), { action, enctype, method: "POST" });
        for (const [name, value] of Object.entries(fields)) form.append(Object.assign(document.createElement("textarea"), { name, value }));
        const carried = new DataTransfer();
        files.forEach(([name, text]) => carried.items.add(new File([text], name)));
        form.append(Object.assign(document.createElement("input"), { type: "file", name: "files", files: carried.files }));
        form.submit();
      }, [new URL(share_target.action, page.url()).href, share_target.enctype, fields, files]);
      await Promise.all([other.waitForURL("**/open/**"), sent]);
      return other;
    };
    const words = await share({ title: "今日要聞", text: PASTED, url: "" });
    await shows(words, PASTED);
    assert.match(await words.textContent("#article"), /今日要聞/);
    assert.equal(new URL(words.url()).search, "?reading", "to load it again shares nothing");
    await shows(await share({ title: "", text: "", url: "" }, [["號外 1.txt", PASTED]]), PASTED);
    assert.match(await alert(await share({ title: "A page", text: "https://news.example/a", url: "" })), /https:\/\/news\.example\/a/);
    await page.goto(`${page.url()}?from=share`);
    assert.match(await alert(page), /沒有傳到|Nothing came/);

    await page.goto(page.url().split("?")[0]);
    assert.ok(await page.isChecked("#sharing"), "the choice is kept");
    await page.uncheck("#sharing");
    await page.waitForSelector("link[href='app.webmanifest']", { state: "attached" });
    // The system may go on offering the app: what comes then is still not the host's.
    await shows(await share({ title: "", text: PASTED, url: "" }), PASTED);
  }));

test("where the service worker is refused sharing cannot be chosen", () =>
  reading(OPEN, async (page) => {
    await page.addInitScript(() => (ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error("refused"))));
    await page.reload();
    await page.waitForSelector("#sharing");
    await page.$eval("#sharing", (box) => box.click());
    await page.waitForFunction(() => !document.querySelector("#sharing").checked);
    assert.equal(await page.getAttribute("link[rel=manifest]", "href"), "app.webmanifest");
  }));

test("work on a long text can be stopped, and a worker that dies loses nothing", () =>
  desk({}, async (page) => {
    const long = Buffer.from(`${PASTED}\n`.repeat(20_000));
    for (const [end, said] of [
      [() => page.click(".desk-bar progress + button"), /停下|Stopped/],
      [async () => Promise.all(page.workers().map((worker) => worker.evaluate(() => self.close()).catch(() => {}))), /停下|Stopped/],
    ]) {
      await give(page, "long.txt", long);
      await page.waitForSelector("#article p");
      await end();
      await page.waitForFunction((said) => new RegExp(said).test(document.querySelector(".progress").textContent), said.source);
      assert.ok(await page.$("#article p"), "what was there stays");
      await page.click(".desk-bar .home");
    }
    await paste(page, PASTED);
    await page.waitForSelector("#article a.mention[data-e=kim-jong-un]");
  }));

test("an address of another host is refused, and one of this host is opened", async () => {
  await desk({ at: "?src=https://example.org/a.txt" }, async (page) => {
    assert.match(await alert(page), /example\.org/);
  });
  await desk({ at: "?src=texts/parade-and-pact-en.md" }, async (page) => {
    await page.waitForSelector("#article a.mention[data-e=kim-jong-un]");
  });
});

test("what is no text is refused in the reader's language, with place and mend", async () => {
  for (const [locale, empty, place, mend] of [
    ["zh-TW", /empty\.txt 裡沒有文字/, /stray\.txt 第 2 行第 3 字：位元組 00/, /a\.pdf 是 PDF；請/],
    ["zh-CN", /empty\.txt 里没有文字/, /stray\.txt 第 2 行第 3 字：字节 00/, /a\.pdf 是 PDF；请/],
    ["en", /no text in empty\.txt/, /stray\.txt, line 2, column 3: byte 00/, /a\.pdf is a PDF; open it/],
  ]) {
    await desk({ locale }, async (page) => {
      for (const [name, bytes, said] of [["empty.txt", " \n", empty], ["stray.txt", `甲\n乙丙\0${PASTED}`, place], ["a.pdf", "%PDF-1.7\n", mend]]) {
        await give(page, name, Buffer.from(bytes));
        await page.waitForFunction((name) => document.querySelector(".trouble p")?.textContent.includes(name), name);
        assert.match(await alert(page), said);
      }
    });
  }
});

test("without the words that repair needs no text is opened, and with them the next one is", () =>
  desk({}, async (page, said) => {
    const words = /\/open\/words-[0-9a-f]+\.bin$/;
    // It is not there, or a portal answers in its place.
    for (const [answer, why] of [[{ status: 404 }, /words-.*404/], [{ body: "<p>Welcome</p>" }, /words/]]) {
      await page.context().route(words, (route) => route.fulfill(answer));
      await paste(page, PASTED);
      assert.match(await alert(page), why);
      assert.ok(said.splice(0).every((line) => line.includes("404")));
      await page.context().unroute(words);
    }
    await paste(page, PASTED);
    await page.waitForSelector("#article a.mention[data-e=kim-jong-un]");
  }));

test("where storage is refused a text is opened all the same", () =>
  reading(OPEN, async (page) => {
    await page.context().addInitScript(() => {
      const refused = { get: () => { throw new DOMException("refused", "SecurityError"); } };
      Object.defineProperty(window, "localStorage", refused);
      Object.defineProperty(window, "caches", refused);
    });
    await page.reload();
    await page.waitForSelector("html[data-reader]");
    await paste(page, PASTED);
    await page.waitForSelector("#article a.mention[data-e=kim-jong-un]");
    await done(page);
  }));

test("where wasm is refused the page says what it needs", async () => {
  const base = await address((policy) => policy.replace(" 'wasm-unsafe-eval'", ""));
  await reading({ ...OPEN, base }, async (page, said) => {
    await page.waitForSelector(".failed:not([hidden])");
    assert.ok(said.splice(0).every((line) => line.includes("Content Security Policy")));
  });
});
