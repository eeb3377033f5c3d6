//! What a file brings, and what is wrong with it.

use crate::desk::library::record::{Place, Text, Work};
use crate::desk::library::versioned::Versioned;

/// What belongs to a text besides its bytes and words.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its record.
    pub text: Box<Text>,
    /// Where its reader was.
    pub place: Option<Versioned<Place>>,
    /// What they made of it.
    pub work: Option<Work>,
}

/// What a file brings.
#[derive(Clone, Debug, PartialEq)]
pub enum Incoming {
    /// A text that came whole.
    Text {
        /// Its records.
        part: Part,
        /// Its bytes.
        source: Vec<u8>,
        /// Its words.
        pieces: Vec<String>,
    },
    /// A text of which bytes or words are missing or changed.
    Part(Part),
    /// A record that could not be read where the file was made.
    Aside {
        /// Its key.
        key: String,
        /// It, as it was found.
        record: String,
    },
}

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub trouble: Trouble,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The file is not a library: nothing of it is taken.
    Foreign,
    /// A later Lorgnette wrote it, in this version: nothing of it is taken.
    Newer(u32),
    /// The line cannot be read; the reason.
    Line(String),
    /// The text with this title came without some of its bytes or words.
    Incomplete(String),
    /// The file ends before its end.
    CutOff,
}

impl Trouble {
    /// Whether nothing of the file is taken.
    pub fn is_fatal(&self) -> bool {
        matches!(self, Trouble::Foreign | Trouble::Newer(_))
    }
}
