//! One decision a span: gazetteer, rules and tagger propose, one openly weighted score decides.
//!
//! 1. [`site`]: every stretch that anything proposes as a name, with what speaks for it.
//! 2. [`features`] and [`reading`]: what is looked at, and its values in a text.
//! 3. [`weights`]: what each counts; their sum is what the name is worth.
//!
//! [`select`](crate::select) then takes the best set. `docs/linking.md` has the table's story.

mod features;
mod lexicon;
mod logit;
mod reading;
mod site;
mod surface;
mod variants;
mod weights;

pub use features::{FEATURES, Feature, Values};
pub use lexicon::NAME_WORDS;
pub use weights::Weights;

use crate::gazetteer::Hit;
use crate::select::{Candidate, Standing};
use crate::tagging::Stretch;
use crate::text::Text;
use crate::{Mention, Reason};
use lorgnette_kb::{Kb, Label};
use lorgnette_tagger::{Guess, Kind, Language};
use lorgnette_text::Span;
use reading::Reading;
use site::{KINDS, Sites, kind};

/// A stretch that may be a name of a kind.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Where it stands.
    pub span: Span,
    /// What it would name.
    pub kind: Kind,
    /// What speaks for and against it.
    pub values: Values,
    /// Whether it is a province or a state, which stay apart from what lies in them.
    pub is_province: bool,
    /// The place in their list of the candidate that a rule made of it, if one did.
    candidate: Option<u32>,
}

/// What proposals are made from.
#[derive(Clone, Copy)]
pub(crate) struct Sources<'a> {
    pub(crate) text: &'a Text,
    pub(crate) kb: &'a Kb,
    pub(crate) hits: &'a [Hit<'a>],
    pub(crate) guesses: &'a [Guess],
}

impl<'a> Sources<'a> {
    /// The guess of just this stretch and kind; they are sorted by start.
    fn guess(&self, span: Span, kind: Kind) -> Option<&'a Guess> {
        let from = self.guesses.partition_point(|g| g.span.start < span.start);
        let mut here = self.guesses[from..].iter().take_while(|g| g.span.start == span.start);
        here.find(|g| g.span == span && g.kind == kind)
    }
}

/// What an event or a date of a rule, `worth` so much by [`select`](crate::select)'s
/// measure of length, is worth beside names that are weighed by their odds: a
/// sure name has 5,000 to 8,000, however long it is, and so has a word or two
/// of Chinese, with two characters, or of English, with six letters each.
fn beside_names(worth: i64, language: Language) -> i64 {
    match language {
        Language::Chinese => 2 * worth,
        Language::English => worth / 3,
    }
}

/// What the names of the text may be, by start and end.
pub(crate) fn proposals(sources: &Sources, candidates: &[Mention]) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    propose(sources, candidates, |proposal| proposals.push(proposal));
    proposals
}

/// Proposes them one after another: a long text has so many that they are not kept.
fn propose(sources: &Sources, candidates: &[Mention], mut take: impl FnMut(Proposal)) {
    let sites = Sites::gather(sources, candidates);
    let reading = Reading::new(sources, &sites);
    for (&place, site) in &sites.by_place {
        for kind in KINDS.into_iter().filter(|&kind| site.may_be(kind)) {
            take(Proposal {
                span: Span::new(place.0, place.1),
                kind,
                values: reading.values(place, site, kind),
                is_province: site.is_province
                    || surface::is_province(sources.text, place.0 as usize, place.1 as usize),
                candidate: site.candidates[kind as usize]
                    .or(site.last.filter(|_| kind == Kind::Place)),
            });
        }
    }
}

/// The candidates of the rules with what they are worth, and in the stretches
/// that a tagger reads every other name that is proposed.
pub(crate) fn weighed(
    sources: &Sources,
    candidates: Vec<Mention>,
    stretches: &[Stretch],
) -> Vec<Candidate> {
    let stretch_of = |span: Span| {
        let after = stretches.partition_point(|s| s.end <= span.start as usize);
        stretches.get(after).filter(|s| s.start <= span.start as usize)
    };
    let mut weighed: Vec<Candidate> = Vec::new();
    let weigh = |proposal: Proposal| {
        let Some(stretch) = stretch_of(proposal.span) else { return };
        let worth = Weights::shipped().score(stretch.language, &proposal);
        if worth > 0 {
            let mention = mention(&proposal, worth, sources, &candidates);
            weighed.push(Candidate { mention, worth, standing: Standing::Alone });
        }
    };
    if !stretches.is_empty() {
        propose(sources, &candidates, weigh);
    }
    weighed.extend(candidates.into_iter().map(|mention| {
        // What a tagger's line names is weighed above; here it may stand within a longer name.
        let language = stretch_of(mention.span).map(|stretch| stretch.language);
        let is_weighed =
            kind(mention.label).is_some() && language.is_some() && !is_settled(&mention);
        let standing = if is_weighed { Standing::Within } else { Standing::Anywhere };
        let mut candidate = Candidate::of(mention, standing);
        if let Some(language) = language {
            candidate.worth = beside_names(candidate.worth, language);
        }
        candidate
    }));
    weighed
}

/// Whether the text itself settled what it names: a country's character in a compound, a form
/// that counts once the full name stood. No tagger knows these, so that its silence says nothing.
fn is_settled(mention: &Mention) -> bool {
    let settles = |reason: &Reason| matches!(reason.rule, "compound" | "later" | "introduced");
    mention.entity.is_some() && mention.reasons.iter().any(settles)
}

/// The mention that `proposal` is if it is taken: the rule's, or one of a name
/// that nothing knows.
fn mention(proposal: &Proposal, worth: i64, sources: &Sources, candidates: &[Mention]) -> Mention {
    let Span { start, end } = proposal.span;
    let text = sources.text;
    let label = match proposal.kind {
        Kind::Person => Label::Person,
        Kind::Organisation => Label::Org,
        Kind::Place => surface::place_label(text, start as usize, end as usize),
    };
    let guess = sources.guess(proposal.span, proposal.kind);
    let candidate = proposal.candidate.map(|n| candidates[n as usize].clone());
    let mut mention = candidate.unwrap_or_else(|| Mention {
        span: proposal.span,
        label,
        entity: None,
        value: None,
        confidence: 0.0,
        reasons: Vec::new(),
        parent: None,
    });
    if mention.span != proposal.span {
        let ground = text.written(start as usize, mention.span.start as usize);
        mention.reasons.push(Reason { rule: "place-before", ground });
        mention.span = proposal.span;
    }
    mention.confidence = logit::probability(worth) as f32 / 1000.0;
    if let Some(guess) = guess {
        let ground = format!("{:.2}", guess.probability);
        mention.reasons.push(Reason { rule: "tagger", ground });
    } else if mention.reasons.is_empty() {
        let ground = text.written(start as usize, end as usize);
        mention.reasons.push(Reason { rule: "shape", ground });
    }
    mention
}
