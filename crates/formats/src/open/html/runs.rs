//! A tree to runs: stretches of text that each become one block, with what tells prose from
//! the rest of a page.

use super::elements::{is_beside, is_block, is_data, is_note, kind, never_text};
use super::hints;
use super::tree::{Syntax, Tree};
use crate::open::LeftOut;
use lorgnette_text::words::is_han;
use std::ops::Range;

/// No heading has more letters.
const LONGEST_HEADING: usize = 300;
/// A Han character says about as much as so many Latin letters.
const LETTERS_OF_HAN: usize = 3;

/// What a run becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Heading(u8),
    Paragraph,
    Quote,
    Item {
        /// From 0.
        depth: u8,
        ordered: bool,
    },
    Caption,
    /// The cells of a row of a table.
    Row,
    /// A line whose spaces count.
    Line,
    /// A break without text.
    Rule,
}

/// A stretch of text.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) kind: Kind,
    /// The block that it is directly in.
    pub(crate) block: usize,
    pub(crate) pieces: Vec<Piece>,
    /// Whether an element says that this is no part of the article: `nav`, `footer`.
    pub(crate) beside: bool,
    pub(crate) measure: Measure,
}

/// A part of a run.
#[derive(Debug)]
pub(crate) enum Piece {
    /// These bytes of a text.
    Text(usize, Range<usize>),
    /// A text that is the reading of what stands before it in its `ruby`.
    Reading(usize),
    /// From one cell to the next.
    Cell,
    /// A line break within a block.
    Break,
    /// The number of a footnote.
    Note(usize),
}

/// What a run is made of; the sum of runs, what those are made of.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Measure {
    /// In Latin letters, or what says as much.
    pub(crate) letters: usize,
    /// How many of them lead elsewhere.
    pub(crate) linked: usize,
    /// Marks of punctuation that sentences have; a colon stands behind labels too.
    pub(crate) marks: usize,
}

impl Measure {
    fn add(&mut self, text: &str, linked: bool) {
        let letters = text.chars().map(letters_of).sum();
        self.letters += letters;
        self.linked += if linked { letters } else { 0 };
        self.marks += text.chars().filter(|&c| is_mark(c)).count();
    }
}

fn letters_of(c: char) -> usize {
    match c {
        c if is_han(c) || matches!(c, '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7af}') => {
            LETTERS_OF_HAN
        }
        c => usize::from(c.is_alphanumeric()),
    }
}

fn is_mark(c: char) -> bool {
    ",.;!?，。；！？、".contains(c)
}

/// What holds for everything within an element.
#[derive(Clone, Copy)]
struct Context {
    /// Where it ends, as an index of nodes.
    end: usize,
    /// Whether a block ends there.
    is_block: bool,
    kind: Kind,
    block: usize,
    /// The open lists.
    lists: u8,
    ordered: bool,
    beside: bool,
    linked: bool,
    reading: bool,
    /// Whether a row of a table of data is one run.
    rows: bool,
}

/// The runs of a tree in document order; what is never text is counted in `left_out`.
pub(crate) fn runs(tree: &Tree, left_out: &mut LeftOut) -> Vec<Run> {
    let mut reader = Reader { tree, left_out, contexts: Vec::new(), run: None, runs: Vec::new() };
    let mut node = 1;
    while node < tree.len() {
        reader.leave(node);
        node = reader.enter(node);
    }
    reader.leave(tree.len());
    reader.flush();
    reader.runs
}

struct Reader<'t> {
    tree: &'t Tree,
    left_out: &'t mut LeftOut,
    /// Of the open elements, outermost first.
    contexts: Vec<Context>,
    run: Option<Run>,
    runs: Vec<Run>,
}

