//! A block of the page's text, and what comes to stand in the place of its nodes.

use crate::dom::set;
use crate::script::{Look, Piece, Press, Stretch};
use gloo::utils::document;
use web_sys::{Element, Node};

/// A part of the page.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// What is read and runs in columns.
    #[default]
    Article,
    /// What is in the same script, and nothing more.
    Beside,
}

/// A block of text: its nodes, and how many characters its words have.
#[derive(Default)]
pub(super) struct Passage {
    pub(super) part: Part,
    nodes: Vec<Place>,
    stretches: Vec<Stretch>,
    pub(super) words: Vec<u8>,
    look: Look,
}

/// A text node, and what stands in its place.
struct Place {
    node: Node,
    put: Vec<Node>,
}

impl Passage {
    /// Adds a text node, which says this.
    pub(super) fn push(&mut self, node: Node, stretch: Stretch) {
        self.nodes.push(Place { node, put: Vec::new() });
        self.stretches.push(stretch);
    }

    /// Whether it says nothing.
    pub(super) fn is_blank(&self) -> bool {
        self.stretches.iter().all(|stretch| stretch.text.trim().is_empty())
    }

    /// Whether it stands in `block`.
    pub(super) fn is_in(&self, block: &Element) -> bool {
        self.nodes.first().is_some_and(|place| block.contains(Some(place.shown())))
    }

    /// Whether it stands in the page still.
    pub(super) fn stands(&self) -> bool {
        self.nodes.first().is_some_and(|place| place.shown().is_connected())
    }

    /// Shows it by the rules of `press`.
    pub(super) fn show(&mut self, press: &Press) {
        if self.look == press.look() {
            return;
        }
        self.look = press.look();
        let pieces = press.block(&self.stretches, &self.words);
        for (place, pieces) in self.nodes.iter_mut().zip(pieces) {
            place.show(&pieces);
        }
    }
}

impl Place {
    /// What of it stands in the page.
    fn shown(&self) -> &Node {
        self.put.first().unwrap_or(&self.node)
    }

    fn show(&mut self, pieces: &[Piece]) {
        if let [Piece::Text(text)] = pieces {
            self.node.set_text_content(Some(text));
            return self.put_back();
        }
        let put: Vec<Node> = pieces.iter().filter_map(node).collect();
        let Some(parent) = self.shown().parent_node() else { return };
        for node in &put {
            let _ = parent.insert_before(node, Some(self.shown()));
        }
        self.take_out(&parent);
        self.put = put;
    }

    fn put_back(&mut self) {
        if let Some(parent) = self.put.first().and_then(Node::parent_node) {
            let _ = parent.insert_before(&self.node, self.put.first());
            self.take_out_put(&parent);
        }
    }

    fn take_out(&mut self, parent: &Node) {
        match self.put.is_empty() {
            true => drop(parent.remove_child(&self.node)),
            false => self.take_out_put(parent),
        }
    }

    fn take_out_put(&mut self, parent: &Node) {
        self.put.drain(..).for_each(|node| drop(parent.remove_child(&node)));
    }
}

fn node(piece: &Piece) -> Option<Node> {
    let element = |name: &str, class: &str, text: &str| {
        let element = document().create_element(name).ok()?;
        element.set_class_name(class);
        element.set_text_content(Some(text));
        Some(element)
    };
    match piece {
        Piece::Text(text) => Some(document().create_text_node(text).into()),
        Piece::Upright(digits) => element("span", "upright", digits).map(Into::into),
        Piece::Word(word, reading) => {
            let ruby = element("ruby", "reading", word)?;
            let rt = element("rt", "", reading)?;
            // Who listens hears the word itself.
            set(&rt, "aria-hidden", "true");
            set(&rt, "lang", "zh-Latn");
            ruby.append_child(&rt).ok()?;
            Some(ruby.into())
        }
    }
}
