//! Runs to a draft: blocks, stressed words, readings; white space as a page would show it.

use super::runs::{Kind, Piece, Run};
use super::tree::{Tree, collapsed};
use crate::open::{LeftOut, What};
use lorgnette_text::words::is_han;
use lorgnette_text::{BlockKind, Draft, MarkKind, Span};

/// Writes runs of one tree or of several into one draft.
#[derive(Default)]
pub(crate) struct Writer {
    pub(crate) draft: Draft,
    pub(crate) left_out: LeftOut,
}

/// The words of a run in one line, without readings.
pub(super) fn words(tree: &Tree, run: &Run) -> String {
    collapsed(&texts(tree, run).collect::<String>())
}

/// The same with each text apart: style sheets set labels apart that stand side by side.
pub(super) fn labels(tree: &Tree, run: &Run) -> String {
    collapsed(&texts(tree, run).collect::<Vec<_>>().join(" "))
}

fn texts<'t>(tree: &'t Tree, run: &'t Run) -> impl Iterator<Item = &'t str> {
    run.pieces.iter().map(|piece| match piece {
        Piece::Text(node, bytes) => &tree.text(*node).unwrap_or_default()[bytes.clone()],
        Piece::Reading(_) | Piece::Note(_) => "",
        Piece::Cell | Piece::Break => " ",
    })
}

impl Writer {
    /// Writes a heading of its own.
    pub(crate) fn heading(&mut self, level: u8, words: &str) {
        let start = self.begin();
        self.draft.write(words);
        self.draft.block(BlockKind::Heading(level), start);
    }

    /// Writes a run as a block; headings are `deeper` by so many levels.
    pub(crate) fn run(&mut self, tree: &Tree, run: &Run, deeper: u8) {
        let start = self.begin();
        let mut line = Line { writer: self, tree, start, gap: None, marks: vec![], base: None };
        for piece in &run.pieces {
            line.piece(run, piece);
        }
        line.end();
        if self.draft.at() > start || run.kind == Kind::Rule {
            self.draft.block(block(run.kind, deeper), start);
        }
    }

    /// Begins a line; where it begins.
    fn begin(&mut self) -> u32 {
        if !self.draft.at_line_start() {
            self.draft.write("\n");
        }
        self.draft.at()
    }
}

fn block(kind: Kind, deeper: u8) -> BlockKind {
    match kind {
        Kind::Heading(level) => BlockKind::Heading((level + deeper).clamp(2, 6)),
        Kind::Quote => BlockKind::Quote,
        Kind::Item { depth, ordered } => BlockKind::ListItem { depth, ordered },
        // The picture itself is elsewhere.
        Kind::Caption => BlockKind::Figure { src: String::new() },
        Kind::Rule => BlockKind::Rule,
        Kind::Paragraph | Kind::Row | Kind::Line => BlockKind::Paragraph,
    }
}

/// White space between words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    Space,
    /// The source went on on another line, which says nothing between Chinese characters.
    LineEnd,
    /// A space as wide as a Chinese character.
    Wide,
}

/// A block that is being written.
struct Line<'a> {
    writer: &'a mut Writer,
    tree: &'a Tree,
    start: u32,
    /// The white space that stands before what comes next.
    gap: Option<Gap>,
    /// The open marks: the element of each, what it says, and where it starts.
    marks: Vec<(usize, MarkKind, u32)>,
    /// What a reading would be of: the `ruby`, and where it goes on from.
    base: Option<(usize, u32)>,
}

