// Starts the reader: loads the wasm that the script's data attributes name; until it runs,
// and where it cannot, a click on a name opens its entry in the glossary.
// A classic deferred script, because the page's policy forbids an inline one.
(() => {
  const script = document.currentScript;
  // The index has no page to hydrate.
  if (!document.getElementById("page")) return;

  // A link to `#e-ID` leads into a closed <details>; not every browser opens it by itself.
  const open = (event) => {
    const link = event.target.closest?.("a[href^='#e-']");
    const entry = link && document.getElementById(link.hash.slice(1));
    entry?.closest("details")?.setAttribute("open", "");
  };
  document.addEventListener("click", open);

  // Pages built without a reader name none; file:// forbids module scripts.
  if (!script.hasAttribute("data-js") || location.protocol === "file:") return;
  const at = (name) => new URL(script.getAttribute(name), document.baseURI).href;
  import(at("data-js"))
    .then((reader) => reader.default({ module_or_path: at("data-wasm") }))
    .then(() => document.removeEventListener("click", open))
    .catch(() => {
      const failed = document.querySelector(".failed");
      if (failed) failed.hidden = false;
    });
})();
