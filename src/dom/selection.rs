//! What the reader has selected in the article, as a quotation.

use super::ARTICLE;
use super::ask::quoted;
use super::text::{BLOCKS, Block};
use gloo::utils::{document, window};
use lorgnette_corrections::Quote;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range};

/// What the selection says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Selected {
    /// These words of the article; of more than a paragraph, those in the first.
    Words(Quote),
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
    quote(&range).map_or(Selected::Nothing, Selected::Words)
}

/// Selects nothing any more.
pub(crate) fn unselect() {
    let selection = window().get_selection().ok().flatten();
    selection.into_iter().for_each(|selection| drop(selection.remove_all_ranges()));
}

fn quote(range: &Range) -> Option<Quote> {
    let start = range.start_container().ok()?;
    let element = start.dyn_ref::<Element>().cloned().or_else(|| start.parent_element())?;
    let block = Block::read(element.closest(BLOCKS).ok()??, &[]);
    let from = block.byte(&start, range.start_offset().ok()?)?;
    let to = block.byte(&range.end_container().ok()?, range.end_offset().ok()?);
    let words = block.text.get(from..to.unwrap_or(block.text.len()))?;
    // What a double click takes along is no part of a name.
    let from = from + (words.len() - words.trim_start().len());
    let to = from + words.trim().len();
    (from < to).then(|| quoted(&block.text, from..to, next_mention(range)))
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
