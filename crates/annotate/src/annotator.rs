//! The annotator: a knowledge base made ready, and the steps in their order.

use crate::context::{Context, Relations};
use crate::decision::{self, Proposal, Sources};
use crate::gazetteer::{Gazetteer, Hit};
use crate::rules::{
    compounds, dates, designators, foreign_names, institutions, names, ordinals, quantities, roles,
    times, titles,
};
use crate::select::Candidate;
use crate::tagging::Guesser;
use crate::text::Text;
use crate::{Annotated, Mention, article, claims, select, tagging};
use lorgnette_kb::Kb;
use lorgnette_tagger::{Guess, Tagger};
use lorgnette_text::{Document, Span};

/// The steps that [`Annotator::annotate_in_steps`] tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Folding the text, and what taggers guess of it.
    Reading,
    /// Finding the names of the knowledge base, and linking them.
    Names,
    /// Every other rule.
    Rules,
    /// Weighing and choosing.
    Decision,
    /// What the article itself tells.
    Article,
    /// Who says what.
    Claims,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Step; 6] =
        [Step::Reading, Step::Names, Step::Rules, Step::Decision, Step::Article, Step::Claims];
}

/// Annotates documents with one knowledge base.
#[derive(Clone, Debug)]
pub struct Annotator<'k> {
    kb: &'k Kb,
    gazetteer: Gazetteer<'k>,
    relations: Relations,
    taggers: &'k [Tagger],
    has_soft: bool,
}

impl<'k> Annotator<'k> {
    /// Makes the names of `kb` ready to be found.
    pub fn new(kb: &'k Kb) -> Self {
        Annotator {
            kb,
            gazetteer: Gazetteer::new(kb),
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
        self.annotate_in_steps(document, |_| {})
    }

    /// The same with `taggers` in place of the annotator's own: those that came, or that run
    /// elsewhere.
    pub fn annotate_with(&self, document: Document, taggers: &[&dyn Guesser]) -> Annotated {
        self.steps(document, taggers, |_| {})
    }

    /// The same as [`annotate`](Self::annotate), and tells after each piece of the work to which
    /// step it belonged: for measuring, as there is no clock here.
    pub fn annotate_in_steps(&self, document: Document, done: impl FnMut(Step)) -> Annotated {
        let taggers: Vec<&dyn Guesser> = self.taggers.iter().map(|tagger| tagger as _).collect();
        self.steps(document, &taggers, done)
    }

    fn steps(
        &self,
        document: Document,
        taggers: &[&dyn Guesser],
        mut done: impl FnMut(Step),
    ) -> Annotated {
        let title = title_apart(&document).map(|title| format!("{title}\n")).unwrap_or_default();
        let text = Text::new(&format!("{title}{}", document.text));
        let date = document.meta.date.as_deref();
        let candidates = self.weighed(&text, date, taggers, &mut done);
        let mentions = select::best(candidates, self.kb, &self.relations);
        done(Step::Decision);
        let lead = title.chars().count() as u32;
        let (mentions, locals) = article::complete(&text, mentions);
        done(Step::Article);
        let claims = claims::claims(&text, &mentions);
        done(Step::Claims);
        let soft = match self.has_soft {
            true => article::soft(&text, &mentions, self.kb),
            false => Vec::new(),
        };
        after(lead, Annotated { document, mentions, claims, locals, soft })
    }

    /// The candidates with what each is worth; what they were made from is not kept any longer.
    fn weighed(
        &self,
        text: &Text,
        date: Option<&str>,
        taggers: &[&dyn Guesser],
        done: &mut impl FnMut(Step),
    ) -> Vec<Candidate> {
        let reads = |language| taggers.iter().any(|tagger| tagger.language() == language);
        let stretches = match taggers {
            [] => Vec::new(),
            _ => tagging::stretches(text, reads),
        };
        let guesses = tagging::guesses(text, taggers, &stretches);
        done(Step::Reading);
        let (hits, candidates) = self.candidates(text, date, done);
        let sources = Sources { text, kb: self.kb, hits: &hits, guesses: &guesses };
        decision::weighed(&sources, candidates, &stretches)
    }

    /// What the names of `text` in a language that `guesses` come from may be,
    /// with what speaks for each: what the weights of the decision are fitted on.
    pub fn proposals(&self, text: &str, guesses: &[Guess]) -> Vec<Proposal> {
        let text = Text::new(text);
        let (hits, candidates) = self.candidates(&text, None, &mut |_| {});
        let sources = Sources { text: &text, kb: self.kb, hits: &hits, guesses };
        decision::proposals(&sources, &candidates)
    }

    /// The names of the base in `text`, and everything that any rule finds,
    /// overlapping and in no order.
    fn candidates(
        &self,
        text: &Text,
        date: Option<&str>,
        done: &mut impl FnMut(Step),
    ) -> (Vec<Hit<'_>>, Vec<Mention>) {
        let mut hits = self.gazetteer.hits(text);
        names::find_parts(text, &mut hits);
        done(Step::Names);
        let dates = dates::mentions(text, date);
        done(Step::Rules);
        let mut context = Context::new(text, &hits, &dates);
        let (named, mentions) = names::named(text, &hits, self.kb, &self.relations, &mut context);
        let mut candidates = names::mentions(text, &named, mentions, self.kb, &self.relations);
        done(Step::Names);
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
        done(Step::Rules);
        hits.retain(|hit| !hit.is_part);
        (hits, candidates)
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
