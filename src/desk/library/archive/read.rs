//! Reads such a file as it comes in, and says line by line what it cannot take.

use super::entry::{Entry, Header, NAME, VERSION, unseal};
use super::incoming::{Incoming, Notice, Part, Trouble};
use super::parts::Parts;
use serde_json::Value;

/// The longest line that is waited for, in bytes: a piece of control characters, each of which
/// JSON writes as `\u0000`, and as much again.
const LONGEST: usize = 12 * crate::desk::library::pieces::PIECE;

/// Takes the bytes of a file in any slices.
#[derive(Debug, Default)]
pub struct Reader {
    /// What came of the line that has not ended yet.
    rest: Vec<u8>,
    line: usize,
    progress: Progress,
    /// The first line that is not ours, where none was before it.
    foreign: Option<usize>,
    /// How many lines of entries have come, readable or not.
    entries: usize,
    parts: Option<Parts>,
    incoming: Vec<Incoming>,
    notices: Vec<Notice>,
}

/// How far the file has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Progress {
    /// Its first line is waited for.
    #[default]
    Header,
    /// Its entries are.
    Entries,
    /// Nothing more: its end has come.
    End,
    /// Nothing more: it is none of ours.
    Refused,
}

impl Reader {
    /// Takes the next bytes, and gives what they complete.
    pub fn take(&mut self, bytes: &[u8]) -> Vec<Incoming> {
        let mut lines = bytes.split(|byte| *byte == b'\n');
        self.rest.extend_from_slice(lines.next().unwrap_or_default());
        for line in lines {
            let whole = std::mem::replace(&mut self.rest, line.to_vec());
            self.read_line(&whole);
        }
        if self.rest.len() > LONGEST {
            self.rest = Vec::new();
            self.read_line(b"endless");
        }
        std::mem::take(&mut self.incoming)
    }

    /// The file has ended: what that completes, and all that is wrong with it.
    pub fn end(mut self) -> (Vec<Incoming>, Vec<Notice>) {
        let last = std::mem::take(&mut self.rest);
        self.read_line(&last);
        self.close();
        match self.progress {
            Progress::Header => {
                self.line = self.foreign.unwrap_or(1);
                self.notice(Trouble::Foreign);
            }
            Progress::Entries => self.notice(Trouble::CutOff),
            Progress::End | Progress::Refused => {}
        }
        (self.incoming, self.notices)
    }

    fn notice(&mut self, trouble: Trouble) {
        self.notices.push(Notice { line: self.line, trouble });
    }

    fn read_line(&mut self, line: &[u8]) {
        self.line += 1;
        let line = line.trim_ascii();
        let line = line.strip_suffix(b",").unwrap_or(line);
        if matches!(line, b"" | b"[" | b"]") {
            return;
        }
        let value = serde_json::from_slice::<Value>(line);
        let value = value.map_err(|error| error.to_string());
        match self.progress {
            Progress::Header => self.begin(value),
            Progress::Entries => match value.and_then(unseal) {
                Ok(entry) => self.read_entry(entry),
                Err(why) => {
                    self.entries += 1;
                    self.notice(Trouble::Line(why));
                }
            },
            Progress::End | Progress::Refused => {}
        }
    }

    /// The first line says whose file it is; where that line is damaged, a whole entry does.
    fn begin(&mut self, line: Result<Value, String>) {
        let header = line.clone().ok().and_then(|line| serde_json::from_value::<Header>(line).ok());
        match header.filter(|header| header.lorgnette == NAME) {
            Some(header) if header.version == VERSION => self.progress = Progress::Entries,
            Some(header) => {
                self.progress = Progress::Refused;
                self.notice(Trouble::Newer(header.version));
            }
            None => self.begin_without_header(line),
        }
    }

    fn begin_without_header(&mut self, line: Result<Value, String>) {
        let first = *self.foreign.get_or_insert(self.line);
        if let Ok(entry) = line.and_then(unseal) {
            self.progress = Progress::Entries;
            let trouble = Trouble::Line("it does not say whose file this is".into());
            self.notices.push(Notice { line: first, trouble });
            self.read_entry(entry);
        }
    }

    fn read_entry(&mut self, entry: Entry) {
        match entry {
            Entry::Text { text, place, work, sources, pieces } => {
                self.close();
                let part = Part { text, place, work };
                self.parts = Some(Parts::new(self.line, part, sources, pieces));
            }
            Entry::Source { of, index, base64 } => {
                if let Some(parts) = &mut self.parts {
                    parts.take_source(&of, index, &base64);
                }
            }
            Entry::Piece { of, index, words } => {
                if let Some(parts) = &mut self.parts {
                    parts.take_piece(&of, index, words);
                }
            }
            Entry::Aside { key, record } => {
                self.close();
                self.incoming.push(Incoming::Aside { key, record });
            }
            Entry::End { entries } => return self.finish(entries),
        }
        self.entries += 1;
    }

    fn finish(&mut self, entries: usize) {
        self.close();
        self.progress = Progress::End;
        if entries != self.entries {
            let why = format!("{entries} lines stood before it, and {} came", self.entries);
            self.notice(Trouble::Line(why));
        }
    }

    /// No more comes of the text that was coming.
    fn close(&mut self) {
        let Some(parts) = self.parts.take() else { return };
        let (incoming, notice) = parts.end();
        self.incoming.push(incoming);
        self.notices.extend(notice);
    }
}
