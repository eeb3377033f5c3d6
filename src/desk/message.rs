//! What the desk and the engine in its worker say to each other. A message is an array of two:
//! one of these as JSON, and beside it the bytes or the markup that it is about, which are then
//! handed over as they are.

use lorgnette_engine::{Made, Note, PageParts, Refusal, Stage, Told};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the desk says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToEngine {
    /// Read the file whose bytes are beside this.
    Open {
        /// What the file is called.
        name: String,
        /// Where the packed knowledge base lies.
        base: String,
        /// Where each of the engine's tables lies, by its name.
        tables: BTreeMap<String, String>,
        /// The folder of the taggers, with a slash at its end.
        taggers: String,
        /// The language in which to say why there is no tagger.
        lang: String,
    },
    /// This is made of the text that is open; it is to be shown so.
    Make(Made),
    /// The notes on the text that is open are wanted from the file whose bytes are beside this.
    Notes,
    /// The names and notes of the text that is open are wanted as Web Annotations on a file of
    /// this name.
    Annotate(String),
}

/// What the engine says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FromEngine {
    /// It runs, and comes from this build.
    Ready(String),
    /// It has these bytes of that many of a file that it needs.
    Loading {
        /// Which file.
        asset: Asset,
        /// How many bytes there are.
        bytes: u32,
        /// How many there will be; 0 where the host does not say.
        of: u32,
    },
    /// So much of the text has been read by a tagger, from 0 to 1000.
    Read(u32),
    /// From here on come the pieces of a stage; the parts are still without markup.
    Begins(Stage, Box<PageParts>),
    /// The next piece of a part of the page stands beside this.
    Piece(Part),
    /// The next piece of the text's words stands beside this; they come before the whole text.
    Words,
    /// The stage is whole.
    Ends(Stage),
    /// What the text as it was last shown needs to be shown in other scripts stands beside this,
    /// as the JSON that a page carries.
    Sheet,
    /// It opens the text that it was told to open last; what it said until now was of another.
    Opens,
    /// This is to be known of how the file was read.
    Doubts(Doubts),
    /// This was made of the text before.
    Comes(Made),
    /// What of it is not as it was wanted.
    Told(Told),
    /// The notes in a file, or why there are none.
    Notes(Result<Vec<Note>, Refusal>),
    /// Web Annotations, as a file.
    Annotations(String),
    /// There will be less than there might be, and this is why.
    Without(Lack),
    /// There is no more to come.
    Done,
    /// There is no text, and this is why.
    Failed(Failure),
    /// So many requests have been made for its sake.
    Requests(u32),
}

/// A file that the engine needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asset {
    /// The words that texts are repaired by.
    Words,
    /// The packed knowledge base, and the tables that go with it.
    Base,
    /// What a tagger consists of.
    Tagger,
    /// The tables of other scripts and of readings.
    Scripts,
}

/// The parts of a page that are markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// The article.
    Prose,
    /// Timeline, map and relations.
    Overview,
    /// The glossary.
    Entries,
}

/// What is to be known of how a file was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubts {
    /// The WHATWG name of its encoding, where that is a guess.
    pub guessed: Option<String>,
    /// How many sequences of bytes stand as U+FFFD.
    pub lost: usize,
    /// How many chapters it lists that cannot be read.
    pub chapters: usize,
    /// Whether it is a page without an article, so that all of it is shown.
    pub is_whole_page: bool,
    /// The lines of its front matter that say nothing, and why, in English.
    pub lines: Vec<(usize, String)>,
}

/// What was missing, and why, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lack {
    /// There is no knowledge, and so there are no names.
    Base(String),
    /// There is no tagger, as this sentence says.
    Tagger(String),
    /// It cannot be shown in other scripts.
    Scripts(String),
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// It could not be opened.
    Refused(Refusal),
    /// A table without which no text can be read is not there, and this is why.
    NoTable(String),
}