impl Line<'_> {
    fn piece(&mut self, run: &Run, piece: &Piece) {
        match piece {
            Piece::Text(node, bytes) => {
                self.open_marks(run, *node);
                let text = &self.tree.text(*node).unwrap_or_default()[bytes.clone()];
                self.text(text, run.kind == Kind::Line);
            }
            Piece::Reading(node) => self.reading(*node),
            Piece::Note(node) => {
                let number = self.tree.words(*node);
                let bare = number.trim_matches(['[', ']']);
                self.writer.draft.write(&format!("[{bare}]"));
            }
            Piece::Cell if self.writer.draft.at() > self.start => {
                self.close_marks(0);
                self.writer.draft.write(" | ");
                self.gap = None;
            }
            Piece::Cell | Piece::Break => self.gap = Some(Gap::LineEnd),
        }
    }

    /// Closes the marks that `node` is not in and opens those that it is in.
    fn open_marks(&mut self, run: &Run, node: usize) {
        let inline = self.tree.ancestors(node).take_while(|&at| at != run.block);
        let mut wanted: Vec<(usize, MarkKind)> =
            inline.filter_map(|at| Some((at, mark(self.tree.name(at))?))).collect();
        wanted.reverse();
        let same = self.marks.iter().zip(&wanted).take_while(|(open, want)| open.0 == want.0);
        let same = same.count();
        self.close_marks(same);
        for (element, kind) in wanted.drain(same..) {
            // White space before a mark is not in it.
            self.pay_gap();
            self.marks.push((element, kind, self.writer.draft.at()));
        }
        let ruby = self.tree.ancestors(node).find(|&at| self.tree.name(at) == "ruby");
        match (ruby, self.base) {
            (Some(ruby), Some((open, _))) if open == ruby => {}
            (Some(ruby), _) => {
                self.pay_gap();
                self.base = Some((ruby, self.writer.draft.at()));
            }
            (None, _) => self.base = None,
        }
    }

    fn close_marks(&mut self, kept: usize) {
        for (_, kind, start) in self.marks.drain(kept..).rev() {
            self.writer.draft.mark(kind, start);
        }
    }

    fn text(&mut self, text: &str, keeps_space: bool) {
        if keeps_space {
            return self.writer.draft.write(text);
        }
        let mut rest = text;
        loop {
            let word = rest.trim_start();
            self.note_gap(&rest[..rest.len() - word.len()]);
            if word.is_empty() {
                return;
            }
            let end = word.find(char::is_whitespace).unwrap_or(word.len());
            self.pay_gap();
            self.writer.draft.write(&word[..end]);
            rest = &word[end..];
        }
    }

    fn note_gap(&mut self, space: &str) {
        let gap = match space {
            space if space.contains('\u{3000}') => Gap::Wide,
            space if space.contains('\n') => Gap::LineEnd,
            _ => Gap::Space,
        };
        if !space.is_empty() {
            self.gap = self.gap.max(Some(gap));
        }
    }

    /// Writes the white space that stands before what comes next, if a page would show it.
    fn pay_gap(&mut self) {
        match self.gap.take() {
            Some(_) if self.writer.draft.at() == self.start => {}
            Some(Gap::Space) => self.writer.draft.write(" "),
            Some(Gap::Wide) => self.writer.draft.write("\u{3000}"),
            Some(Gap::LineEnd) => self.writer.draft.join_lines(),
            None => {}
        }
    }

    /// Lays a reading over the character before it, or each syllable over one of several.
    fn reading(&mut self, node: usize) {
        let text = collapsed(self.tree.text(node).unwrap_or_default());
        let at = self.writer.draft.at();
        let Some((ruby, start)) = self.base else { return };
        self.base = Some((ruby, at));
        if text.is_empty() || start == at {
            return;
        }
        let syllables: Vec<&str> = text.split(' ').collect();
        let fits = syllables.len() == (at - start) as usize
            && self.writer.draft.text().chars().rev().take(syllables.len()).all(is_han)
            && syllables.iter().all(|syllable| is_pinyin(syllable));
        match fits {
            true => (start..at).zip(syllables).for_each(|(character, syllable)| {
                let span = Span::new(character, character + 1);
                self.writer.draft.mark_over(MarkKind::Reading(syllable.to_string()), span);
            }),
            false => self.writer.left_out.count(What::Readings, 1),
        }
    }

    fn end(mut self) {
        self.close_marks(0);
    }
}

fn mark(name: &str) -> Option<MarkKind> {
    match name {
        "b" | "strong" => Some(MarkKind::Strong),
        "i" | "em" | "cite" => Some(MarkKind::Emphasis),
        "code" | "kbd" | "samp" => Some(MarkKind::Code),
        _ => None,
    }
}

/// Whether a reading can be a syllable of pinyin: Latin letters, with tone marks or without.
fn is_pinyin(reading: &str) -> bool {
    const TONES: &str = "āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜêńňǹḿ";
    let fits =
        |c: char| c.is_ascii_alphabetic() || TONES.contains(c.to_lowercase().next().unwrap_or(c));
    (1..=7).contains(&reading.chars().count()) && reading.chars().all(fits)
}
