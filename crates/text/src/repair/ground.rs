//! What a repair rests on, as data that every language can put in words.

use serde::Serialize;
use std::fmt;

/// What a repair rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Ground {
    /// A reading of the character before it, pasted in throughout the text.
    Pasted,
    /// This reading, pasted in across two characters, gives the lost byte back.
    Reading(String),
    /// Bytes are missing: these characters fit those that are left and make common words.
    Words,
    /// A character is missing: the document has this elsewhere.
    Document(String),
    /// Nothing fits; a gap stands there.
    Nothing,
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ground::Pasted => write!(f, "a reading of the character before it, pasted in"),
            Ground::Reading(reading) => {
                write!(
                    f,
                    "the reading {reading}, pasted in across two characters, gives the lost byte back"
                )
            }
            Ground::Words => {
                write!(f, "bytes are missing; this fits those that are left and makes common words")
            }
            Ground::Document(seen) => {
                write!(f, "a character is missing; the document has {seen} elsewhere")
            }
            Ground::Nothing => write!(f, "nothing fits what is left, so a gap stands there"),
        }
    }
}
