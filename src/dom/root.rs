//! The root element, which wears the settings, and the storage that keeps them.

use super::keep::keeping_line;
use super::pieces::{forget, measure_later};
use crate::settings::Settings;
use gloo::utils::{document, window};
use web_sys::Storage;

/// The key in storage; `boot.js` reads it, too.
const STORE: &str = "lorgnette";

/// What storage holds of the settings; none where it is refused.
pub(crate) fn stored() -> Option<String> {
    Some(storage()?.get_item(STORE).ok()?.unwrap_or_default())
}

/// What storage holds under `key`.
pub(crate) fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps `words` for the next page; whether that can be. Storage that is refused or full is no
/// error: the choice then holds as long as the page.
pub(crate) fn store(words: &str) -> bool {
    keep(STORE, Some(words).filter(|words| !words.is_empty()))
}

/// Keeps `words` under `key`, or nothing; whether that can be.
pub(crate) fn keep(key: &str, words: Option<&str>) -> bool {
    storage().is_some_and(|storage| {
        let kept = match words {
            Some(words) => storage.set_item(key, words),
            None => storage.remove_item(key),
        };
        kept.is_ok()
    })
}

/// None where the browser refuses: private windows, blocked cookies, `file:` in some.
fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

/// The languages that the browser is set to, first choice first, BCP 47.
pub(crate) fn preferred_languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|lang| lang.as_string()).collect()
}

/// Sets the root element's `data-*` to the settings that are not at their default. The line at
/// which the reader is stays where it is.
pub(crate) fn wear(settings: &Settings) {
    let Some(root) = document().document_element() else { return };
    let news = Settings::KEYS.iter().map(|key| (format!("data-{key}"), settings.get(key)));
    let news: Vec<_> = news.filter(|(name, words)| root.get_attribute(name) != *words).collect();
    if news.is_empty() {
        return;
    }
    keeping_line(|| {
        forget();
        for (name, words) in &news {
            let _ = match words {
                Some(words) => root.set_attribute(name, words),
                None => root.remove_attribute(name),
            };
        }
    });
    measure_later();
}

/// The language of the article, BCP 47.
pub(crate) fn article_lang() -> Option<String> {
    document().document_element()?.get_attribute("lang")
}

/// Says which language the article is in, BCP 47.
pub(crate) fn speak(lang: &str) {
    document().document_element().inspect(|root| drop(root.set_attribute("lang", lang)));
}

/// Says to the style sheets that the reader runs, so that they show what needs it.
pub(crate) fn announce_reader() {
    document().document_element().inspect(|root| drop(root.set_attribute("data-reader", "")));
}
