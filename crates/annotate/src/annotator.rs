//! The annotator: a knowledge base made ready, and the steps in their order.

use crate::context::{Context, Relations};
use crate::decision::{self, Proposal, Sources};
use crate::gazetteer::{Gazetteer, Hit};
use crate::rules::{
    compounds, dates, designators, foreign_names, institutions, names, ordinals, quantities, roles,
    times, titles,
};
use crate::text::Text;
use crate::{Annotated, Mention, article, claims, select, tagging};
use lorgnette_kb::Kb;
use lorgnette_kb::names::Names;
use lorgnette_tagger::{Guess, Language, Tagger};
use lorgnette_text::{Document, Span};

/// Annotates documents with one knowledge base.
#[derive(Clone, Debug)]
pub struct Annotator<'k> {
    kb: &'k Kb,
    gazetteer: Gazetteer,
    relations: Relations,
    taggers: &'k [Tagger],
    has_soft: bool,
}

impl<'k> Annotator<'k> {
    /// Makes the names of `kb` ready to be found.
    pub fn new(kb: &'k Kb) -> Self {
        Annotator {
            kb,
            gazetteer: Gazetteer::new(&Names::of(kb)),
            relations: Relations::new(kb),
            taggers: &[],
            has_soft: false,
        }
    }

    /// Tells of 該國 and 兩國 too, where it is clear whom they mean.
    pub fn with_soft_mentions(mut self) -> Self {
        self.has_soft = true;
        self
    }

    /// Reads texts with `taggers` too, at most one a language; what they guess is
    /// weighed with what the knowledge base and the rules find.
    pub fn with_taggers(mut self, taggers: &'k [Tagger]) -> Self {
        self.taggers = taggers;
        self
    }

    /// Finds and links what `document` names; it cannot fail. A title that does
    /// not stand in the text is read before it, for what it names is known then.
    pub fn annotate(&self, document: Document) -> Annotated {
        let title = title_apart(&document).map(|title| format!("{title}\n")).unwrap_or_default();
        let text = Text::new(&format!("{title}{}", document.text));
        let date = document.meta.date.as_deref();
        let stretches = tagging::stretches(&text, |language| self.reads(language));
        let guesses = tagging::guesses(&text, self.taggers, &stretches);
        let (hits, candidates) = self.candidates(&text, date);
        let sources = Sources { text: &text, kb: self.kb, hits: &hits, guesses: &guesses };
        let candidates = decision::weighed(&sources, candidates, &stretches);
        let mentions = select::best(candidates, self.kb, &self.relations);
        let lead = title.chars().count() as u32;
        let (mentions, locals) = article::complete(&text, mentions);
        let claims = claims::claims(&text, &mentions);
        let soft = match self.has_soft {
            true => article::soft(&text, &mentions, self.kb),
            false => Vec::new(),
        };
        after(lead, Annotated { document, mentions, claims, locals, soft })
    }

    fn reads(&self, language: Language) -> bool {
        self.taggers.iter().any(|tagger| tagger.language() == language)
    }

    /// What the names of `text` in a language that `guesses` come from may be,
    /// with what speaks for each: what the weights of the decision are fitted on.
    pub fn proposals(&self, text: &str, guesses: &[Guess]) -> Vec<Proposal> {
        let text = Text::new(text);
        let (hits, candidates) = self.candidates(&text, None);
        let sources = Sources { text: &text, kb: self.kb, hits: &hits, guesses };
        decision::proposals(&sources, &candidates)
    }

    /// The names of the base in `text`, and everything that any rule finds,
    /// overlapping and in no order.
    fn candidates(&self, text: &Text, date: Option<&str>) -> (Vec<Hit<'_>>, Vec<Mention>) {
        let hits = self.gazetteer.hits(text);
        let dates = dates::mentions(text, date);
        let mut context = Context::new(text, &hits, &dates);
        let named = names::named(text, &hits, self.kb, &self.relations, &mut context);
        let mut candidates = names::mentions(text, &named, self.kb, &self.relations);
        candidates.extend(compounds::mentions(text, &self.gazetteer, &named));
        candidates.extend(institutions::mentions(text, &named, self.kb));
        candidates.extend(designators::mentions(text));
        candidates.extend(foreign_names::mentions(text));
        candidates.extend(roles::mentions(text));
        candidates.extend(titles::mentions(text));
        candidates.extend(times::mentions(text));
        candidates.extend(dates);
        candidates.extend(ordinals::mentions(text));
        candidates.extend(quantities::mentions(text));
        (names::whole(text, hits), candidates)
    }
}

/// The title, where the text does not begin with it.
fn title_apart(document: &Document) -> Option<&str> {
    let title = document.meta.title.as_deref().map(str::trim).filter(|title| !title.is_empty())?;
    (!document.text.trim_start().starts_with(title)).then_some(title)
}

/// What is found from code point `lead` on, counted from there.
fn after(lead: u32, mut annotated: Annotated) -> Annotated {
    let moved = |span: Span| Span::new(span.start - lead, span.end - lead);
    let before = annotated.mentions.partition_point(|m| m.span.start < lead);
    annotated.mentions.drain(..before);
    for mention in &mut annotated.mentions {
        mention.span = moved(mention.span);
        mention.parent = mention.parent.map(|parent| parent - before as u32);
    }
    annotated.soft.retain(|soft| soft.span.start >= lead);
    annotated.soft.iter_mut().for_each(|soft| soft.span = moved(soft.span));
    for local in &mut annotated.locals {
        local.mentions.retain(|&m| m >= before as u32);
        local.mentions.iter_mut().for_each(|m| *m -= before as u32);
    }
    annotated.locals.retain(|local| !local.mentions.is_empty());
    annotated.claims.retain(|claim| claim.sentence.start >= lead);
    for claim in &mut annotated.claims {
        claim.speaker -= before as u32;
        (claim.cue, claim.sentence) = (moved(claim.cue), moved(claim.sentence));
    }
    annotated
}
