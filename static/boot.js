// Starts the reader: loads the wasm that the script's data attributes name; until it runs,
// and where it cannot, a click on a name opens its entry in the glossary.
// A classic deferred script, because the page's policy forbids an inline one.
(() => {
  const script = document.currentScript;
  // The index has no page to hydrate.
  if (!document.getElementById("page")) return;

  // A link to `#e-ID` leads into a closed <details>; not every browser opens it by itself.
  // Clicks that the reader has answered are done with.
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented) return;
    const link = event.target.closest?.("a[href^='#e-']");
    const entry = link && document.getElementById(link.hash.slice(1));
    entry?.closest("details")?.setAttribute("open", "");
  });

  // file:// forbids module scripts.
  if (location.protocol === "file:") return;
  const fail = () => {
    const failed = document.querySelector(".failed");
    if (failed) failed.hidden = false;
  };
  addEventListener("error", ({ error }) => error instanceof WebAssembly.RuntimeError && fail());
  const at = (name) => new URL(script.getAttribute(name), document.baseURI).href;
  import(at("data-js"))
    .then((reader) => reader.default({ module_or_path: at("data-wasm") }))
    .catch(fail);
})();
