//! A dossier: what an entry says of one thing, from its names to the places that name it.

mod why;

use crate::Kind;
use crate::entries::{Entries, Entry, Subject};
use crate::escape;
use crate::facts::Facts;
use crate::keys::keys;
use crate::lead::lead;
use crate::names;
use crate::strings::{Strings, strings};
use crate::terms::in_readers_terms;
use crate::values;
use crate::words::{Words, word, words};
use lorgnette_annotate::{Annotated, Claim, Mention, Reason};
use lorgnette_kb::{Alias, AliasKind, Entity, Kb, Name};
use lorgnette_text::{CharIndex, fold};
use std::collections::BTreeSet;

/// Behind it stand wikis, by preference, and an item of Wikidata; it leads to the article of the
/// first wiki that has one on it (mediawiki.org, Help:Extension:Wikibase/GoToLinkedPage).
const WIKIPEDIA: &str = "https://www.wikidata.org/wiki/Special:GoToLinkedPage/";
/// The way leads back to so many mentions at most: nobody counts further in a row of numbers, and
/// the main characters of a book are named thousands of times.
const BACK: usize = 200;

/// One entry with all that its dossier is made from.
pub(crate) struct Dossier<'a> {
    pub(crate) entry: &'a Entry,
    annotated: &'a Annotated,
    kb: &'a Kb,
    entries: &'a Entries,
    index: &'a CharIndex,
    /// The article's language.
    lang: &'a str,
    strings: &'static Strings,
    words: &'static Words,
}

impl<'a> Dossier<'a> {
    pub(crate) fn new(
        annotated: &'a Annotated,
        kb: &'a Kb,
        entries: &'a Entries,
        index: &'a CharIndex,
        entry: &'a Entry,
    ) -> Self {
        let lang = annotated.document.meta.language.as_str();
        let (strings, words) = (strings(lang), words(lang));
        Dossier { entry, annotated, kb, entries, index, lang, strings, words }
    }

    /// What the page calls it: an entity by its name in the article's language, a date or
    /// a quantity by its value in words, what is not linked by the article's own words.
    pub(crate) fn name(&self) -> Name {
        let own = |text: String| Name { lang: self.lang.to_string(), text };
        match &self.entry.subject {
            Subject::Entity(id) => match names::best(&self.kb.entity(*id).names, self.lang) {
                Some(name) => name.clone(),
                None => own(self.kb.entity(*id).slug.clone()),
            },
            Subject::Value(value, sense) => own(values::in_words(value, *sense, self.lang)),
            Subject::Unlinked(name) => own(name.clone()),
        }
    }

    /// What sort of thing it is, in a word or two, plain text.
    pub(crate) fn kind(&self) -> String {
        match self.entity() {
            Some(entity) => self.kind_of(entity),
            None => self.one_of(self.entry.kind),
        }
    }

    fn kind_of(&self, entity: &Entity) -> String {
        match entity.subtype.as_str() {
            "" => self.one_of(entity.label.into()),
            subtype => word(self.words.subtypes, subtype),
        }
    }

    fn one_of(&self, kind: Kind) -> String {
        let class = kind.class();
        let kind = self.words.kinds.iter().find(|(known, _, _)| *known == class);
        kind.map_or(class, |(_, one, _)| one).to_string()
    }

