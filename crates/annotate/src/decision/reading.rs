//! The values of the features in a text.

use super::Sources;
use super::features::{Feature, Values};
use super::lexicon::{Class, Word};
use super::logit::logit;
use super::site::{KINDS, PLACE, Place, Site, Sites, thousandths};
use super::surface::{
    LONGEST_SUFFIX, is_after_in, is_before_people, is_before_saying, is_body_suffix, is_family,
    place_suffix,
};
use crate::rules::spells;
use crate::text::{Text, is_unspaced};
use lorgnette_tagger::{Guess, Kind};
use lorgnette_text::words::{BIT, folded_frequency, is_han, seams};

/// A cut through words is as bad as can be from so many sixteenths of a bit on.
const TORN: u32 = 12 * BIT;
/// No guess and no name reaches further.
const REACH: u32 = 80;

/// A text with what its sites are read against.
pub(super) struct Reading<'a> {
    text: &'a Text,
    guesses: &'a [Guess],
    /// Where stands what the knowledge base knows, by start.
    known: Vec<Place>,
    /// The heads and titles of the word list, by start.
    words: Vec<Word>,
    /// What it costs to begin a word at each place.
    seams: Vec<u32>,
    /// Where likely places stand, by start.
    places: Vec<bool>,
}

/// Collects the features of one proposal.
struct Collected(Values);

impl Collected {
    fn add(&mut self, feature: Feature, value: u32) {
        if value > 0 {
            self.0.push((feature, value as i32));
        }
    }

    fn flag(&mut self, feature: Feature, holds: impl Into<bool>) {
        if holds.into() {
            self.0.push((feature, 1000));
        }
    }
}

impl<'a> Reading<'a> {
    pub(super) fn new(sources: &Sources<'a>, sites: &Sites) -> Self {
        let text = sources.text;
        let mut places = vec![false; text.len() + 1];
        for (place, site) in &sites.by_place {
            let is_likely = site.guessed[PLACE] >= 300 || site.known[PLACE];
            // Country characters stand side by side and stay apart.
            if is_likely && place.1 - place.0 > 1 {
                places[place.0 as usize..place.1 as usize].fill(true);
            }
        }
        let is_mark = |w: &&Word| w.is(Class::Head) || w.is(Class::Title);
        Reading {
            text,
            guesses: sources.guesses,
            known: sites.linked.iter().copied().collect(),
            words: sites.words.iter().filter(is_mark).copied().collect(),
            seams: seams(text.folded()),
            places,
        }
    }

    /// The features of `site` at `place` as a name of `kind`.
    pub(super) fn values(&self, place: Place, site: &Site, kind: Kind) -> Values {
        let mut values = Collected(vec![(Feature::Always, 1000)]);
        of_guess(site, kind, &mut values);
        self.of_other_guesses(place, &mut values);
        of_knowledge(place, site, kind, &mut values);
        self.of_other_knowledge(place, &mut values);
        self.of_words(place, &mut values);
        self.of_form(place, site, &mut values);
        self.of_letters(place, &mut values);
        self.of_surroundings(place, &mut values);
        values.0
    }

    fn of_other_guesses(&self, (start, end): Place, values: &mut Collected) {
        let from = self.guesses.partition_point(|g| g.span.start + REACH < start);
        let near = self.guesses[from..].iter().take_while(|g| g.span.start < end);
        let others = near.filter(|g| g.span.end > start);
        let mut sums = [0; Feature::EndsBody as usize + 1];
        for guess in others {
            for feature in relation((start, end), guess).into_iter().flatten() {
                sums[feature as usize] += thousandths(guess);
            }
        }
        for feature in RELATIONS {
            values.add(feature, sums[feature as usize]);
        }
    }

    fn of_other_knowledge(&self, (start, end): Place, values: &mut Collected) {
        let from = self.known.partition_point(|known| known.0 + REACH < start);
        let near = self.known[from..].iter().take_while(|known| known.0 < end);
        let (mut begins, mut ends, mut around, mut across) = (false, false, false, false);
        for &(s, e) in near.filter(|&&known| known.1 > start && known != (start, end)) {
            begins |= s == start && e < end;
            ends |= s > start && e == end;
            around |= s <= start && e >= end;
            across |= s < start && e < end || s > start && e > end;
        }
        values.flag(Feature::KnownBegins, begins);
        values.flag(Feature::KnownEnds, ends);
        values.flag(Feature::KnownAround, around);
        values.flag(Feature::KnownAcross, across);
    }

