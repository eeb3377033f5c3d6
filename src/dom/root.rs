//! The root element, which wears the settings, and the storage that keeps them.

use super::geometry::measure_sections;
use super::{all, scroll_offset, viewport};
use crate::settings::Settings;
use gloo::utils::{document, window};
use web_sys::{DomRect, Element, Storage};

/// The key in storage; `boot.js` reads it, too.
const STORE: &str = "lorgnette";
/// What keeps its place when the type changes: all that stands below another.
const BLOCKS: &str = ".prose :is(h1, h2, h3, h4, h5, h6, p, li, figure), .entries summary";
/// Where readers read, as a part of the viewport's height from its top.
const READING_LINE: f64 = 1.0 / 3.0;

/// What storage holds of us; none where it is refused.
pub(crate) fn stored() -> Option<String> {
    Some(storage()?.get_item(STORE).ok()?.unwrap_or_default())
}

/// Keeps `words` for the next page; whether that can be. Storage that is refused or full is no
/// error: the choice then holds as long as the page.
pub(crate) fn store(words: &str) -> bool {
    storage().is_some_and(|storage| {
        let kept = match words {
            "" => storage.remove_item(STORE),
            words => storage.set_item(STORE, words),
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
    let place = place();
    for (name, words) in &news {
        let _ = match words {
            Some(words) => root.set_attribute(name, words),
            None => root.remove_attribute(name),
        };
    }
    place.inspect(restore);
}

/// The language of the article, BCP 47.
pub(crate) fn article_lang() -> Option<String> {
    document().document_element()?.get_attribute("lang")
}

/// Says to the style sheets that the reader runs, so that they show what needs it.
pub(crate) fn announce_reader() {
    document().document_element().inspect(|root| drop(root.set_attribute("data-reader", "")));
}

/// A block of the text, and how far down it the reading line runs, as a part of its height.
struct Place {
    block: Element,
    part: f64,
}

fn reading_line() -> f64 {
    viewport().height * READING_LINE
}

fn part(block: &DomRect, line: f64) -> f64 {
    ((line - block.top()) / block.height().max(1.0)).clamp(0.0, 1.0)
}

/// None at the top of the page, which stays the top.
fn place() -> Option<Place> {
    if scroll_offset() <= 0.0 {
        return None;
    }
    let line = reading_line();
    let reached = |block: &Element| block.get_bounding_client_rect().bottom() > line;
    let block = all(BLOCKS).find(reached)?;
    let part = part(&block.get_bounding_client_rect(), line);
    // Only now: sections out of sight take their own height, and push the block away.
    measure_sections();
    Some(Place { block, part })
}

fn restore(place: &Place) {
    let rect = place.block.get_bounding_client_rect();
    let moved = rect.top() + place.part * rect.height() - reading_line();
    window().scroll_by_with_x_and_y(0.0, moved);
}
