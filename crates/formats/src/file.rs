//! A file of JSON, and the places of what is cut from it.

use crate::Problem;
use serde_json::value::RawValue;

/// A file, and the places of what is cut from it.
pub(crate) struct File<'j> {
    pub(crate) text: &'j str,
    /// The bytes at which lines start.
    lines: Vec<usize>,
}

impl<'j> File<'j> {
    pub(crate) fn new(text: &'j str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        File { text, lines: std::iter::once(0).chain(ends).collect() }
    }

    /// The line and column of a byte.
    pub(crate) fn place(&self, byte: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|&start| start <= byte);
        let start = self.lines[line - 1];
        let before = self.text.get(start..byte).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    /// The byte at which `part`, a slice of the file, starts.
    pub(crate) fn byte(&self, part: &str) -> usize {
        part.as_ptr() as usize - self.text.as_ptr() as usize
    }

    pub(crate) fn problem(&self, part: &str, message: impl Into<String>) -> Problem {
        let (line, column) = self.place(self.byte(part));
        Problem::new(line, column, message)
    }

    /// What serde says of `part`, at its place in the file; `no` says what it is none of, and
    /// `mend` what to do.
    pub(crate) fn syntax(
        &self,
        part: &str,
        error: &serde_json::Error,
        (no, mend): (&str, &str),
    ) -> Problem {
        let start = part.split_inclusive('\n').take(error.line().saturating_sub(1));
        let byte = start.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
        let (line, column) = self.place(self.byte(part) + byte.min(part.len()));
        let said = error.to_string();
        let said = said.split(" at line ").next().unwrap_or_default();
        Problem::new(line, column, format!("no {no}: {said}; {mend}"))
    }
}

/// The entries of a file that holds one object or several in an array, as it writes them.
pub(crate) fn entries(text: &str) -> Result<Vec<&str>, serde_json::Error> {
    if !text.trim_start().starts_with('[') {
        let entry: &RawValue = serde_json::from_str(text)?;
        return Ok(vec![entry.get()]);
    }
    let entries: Vec<&RawValue> = serde_json::from_str(text)?;
    Ok(entries.into_iter().map(RawValue::get).collect())
}
