//! What the reader has selected in the article, as a quotation.

use super::ARTICLE;
use super::ask::quoted;
use super::text::{BLOCKS, Block};
use gloo::utils::{document, window};
use js_sys::Object;
use lorgnette_corrections::Quote;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Node, Range};

/// What the selection says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Selected {
    /// These words of the article, and whether they are all: of more than a paragraph they are
    /// those in the first.
    Words(Quote, bool),
    /// A place in the article, and no words.
    Nothing,
    /// Something elsewhere.
    Elsewhere,
}

/// What is selected now.
pub(crate) fn selected() -> Selected {
    let selection = window().get_selection().ok().flatten();
    let range = selection.and_then(|selection| selection.get_range_at(0).ok());
    let Some(range) = range else { return Selected::Elsewhere };
    let article = document().get_element_by_id(ARTICLE);
    let start = range.start_container().ok();
    if !article.is_some_and(|article| article.contains(start.as_ref())) {
        return Selected::Elsewhere;
    }
    quote(&range).map_or(Selected::Nothing, |(quote, is_all)| Selected::Words(quote, is_all))
}

/// The id of the note whose words are clicked, and no link in them; none where words are being
/// selected.
pub(crate) fn noted(event: &Event) -> Option<String> {
    let selection = window().get_selection().ok().flatten();
    let clicked: Element = event.target()?.dyn_into().ok()?;
    let is_free =
        selection.is_none_or(|it| it.is_collapsed()) && clicked.closest("a").ok()?.is_none();
    clicked.closest(".noted").ok()?.filter(|_| is_free)?.get_attribute("data-noted")
}

/// Selects nothing any more.
pub(crate) fn unselect() {
    let selection = window().get_selection().ok().flatten();
    selection.into_iter().for_each(|selection| drop(selection.remove_all_ranges()));
}

fn quote(range: &Range) -> Option<(Quote, bool)> {
    let start = range.start_container().ok()?;
    let element = start.dyn_ref::<Element>().cloned().or_else(|| start.parent_element())?;
    let block = Block::read(element.closest(BLOCKS).ok()??, &[]);
    let from = block.byte(&start, range.start_offset().ok()?)?;
    let end = block.byte(&range.end_container().ok()?, range.end_offset().ok()?);
    let words = block.text.get(from..end.unwrap_or(block.text.len()))?;
    // What a double click takes along is no part of a name.
    let from = from + (words.len() - words.trim_start().len());
    let to = from + words.trim().len();
    let is_all = end.is_some() || !reaches_beyond(range, &block.element);
    (from < to).then(|| (quoted(&block.text, from..to, next_mention(range)), is_all))
}

/// Whether any words behind `block` are in `range`: a triple click ends before the next block.
fn reaches_beyond(range: &Range, block: &Element) -> bool {
    let behind = range.clone_range();
    let begun = behind.set_start_after(block).is_ok();
    begun && !String::from(Object::to_string(&behind)).trim().is_empty()
}

/// The index of the first mention that does not end before `range`.
fn next_mention(range: &Range) -> u32 {
    let Ok(mentions) = document().query_selector_all(".prose [data-m]") else { return 0 };
    let is_before = |index: u32| {
        let Some(mention) = mentions.item(index) else { return false };
        range.compare_point(&mention, mention.child_nodes().length()).is_ok_and(|side| side < 0)
    };
    let (mut from, mut to) = (0, mentions.length());
    while from < to {
        let middle = (from + to) / 2;
        (from, to) = if is_before(middle) { (middle + 1, to) } else { (from, middle) };
    }
    from
}

impl Block {
    /// The byte of the text at which the point `offset` of `container` lies; none behind its end.
    fn byte(&self, container: &Node, offset: u32) -> Option<usize> {
        if let Some((start, node)) = self.nodes().iter().find(|(_, node)| node == container) {
            let text = node.text_content().unwrap_or_default();
            return Some(start + bytes(&text, offset));
        }
        let behind = |node: &&(usize, Node)| match container.child_nodes().item(offset) {
            Some(child) => child.contains(Some(&node.1)) || follows(&child, &node.1),
            None => !container.contains(Some(&node.1)) && follows(container, &node.1),
        };
        self.nodes().iter().find(behind).map(|(start, _)| *start)
    }
}

/// Whether `node` stands behind `other` in the document.
fn follows(other: &Node, node: &Node) -> bool {
    other.compare_document_position(node) & Node::DOCUMENT_POSITION_FOLLOWING != 0
}

/// How many bytes of `text` so many UTF-16 units are.
fn bytes(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    let fits = |c: &char| {
        let fits = left >= c.len_utf16();
        left = left.saturating_sub(c.len_utf16());
        fits
    };
    text.chars().take_while(fits).map(char::len_utf8).sum()
}
