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
    /// The bytes were written in one encoding and read in another, by their WHATWG names.
    Misread {
        /// The one that they were written in.
        written: &'static str,
        /// The one that they were read in.
        read: &'static str,
    },
    /// HTML's name of a character, where nothing reads HTML.
    Entity,
    /// HTML's tags of a reading, where nothing reads HTML.
    Ruby,
    /// A control that no text means.
    Control,
    /// A line end that only some programs know.
    LineEnd,
    /// A form of common letters that is there for old encodings and for print.
    Form,
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
            Ground::Misread { written, read } => write!(f, "{written} that was read as {read}"),
            Ground::Entity => write!(f, "HTML's name of a character, in plain text"),
            Ground::Ruby => write!(f, "HTML's tags of a reading, in plain text"),
            Ground::Control => write!(f, "a control that no text means"),
            Ground::LineEnd => write!(f, "a line end that only some programs know"),
            Ground::Form => {
                write!(f, "a form of common letters that old encodings and print have")
            }
        }
    }
}
