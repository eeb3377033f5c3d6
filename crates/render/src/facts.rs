//! Facts and relations of an entity, each with its source and as of when.

use crate::entries::Entries;
use crate::escape;
use crate::names;
use crate::sources::Sources;
use crate::strings::{Strings, strings};
use crate::then::Then;
use crate::values;
use crate::words::{Words, word, words};
use lorgnette_kb::{
    Confidence, Entity, Fact, FactValue, Kb, Provenance, Relation, fact_id, relation_id, vocabulary,
};
use lorgnette_text::Meta;
use std::collections::BTreeSet;

/// Writes facts for the readers of one page and remembers the latest as-of date.
pub(crate) struct Facts<'a> {
    kb: &'a Kb,
    entries: &'a Entries,
    lang: &'a str,
    /// The article's date.
    date: Option<&'a str>,
    strings: &'static Strings,
    words: &'static Words,
    as_of: Option<String>,
    sources: Sources,
}

/// A row of the list: what is stated in markup, and what tells whether the next belongs to it.
struct Row<'f> {
    id: String,
    term: String,
    value: String,
    valid: (Option<&'f str>, Option<&'f str>),
    then: Then,
    provenance: &'f Provenance,
    /// The word for how far to trust it, where the value does not say so itself.
    doubt: Option<&'static str>,
    /// Whether it can cease to be so, and so says as of when it is.
    changes: bool,
}

impl<'a> Facts<'a> {
    /// For the page of `meta`'s article.
    pub(crate) fn new(kb: &'a Kb, entries: &'a Entries, meta: &'a Meta) -> Self {
        let (lang, date) = (meta.language.as_str(), meta.date.as_deref());
        let (strings, words) = (strings(lang), words(lang));
        let (as_of, sources) = Default::default();
        Facts { kb, entries, lang, date, strings, words, as_of, sources }
    }

    /// The latest as-of date among the facts written, ISO 8601, and whose facts they are.
    pub(crate) fn written(self) -> (Option<String>, Sources) {
        (self.as_of, self.sources)
    }

    /// Appends what is known of `entity`, the most telling first; what several dates are
    /// stated for, with what held on the article's day first. Neighbours that say the same of
    /// several things share a row.
    pub(crate) fn push(&mut self, out: &mut String, entity: &Entity) {
        let facts = entity.facts.iter().map(|fact| self.fact(entity, fact));
        let relations = entity.relations.iter().map(|relation| self.relation(relation));
        let mut rows: Vec<Row> = facts.chain(relations).collect();
        if rows.is_empty() {
            return;
        }
        for alike in rows.chunk_by_mut(|one, next| one.term == next.term) {
            alike.sort_by_cached_key(|row| row.then);
        }
        out.push_str("<dl class=\"facts\">\n");
        for row in rows.chunk_by(Row::continues) {
            let values: Vec<&str> = row.iter().map(|row| row.value.as_str()).collect();
            let (term, values) = (escape::text(&row[0].term), values.join(self.words.list));
            let (when, period) = (self.when(&row[0]), self.period(&row[0]));
            let (id, source) = (escape::attribute(&row[0].id), self.source(&row[0]));
            out.push_str(&format!("<div data-f=\"{id}\"><dt>{term}</dt>"));
            out.push_str(&format!("<dd>{when}{values}{period}"));
            out.push_str(&format!(" <small class=\"source\">{source}</small></dd></div>\n"));
        }
        out.push_str("</dl>\n");
        self.push_by(out, &rows);
    }

    /// On paper, where there is room for one line only: who stands behind the facts.
    fn push_by(&self, out: &mut String, rows: &[Row]) {
        let sources: BTreeSet<&str> = rows.iter().map(|row| &*row.provenance.source).collect();
        let sources = sources.into_iter().map(|source| word(self.words.sources, source));
        let by = sources.collect::<Vec<_>>().join(self.words.clause);
        out.push_str(&format!("<p class=\"by\">{}</p>\n", escape::text(&by)));
    }

