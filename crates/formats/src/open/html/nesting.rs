//! Tokens to a tree: which elements end where, as the HTML standard has it as far as it moves
//! text from one block to another.

use super::names::{attribute, element};
use super::tree::{Content, Node, Syntax, Tree};
use html5gum::{EndTag, StartTag, Token};
use std::collections::BTreeMap;

/// How deep elements nest; deeper ones stand side by side, as in browsers.
const DEEPEST: usize = 512;
/// The most that is kept of an attribute, in bytes: addresses, dates, descriptions.
const LONGEST_VALUE: usize = 2_048;

/// Elements that hold nothing.
#[rustfmt::skip]
const VOID: [&str; 10] = [
    "base", "br", "embed", "frame", "hr", "img", "input", "link", "meta", "source",
];

/// A start of one of these ends an open paragraph.
#[rustfmt::skip]
const ENDS_P: [&str; 32] = [
    "address", "article", "aside", "blockquote", "center", "details", "dialog", "dd", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "ul",
];

/// Inside one of these nothing outside is ended.
const WALLS: [&str; 6] = ["caption", "html", "object", "table", "td", "th"];

/// A tree that is being read.
pub(super) struct Builder {
    tree: Tree,
    /// The open elements, outermost first; the root is one of them.
    open: Vec<usize>,
    /// How many of each name are open.
    counts: BTreeMap<&'static str, usize>,
}

impl Builder {
    pub(super) fn new(syntax: Syntax) -> Builder {
        let root = Node { parent: 0, end: 0, content: Content::Element("root", Vec::new()) };
        let tree = Tree { nodes: vec![root], opening: Vec::new(), syntax };
        Builder { tree, open: vec![0], counts: BTreeMap::new() }
    }

    /// Takes the next token.
    pub(super) fn token(&mut self, token: Token<()>) {
        match token {
            Token::StartTag(tag) => self.start(tag),
            Token::EndTag(tag) => self.end(&tag),
            Token::String(text) => self.text(&text.value),
            Token::Comment(comment) if self.tree.nodes.len() == 1 => {
                self.tree.opening.push(cut(&comment.value));
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: StartTag<()>) {
        let name = element(&tag.name, self.tree.syntax);
        if self.tree.syntax == Syntax::Html {
            self.end_what_ends_before(name);
        }
        let kept = tag
            .attributes
            .iter()
            .filter_map(|(key, value)| Some((attribute(key)?, cut(&value.value))));
        let attributes = kept.collect();
        let node = self.push(Content::Element(name, attributes));
        let ends_itself = tag.self_closing
            && (self.tree.syntax == Syntax::Xml || ["other", "svg", "math"].contains(&name));
        let is_void = self.tree.syntax == Syntax::Html && VOID.contains(&name);
        if !ends_itself && !is_void && self.open.len() < DEEPEST {
            self.open.push(node);
            *self.counts.entry(name).or_default() += 1;
        }
    }

    /// Ends the open elements that a start of `name` ends.
    fn end_what_ends_before(&mut self, name: &str) {
        if ENDS_P.contains(&name) {
            self.end_back_to(&["p"], &WALLS);
        }
        match name {
            "li" => self.end_back_to(&["li"], &["ul", "ol", "menu", "table"]),
            "dt" | "dd" => self.end_back_to(&["dt", "dd"], &["dl", "table"]),
            "td" | "th" => self.end_back_to(&["td", "th"], &["table"]),
            "tr" => self.end_back_to(&["tr"], &["table"]),
            "rt" | "rp" | "rb" => self.end_back_to(&["rt", "rp", "rb"], &["ruby"]),
            "option" => self.end_back_to(&["option"], &["select"]),
            "a" => self.end_back_to(&["a"], &WALLS),
            "body" => self.end_back_to(&["head"], &["html"]),
            _ => {}
        }
    }

    /// Ends the innermost open element of `names`, unless one of `walls` stands between.
    fn end_back_to(&mut self, names: &[&str], walls: &[&str]) {
        // Pages are deep, and most of what could end is not open.
        if names.iter().all(|name| self.counts.get(name).is_none_or(|&open| open == 0)) {
            return;
        }
        for depth in (1..self.open.len()).rev() {
            let name = self.tree.name(self.open[depth]);
            if names.contains(&name) {
                return self.close_from(depth);
            }
            if walls.contains(&name) {
                return;
            }
        }
    }

    fn end(&mut self, tag: &EndTag<()>) {
        let name = element(&tag.name, self.tree.syntax);
        match name {
            "br" => drop(self.push(Content::Element("br", Vec::new()))),
            "table" | "td" | "th" | "tr" | "caption" | "object" | "html" => {
                self.end_back_to(&[name], &["table"]);
            }
            _ => self.end_back_to(&[name], &WALLS),
        }
    }

    fn text(&mut self, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        // Browsers leave out U+0000; soft hyphens only say where a word may be cut.
        let text = text.replace(['\0', '\u{ad}'], "");
        if self.open.len() == 1 && text.trim().is_empty() {
            return;
        }
        self.push(Content::Text(text));
    }

    fn push(&mut self, content: Content) -> usize {
        let at = self.tree.nodes.len();
        let parent = *self.open.last().expect("the root is always open") as u32;
        self.tree.nodes.push(Node { parent, end: at as u32 + 1, content });
        at
    }

    /// Ends the open elements from `depth` on.
    fn close_from(&mut self, depth: usize) {
        let end = self.tree.nodes.len() as u32;
        for node in self.open.drain(depth..) {
            self.tree.nodes[node].end = end;
            self.counts.entry(self.tree.name(node)).and_modify(|open| *open -= 1);
        }
    }

    /// Ends all that is open.
    pub(super) fn finish(mut self) -> Tree {
        self.close_from(0);
        self.tree
    }
}

/// The beginning of a value, as text.
fn cut(bytes: &[u8]) -> String {
    let cut = bytes.len().min(LONGEST_VALUE);
    String::from_utf8_lossy(&bytes[..cut]).trim_end_matches('\u{fffd}').to_string()
}