    /// The heads and titles of the word list in and beside it.
    fn of_words(&self, (start, end): Place, values: &mut Collected) {
        let from = self.words.partition_point(|w| w.start + REACH < start);
        let near = self.words[from..].iter().take_while(|w| w.start <= end);
        let (mut head, mut alone, mut within, mut before, mut after) =
            (false, false, false, false, false);
        for word in near.filter(|w| w.end >= start) {
            if word.is(Class::Head) && word.end == end {
                head |= word.start > start;
                alone |= word.start == start;
            }
            if word.is(Class::Title) {
                let is_inner = start <= word.start && word.end <= end;
                within |= is_inner && (word.start == start || word.end == end);
                before |= word.end == start;
                after |= word.start == end;
            }
        }
        values.flag(Feature::Head, head);
        values.flag(Feature::HeadAlone, alone);
        values.flag(Feature::TitleWithin, within);
        values.flag(Feature::TitleBefore, before);
        values.flag(Feature::TitleAfter, after);
    }

    /// What a Chinese name is made of.
    fn of_form(&self, (start, end): Place, site: &Site, values: &mut Collected) {
        let (text, s, e) = (self.text, start as usize, end as usize);
        if !is_unspaced(text.at(s)) {
            return;
        }
        values.flag(length(e - s), true);
        let is_short = (2..=3).contains(&(e - s));
        values.flag(Feature::Family, is_short && is_han(text.at(s)) && is_family(text.at(s)));
        let is_spelled = |at: usize| spells(text.at(at)) || text.at(at) == '·';
        values.flag(Feature::Spelled, e - s >= 2 && (s..e).all(is_spelled));
        let longest = |is: &dyn Fn(usize) -> bool| {
            ((e.saturating_sub(LONGEST_SUFFIX)).max(s + 1)..e).find(|&at| is(at)).unwrap_or(e)
        };
        let place = longest(&|at| place_suffix(text, at, e).is_some());
        let body = longest(&|at| is_body_suffix(text, at, e));
        let near = self.words.partition_point(|w| w.start + REACH < end);
        let near = self.words[near..].iter().take_while(|w| w.start < end);
        let head = near.filter(|w| w.is(Class::Head) && w.end == end);
        let head = head.map(|w| w.start as usize).min().unwrap_or(e).min(body);
        values.flag(Feature::PlaceSuffix, place < e && place <= head);
        values.flag(Feature::BodySuffix, body < e && body <= place);
        let is_suffix = place_suffix(text, s, e).is_some() || is_body_suffix(text, s, e);
        values.flag(Feature::SuffixAlone, is_suffix && !site.is_linked.contains(&true));
        values.flag(Feature::Joined, site.joined == 2);
        values.flag(Feature::JoinedMore, site.joined > 2);
        let count = folded_frequency(&text.folded()[s..e]);
        values.flag(Feature::Word, count > 0);
        values.add(Feature::Common, 100 * count.max(1).ilog2());
    }

    fn of_letters(&self, (start, end): Place, values: &mut Collected) {
        let written = self.text.raw(start as usize, end as usize);
        let is_latin = written.iter().any(char::is_ascii_alphabetic);
        let has = |wanted: &str| written.iter().any(|&c| wanted.contains(c));
        values.flag(Feature::Latin, is_latin);
        values.flag(Feature::LatinWords, is_latin && has(" "));
        values.flag(Feature::Shouted, is_latin && !written.iter().any(|c| c.is_lowercase()));
        let folded = &self.text.folded()[start as usize..end as usize];
        let holds = |wanted: &str| folded.iter().any(|&c| wanted.contains(c));
        values.flag(Feature::Dotted, holds("·"));
        let inner = folded.get(1..folded.len() - 1).unwrap_or_default();
        values.flag(Feature::Linked, inner.iter().any(|&c| "的与和及、,".contains(c)));
        values.flag(Feature::Digits, holds("0123456789一二三四五六七八九十第"));
    }

