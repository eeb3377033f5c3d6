//! Sites: every stretch that anything proposes as a name, with what speaks for it by itself.

use super::Sources;
use super::features::Feature;
use super::lexicon::{self, Class, Classes, Word};
use super::variants;
use crate::Mention;
use crate::gazetteer::{Form, Hit};
use lorgnette_kb::{AliasKind, Kb, Label};
use lorgnette_tagger::{Guess, Kind};
use std::collections::{BTreeMap, BTreeSet};

/// The kinds of name, in the order of every array over them.
pub(super) const KINDS: [Kind; 3] = [Kind::Person, Kind::Place, Kind::Organisation];
/// Their places in those arrays.
pub(super) const PERSON: usize = Kind::Person as usize;
pub(super) const PLACE: usize = Kind::Place as usize;
pub(super) const BODY: usize = Kind::Organisation as usize;

/// The kind of name that mentions of `label` are.
pub(super) fn kind(label: Label) -> Option<Kind> {
    match label {
        Label::Person => Some(Kind::Person),
        Label::Gpe | Label::Loc | Label::Fac => Some(Kind::Place),
        Label::Org => Some(Kind::Organisation),
        _ => None,
    }
}

/// The probability of a guess in thousandths.
pub(super) fn thousandths(guess: &Guess) -> u32 {
    (guess.probability * 1000.0).round() as u32
}

/// A start and an end, in code points.
pub(super) type Place = (u32, u32);

/// What speaks for a stretch by itself. A text has several for each of its names, so that it is
/// kept small: the candidates of the rules stand in their list.
#[derive(Clone, Debug, Default)]
pub(super) struct Site {
    /// The tagger's probability of each kind, in thousandths.
    pub(super) guessed: [u32; 3],
    /// Whether the knowledge base has the form for each kind, linked or not.
    pub(super) known: [bool; 3],
    /// Whether it has the form for something that is no name of these kinds.
    pub(super) known_otherwise: bool,
    /// The word of the word list that it is.
    pub(super) listed: Classes,
    /// The place of the rules' candidate for each kind in their list, of several the surest.
    pub(super) candidates: [Option<u32>; 3],
    /// Whether that candidate is linked.
    pub(super) is_linked: [bool; 3],
    /// The rules that found it, for each kind.
    pub(super) rules: [Rules; 3],
    /// Whether the rules' candidate is a town.
    pub(super) is_town: [bool; 3],
    /// Whether the rules' candidate is a province or a state.
    pub(super) is_province: bool,
    /// The candidate for the last of the places that it joins, if a rule found that.
    pub(super) last: Option<u32>,
    /// How many places in a row it joins.
    pub(super) joined: u32,
    /// Whether it was put together as each kind.
    pub(super) made: [bool; 3],
}

/// The rules whose finding counts by itself, and as which feature.
pub(super) const TELLING: [(&str, Feature); 8] = [
    ("later", Feature::KnownLater),
    ("introduced", Feature::KnownLater),
    ("compound", Feature::Compound),
    ("institution", Feature::Institution),
    ("foreign-name", Feature::ForeignName),
    ("role", Feature::Role),
    ("class-word", Feature::ClassWord),
    ("place-before", Feature::ClassWord),
];

/// A set of the [`TELLING`] rules, one bit each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rules(u8);

impl Rules {
    fn add(&mut self, rule: &str) {
        let place = TELLING.iter().position(|telling| telling.0 == rule);
        self.0 |= place.map_or(0, |place| 1 << place);
    }

    /// Whether a rule is among them that counts as `feature`.
    pub(super) fn tell(self, feature: Feature) -> bool {
        TELLING.iter().enumerate().any(|(n, telling)| telling.1 == feature && self.0 >> n & 1 == 1)
    }
}

impl Site {
    /// Whether anything but the tagger or a variant names it.
    pub(super) fn is_named(&self) -> bool {
        self.known.contains(&true)
            || self.listed != Classes::default()
            || self.candidates.iter().any(Option::is_some)
    }

