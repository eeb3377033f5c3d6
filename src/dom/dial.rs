//! The mentions as the dial sees them: their marks, tab stops and words of kind.

use super::{all, set};
use crate::dial::Mark;
use crate::settings::{Dial, Settings};
use lorgnette_render::Kind;
use web_sys::Element;

/// Every mention that lies in no other.
fn mentions() -> impl Iterator<Item = (Element, Mark)> {
    all("a.mention").filter_map(|mention| {
        let mark = Mark::read(&mention.class_name())?;
        Some((mention, mark))
    })
}

/// The marks of all mentions, in the order of the text.
pub(crate) fn marks() -> Vec<Mark> {
    mentions().map(|(_, mark)| mark).collect()
}

/// Makes tab stops of those mentions that are some under `settings`, and gives the first of each
/// entity in its section the `word` of its kind where it is to be shown.
pub(crate) fn turn_dial(settings: &Settings, word: impl Fn(Kind) -> &'static str) {
    for (mention, mark) in mentions() {
        match mark.is_stop(settings) {
            true => drop(mention.remove_attribute("tabindex")),
            false => set(&mention, "tabindex", "-1"),
        }
        match !mark.again && settings.dial == Dial::Kinds && mark.is_painted(settings) {
            true => set(&mention, "data-word", word(mark.kind)),
            false => drop(mention.remove_attribute("data-word")),
        }
    }
}