    fn of_surroundings(&self, (start, end): Place, values: &mut Collected) {
        let (text, s, e) = (self.text, start as usize, end as usize);
        let torn = |at: usize| self.seams[at].min(TORN) * 1000 / TORN;
        values.add(Feature::TornBefore, torn(s));
        values.add(Feature::TornAfter, torn(e));
        values.add(Feature::Torn, torn(s).max(torn(e)));
        values.flag(Feature::AfterIn, is_after_in(text, s));
        values.flag(Feature::BeforePeople, is_before_people(text, e));
        values.flag(Feature::BeforeSaying, is_before_saying(text, e));
        let (before, after) = (text.before(s), text.at(e));
        values.flag(Feature::Listing, before == '、' || after == '、');
        let quotes = [('「', '」'), ('“', '”'), ('"', '"'), ('『', '』')];
        values.flag(Feature::Quoted, quotes.contains(&(before, after)));
        values.flag(Feature::TitleMarks, [('《', '》'), ('〈', '〉')].contains(&(before, after)));
        values.flag(Feature::Bracketed, (before, after) == ('(', ')'));
        let is_through = |at: usize| at > 0 && self.places[at - 1] && self.places[at];
        values.flag(Feature::Part, is_through(s) || is_through(e));
    }
}

fn of_guess(site: &Site, kind: Kind, values: &mut Collected) {
    let own = site.guessed[kind as usize];
    let least = logit(50);
    if own > 0 {
        values.add(Feature::Guessed, (logit(own) - least).max(0) as u32);
        values.add(Feature::Probable, own);
    }
    values.flag(Feature::Unguessed, own == 0);
    let others = KINDS.iter().filter(|&&other| other != kind);
    let other = others.map(|&other| site.guessed[other as usize]).max();
    values.add(Feature::GuessedOther, other.unwrap_or(0));
}

/// What guesses of other stretches are to it.
const RELATIONS: [Feature; 10] = [
    Feature::GuessedAround,
    Feature::GuessedAcross,
    Feature::SameStart,
    Feature::SameEnd,
    Feature::BeginsPerson,
    Feature::BeginsPlace,
    Feature::BeginsBody,
    Feature::EndsPerson,
    Feature::EndsPlace,
    Feature::EndsBody,
];

/// What `guess`, which shares characters with it, is to the stretch.
fn relation((start, end): Place, guess: &Guess) -> [Option<Feature>; 2] {
    use std::cmp::Ordering::{Equal, Greater, Less};
    let begins = [Feature::BeginsPerson, Feature::BeginsPlace, Feature::BeginsBody];
    let ends = [Feature::EndsPerson, Feature::EndsPlace, Feature::EndsBody];
    let kind = guess.kind as usize;
    match (guess.span.start.cmp(&start), guess.span.end.cmp(&end)) {
        (Equal, Equal) | (Greater, Less) => [None, None],
        (Equal, Greater) => [Some(Feature::SameStart), None],
        (Less, Equal) => [Some(Feature::SameEnd), None],
        (Less, Greater) => [Some(Feature::GuessedAround), None],
        (Less, Less) | (Greater, Greater) => [Some(Feature::GuessedAcross), None],
        (Equal, Less) => [Some(begins[kind]), None],
        (Greater, Equal) => [Some(ends[kind]), None],
    }
}

fn of_knowledge((start, end): Place, site: &Site, kind: Kind, values: &mut Collected) {
    let k = kind as usize;
    let is_linked = site.is_linked[k];
    values.flag(Feature::Known, is_linked);
    let long = if is_linked { 1000 * (end - start).clamp(2, 8) - 2000 } else { 0 };
    values.add(Feature::KnownLong, long);
    values.flag(Feature::KnownTown, site.is_town[k]);
    values.flag(Feature::KnownAlso, !is_linked && site.known[k]);
    values.flag(Feature::KnownOther, (0..3).any(|other| other != k && site.known[other]));
    values.flag(Feature::KnownOtherwise, site.known_otherwise);
    values.flag(Feature::ListedPlace, site.listed.hold(Class::Place));
    values.flag(Feature::ListedPerson, site.listed.hold(Class::Person));
    values.flag(Feature::ListedBody, site.listed.hold(Class::Body));
    for feature in BY_RULE {
        values.flag(feature, site.rules[k].tell(feature));
    }
}

/// What is known by the rule that found it.
const BY_RULE: [Feature; 6] = [
    Feature::KnownLater,
    Feature::Compound,
    Feature::Institution,
    Feature::ForeignName,
    Feature::Role,
    Feature::ClassWord,
];

/// The feature of a Chinese name's length.
fn length(characters: usize) -> Feature {
    match characters {
        0 | 1 => Feature::Length1,
        2 => Feature::Length2,
        3 => Feature::Length3,
        4 => Feature::Length4,
        5 | 6 => Feature::Length5,
        _ => Feature::Length7,
    }
}