impl Reader<'_> {
    fn context(&self) -> Context {
        self.contexts.last().copied().unwrap_or(Context {
            end: self.tree.len(),
            is_block: true,
            kind: Kind::Paragraph,
            block: 0,
            lists: 0,
            ordered: false,
            beside: false,
            linked: false,
            reading: false,
            rows: false,
        })
    }

    /// Ends what ends before `node`.
    fn leave(&mut self, node: usize) {
        while let Some(context) = self.contexts.pop_if(|context| context.end <= node) {
            if context.is_block {
                self.flush();
            }
        }
    }

    /// Reads a node; the next one to be read.
    fn enter(&mut self, node: usize) -> usize {
        if let Some(text) = self.tree.text(node) {
            self.text(node, text);
            return node + 1;
        }
        if let Some(what) = never_text(self.tree, node) {
            if let Some(what) = what {
                self.left_out.count(what, 1);
            }
            return self.tree.within(node).end;
        }
        let is_page = self.tree.syntax == Syntax::Html;
        if is_page && !is_block(self.tree.name(node)) && hints::is_label(self.tree, node) {
            return self.tree.within(node).end;
        }
        if is_note(self.tree, node) {
            // A page's notes are sources; a book's belong to it.
            if !is_page {
                self.push(Piece::Note(node));
            }
            return self.tree.within(node).end;
        }
        match self.tree.name(node) {
            "br" => self.line_break(),
            "hr" => self.rule(node),
            _ => {
                let context = self.inside(node);
                self.contexts.push(context);
            }
        }
        node + 1
    }

    /// What holds within `node`.
    fn inside(&mut self, node: usize) -> Context {
        let name = self.tree.name(node);
        let outer = self.context();
        let is_cell = matches!(name, "td" | "th") && outer.rows;
        let is_block = is_block(name) && !is_cell;
        if is_block {
            self.flush();
        }
        if is_cell && self.run.is_some() {
            self.push(Piece::Cell);
        }
        let lists = outer.lists + u8::from(matches!(name, "ul" | "ol" | "menu"));
        let ordered = if lists > outer.lists { name == "ol" } else { outer.ordered };
        let rows = if name == "table" { is_data(self.tree, node) } else { outer.rows };
        Context {
            end: self.tree.within(node).end,
            is_block,
            kind: kind(name, lists, ordered, rows).unwrap_or(outer.kind),
            block: if is_block { node } else { outer.block },
            lists: lists.min(200),
            ordered,
            beside: outer.beside || is_beside(self.tree, node),
            linked: outer.linked || name == "a" && self.tree.attribute(node, "href").is_some(),
            reading: outer.reading || name == "rt",
            rows,
        }
    }

    fn text(&mut self, node: usize, text: &str) {
        let context = self.context();
        if context.reading {
            return self.push(Piece::Reading(node));
        }
        if context.kind == Kind::Line {
            return self.lines(node, text);
        }
        if self.run.is_none() && text.trim().is_empty() {
            return;
        }
        self.push(Piece::Text(node, 0..text.len()));
        let run = self.run.as_mut().expect("a piece of it was just pushed");
        run.measure.add(text, context.linked);
    }

    /// Each line of preformatted text is a run.
    fn lines(&mut self, node: usize, text: &str) {
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if !line.trim().is_empty() {
                self.push(Piece::Text(node, at..at + line.trim_end().len()));
            }
            at += line.len();
            if line.ends_with('\n') {
                self.flush();
            }
        }
    }

    fn line_break(&mut self) {
        match self.context().kind {
            Kind::Paragraph | Kind::Quote | Kind::Line => self.flush(),
            _ if self.run.is_some() => self.push(Piece::Break),
            _ => {}
        }
    }

    fn rule(&mut self, node: usize) {
        self.flush();
        let (beside, measure) = (self.context().beside, Measure::default());
        self.runs.push(Run { kind: Kind::Rule, block: node, pieces: Vec::new(), beside, measure });
    }

    fn push(&mut self, piece: Piece) {
        let context = self.context();
        let run = self.run.get_or_insert_with(|| Run {
            kind: context.kind,
            block: context.block,
            pieces: Vec::new(),
            beside: context.beside,
            measure: Measure::default(),
        });
        run.pieces.push(piece);
    }

    fn flush(&mut self) {
        let Some(mut run) = self.run.take() else { return };
        // A heading that was never ended holds what follows it.
        if matches!(run.kind, Kind::Heading(_)) && run.measure.letters > LONGEST_HEADING {
            run.kind = Kind::Paragraph;
        }
        self.runs.push(run);
    }
}
