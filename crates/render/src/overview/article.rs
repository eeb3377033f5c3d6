//! What every part of the overview is made from: the article with its entries and sentences,
//! and the words to speak of them.

use super::sentences::Sentences;
use super::words::{OverviewWords, overview_words};
use crate::dossier::Dossier;
use crate::entries::{Entries, Entry, Subject};
use crate::strings::{Strings, strings};
use crate::words::{Words, words};
use crate::{escape, names};
use lorgnette_annotate::Annotated;
use lorgnette_kb::{Entity, Kb};
use lorgnette_text::{CharIndex, Span};

pub(super) struct Article<'a> {
    pub(super) annotated: &'a Annotated,
    pub(super) kb: &'a Kb,
    pub(super) entries: &'a Entries,
    pub(super) sentences: Sentences,
    index: CharIndex,
    pub(super) lang: &'a str,
    pub(super) strings: &'static Strings,
    pub(super) words: &'static Words,
    pub(super) own: &'static OverviewWords,
}

impl<'a> Article<'a> {
    pub(super) fn new(annotated: &'a Annotated, kb: &'a Kb, entries: &'a Entries) -> Self {
        let lang = annotated.document.meta.language.as_str();
        let (strings, words, own) = (strings(lang), words(lang), overview_words(lang));
        let index = CharIndex::new(&annotated.document.text);
        let sentences = Sentences::new(&annotated.document);
        Article { annotated, kb, entries, sentences, index, lang, strings, words, own }
    }

    /// The entity of the base that an entry is about.
    pub(super) fn entity(&self, entry: &Entry) -> Option<&'a Entity> {
        match entry.subject {
            Subject::Entity(id) => Some(self.kb.entity(id)),
            _ => None,
        }
    }

    /// What the page calls an entry, in plain text.
    pub(super) fn name(&self, entry: &Entry) -> String {
        self.named(entry).0
    }

    /// An entry's name as a link to it.
    pub(super) fn link(&self, entry: &Entry) -> String {
        let (name, lang) = self.named(entry);
        let lang = names::lang_within(&lang, self.lang);
        let (id, name) = (escape::attribute(&entry.id), escape::text(&name));
        format!("<a href=\"#e-{id}\"{lang}>{name}</a>")
    }

    fn named(&self, entry: &Entry) -> (String, String) {
        let name = Dossier::new(self.annotated, self.kb, self.entries, &self.index, entry).name();
        (name.text, name.lang)
    }

    /// The text under `span`.
    pub(super) fn slice(&self, span: Span) -> &'a str {
        self.index.slice(&self.annotated.document.text, span)
    }

    pub(super) fn is_chinese(&self) -> bool {
        names::primary(self.lang) == "zh"
    }

    /// The sentence that a mention stands in.
    pub(super) fn sentence_of(&self, mention: usize) -> usize {
        self.sentences.at(self.annotated.mentions[mention].span.start)
    }
}
