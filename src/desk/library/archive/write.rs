//! Writes a library as one file.

use super::entry::{Entry, Header, NAME, SOURCE, VERSION, seal};
use crate::desk::library::digest::TextId;
use crate::desk::library::record::{Place, Text, Work};
use crate::desk::library::versioned::{Moment, Versioned};
use base64ct::{Base64, Encoding};

/// Makes the lines of the file, one at a time, so that the caller can rest between them.
#[derive(Debug)]
pub struct Writer {
    entries: usize,
}

impl Writer {
    /// A file of `texts` texts, and its first line.
    pub fn new(texts: usize, now: Moment) -> (Writer, String) {
        let header = Header { lorgnette: NAME.into(), version: VERSION, written: now, texts };
        let header = serde_json::to_string(&header).expect("a header is plain data");
        (Writer { entries: 0 }, format!("[\n{header}"))
    }

    /// The line of a text, whose `source` and `pieces` follow.
    pub fn text(
        &mut self,
        text: Text,
        place: Option<Versioned<Place>>,
        work: Option<Work>,
        source: &[u8],
    ) -> String {
        let sources = source.len().div_ceil(SOURCE);
        let pieces = text.pieces as usize;
        self.line(Entry::Text { text: Box::new(text), place, work, sources, pieces })
    }

    /// The lines of the bytes of the text `of`.
    pub fn source(&mut self, of: &TextId, source: &[u8]) -> impl Iterator<Item = String> {
        source.chunks(SOURCE).enumerate().map(move |(index, bytes)| {
            let base64 = Base64::encode_string(bytes);
            self.line(Entry::Source { of: of.clone(), index, base64 })
        })
    }

    /// The line of a piece of the words of the text `of`.
    pub fn piece(&mut self, of: &TextId, index: usize, words: String) -> String {
        self.line(Entry::Piece { of: of.clone(), index, words })
    }

    /// The line of a record that could not be read.
    pub fn aside(&mut self, key: String, record: String) -> String {
        self.line(Entry::Aside { key, record })
    }

    /// The last lines.
    pub fn end(mut self) -> String {
        let entries = self.entries;
        self.line(Entry::End { entries }) + "\n]\n"
    }

    fn line(&mut self, entry: Entry) -> String {
        self.entries += 1;
        format!(",\n{}", seal(&entry))
    }
}
