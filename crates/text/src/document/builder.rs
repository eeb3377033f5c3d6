//! Builds a document's text out of pieces of its source, and the map between the two.

use super::{Block, BlockKind, Mark, MarkKind};
use crate::{CharIndex, OffsetMap, Span};
use std::ops::Range;

/// What a body was parsed to.
#[derive(Default)]
pub(super) struct Parsed {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) marks: Vec<Mark>,
    /// Maps the source onto `text`.
    pub(super) map: OffsetMap,
}

impl Parsed {
    /// The first heading, if it comes first.
    pub(super) fn title(&self) -> Option<String> {
        let first = self.blocks.first().filter(|block| block.kind == BlockKind::Heading(1))?;
        Some(CharIndex::new(&self.text).slice(&self.text, first.span).to_string())
    }
}

/// Takes pieces of `source` in order; what is not taken is left out of the text.
pub(super) struct Builder<'s> {
    source: &'s str,
    index: CharIndex,
    parsed: Parsed,
    /// The length of the text so far, in code points.
    length: u32,
    /// How much of source and text the map accounts for, in code points.
    mapped: (u32, u32),
}

impl<'s> Builder<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        let index = CharIndex::new(source);
        Builder { source, index, parsed: Parsed::default(), length: 0, mapped: (0, 0) }
    }

    /// Where the next character of the text will stand, in code points.
    pub(super) fn at(&self) -> u32 {
        self.length
    }

    /// Whether the text is empty or ends a line.
    pub(super) fn at_line_start(&self) -> bool {
        self.parsed.text.is_empty() || self.parsed.text.ends_with('\n')
    }

    pub(super) fn last(&self) -> Option<char> {
        self.parsed.text.chars().next_back()
    }

    /// Takes these bytes of the source as they are.
    pub(super) fn copy(&mut self, bytes: Range<usize>) {
        let from = self.index.char_at(bytes.start);
        self.account(from);
        self.push(&self.source[bytes]);
        self.mapped = (from + self.length - self.mapped.1, self.length);
    }

    /// Writes `text`, which the source has in another form or not at all.
    pub(super) fn write(&mut self, text: &str) {
        self.push(text);
    }

    /// Writes a decoded `text` that stands for these bytes of the source.
    pub(super) fn decoded(&mut self, text: &str, bytes: Range<usize>) {
        match self.source[bytes.clone()].find(text) {
            Some(at) => self.copy(bytes.start + at..bytes.start + at + text.len()),
            None => self.write(text),
        }
    }

    pub(super) fn block(&mut self, kind: BlockKind, start: u32) {
        let span = Span::new(start, self.length);
        self.parsed.blocks.push(Block { kind, span });
    }

    pub(super) fn mark(&mut self, kind: MarkKind, start: u32) {
        if start < self.length {
            self.parsed.marks.push(Mark { span: Span::new(start, self.length), kind });
        }
    }

    pub(super) fn finish(mut self) -> Parsed {
        self.account(self.index.len());
        self.parsed
    }

    fn push(&mut self, text: &str) {
        self.parsed.text.push_str(text);
        self.length += text.chars().count() as u32;
    }

    /// Maps what lies between the last copy and the source's `from` onto what
    /// was written since.
    fn account(&mut self, from: u32) {
        let (source, text) = self.mapped;
        if from > source || self.length > text {
            self.parsed.map.push(Span::new(source, from.max(source)), Span::new(text, self.length));
        }
        self.mapped = (from, self.length);
    }
}
