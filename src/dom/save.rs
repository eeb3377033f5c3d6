//! Files that the page makes: handed to the browser to be saved, and the page itself as markup.

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, CssStyleSheet, Element, HtmlAnchorElement, Url};

/// What of the page is not for paper, and does nothing without a script.
const NOT_PRINTED: &str = "button, input, select, script, #overview";
/// Until the browser has surely taken a file, in ms.
const TAKEN: u32 = 60_000;

/// Lets the browser save `text` as a file called `name` of this media type.
pub(crate) fn save_text(name: &str, media_type: &str, text: &str) {
    save(name, media_type, &Array::of1(&text.into()));
}

/// The same for strings that are saved one behind the other.
pub(crate) fn save(name: &str, media_type: &str, pieces: &Array) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(pieces, &options);
    let address = blob.and_then(|blob| Url::create_object_url_with_blob(&blob));
    let link = document().create_element("a").map(JsCast::unchecked_into::<HtmlAnchorElement>);
    // Neither fails but for want of memory.
    let (Ok(address), Ok(link)) = (address, link) else { return };
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Timeout::new(TAKEN, move || drop(Url::revoke_object_url(&address))).forget();
}

/// All rules of the page's style sheets, in order.
pub(crate) fn styles() -> String {
    let sheets = document().style_sheets();
    let sheets = (0..sheets.length()).filter_map(|n| sheets.item(n)?.dyn_into().ok());
    sheets.filter_map(|sheet: CssStyleSheet| rules(&sheet)).collect::<Vec<_>>().join("\n")
}

/// None for a sheet from elsewhere, which the policy forbids anyway.
fn rules(sheet: &CssStyleSheet) -> Option<String> {
    let rules = sheet.css_rules().ok()?;
    let rules = (0..rules.length()).filter_map(|n| Some(rules.item(n)?.css_text()));
    Some(rules.collect::<Vec<_>>().join("\n"))
}

/// The text with its names and who is who, without what only a script could answer.
pub(crate) fn page_markup() -> String {
    let main = document().query_selector(".page > main").ok().flatten();
    let copy = main.and_then(|main| main.clone_node_with_deep(true).ok());
    let Some(copy) = copy.and_then(|copy| copy.dyn_into::<Element>().ok()) else {
        return String::new();
    };
    if let Ok(gone) = copy.query_selector_all(NOT_PRINTED) {
        let gone = (0..gone.length()).filter_map(|n| gone.item(n));
        gone.filter_map(|node| node.dyn_into::<Element>().ok()).for_each(|e| e.remove());
    }
    copy.outer_html()
}
