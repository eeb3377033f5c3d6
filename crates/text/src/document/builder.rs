//! Builds a document's text: a [`Draft`] out of pieces that are written, and out of pieces of
//! a source with the map between the two.

use super::{Block, BlockKind, Mark, MarkKind, uncovered};
use crate::words::is_han;
use crate::{CharIndex, OffsetMap, Repaired, Span};
use std::ops::Range;

/// A text under construction with its blocks and marks, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) marks: Vec<Mark>,
    /// The length of the text so far, in code points.
    length: u32,
}

impl Draft {
    /// The draft with these parts; none where blocks do not lie in the text, one after the
    /// other, or marks not in it.
    pub fn of_parts(text: &str, blocks: Vec<Block>, marks: Vec<Mark>) -> Option<Draft> {
        let length = text.chars().count() as u32;
        let lies = |span: Span| span.start <= span.end && span.end <= length;
        let follows = |pair: &[Block]| pair[0].span.end <= pair[1].span.start;
        let fits = blocks.iter().all(|block| lies(block.span))
            && blocks.windows(2).all(follows)
            && marks.iter().all(|mark| lies(mark.span) && !mark.span.is_empty());
        fits.then(|| Draft { text: text.to_string(), blocks, marks, length })
    }

    /// The same with what lies in no block parted as plain text is: a reader sees only blocks.
    pub fn filled(self) -> Draft {
        let blocks = uncovered::filled(&self.text, self.blocks);
        Draft { blocks, ..self }
    }

    /// Where the next character of the text will stand, in code points.
    pub fn at(&self) -> u32 {
        self.length
    }

    /// Whether the text is empty or ends a line.
    pub fn at_line_start(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The last character so far.
    pub fn last(&self) -> Option<char> {
        self.text.chars().next_back()
    }

    /// Goes on with `text`.
    pub fn write(&mut self, text: &str) {
        self.text.push_str(text);
        self.length += text.chars().count() as u32;
    }

    /// Goes on after a line end that only the source's width made: lines of Chinese join
    /// without a space.
    pub fn join_lines(&mut self) {
        if !self.last().is_none_or(|c| is_han(c) || "。，、；：！？」』”’》）".contains(c))
        {
            self.write(" ");
        }
    }

    /// Makes what was written since `start` a block.
    pub fn block(&mut self, kind: BlockKind, start: u32) {
        self.blocks.push(Block { kind, span: Span::new(start, self.length) });
    }

    /// Marks what was written since `start`, if anything was.
    pub fn mark(&mut self, kind: MarkKind, start: u32) {
        self.mark_over(kind, Span::new(start, self.length));
    }

    /// Marks a stretch of what was written, if it is not empty.
    pub fn mark_over(&mut self, kind: MarkKind, span: Span) {
        if !span.is_empty() {
            self.marks.push(Mark { span, kind });
        }
    }

    /// The draft of what its text was repaired to.
    pub(super) fn repaired(self, repaired: &Repaired) -> Draft {
        let mut end = 0;
        let blocks = self.blocks.into_iter().map(|block| {
            let span = repaired.map.forward(block.span);
            // A repair across a line end belongs to the block before it.
            let start = span.start.max(end);
            end = span.end.max(start);
            Block { span: Span::new(start, end), ..block }
        });
        let blocks = blocks.collect();
        let moved = |mark: Mark| Mark { span: repaired.map.forward(mark.span), ..mark };
        let marks = self.marks.into_iter().map(moved).filter(|mark| !mark.span.is_empty());
        let (text, marks) = (repaired.text.clone(), marks.collect());
        Draft { length: text.chars().count() as u32, text, blocks, marks }
    }

    /// The first heading, if it comes first.
    pub(super) fn title(&self) -> Option<String> {
        let first = self.blocks.first().filter(|block| block.kind == BlockKind::Heading(1))?;
        Some(CharIndex::new(&self.text).slice(&self.text, first.span).to_string())
    }
}

/// What a body was parsed to.
#[derive(Default)]
pub(super) struct Parsed {
    pub(super) draft: Draft,
    /// Maps the source onto the draft's text.
    pub(super) map: OffsetMap,
}

/// Takes pieces of `source` in order; what is not taken is left out of the text.
pub(super) struct Builder<'s> {
    source: &'s str,
    index: CharIndex,
    pub(super) draft: Draft,
    map: OffsetMap,
    /// How much of source and text the map accounts for, in code points.
    mapped: (u32, u32),
}

impl<'s> Builder<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        let index = CharIndex::new(source);
        let (draft, map) = Default::default();
        Builder { source, index, draft, map, mapped: (0, 0) }
    }

    /// Takes these bytes of the source as they are.
    pub(super) fn copy(&mut self, bytes: Range<usize>) {
        let from = self.index.char_at(bytes.start);
        self.account(from);
        self.draft.write(&self.source[bytes]);
        let at = self.draft.at();
        self.mapped = (from + at - self.mapped.1, at);
    }

    /// Writes a decoded `text` that stands for these bytes of the source.
    pub(super) fn decoded(&mut self, text: &str, bytes: Range<usize>) {
        match self.source[bytes.clone()].find(text) {
            Some(at) => self.copy(bytes.start + at..bytes.start + at + text.len()),
            None => self.draft.write(text),
        }
    }

    pub(super) fn finish(mut self) -> Parsed {
        self.account(self.index.len());
        Parsed { draft: self.draft, map: self.map }
    }

    /// Maps what lies between the last copy and the source's `from` onto what
    /// was written since.
    fn account(&mut self, from: u32) {
        let (source, text) = self.mapped;
        let at = self.draft.at();
        if from > source || at > text {
            self.map.push(Span::new(source, from.max(source)), Span::new(text, at));
        }
        self.mapped = (from, at);
    }
}
