//! A text of which the bytes and words are still coming.

use super::incoming::{Incoming, Notice, Part, Trouble};
use crate::desk::library::digest::{Hasher, TextId};
use base64ct::{Base64, Encoding};

/// A text, and what has come of it.
#[derive(Debug)]
pub(super) struct Parts {
    line: usize,
    part: Part,
    source: Vec<u8>,
    hasher: Hasher,
    /// How many sources are still to come, in their order, and which is next.
    sources: std::ops::Range<usize>,
    words: Vec<String>,
    pieces: usize,
}

impl Parts {
    /// A text that stands on `line`, before any of so many sources and pieces.
    pub(super) fn new(line: usize, part: Part, sources: usize, pieces: usize) -> Parts {
        let (source, words, hasher) = (Vec::new(), Vec::new(), Hasher::default());
        Parts { line, part, source, hasher, sources: 0..sources, words, pieces }
    }

    /// Takes bytes, if they are the next ones of this text.
    pub(super) fn take_source(&mut self, of: &TextId, index: usize, base64: &str) {
        let bytes = Base64::decode_vec(base64).ok();
        let next = *of == self.part.text.id && index == self.sources.start;
        let Some(bytes) = bytes.filter(|_| next) else { return };
        self.hasher.take(&bytes);
        self.source.extend(bytes);
        self.sources.next();
    }

    /// Takes words, if they are the next ones of this text.
    pub(super) fn take_piece(&mut self, of: &TextId, index: usize, words: String) {
        if *of == self.part.text.id && index == self.words.len() {
            self.words.push(words);
        }
    }

    /// No more comes: the text, and what is wrong with it.
    pub(super) fn end(self) -> (Incoming, Option<Notice>) {
        let Parts { line, part, source, hasher, sources, words, pieces } = self;
        if sources.is_empty() && words.len() == pieces && hasher.id() == part.text.id {
            return (Incoming::Text { part, source, pieces: words }, None);
        }
        let trouble = Trouble::Incomplete(part.text.title.value.shown.clone());
        (Incoming::Part(part), Some(Notice { line, trouble }))
    }
}
