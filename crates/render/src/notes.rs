//! The letters that lead on paper from the first mention of a name to its line in the who's who.

use crate::Kind;
use crate::entries::{Entries, Entry};
use crate::glossary::in_order;
use lorgnette_annotate::Annotated;
use std::collections::BTreeMap;

/// A letter for every entry that is a name: by the order of the who's who, so that a letter is
/// looked up as in a list of works.
pub(crate) struct Notes {
    /// By the entry's id.
    letters: BTreeMap<String, String>,
    /// By the mention that wears it.
    marks: BTreeMap<usize, String>,
}

impl Notes {
    pub(crate) fn new(annotated: &Annotated, entries: &Entries) -> Self {
        let named = Kind::ALL.into_iter().filter(|kind| is_name(*kind));
        let mut notes = Notes { letters: BTreeMap::new(), marks: BTreeMap::new() };
        for (n, entry) in named.flat_map(|kind| in_order(entries, kind)).enumerate() {
            notes.letters.insert(entry.id.clone(), letters(n));
            notes.marks.insert(first(annotated, entry), letters(n));
        }
        notes
    }

    /// The letter of the entry with this id; none for dates and figures.
    pub(crate) fn of(&self, id: &str) -> Option<&str> {
        self.letters.get(id).map(String::as_str)
    }

    /// The letter that mention number `mention` wears.
    pub(crate) fn at(&self, mention: usize) -> Option<&str> {
        self.marks.get(&mention).map(String::as_str)
    }
}

/// The attribute from which the style sheet of paper takes the letter.
pub(crate) fn attribute(letter: &str) -> String {
    format!(r#" data-note="{letter}""#)
}

/// Dates and figures explain themselves, or stand in the timeline.
fn is_name(kind: Kind) -> bool {
    !matches!(kind, Kind::Date | Kind::Quantity)
}

/// The first mention that lies in no other; the first of all, where each lies in another.
fn first(annotated: &Annotated, entry: &Entry) -> usize {
    let alone = entry.mentions.iter().find(|m| annotated.mentions[**m].parent.is_none());
    *alone.unwrap_or(&entry.mentions[0])
}

/// a to z, then aa to zz, and on.
fn letters(n: usize) -> String {
    let last = char::from(b'a' + (n % 26) as u8);
    match n / 26 {
        0 => last.to_string(),
        before => letters(before - 1) + &last.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let shown: Vec<String> = [0, 25, 26, 51, 52, 701, 702].into_iter().map(letters).collect();
        assert_eq!(shown, ["a", "z", "aa", "az", "ba", "zz", "aaa"]);
    }
}
