//! A walk over the page that finds its text, block by block, by the rules by which
//! [`lorgnette_script`] finds it in the markup.

use super::Tagged;
use super::passage::Passage;
use crate::script::Stretch;
use lorgnette_script::{INLINE, SKIPPED, Sheet, is_han, stays_ours};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// What is known of where the walk is.
#[derive(Clone, Copy, Default)]
struct State {
    name: bool,
    read: bool,
}

/// A walk over the page.
pub(super) struct Walk {
    lang: String,
    words: std::vec::IntoIter<u8>,
    pub(super) passages: Vec<Passage>,
    passage: Passage,
    pub(super) tagged: Vec<Tagged>,
    /// Whether this part of the page has readings.
    reads: bool,
}

impl Walk {
    /// At the start of what has readings: the words of `sheet`.
    pub(super) fn new(sheet: &Sheet) -> Walk {
        let words: Vec<u8> = sheet.words().map(|length| length as u8).collect();
        Walk {
            lang: sheet.lang().to_string(),
            words: words.into_iter(),
            passages: Vec::new(),
            passage: Passage::default(),
            tagged: Vec::new(),
            reads: true,
        }
    }

    /// Walks over one part of the page; those after the first have no readings.
    pub(super) fn part(&mut self, root: Element) {
        self.tagged.push(Tagged::of(root.clone()));
        self.children(&root, State::default());
        self.end_passage();
        self.reads = false;
    }

    fn children(&mut self, parent: &Node, state: State) {
        let mut child = parent.first_child();
        while let Some(node) = child {
            match node.dyn_ref::<Element>() {
                Some(element) => self.element(element, state),
                None if node.node_type() == Node::TEXT_NODE => self.text(&node, state),
                None => {}
            }
            child = node.next_sibling();
        }
    }

    fn element(&mut self, element: &Element, state: State) {
        let name = element.local_name();
        let inline = INLINE.contains(&name.as_str());
        if !inline {
            self.end_passage();
        }
        let class = element.get_attribute("class").unwrap_or_default();
        let lang = element.get_attribute("lang");
        let ours = lang.as_ref().is_none_or(|lang| stays_ours(lang, &self.lang, &class));
        if ours && !element.matches(SKIPPED).unwrap_or(false) {
            if lang.is_some() {
                self.tagged.push(Tagged::of(element.clone()));
            }
            let mut classes = class.split(' ');
            let mention = classes.clone().any(|class| class == "mention");
            let figure = classes.any(|class| class == "date" || class == "quantity");
            let state = State {
                name: state.name || mention && !figure,
                read: state.read || name == "ruby",
            };
            self.children(element, state);
        }
        if !inline {
            self.end_passage();
        }
    }

    fn text(&mut self, node: &Node, state: State) {
        let text = node.text_content().unwrap_or_default();
        if text.is_empty() {
            return;
        }
        if self.reads {
            self.take_words(&text);
        }
        self.passage.push(node.clone(), Stretch { text, name: state.name, read: state.read });
    }

    /// The words of each run of Han characters.
    fn take_words(&mut self, text: &str) {
        let mut left = text.chars().filter(|c| is_han(*c)).count();
        while left > 0 {
            let length = self.words.next().unwrap_or(1);
            self.passage.words.push(length);
            left = left.saturating_sub(usize::from(length));
        }
    }

    fn end_passage(&mut self) {
        let passage = std::mem::take(&mut self.passage);
        if !passage.is_blank() {
            self.passages.push(passage);
        }
    }
}
