//! The browser's way back from an open text: its own entry in the history, said by the address.

use super::controls::Controls;
use gloo::events::EventListener;
use gloo::utils::{history, window};
use wasm_bindgen::JsValue;
use web_sys::{History, UrlSearchParams};
use yew::prelude::*;

/// What the address says while a text is open; of a text it tells nothing.
const READING: &str = "?reading";

/// Whether the address asks for anything but the text that was open here.
pub(super) fn asks() -> bool {
    let search = window().location().search().unwrap_or_default();
    UrlSearchParams::new_with_str(&search).is_ok_and(|asked| asked.has("src") || asked.has("from"))
}

/// Makes Back close the open text, and Forward open it again.
#[hook]
pub(super) fn use_way_back(controls: &Controls, has_text: bool, lang: &'static str) {
    let was_open = use_mut_ref(|| false);
    use_effect_with((controls.clone(), has_text, lang), move |(controls, has_text, lang)| {
        let (has_text, lang, controls) = (*has_text, *lang, controls.clone());
        match (was_open.replace(has_text), has_text) {
            (false, true) if !says_reading() => {
                let fragment = window().location().hash().unwrap_or_default();
                write(&format!("{READING}{fragment}"), History::push_state_with_url);
            }
            (true, false) => forget_entry(),
            _ => {}
        }
        let listener =
            EventListener::new(&window(), "popstate", move |_| match (has_text, says_reading()) {
                (true, false) => controls.leave(true),
                (false, true) => controls.open_again(lang),
                _ => {}
            });
        move || drop(listener)
    });
}

/// Takes from the address that a text is open, where none is: it was closed by other means than
/// Back, or is not there any more.
pub(super) fn forget_entry() {
    if says_reading() {
        forget_query();
    }
}

/// Takes from the address what it asks for: when the page is loaded again, it is not asked for.
pub(super) fn forget_query() {
    let path = window().location().pathname().unwrap_or_default();
    write(&path, History::replace_state_with_url);
}

fn says_reading() -> bool {
    window().location().search().is_ok_and(|search| search == READING)
}

fn write(address: &str, write: fn(&History, &JsValue, &str, Option<&str>) -> Result<(), JsValue>) {
    // Refused only to who writes hundreds of times a minute.
    let _ = write(&history(), &JsValue::NULL, "", Some(address));
}
