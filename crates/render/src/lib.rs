//! Rendering: an annotated document to the safe HTML that a page is made of.

mod dossier;
mod entries;
mod escape;
mod facts;
#[cfg(test)]
mod fixture;
mod glossary;
mod inbox;
mod inline;
mod keys;
mod kind;
mod lead;
mod names;
mod notes;
mod overview;
mod parted;
mod prose;
mod repairs;
mod salience;
mod sources;
mod strings;
mod terms;
#[cfg(test)]
mod tests;
mod then;
mod title;
mod values;
mod words;

use lorgnette_annotate::Annotated;
use lorgnette_kb::Kb;
use lorgnette_text::MarkKind;
use serde::{Deserialize, Serialize};

pub use escape::{attribute, is_absolute, text};
pub use inbox::{Inbox, InboxError};
pub use kind::Kind;
pub use lorgnette_text::percent;
pub use overview::LAND;
pub use strings::{Strings, fill, languages, spoken, strings};
pub use title::title;

/// HTML that only this crate makes (or that the browser held already).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The markup in pieces that can be set one after another: each ends with a section, or with an
    /// entry of the glossary; those that begin with an entry go on with the section before.
    pub fn pieces(&self) -> impl Iterator<Item = &str> {
        // Text cannot hold the tags: it is escaped.
        let sections = self.0.split_inclusive("</section>\n");
        sections.flat_map(|section| section.split_inclusive(glossary::END_OF_ENTRY))
    }

    /// Markup that this crate made, read back from the page or handed over by the worker that
    /// it was made in; nothing else may be passed.
    pub fn read_back(markup: String) -> Self {
        SafeHtml(markup)
    }
}

/// All that a page shows of an article; as data, without its markup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageParts {
    /// The article's language, BCP 47.
    pub lang: String,
    /// Its title; empty where nothing is in it that could be one.
    pub title: String,
    /// Its date, ISO 8601.
    pub date: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// The blocks with their mentions, readings and repairs.
    #[serde(skip)]
    pub prose: SafeHtml,
    /// Length, timeline, map and relations of what it tells.
    #[serde(skip)]
    pub overview: SafeHtml,
    /// One entry for everything named, the list of repairs, and the sources.
    #[serde(skip)]
    pub glossary: SafeHtml,
    /// The latest as-of date among the facts shown, ISO 8601.
    pub as_of: Option<String>,
    /// Whether the prose holds readings.
    pub readings: bool,
    /// How many places were repaired, pinyin groups among them.
    pub repairs: u32,
}

/// The parts of the page for `annotated`, which must have been made with `kb`.
pub fn page(annotated: &Annotated, kb: &Kb) -> PageParts {
    let entries = entries::Entries::new(annotated, kb);
    let notes = notes::Notes::new(annotated, &entries);
    let document = &annotated.document;
    let (glossary, as_of) = glossary::glossary(annotated, kb, &entries, &notes);
    let meta = &document.meta;
    PageParts {
        lang: meta.language.clone(),
        title: title(document),
        date: meta.date.clone(),
        source: meta.source.clone(),
        prose: SafeHtml(prose::prose(annotated, kb, &entries, &notes)),
        readings: document.marks.iter().any(|m| matches!(m.kind, MarkKind::Reading(_))),
        repairs: document.changes.len() as u32,
        overview: SafeHtml(overview::overview(annotated, kb, &entries)),
        glossary: SafeHtml(glossary),
        as_of,
    }
}
