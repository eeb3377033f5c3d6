//! A block of text as it is searched: folded, each character with where it stands.

use super::table::Table;
use std::ops::Range;

/// A block's text made ready to be searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    pub(super) units: Vec<Unit>,
}

/// A character as it is searched for, and where it stands in the block's text, in UTF-16.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) form: char,
    pub(super) range: Range<u32>,
}

impl Block {
    /// Folds `text`: white space becomes one blank, marks go with the letter before them.
    pub fn new(text: &str, table: &Table) -> Block {
        let mut units: Vec<Unit> = Vec::new();
        let mut end = 0;
        for c in text.chars() {
            let start = end;
            end += u32::try_from(c.len_utf16()).unwrap_or(2);
            let form = table.fold(c);
            match units.last_mut() {
                Some(last) if is_mark(c) || form == ' ' && last.form == ' ' => last.range.end = end,
                _ => units.push(Unit { form, range: start..end }),
            }
        }
        Block { units }
    }
}

/// Whether `c` shows nothing by itself: an accent, a joiner, a place to break a word.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}
