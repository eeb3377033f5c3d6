//! Spans in code points, and the index that turns them into bytes.

use serde::{Deserialize, Serialize};

/// A half-open range of Unicode code points, `start <= end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`; an `end` before `start` gives an empty span.
    pub fn new(start: u32, end: u32) -> Self {
        Span { start, end: end.max(start) }
    }

    /// Its length in code points.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies within it (a span contains itself).
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a code point.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// Where each code point of a text starts, in bytes.
#[derive(Clone, Debug)]
pub struct CharIndex {
    /// One entry a code point, and the text's length at the end.
    bytes: Vec<u32>,
}

impl CharIndex {
    /// Indexes `text`, which must be shorter than 4 GiB.
    pub fn new(text: &str) -> Self {
        let mut bytes: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
        bytes.push(text.len() as u32);
        CharIndex { bytes }
    }

    /// The number of code points.
    pub fn len(&self) -> u32 {
        self.bytes.len() as u32 - 1
    }

    /// Whether the text was empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The byte at which code point `at` starts; past the end it is the text's length.
    pub fn byte(&self, at: u32) -> usize {
        let last = self.bytes.len() - 1;
        self.bytes[(at as usize).min(last)] as usize
    }

    /// The code point that holds byte `at`; past the end it is the number of code points.
    pub fn char_at(&self, at: usize) -> u32 {
        match self.bytes.binary_search(&(at as u32)) {
            Ok(n) => n as u32,
            Err(n) => (n - 1).min(self.bytes.len() - 1) as u32,
        }
    }

    /// The part of `text` under `span`; what lies past the end is left out.
    pub fn slice<'t>(&self, text: &'t str, span: Span) -> &'t str {
        &text[self.byte(span.start)..self.byte(span.end)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_and_bytes_map_both_ways() {
        let text = "a字𠮷b";
        let index = CharIndex::new(text);
        assert_eq!(index.len(), 4);
        assert_eq!(index.slice(text, Span::new(1, 3)), "字𠮷");
        assert_eq!(index.slice(text, Span::new(3, 9)), "b");
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(index.byte(n as u32), byte);
            assert_eq!(index.char_at(byte), n as u32);
        }
        assert_eq!(index.char_at(text.len()), 4);
    }
}