    /// The slugs of entities that went into this one.
    pub(crate) fn former_slugs(&self) -> impl Iterator<Item = &'a str> {
        let slug = self.entity().map(|entity| entity.slug.as_str());
        let into_this = move |(_, into): &(&str, &str)| Some(*into) == slug;
        self.kb.redirects().filter(into_this).map(|(former, _)| former)
    }

    /// What finds its names beside what the dossier shows; nothing for a date or a quantity.
    pub(crate) fn search_keys(&self) -> String {
        let name = self.name();
        let others = self.entity().map(|entity| names::others(&entity.names, self.lang));
        let others = others.iter().flatten().map(|name| name.text.as_str());
        match self.entry.subject {
            Subject::Value(..) => String::new(),
            _ => keys(&std::iter::once(name.text.as_str()).chain(others).collect::<Vec<_>>()),
        }
    }

    /// Appends the dossier's content.
    pub(crate) fn push(&self, out: &mut String, facts: &mut Facts) {
        match self.entity() {
            Some(entity) => {
                self.push_names(out, entity);
                self.push_lead(out, entity);
                facts.push(out, entity);
                self.push_aliases(out, entity);
                self.push_outside(out, entity);
            }
            None => self.push_value(out),
        }
        self.push_parts(out);
        self.push_claims(out);
        self.push_why(out);
        self.push_mentions(out);
    }

    fn entity(&self) -> Option<&'a Entity> {
        match self.entry.subject {
            Subject::Entity(id) => Some(self.kb.entity(id)),
            _ => None,
        }
    }

    fn surface(&self, mention: usize) -> &'a str {
        let span = self.annotated.mentions[mention].span;
        self.index.slice(&self.annotated.document.text, span)
    }

    /// The names in the other script, in English and in the languages it comes from.
    fn push_names(&self, out: &mut String, entity: &Entity) {
        let others = names::others(&entity.names, self.lang);
        if !others.is_empty() {
            let bdi: Vec<String> = others.iter().map(|name| names::bdi(name, "")).collect();
            out.push_str(&format!("<p class=\"names\">{}</p>\n", bdi.join(" ")));
        }
    }

    fn push_lead(&self, out: &mut String, entity: &Entity) {
        let lead = lead(entity, self.kb, self.lang);
        let lang = names::lang_within(&lead.lang, self.lang);
        let text = escape::text(&lead.text);
        out.push_str(&format!("<p class=\"lead\"{lang}>{text}</p>\n"));
    }

    /// What stands in for a lead; card and panel show the first sentence instead.
    fn push_note(&self, out: &mut String) {
        out.push_str(&format!("<p class=\"note\">{}</p>\n", self.strings.named_here));
    }

    /// The other forms of the name in the article's language, and abbreviations in any;
    /// a form that is only the other script of one shown is left out.
    fn push_aliases(&self, out: &mut String, entity: &Entity) {
        let folded = |text: &str| text.chars().map(fold).collect::<String>();
        let mut seen: BTreeSet<String> = entity.names.iter().map(|n| folded(&n.text)).collect();
        let ours = |alias: &&Alias| {
            names::primary(&alias.lang) == names::primary(self.lang)
                || alias.kind == AliasKind::Abbreviation
        };
        let mut aliases: Vec<&Alias> = entity.aliases.iter().filter(ours).collect();
        aliases.sort_by_cached_key(|alias| (alias.kind, names::distance(&alias.lang, self.lang)));
        aliases.retain(|alias| seen.insert(folded(&alias.text)));
        if aliases.is_empty() {
            return;
        }
        out.push_str("<dl class=\"aliases\">\n");
        for of_kind in aliases.chunk_by(|one, next| one.kind == next.kind) {
            let kind = escape::text(&word(self.words.alias_kinds, key(of_kind[0].kind)));
            let forms: Vec<String> = of_kind.iter().map(|alias| self.alias(alias)).collect();
            let forms = forms.join(self.words.list);
            out.push_str(&format!("<div><dt>{kind}</dt><dd>{forms}</dd></div>\n"));
        }
        out.push_str("</dl>\n");
    }

    /// The way to what Wikipedia says, where the entity's item is known: a link that the reader
    /// follows or does not, and that tells nobody from which page.
    fn push_outside(&self, out: &mut String, entity: &Entity) {
        let item = entity.identifiers.iter().find(|(scheme, _)| scheme == "wikidata");
        let Some((_, item)) = item else { return };
        let sites = match names::primary(self.strings.lang) {
            "en" => "enwiki".to_string(),
            lang => format!("{lang}wiki,enwiki"),
        };
        let (item, words) = (escape::attribute(item), escape::text(self.words.look_up));
        out.push_str(&format!(
            "<a class=\"outside\" rel=\"noreferrer noopener\" \
             href=\"{WIKIPEDIA}{sites}/{item}\">{words}</a>\n"
        ));
    }

    fn alias(&self, alias: &Alias) -> String {
        // A form that both scripts write alike is in the article's language.
        let lang = if alias.lang == "zh" { self.lang } else { &alias.lang };
        names::bdi(&Name { lang: lang.to_string(), text: alias.text.clone() }, self.lang)
    }

    /// A date or a quantity: the words that stand for it, and how they were resolved. What
    /// is neither, nor linked, is only known to be named here.
    fn push_value(&self, out: &mut String) {
        if let Subject::Value(..) = self.entry.subject {
            let mut seen = BTreeSet::new();
            let surfaces = self.entry.mentions.iter().map(|m| self.surface(*m));
            let quoted: Vec<String> = surfaces
                .filter(|&surface| seen.insert(surface))
                .map(|surface| (self.words.quoted)(&escape::text(surface)))
                .collect();
            out.push_str(&format!(
                "<dl class=\"facts\">\n<div><dt>{}</dt><dd>{}</dd></div>\n{}</dl>\n",
                self.words.as_written,
                quoted.join(self.words.list),
                self.in_terms(),
            ));
        }
        let resolved = self.resolved();
        match resolved.is_empty() {
            true => self.push_note(out),
            false => {
                let sure = self.sure();
                out.push_str(&format!("<p class=\"resolved\">{resolved}{sure}</p>\n"));
            }
        }
    }

    /// The same in the reader's terms, unless the name says so already.
    fn in_terms(&self) -> String {
        let (label, name) = (self.words.in_terms, self.name().text);
        let mentions = self.mentions().zip(&self.entry.mentions);
        let mut terms = mentions
            .filter_map(|(mention, m)| in_readers_terms(mention, self.surface(*m), self.lang))
            .filter(|terms| !name.contains(terms.as_str()));
        terms.next().map_or_else(String::new, |terms| {
            format!("<div><dt>{label}</dt><dd>{}</dd></div>\n", escape::text(&terms))
        })
    }

    /// How the values of the mentions were found, each way once, as sentences.
    fn resolved(&self) -> String {
        let mut seen = BTreeSet::new();
        let reasons = self.mentions().flat_map(|mention| &mention.reasons);
        let sentences = reasons.filter_map(|reason| self.sentence(reason));
        let new = sentences.filter(|sentence| seen.insert(sentence.clone()));
        new.collect::<Vec<_>>().join(self.words.sentence)
    }

    fn sentence(&self, reason: &Reason) -> Option<String> {
        let (_, sentence) = self.words.resolved.iter().find(|(rule, _)| *rule == reason.rule)?;
        Some(sentence.replace("{}", &escape::text(&self.strings.date(&reason.ground))))
    }

    fn mentions(&self) -> impl Iterator<Item = &'a Mention> {
        self.entry.mentions.iter().map(|m| &self.annotated.mentions[*m])
    }

    /// What is named inside it, each linked.
    fn push_parts(&self, out: &mut String) {
        let mut parts: Vec<usize> = Vec::new();
        for m in self.entry.mentions.iter().flat_map(|m| self.inside(*m)) {
            let known = |part: &usize| self.entries.of(*part).id == self.entries.of(m).id;
            if !parts.iter().any(known) {
                parts.push(m);
            }
        }
        if parts.is_empty() {
            return;
        }
        let link = |m: &usize| {
            let id = escape::attribute(&self.entries.of(*m).id);
            format!("<a href=\"#e-{id}\">{}</a>", escape::text(self.surface(*m)))
        };
        let links: Vec<String> = parts.iter().map(link).collect();
        let (label, links) = (self.strings.parts, links.join(self.words.list));
        out.push_str(&format!("<p class=\"parts\">{label} {links}</p>\n"));
    }

    /// The mentions that lie in `outer` at the first depth; they follow it.
    fn inside(&self, outer: usize) -> impl Iterator<Item = usize> {
        let mentions = &self.annotated.mentions;
        let end = mentions[outer].span.end;
        let after = (outer + 1..mentions.len()).take_while(move |m| mentions[*m].span.start < end);
        after.filter(move |m| mentions[*m].parent == Some(outer as u32))
    }

    /// What the article says that it says: the cues of each sentence lead to it.
    fn push_claims(&self, out: &mut String) {
        let text = &self.annotated.document.text;
        let claims = self.entry.claims.iter().map(|&number| &self.annotated.claims[number]);
        let claims: Vec<&Claim> = claims.collect();
        let item = |of_sentence: &[&Claim]| {
            let cues = of_sentence.iter().map(|claim| self.index.slice(text, claim.cue));
            let cues = escape::text(&cues.collect::<Vec<_>>().join(self.words.list));
            format!("<li><a href=\"#m-{}\">{cues}</a></li>", of_sentence[0].speaker)
        };
        let by_sentence = claims.chunk_by(|one, next| one.sentence == next.sentence);
        let items: String = by_sentence.map(item).collect();
        if !items.is_empty() {
            out.push_str(&format!("<p class=\"label\">{}</p>\n", self.strings.claims));
            out.push_str(&format!("<ol class=\"claims\">{items}</ol>\n"));
        }
    }

    /// The way back to the mentions.
    fn push_mentions(&self, out: &mut String) {
        out.push_str(&format!("<p class=\"label\">{}</p>\n", self.strings.mentions));
        out.push_str("<ol class=\"mentions\">");
        for (n, m) in self.entry.mentions.iter().take(BACK).enumerate() {
            out.push_str(&format!("<li><a href=\"#m-{m}\">{}</a></li>", n + 1));
        }
        out.push_str(if self.entry.mentions.len() > BACK {
            "<li>…</li></ol>\n"
        } else {
            "</ol>\n"
        });
    }
}

/// The word of a kind of alias in the string tables.
fn key(kind: AliasKind) -> &'static str {
    match kind {
        AliasKind::Full => "full",
        AliasKind::Short => "short",
        AliasKind::Compound => "compound",
        AliasKind::Abbreviation => "abbreviation",
        AliasKind::Transliteration => "transliteration",
        AliasKind::Former => "former",
        AliasKind::Title => "title",
        AliasKind::Later => "later",
        AliasKind::Demonym => "demonym",
    }
}
