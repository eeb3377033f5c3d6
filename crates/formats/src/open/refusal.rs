//! Why bytes were not opened: what is wrong, where, and what mends it. As data, for the desk says
//! it in its reader's language; as English, for the command.

use super::Foreign;
use crate::Problem;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why bytes were not opened. Its words go on after the name of the file; see
/// [`Refusal::of`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// JSON without what it should hold, or that is none.
    Json(Problem),
    /// It was written by a newer Lorgnette.
    Newer,
    /// A book that only its seller's programs can read.
    Protected,
    /// It unpacks to more than a book can be.
    TooLarge,
    /// Parts of it are missing or broken.
    Damaged(Damage),
    /// The file of this name that it holds was not opened.
    Inside(String, Box<Refusal>),
}

/// What of a file is missing or broken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Damage {
    /// It is no archive, as its kind is.
    NoArchive,
    /// The list of its files.
    Files,
    /// The file of this path is missing in it.
    Missing(String),
    /// The file of this path in it cannot be unpacked.
    Packed(String),
    /// The file of this path in it does not say where the book is.
    Container(String),
    /// Every chapter.
    Chapters,
    /// Its blocks do not lie in its text.
    Blocks,
    /// What it holds is of its own kind.
    Nested,
    /// The page that it should hold.
    Page,
}

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Of JSON with these problems the first.
    pub fn json(problems: Vec<Problem>) -> Refusal {
        let first = problems.into_iter().next();
        Refusal::Json(first.expect("what is refused has a problem"))
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
            Refusal::Foreign(foreign) => write!(out, "is {foreign}"),
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
            Refusal::Damaged(damage) => write!(out, "is damaged: {damage}; fetch it again"),
            Refusal::Inside(name, why) => {
                write!(out, "holds a file that cannot be opened: {}", why.of(name))
            }
        }
    }
}

impl std::error::Error for Refusal {}

impl Damage {
    /// The path of the part that it is about.
    pub fn part(&self) -> Option<&str> {
        match self {
            Damage::Missing(path) | Damage::Packed(path) | Damage::Container(path) => Some(path),
            _ => None,
        }
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Damage::NoArchive => write!(out, "it is no ZIP archive"),
            Damage::Files => write!(out, "its list of files cannot be read"),
            Damage::Missing(path) => write!(out, "{path} is missing in it"),
            Damage::Packed(path) => write!(out, "{path} in it cannot be unpacked"),
            Damage::Container(path) => write!(out, "{path} names no package"),
            Damage::Chapters => write!(out, "no chapter of it can be read"),
            Damage::Blocks => write!(out, "its blocks do not lie in its text"),
            Damage::Nested => write!(out, "what it holds is a project again"),
            Damage::Page => write!(out, "no page is in it"),
        }
    }
}
