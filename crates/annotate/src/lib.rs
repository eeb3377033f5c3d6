//! Annotation: which stretches of a document name something, what they name, and why.
//!
//! 1. `gazetteer`: every form of the knowledge base that stands in the text ([`matcher`]).
//! 2. `context` and `linking`: which entity each means, by what else the text names.
//! 3. `rules`: names, compounds, designators, titles, dates, quantities as candidates.
//! 4. `select`: the best set of them that nests but does not cross.
//! 5. `article`: what the article itself adds: who it names that the base does not know, and
//!    the short forms by which it goes on.
//! 6. `claims`: which of them are said to say something.
//!
//! `docs/linking.md` says why. Nothing here can fail: doubt is a confidence.

mod annotator;
mod article;
mod calendar;
mod claims;
mod classes;
mod context;
mod decimal;
pub mod decision;
mod english_numerals;
mod gazetteer;
mod json;
mod lexicon;
mod linking;
mod lunar;
pub mod matcher;
mod numerals;
mod persons;
mod rules;
mod select;
mod tagging;
#[cfg(test)]
mod tests;
mod text;
mod units;
mod words;

pub use annotator::{Annotator, Step};
pub use article::{Local, Soft, name_id, places};
pub use claims::Claim;
pub use json::{Annotation, Assertion, Ent, EntValue, Piece, Stand, Unknown, to_json};
pub use lorgnette_tagger::{Guess, Kind as GuessKind, Language};
pub use tagging::{Guesser, languages};
pub use units::units;

use lorgnette_kb::{EntityId, Kb, Label};
use lorgnette_text::{Document, Span};
use serde::Serialize;

/// A document with its mentions.
#[derive(Clone, Debug)]
pub struct Annotated {
    /// The document.
    pub document: Document,
    /// By start, then longest first; they nest but never cross.
    pub mentions: Vec<Mention>,
    /// Who is said to say what, by cue.
    pub claims: Vec<Claim>,
    /// What the article names and the base does not know, by first mention.
    pub locals: Vec<Local>,
    /// Words that stand for what was named before; empty unless asked for.
    pub soft: Vec<Soft>,
}

impl Annotated {
    /// A document in which nothing but `mentions` was found.
    pub fn new(document: Document, mentions: Vec<Mention>) -> Self {
        let (claims, locals, soft) = Default::default();
        Annotated { document, mentions, claims, locals, soft }
    }
}

/// A stretch of text that names something.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands, in code points of the document's text.
    pub span: Span,
    /// What sort of thing it names.
    pub label: Label,
    /// The entity it is linked to, if one fits.
    pub entity: Option<EntityId>,
    /// The normalised value of a date or a quantity.
    pub value: Option<Value>,
    /// From 0 to 1.
    pub confidence: f32,
    /// Why it is here and why it is linked so, in order of weight.
    pub reasons: Vec<Reason>,
    /// The index of the mention that it lies in.
    pub parent: Option<u32>,
}

/// A normalised value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Value {
    /// A date or an interval.
    Date {
        /// ISO 8601: `2025-09-03`, `2024-06`, `2024-06/2024-08`; none where it cannot be resolved.
        iso: Option<String>,
    },
    /// A quantity.
    Quantity {
        /// The exact decimal number, or the lower bound where the words are vague (1000多).
        number: String,
        /// The greatest number where a range is told, as 300至500公里: `number` is its least.
        #[serde(skip_serializing_if = "Option::is_none")]
        most: Option<String>,
        /// The unit or measure word in plain form: `person`, `piece`, `mm`, `percent`, `year-old` …
        unit: Option<String>,
        /// Whether the words say "about", "more than" or "several".
        approximate: bool,
    },
}

/// Why a mention is what it is: a rule's name and its ground, for data; pages put it in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The rule: `alias`, `compound`, `date-relative`, `quantity`, `designator`, `title-mark` …
    pub rule: &'static str,
    /// What it rests on: the alias matched, the date that a relative date was resolved against.
    pub ground: String,
}

/// Finds and links what `document` names; it cannot fail. For many documents
/// make one [`Annotator`].
pub fn annotate(document: Document, kb: &Kb) -> Annotated {
    Annotator::new(kb).annotate(document)
}
