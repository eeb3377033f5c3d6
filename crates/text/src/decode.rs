//! Bytes to text: which encoding was taken, how sure that is, and what was lost.

use serde::Serialize;

/// How sure a decision is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Taken from what fits, not from what is known.
    Guess,
    /// It follows from the bytes.
    Certain,
}

/// Text decoded from bytes.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// The WHATWG name of the encoding taken.
    pub encoding: &'static str,
    /// Whether the encoding is known (mark, or well-formed UTF-8) or guessed.
    pub certainty: Certainty,
    /// Why this encoding was taken, as one sentence.
    pub reason: String,
    /// The bytes that the encoding has no character for, each shown as U+FFFD.
    pub lost: Vec<Lost>,
}

/// A byte sequence that stands as U+FFFD in the decoded text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lost {
    /// Its first byte in the input.
    pub offset: usize,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Decodes `bytes`; it cannot fail, doubt is in the result.
pub fn decode(bytes: &[u8]) -> Decoded {
    Decoded {
        text: String::from_utf8_lossy(bytes).into_owned(),
        encoding: "UTF-8",
        certainty: Certainty::Certain,
        reason: String::new(),
        lost: Vec::new(),
    }
}
