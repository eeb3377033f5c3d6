//! A walk over the page that finds its text, block by block, by the rules by which
//! [`lorgnette_script`] finds it in the markup. It stops after any block when it has no more time.

use super::Tagged;
use super::passage::{Part, Passage};
use crate::dom::slices::Slice;
use crate::script::Stretch;
use lorgnette_script::{INLINE, SKIPPED, Sheet, is_han, stays_ours};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// What is known of a place in the page.
#[derive(Clone, Copy)]
struct State {
    part: Part,
    name: bool,
    read: bool,
}

/// What the walk comes to.
enum Step {
    Root(Element, Part),
    To(Node, State),
    /// Where one passage ends and the next begins.
    Border,
}

/// A walk over the page.
pub(super) struct Walk {
    lang: String,
    words: std::vec::IntoIter<u8>,
    /// The nearest is the last.
    ahead: Vec<Step>,
    pub(super) passages: Vec<Passage>,
    passage: Passage,
    pub(super) tagged: Vec<Tagged>,
}

impl Walk {
    /// Before the first of these `roots`; the words of `sheet` are those of the article.
    pub(super) fn new(sheet: &Sheet, roots: Vec<(Element, Part)>) -> Walk {
        let words: Vec<u8> = sheet.words().map(|length| length as u8).collect();
        Walk {
            lang: sheet.lang().to_string(),
            words: words.into_iter(),
            ahead: roots.into_iter().rev().map(|(root, part)| Step::Root(root, part)).collect(),
            passages: Vec::new(),
            passage: Passage::default(),
            tagged: Vec::new(),
        }
    }

    /// Goes on as long as there is time; whether it has come to its end.
    pub(super) fn go_on(&mut self, slice: &Slice) -> bool {
        while let Some(step) = self.ahead.pop() {
            match step {
                Step::Root(root, part) => self.root(root, part),
                Step::To(node, state) => self.node(&node, state),
                Step::Border => {
                    self.end_passage();
                    if !slice.has_time() {
                        return false;
                    }
                }
            }
        }
        true
    }

    fn root(&mut self, root: Element, part: Part) {
        self.ahead.push(Step::Border);
        self.children(&root, State { part, name: false, read: false });
        self.tagged.push(Tagged::of(root));
    }

    fn children(&mut self, parent: &Node, state: State) {
        let mut child = parent.last_child();
        while let Some(node) = child {
            child = node.previous_sibling();
            self.ahead.push(Step::To(node, state));
        }
    }

    fn node(&mut self, node: &Node, state: State) {
        match node.node_type() {
            Node::ELEMENT_NODE => self.element(node.unchecked_ref(), state),
            Node::TEXT_NODE => self.text(node, state),
            // A comment is no text.
            _ => {}
        }
    }

    fn element(&mut self, element: &Element, state: State) {
        let name = element.local_name();
        if !INLINE.contains(&name.as_str()) {
            self.end_passage();
            self.ahead.push(Step::Border);
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
                part: state.part,
                name: state.name || mention && !figure,
                read: state.read || name == "ruby",
            };
            self.children(element, state);
        }
    }

    fn text(&mut self, node: &Node, state: State) {
        let text = node.text_content().unwrap_or_default();
        if text.is_empty() {
            return;
        }
        self.passage.part = state.part;
        if state.part == Part::Article {
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
