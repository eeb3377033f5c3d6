// Starts the reader: loads the wasm that the script's data attributes name.
// A classic deferred script, because the page's policy forbids an inline one.
(() => {
  const script = document.currentScript;
  // The shell has no page to hydrate, and file:// forbids module scripts.
  if (!document.getElementById("page") || location.protocol === "file:") return;
  const at = (name) => new URL(script.getAttribute(name), document.baseURI).href;
  import(at("data-js")).then((reader) => reader.default({ module_or_path: at("data-wasm") }));
})();
