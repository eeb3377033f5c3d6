//! Why bytes were not opened: what is wrong, where, and what mends it.

use super::Foreign;
use crate::Problem;
use std::fmt;

/// Why bytes were not opened. Its words go on after the name of the file; see
/// [`Refusal::of`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing to read in it.
    Empty,
    /// Its characters take four bytes, which nothing writes on purpose.
    Utf32,
    /// It is of a known kind that is no text.
    Foreign(Foreign),
    /// It is no text in any encoding; the byte shows it.
    NoText(Place, u32),
    /// A control character that no text has.
    Control(Place, u32),
    /// JSON without a text, or that is none.
    Json(Problem),
    /// It was written by a newer Lorgnette.
    Newer,
    /// A book that only its seller's programs can read.
    Protected,
    /// It unpacks to more than a book can be.
    TooLarge,
    /// Parts of it are missing or broken; which.
    Damaged(String),
}

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

impl Place {
    /// The place of the character after `before`.
    pub fn after(before: &str) -> Place {
        let line = before.rsplit('\n').next().unwrap_or_default();
        Place { line: before.matches('\n').count() + 1, column: line.chars().count() + 1 }
    }
}

impl Refusal {
    pub(super) fn damaged(what: impl Into<String>) -> Refusal {
        Refusal::Damaged(what.into())
    }

    /// Where in the text it is, if it has a place there.
    pub fn place(&self) -> Option<Place> {
        match self {
            Refusal::NoText(place, _) | Refusal::Control(place, _) => Some(*place),
            Refusal::Json(problem) => Some(Place { line: problem.line, column: problem.column }),
            _ => None,
        }
    }

    /// The sentence about the file called `name`: `name:line:column: …` or `name is …`.
    pub fn of(&self, name: &str) -> String {
        match self.place() {
            Some(Place { line, column }) => format!("{name}:{line}:{column}: {self}"),
            None => format!("{name} {self}"),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Empty => write!(out, "holds no text"),
            Refusal::Utf32 => write!(out, "is UTF-32; save it as UTF-8"),
            Refusal::Foreign(Foreign { name, mend }) => write!(out, "is {name}; {mend}"),
            Refusal::NoText(_, byte) => {
                write!(out, "byte {byte:02X} is no text; save the article as UTF-8 text")
            }
            Refusal::Control(_, byte) => {
                write!(out, "byte {byte:02X} is a stray control character; remove it")
            }
            Refusal::Json(problem) => out.write_str(&problem.message),
            Refusal::Newer => write!(out, "was written by a newer Lorgnette; use that one"),
            Refusal::Protected => {
                write!(
                    out,
                    "is protected against copying; read it in the program it was bought for"
                )
            }
            Refusal::TooLarge => write!(out, "unpacks to more than a book can be; unpack it first"),
            Refusal::Damaged(what) => write!(out, "is damaged: {what}; fetch it again"),
        }
    }
}

impl std::error::Error for Refusal {}
