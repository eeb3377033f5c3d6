//! Plain text out of marked-up text: without readings, without what repairs replaced.

use super::{index_of, trigger};
use crate::sentence::Sentence;
use gloo::utils::document;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// What is not part of the text as it is read.
pub(super) const NOT_TEXT: &str = "rt, rp, .was";
/// What a sentence does not reach beyond.
pub(super) const BLOCKS: &str = "p, h1, h2, h3, h4, h5, h6, li, blockquote, figcaption, section";
/// How far a sentence is shown on either side of its mention, in halves of a Han character.
const REACH: usize = 120;

/// A block of the article as it is read.
pub(super) struct Block {
    pub(super) element: Element,
    pub(super) text: String,
    /// The mentions in it that were asked for, with the bytes of the text that they are.
    pub(super) mentions: Vec<(u32, Range<usize>)>,
    /// Its text nodes, each with the byte at which it begins.
    nodes: Vec<(usize, Node)>,
}

/// The sentence of the mention with this index; none if it is not on this page.
pub(crate) fn sentence(index: u32) -> Option<Sentence> {
    sentences(&[index]).pop().map(|(_, sentence)| sentence)
}

/// The sentences of the mentions with these indexes, in their order; those that are not on
/// this page are left out. Each block is read once.
pub(crate) fn sentences(indexes: &[u32]) -> Vec<(u32, Sentence)> {
    let blocks = blocks(indexes);
    let cut = |index: &u32| {
        let found = blocks.iter().find_map(|block| {
            let (_, range) = block.mentions.iter().find(|(known, _)| known == index)?;
            Some(Sentence::around(&block.text, range.clone(), REACH))
        });
        found.map(|sentence| (*index, sentence))
    };
    indexes.iter().filter_map(cut).collect()
}

/// The block of the mention with this index, and the bytes of it that are its words.
pub(super) fn around(index: u32) -> Option<(String, Range<usize>)> {
    let block = blocks(&[index]).pop()?;
    let (_, words) = block.mentions.first()?.clone();
    block.text.get(words.clone())?;
    Some((block.text, words))
}

/// The blocks that hold the mentions with these indexes.
pub(super) fn blocks(indexes: &[u32]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for mention in indexes.iter().filter_map(|index| trigger(*index)) {
        let Ok(Some(element)) = mention.closest(BLOCKS) else { continue };
        // Mentions come in the order of the text, mostly.
        if blocks.iter().rev().all(|block| block.element != element) {
            blocks.push(Block::read(element, indexes));
        }
    }
    blocks
}

impl Block {
    /// The block that `element` is, with the mentions that have one of these indexes.
    pub(super) fn read(element: Element, indexes: &[u32]) -> Block {
        let mut block = Block::whole(element);
        block.mentions.retain(|(index, _)| indexes.contains(index));
        block
    }

    /// The whole of `element`, with every mention in it.
    pub(super) fn whole(element: Element) -> Block {
        let mut reading = Reading::new(NOT_TEXT);
        reading.read(&element);
        let Reading { text, mentions, nodes, .. } = reading;
        Block { element, text, mentions, nodes }
    }

    /// Its text nodes, each with the byte at which it begins.
    pub(super) fn nodes(&self) -> &[(usize, Node)] {
        &self.nodes
    }

    /// A stretch of the text as a range of the document.
    pub(super) fn range(&self, bytes: &Range<usize>) -> Option<web_sys::Range> {
        let range = document().create_range().ok()?;
        let (start, at) = self.place(bytes.start)?;
        range.set_start(start, at).ok()?;
        let (end, at) = self.place(bytes.end)?;
        range.set_end(end, at).ok()?;
        Some(range)
    }

    /// The text node in which `byte` lies, and where in it, in UTF-16.
    fn place(&self, byte: usize) -> Option<(&Node, u32)> {
        let node = self.nodes.partition_point(|(start, _)| *start <= byte).checked_sub(1)?;
        let (start, node) = &self.nodes[node];
        let units = self.text.get(*start..byte)?.encode_utf16().count();
        Some((node, u32::try_from(units).ok()?))
    }
}

/// The text of `element` without what fits the selector `skip`, spaces collapsed at its ends.
pub(super) fn text_without(element: &Element, skip: &'static str) -> String {
    // Mostly there is nothing to skip, and each step into the browser costs.
    if element.first_element_child().is_none() {
        return element.text_content().unwrap_or_default().trim().to_string();
    }
    let mut reading = Reading::new(skip);
    reading.read(element);
    reading.text.trim().to_string()
}

/// A text in the making, and what stands where in it, in bytes.
struct Reading {
    skip: &'static str,
    text: String,
    mentions: Vec<(u32, Range<usize>)>,
    nodes: Vec<(usize, Node)>,
}

impl Reading {
    fn new(skip: &'static str) -> Self {
        Reading { skip, text: String::new(), mentions: Vec::new(), nodes: Vec::new() }
    }

    fn read(&mut self, node: &Node) {
        let Some(element) = node.dyn_ref::<Element>() else { return self.push(node) };
        if element.matches(self.skip).unwrap_or(false) {
            return;
        }
        let start = self.text.len();
        let mut child = node.first_child();
        while let Some(node) = child {
            self.read(&node);
            child = node.next_sibling();
        }
        if let Some(index) = index_of(element) {
            self.mentions.push((index, start..self.text.len()));
        }
    }

    fn push(&mut self, node: &Node) {
        // A comment is no text.
        if node.node_type() == Node::TEXT_NODE {
            self.nodes.push((self.text.len(), node.clone()));
            self.text.push_str(&node.text_content().unwrap_or_default());
        }
    }
}
