//! Arrows, Home, End and the first letters of a name, inside lists.

use crate::dom;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// The lists: the names, mentions and claims in the panel, the marks of the rail, the entries of
/// the glossary.
const LISTS: [&str; 5] = [
    "#panel .roster a",
    "#panel .mentions a",
    "#panel .claims a",
    "#presence a",
    ".entries .entry > summary",
];

/// Listens for the life of the page.
#[hook]
pub(crate) fn use_roving() {
    use_effect_with((), |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&document(), "keydown", options, |event| {
            let event: &KeyboardEvent = event.unchecked_ref();
            if let Some(row) = goal(event) {
                event.prevent_default();
                // Here the reader travels: what takes the focus comes into view.
                let _ = row.focus();
            }
        });
        move || drop(listener)
    });
}

/// The row that a key leads to from the row that has the focus.
fn goal(event: &KeyboardEvent) -> Option<HtmlElement> {
    if event.alt_key() || event.ctrl_key() || event.meta_key() || event.is_composing() {
        return None;
    }
    let list = LISTS.into_iter().find(|list| dom::closest(event.target(), list).is_some())?;
    let rows: Vec<HtmlElement> = dom::all(list).filter_map(dom::html).collect();
    let here = rows.iter().position(|row| dom::is_target(event, row))?;
    let to = match event.key().as_str() {
        "ArrowDown" => here + 1,
        "ArrowUp" => here.checked_sub(1)?,
        "Home" => 0,
        "End" => rows.len() - 1,
        key => named(&rows, here, key)?,
    };
    rows.into_iter().nth(to)
}

/// The next row after `here`, round the end, whose name begins with the letter `key`.
fn named(rows: &[HtmlElement], here: usize, key: &str) -> Option<usize> {
    let mut letters = key.chars();
    let letter =
        letters.next().filter(|letter| letter.is_alphanumeric() && letters.next().is_none())?;
    let after = (here + 1..rows.len()).chain(0..here);
    let begins = |name: &String| name.starts_with(letter.to_ascii_lowercase());
    after.into_iter().find(|row| dom::called(&rows[*row]).iter().any(begins))
}
