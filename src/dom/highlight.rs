//! CSS custom highlights: stretches of text painted by name, without an element around them.

use wasm_bindgen::prelude::*;
use web_sys::Range;

#[wasm_bindgen]
extern "C" {
    /// A set of ranges that the style sheet paints; `web_sys` calls it unstable, all browsers
    /// have it since 2025.
    type Highlight;
    #[wasm_bindgen(constructor)]
    fn new() -> Highlight;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);
    #[wasm_bindgen(method, setter)]
    fn set_priority(this: &Highlight, priority: i32);

    /// The highlights of the document, by name.
    #[derive(Clone)]
    pub(super) type Registry;
    #[wasm_bindgen(js_namespace = CSS, js_name = highlights, thread_local_v2)]
    static HIGHLIGHTS: Option<Registry>;
    #[wasm_bindgen(method)]
    fn set(this: &Registry, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method)]
    fn delete(this: &Registry, name: &str);
}

impl Registry {
    /// None in a browser without highlights.
    pub(super) fn held() -> Option<Registry> {
        HIGHLIGHTS.with(Option::clone)
    }

    /// Paints `places` as the highlight `name`, which the style sheet knows; of two that overlap
    /// the one with the higher priority is seen. Without places the paint is taken away.
    pub(super) fn paint(&self, name: &str, places: &[Range], priority: i32) {
        if places.is_empty() {
            return self.delete(name);
        }
        let highlight = Highlight::new();
        places.iter().for_each(|place| highlight.add(place));
        highlight.set_priority(priority);
        self.set(name, &highlight);
    }
}
