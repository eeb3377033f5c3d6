//! Repair: named rules that restore damaged text and say what they did.

use crate::{Certainty, OffsetMap, Span};
use serde::Serialize;

/// A repaired text and the way back.
#[derive(Clone, Debug, Default)]
pub struct Repaired {
    /// The repaired text.
    pub text: String,
    /// Maps the raw text onto the repaired one and back.
    pub map: OffsetMap,
    /// Every change, in order.
    pub changes: Vec<Change>,
    /// The readings that had been pasted in, now beside their characters.
    pub readings: Vec<Reading>,
}

/// One change that a rule made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Where it was in the raw text, in code points.
    pub raw: Span,
    /// Where it is in the repaired text, in code points.
    pub repaired: Span,
    /// The raw text.
    pub before: String,
    /// The repaired text.
    pub after: String,
    /// The rule's name.
    pub rule: &'static str,
    /// Whether the bytes hold it or it was guessed.
    pub certainty: Certainty,
    /// Why, as one sentence.
    pub reason: String,
}

/// The reading of a character, lifted out of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// The character, in the repaired text.
    pub span: Span,
    /// Its reading, with tone marks.
    pub reading: String,
}

/// Repairs `raw`; clean text comes back as it was.
pub fn repair(raw: &str) -> Repaired {
    Repaired { text: raw.to_string(), ..Repaired::default() }
}
