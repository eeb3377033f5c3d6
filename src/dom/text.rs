//! Plain text out of marked-up text: without readings, without what repairs replaced.

use super::trigger;
use crate::sentence::Sentence;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// What is not part of the text as it is read.
pub(super) const NOT_TEXT: &str = "rt, rp, .was";
/// What a sentence does not reach beyond.
pub(super) const BLOCKS: &str = "p, h1, h2, h3, h4, h5, h6, li, blockquote, figcaption, section";
/// How far a sentence is shown on either side of its mention, in halves of a Han character.
const REACH: usize = 120;

/// The sentence of the mention with this index; none if it is not on this page.
pub(crate) fn sentence(index: u32) -> Option<Sentence> {
    let mention = trigger(index)?;
    let block = mention.closest(BLOCKS).ok()??;
    let mut reading = Reading::new(NOT_TEXT, Some(mention.into()));
    reading.read(&block);
    Some(Sentence::around(&reading.text, reading.range, REACH))
}

/// The text of `element` without what fits the selector `skip`, spaces collapsed at its ends.
pub(super) fn text_without(element: &Element, skip: &'static str) -> String {
    let mut reading = Reading::new(skip, None);
    reading.read(element);
    reading.text.trim().to_string()
}

/// A text in the making, and where in it the watched element stands, in bytes.
struct Reading {
    skip: &'static str,
    watched: Option<Element>,
    text: String,
    range: Range<usize>,
}

impl Reading {
    fn new(skip: &'static str, watched: Option<Element>) -> Self {
        Reading { skip, watched, text: String::new(), range: 0..0 }
    }

    fn read(&mut self, node: &Node) {
        let Some(element) = node.dyn_ref::<Element>() else {
            return self.text.push_str(&node.text_content().unwrap_or_default());
        };
        if element.matches(self.skip).unwrap_or(false) {
            return;
        }
        let start = self.text.len();
        let mut child = node.first_child();
        while let Some(node) = child {
            self.read(&node);
            child = node.next_sibling();
        }
        if self.watched.as_ref() == Some(element) {
            self.range = start..self.text.len();
        }
    }
}