    fn fact<'f>(&self, entity: &Entity, fact: &'f Fact) -> Row<'f> {
        let term = match fact.property.as_str() {
            // Only a country has a capital; what is smaller has a seat.
            "capital" if entity.subtype != "country" => "seat",
            property => property,
        };
        let valid = (fact.valid_from.as_deref(), fact.valid_to.as_deref());
        Row {
            id: fact_id(fact),
            term: word(self.words.properties, term),
            value: self.value(&fact.value, fact.provenance.confidence),
            valid,
            then: Then::of(self.date, valid.0, valid.1),
            provenance: &fact.provenance,
            doubt: match (&fact.value, fact.provenance.confidence) {
                // 約690公里 says so itself.
                (FactValue::Quantity(..) | FactValue::Date(_), Confidence::Approximate) => None,
                (_, confidence) => doubt(confidence),
            },
            changes: vocabulary::property(&fact.property).is_none_or(|known| known.changes),
        }
    }

    fn relation<'f>(&self, relation: &'f Relation) -> Row<'f> {
        let valid = (relation.valid_from.as_deref(), relation.valid_to.as_deref());
        Row {
            id: relation_id(relation),
            term: word(self.words.relations, &relation.kind),
            value: self.entity(&relation.target),
            valid,
            then: Then::of(self.date, valid.0, valid.1),
            provenance: &relation.provenance,
            doubt: doubt(relation.provenance.confidence),
            changes: true,
        }
    }

    fn value(&self, value: &FactValue, confidence: Confidence) -> String {
        match value {
            FactValue::Text(texts) => {
                let Some(text) = names::best(texts, self.lang) else { return String::new() };
                match names::primary(&text.lang) == names::primary(self.lang) {
                    true => escape::text(&text.text),
                    false => names::bdi(text, self.lang),
                }
            }
            FactValue::Date(iso) => self.about(self.strings.date(iso), confidence),
            FactValue::Quantity(number, unit) => {
                self.about(values::measured(number, Some(unit), self.lang), confidence)
            }
            FactValue::Entity(slug) => self.entity(slug),
        }
    }

    /// A value in words, with a word before it where it is only about right.
    fn about(&self, value: String, confidence: Confidence) -> String {
        escape::text(&match confidence {
            Confidence::Approximate => (self.words.approximately)(&value),
            _ => value,
        })
    }

    /// Another entity's name, linked if the page has an entry for it.
    fn entity(&self, slug: &str) -> String {
        let entity = self.kb.find(slug).map(|id| self.kb.entity(id));
        let name = entity.and_then(|entity| names::best(&entity.names, self.lang));
        let text = escape::text(name.map_or(slug, |name| &name.text));
        match self.entries.has(slug) {
            true => format!("<a href=\"#e-{}\">{text}</a>", escape::attribute(slug)),
            false => text,
        }
    }

    /// Whether it held on the article's day or does now, where that is not the same.
    fn when(&self, row: &Row) -> String {
        let (_, words) = match self.words.then.iter().find(|(then, _)| *then == row.then) {
            Some(known) => known,
            None => return String::new(),
        };
        format!("<small class=\"when\">{}</small> ", escape::text(words))
    }

    /// When it held, in brackets.
    fn period(&self, row: &Row) -> String {
        let (from, to) = row.valid;
        if from.is_none() && to.is_none() {
            return String::new();
        }
        let date = |iso: &str| self.strings.date(iso);
        let (from, to) = (from.map(date), to.map(date));
        let period = (self.words.period)(from.as_deref(), to.as_deref());
        escape::text(&(self.words.brackets)(&period))
    }

    /// Who says so, how surely, and as of when if it can change.
    fn source(&mut self, row: &Row) -> String {
        let provenance = row.provenance;
        let doubt = row.doubt.map(|key| word(self.words.confidence, key));
        let source = word(self.words.sources, &provenance.source);
        let as_of = provenance.as_of.as_ref().filter(|_| row.changes);
        self.as_of = self.as_of.take().max(as_of.cloned());
        self.sources.count(provenance);
        let as_of = as_of.map(|iso| (self.words.as_of)(&self.strings.date(iso)));
        let parts: Vec<String> = doubt.into_iter().chain([source]).chain(as_of).collect();
        escape::text(&parts.join(self.words.clause))
    }
}

/// The key of the word for a confidence that is not full.
fn doubt(confidence: Confidence) -> Option<&'static str> {
    match confidence {
        Confidence::Attributed => Some("attributed"),
        Confidence::Approximate => Some("approximate"),
        Confidence::Certain => None,
    }
}

impl Row<'_> {
    /// Whether `next` says the same of something else.
    fn continues(&self, next: &Self) -> bool {
        self.term == next.term && self.valid == next.valid && self.provenance == next.provenance
    }
}
