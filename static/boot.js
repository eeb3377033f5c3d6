// First the settings: what storage holds goes to the root element before the first paint, which
// is why this script stands in the head and is not deferred. Then the reader, or on its page the
// desk: loads the wasm that data attributes name; until it runs, and where it cannot, a click on a name opens
// its entry in the glossary. A file, because the page's policy forbids an inline script.
(() => {
  const script = document.currentScript;
  const root = document.documentElement;
  try {
    const kept = new URLSearchParams(localStorage.getItem("lorgnette") ?? "");
    for (const [key, word] of kept) root.setAttribute(`data-${key}`, word);
  } catch {
    // Storage is refused, or holds what is no name of an attribute: the defaults serve.
  }

  // A link to `#e-ID` leads into a closed <details>; not every browser opens it by itself.
  // Clicks that the reader has answered are done with.
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented) return;
    const link = event.target.closest?.("a[href^='#e-']");
    const entry = link && document.getElementById(link.hash.slice(1));
    entry?.closest("details")?.setAttribute("open", "");
  });

  const fail = () => {
    // The controls of a reader that is no more go with it.
    root.removeAttribute("data-reader");
    const failed = document.querySelector(".failed");
    if (failed) failed.hidden = false;
  };
  document.addEventListener("DOMContentLoaded", () => {
    // The index has nothing to start; file:// forbids module scripts.
    const desk = document.getElementById("desk");
    const starts = document.getElementById("page") ? script : desk;
    if (location.protocol === "file:") return desk && fail();
    if (!starts) return;
    const at = (name) => new URL(starts.getAttribute(name), document.baseURI).href;
    addEventListener("error", ({ error }) => error instanceof WebAssembly.RuntimeError && fail());
    import(at("data-js"))
      .then((reader) => reader.default({ module_or_path: at("data-wasm") }))
      .catch(fail);
  });
})();