    /// Whether it is likely enough a place to be joined with others.
    pub(super) fn may_be_place(&self) -> bool {
        let is_said = self.known[PLACE] || self.candidates[PLACE].is_some();
        let is_made = self.made[PLACE] && self.joined == 0;
        self.guessed[PLACE] >= 200 || is_said || is_made || self.listed.hold(Class::Place)
    }

    /// Whether it is to be weighed as a name of `kind`: something says so, or
    /// says only that it is a name.
    pub(super) fn may_be(&self, kind: Kind) -> bool {
        let says = |k: usize| {
            self.guessed[k] > 0 || self.known[k] || self.candidates[k].is_some() || self.made[k]
        };
        let is_guessed = self.guessed.iter().any(|&p| p >= 200);
        let class = [Class::Person, Class::Place, Class::Body][kind as usize];
        says(kind as usize) || is_guessed || self.listed.hold(class) || !(0..3).any(says)
    }
}

/// All sites of a text.
pub(super) struct Sites {
    pub(super) by_place: BTreeMap<Place, Site>,
    /// The words of the word list.
    pub(super) words: Vec<Word>,
    /// Where the rules found what the knowledge base knows, names or not.
    pub(super) linked: BTreeSet<Place>,
}

impl Sites {
    /// Gathers what the tagger, the rules, the knowledge base and the word
    /// list propose, and what variants of it may be meant.
    pub(super) fn gather(sources: &Sources, candidates: &[Mention]) -> Sites {
        let linked = candidates.iter().filter(|m| m.entity.is_some());
        let mut sites = Sites {
            by_place: BTreeMap::new(),
            words: lexicon::words(sources.text),
            linked: linked.map(|m| (m.span.start, m.span.end)).collect(),
        };
        for guess in sources.guesses {
            let site = sites.at(guess.span.start, guess.span.end);
            site.guessed[guess.kind as usize] = thousandths(guess);
        }
        (0..candidates.len()).for_each(|n| sites.add_candidate(candidates, n, sources.kb));
        sources.hits.iter().for_each(|hit| sites.add_hit(hit, sources.kb));
        for word in sites.words.clone() {
            if [Class::Place, Class::Person, Class::Body].iter().any(|&class| word.is(class)) {
                sites.at(word.start, word.end).listed = word.classes;
            }
        }
        variants::add(&mut sites, sources.text);
        sites
    }

    pub(super) fn at(&mut self, start: u32, end: u32) -> &mut Site {
        self.by_place.entry((start, end)).or_default()
    }

    /// Adds the `n`th of the candidates.
    fn add_candidate(&mut self, candidates: &[Mention], n: usize, kb: &Kb) {
        let mention = &candidates[n];
        let Some(kind) = kind(mention.label) else { return };
        let (k, site) = (kind as usize, self.at(mention.span.start, mention.span.end));
        mention.reasons.iter().for_each(|reason| site.rules[k].add(reason.rule));
        let worth = |m: &Mention| (m.entity.is_some(), (m.confidence * 1000.0) as i64);
        let best = site.candidates[k].map(|best| worth(&candidates[best as usize]));
        if best.is_none_or(|best| best < worth(mention)) {
            site.candidates[k] = Some(n as u32);
            let subtype = mention.entity.map(|entity| kb.entity(entity).subtype.as_str());
            site.is_linked[k] = mention.entity.is_some();
            site.is_province |= matches!(subtype, Some("province" | "state"));
            site.is_town[k] = matches!(subtype, Some("city" | "town"));
        }
    }

    fn add_hit(&mut self, hit: &Hit, kb: &Kb) {
        let site = self.at(hit.start as u32, hit.end as u32);
        for used in &hit.uses {
            let kind = kind(kb.entity(used.entity).label);
            match (used.form, kind) {
                (Form::Alias(AliasKind::Demonym), _) | (_, None) => site.known_otherwise = true,
                // A form that waits for the full name is one only where a rule linked it.
                (Form::Alias(AliasKind::Later), _) => {}
                (_, Some(kind)) => site.known[kind as usize] = true,
            }
        }
    }
}
