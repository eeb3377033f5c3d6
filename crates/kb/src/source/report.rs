//! Problems: where in which file, what is wrong, and how to mend it.

use super::SourceFile;
use std::fmt;

/// A place in the source files; places sort in file order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The file's place in the list.
    pub file: usize,
    /// The byte in its text.
    pub byte: usize,
}

/// Something wrong in a source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file's name as it was given.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in code points.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub mend: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { file, line, column, message, mend } = self;
        write!(f, "{file}:{line}:{column}: {message}; mend: {mend}")
    }
}

impl std::error::Error for Problem {}

/// The problems found so far, in any order.
#[derive(Default)]
pub(super) struct Report {
    found: Vec<(Place, String, String)>,
}

impl Report {
    /// Adds a problem.
    pub(super) fn add(&mut self, at: Place, message: impl Into<String>, mend: impl Into<String>) {
        self.found.push((at, message.into(), mend.into()));
    }

    /// Adds that `word` is not in the list of `what`.
    pub(super) fn unknown(&mut self, at: Place, what: &str, word: &str, list: &[&str]) {
        let mend = format!("use one of {}", list.join(", "));
        self.add(at, format!("unknown {what} `{word}`"), mend);
    }

    /// The problems in file order.
    pub(super) fn problems(mut self, files: &[SourceFile<'_>]) -> Vec<Problem> {
        self.found.sort();
        self.found.dedup();
        let problem = |(at, message, mend): (Place, String, String)| {
            let file = &files[at.file];
            let (line, column) = position(file.text, at.byte);
            Problem { file: file.name.to_string(), line, column, message, mend }
        };
        self.found.into_iter().map(problem).collect()
    }
}

/// Line and column of a byte, both from 1, the column in code points.
fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = &text.as_bytes()[..byte.min(text.len())];
    let line = before.iter().filter(|&&b| b == b'\n').count() + 1;
    let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
    // Bytes of the form 10xxxxxx continue a code point, all others start one.
    let column = before[start..].iter().filter(|&&b| b & 0xC0 != 0x80).count() + 1;
    (line, column)
}
