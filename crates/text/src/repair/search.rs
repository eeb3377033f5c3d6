//! The search behind rule `shift`: which true text, cut and decoded as the
//! damage was, gives the characters that stand there.
//!
//! From a lost byte on, every decoded pair holds the second byte of one true
//! character and the first byte of the next. The search walks the damaged
//! characters and puts the pairs back; where a decoder dropped a pair or
//! swallowed a byte it tries what fits, and the cheapest text wins.

use super::beam::Beam;
use super::effort::Effort;
use super::evidence::Evidence;
use super::state::{Next, Pending, State};
use super::{GAP, gbk, syllable};
use crate::fold::unfold;
use crate::words::{self, BIT};
use std::sync::OnceLock;

/// How many partial texts are tried with a dropped pair; a fifth suffices for the first article.
const TRIED: usize = 60;
/// How many dropped pairs one place may have: each makes the guess weaker, and
/// beyond three nothing in a sentence holds it.
const MOST_DROPPED: u8 = 3;
/// A guessed character must be this common within words; it excludes the half
/// of GBK that modern text does not use.
const PLAUSIBLE: u64 = 100;

/// How much dearer a text may be on the way than the best one is at its end:
/// two rare characters cost this much until the third makes them a word.
const SLACK: u32 = 48 * BIT;

/// What a walk may try.
#[derive(Clone, Copy)]
struct Limits {
    /// How many dropped pairs.
    dropped: u8,
    /// What a text may cost before the damage ends.
    cost: u32,
}

/// The text around a damaged place, and what the rest of the document says.
pub(super) struct Place<'a> {
    pub(super) chars: &'a [char],
    /// Where the undamaged text before it begins to count.
    pub(super) from: usize,
    /// Where the damage begins.
    pub(super) at: usize,
    /// Where the text stops counting: no text found ends beyond it.
    pub(super) limit: usize,
    pub(super) evidence: &'a Evidence,
    pub(super) effort: &'a Effort,
}

/// A text that explains the damage.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) text: Vec<char>,
    /// Which characters rest on a byte that is not there.
    pub(super) guessed: Vec<bool>,
    /// Where the damage ends.
    pub(super) end: usize,
    /// Its cost up to the place's limit.
    pub(super) cost: u32,
    /// Its cost up to where the damage ends.
    end_cost: u32,
    /// What the document showed of a swallowed character: `3萬`.
    pub(super) seen: Option<String>,
    /// Whether a text that fills in lost pairs comes close.
    pub(super) rivalled: bool,
}

impl Found {
    /// Whether it rests on bytes that are not there.
    pub(super) fn is_guess(&self) -> bool {
        self.guessed.contains(&true)
    }
}

impl Place<'_> {
    /// The state before the first character.
    pub(super) fn start(&self, pending: Pending) -> State {
        State::new(&self.chars[..self.at], self.at - self.from, pending)
    }

    /// The cost of leaving the text as it is.
    pub(super) fn raw_cost(&self) -> u32 {
        words::cost(self.chars[self.from..self.limit].iter().copied())
    }

    /// The texts that explain the damage from `at` on, the cheapest first.
    ///
    /// Most damage has lost no pair. A first walk without losses finds what the
    /// second, which tries them, has to beat: it goes twenty times as fast so.
    pub(super) fn search(&self, states: Vec<State>, at: usize) -> Vec<Found> {
        let mut found = self.walk(states.clone(), at, Limits { dropped: 0, cost: u32::MAX });
        if self.effort.allows_losses() {
            let cost = found.iter().min_by_key(|found| found.cost);
            let cost = cost.map_or(u32::MAX, |found| found.end_cost.saturating_add(SLACK));
            let limits = Limits { dropped: MOST_DROPPED, cost };
            found.splice(0..0, self.walk(states, at, limits));
        }
        found.sort_by(|a, b| a.cost.cmp(&b.cost).then_with(|| a.text.cmp(&b.text)));
        found
    }

    /// Walks the damaged characters from `at` on.
    fn walk(&self, mut states: Vec<State>, at: usize, limits: Limits) -> Vec<Found> {
        let (mut found, mut best): (Vec<Found>, u32) = (Vec::new(), limits.cost);
        for at in at..self.limit {
            if states.is_empty() {
                break;
            }
            self.add_dropped(&mut states, limits);
            let (mut next, mut ended) = (Beam::below(best), Beam::below(u32::MAX));
            states.iter().for_each(|state| self.step(state, at, &mut next, &mut ended));
            for (state, end) in ended.cheapest() {
                let whole = self.finish(state, end);
                best = best.min(whole.cost);
                found.push(whole);
            }
            // What costs more already than a whole text cannot win.
            states = next.cheapest_below(best);
        }
        found
    }

    /// One damaged character.
    fn step(&self, state: &State, at: usize, on: &mut Beam<State>, ended: &mut Beam<Ended>) {
        let c = self.chars[at];
        if c == gbk::EURO {
            // The second byte of 個 and others is 0x80, by itself a euro sign.
            self.end_with(state, 0x80, at + 1, ended);
        } else if let Some((trail, lead)) = gbk::pair(c) {
            for (c, is_guess) in completions(state.pending, trail) {
                let next = Next { c, is_guess, pending: Pending::Known(lead) };
                on.offer(self.total(state, next), || state.with(next, self.evidence));
            }
        } else if is_stray(c) {
            self.end_at_stray(state, at, ended);
        } else if c.is_ascii() && gbk::TRAILS.contains(&(c as u8)) {
            self.end_with(state, c as u8, at + 1, ended);
        }
    }

    /// What `state` costs with `next`.
    fn total(&self, state: &State, next: Next) -> u32 {
        self.effort.count();
        state.total_with(next, self.evidence)
    }

    /// `state` with `next`.
    pub(super) fn with(&self, state: &State, next: Next) -> State {
        self.effort.count();
        state.with(next, self.evidence)
    }

    /// Ends with what the byte `trail` completes.
    fn end_with(&self, state: &State, trail: u8, end: usize, ended: &mut Beam<Ended>) {
        for (c, is_guess) in completions(state.pending, trail) {
            let next = Next { c, is_guess, pending: state.pending };
            ended.offer(self.total(state, next), || (state.with(next, self.evidence), end));
        }
    }

    /// A stray mark stands for the first byte of a pair that ASCII cut in two:
    /// a pasted reading, a mark made ASCII, or a digit that was swallowed.
    fn end_at_stray(&self, state: &State, at: usize, ended: &mut Beam<Ended>) {
        let rest = &self.chars[at + 1..self.limit];
        let reading = syllable::bracketed(rest).or_else(|| syllable::closed(rest));
        for c in self.any_completion(state) {
            let (whole, end) = match &reading {
                Some((reading, length)) if syllable::reads(reading, c) => {
                    let next = Next { c, is_guess: false, pending: state.pending };
                    (self.with(state, next), at + 1 + length)
                }
                Some(_) => continue,
                None => (self.end_before(state, c, at + 1), at + 1),
            };
            ended.offer(whole.total(), || (whole, end));
        }
    }

    /// What the pending byte may be the first of, when the second is unknown.
    fn any_completion(&self, state: &State) -> Vec<char> {
        match state.pending {
            Pending::Known(lead) => {
                let all = gbk::LEADS.filter_map(|trail| gbk::character(lead, trail));
                all.filter(|&c| is_plausible(c)).collect()
            }
            Pending::Dropped(first) => self.between_dropped(state, first).map(|(c, _)| c).collect(),
        }
    }

    /// Ends with the guessed `c` before `at`, where an ASCII character stands or stood.
    fn end_before(&self, state: &State, c: char, at: usize) -> State {
        let guess = |state, c| self.with(state, Next { c, is_guess: true, pending: state.pending });
        let ended = guess(state, c);
        let Some(&next) = self.chars.get(at).filter(|next| !next.is_ascii()) else {
            return ended;
        };
        let digit = self.evidence.swallowed(next);
        let mut ended = guess(&ended, digit.unwrap_or(GAP));
        ended.seen = digit.map(|digit| [digit, next]);
        ended
    }

    fn finish(&self, mut state: State, end: usize) -> Found {
        if let Some(&next) = self.chars.get(end) {
            state.credit_next(next, self.evidence);
        }
        Found {
            text: state.text().to_vec(),
            guessed: state.guessed(),
            end,
            cost: state.total_before(&self.chars[end.min(self.limit)..self.limit]),
            end_cost: state.total(),
            seen: state.seen.map(String::from_iter),
            rivalled: false,
        }
    }

    /// Adds the states in which pairs were dropped before the next damaged character.
    fn add_dropped(&self, states: &mut Vec<State>, limits: Limits) {
        let mut newest = 0..states.len();
        for _ in 0..limits.dropped {
            let mut dropped = Beam::below(limits.cost);
            let tried = states[newest].iter().take(TRIED);
            tried.for_each(|state| self.drop_one(state, &mut dropped));
            let before = states.len();
            states.extend(dropped.cheapest());
            newest = before..states.len();
        }
    }

    fn drop_one(&self, state: &State, dropped: &mut Beam<State>) {
        if state.dropped == MOST_DROPPED {
            return;
        }
        let mut drop = |c, lead| {
            let next = Next { c, is_guess: true, pending: Pending::Dropped(lead) };
            let with = || state.with(next, self.evidence).after_loss();
            dropped.offer(self.total(state, next), with);
        };
        match state.pending {
            Pending::Known(first) => gbk::droppers()
                .iter()
                .filter_map(|&lead| Some((gbk::character(first, lead)?, lead)))
                .filter(|&(c, _)| is_plausible(c))
                .for_each(|(c, lead)| drop(c, lead)),
            Pending::Dropped(first) => self
                .between_dropped(state, first)
                .filter(|(_, lead)| gbk::droppers().contains(lead))
                .for_each(|(c, lead)| drop(c, lead)),
        }
    }

    /// Both bytes of this character were dropped, with its neighbours' halves:
    /// all that holds it is the word that it forms with the character before.
    fn between_dropped(&self, state: &State, first: u8) -> impl Iterator<Item = (char, u8)> {
        let before = state.text().last().copied().unwrap_or(GAP);
        let fits = words::followers(before).flat_map(unfold);
        let seen = self.evidence.followers(before).iter().copied();
        fits.chain(seen)
            .filter_map(|c| Some((c, gbk::pair(c)?)))
            .filter(move |&(_, (lead, _))| gbk::is_dropped(first, lead))
            .map(|(c, (_, trail))| (c, trail))
    }
}

/// A state whose damage ends, and where.
type Ended = (State, usize);

/// The characters that `trail` makes with the pending byte, and whether that is a guess.
fn completions(pending: Pending, trail: u8) -> impl Iterator<Item = (char, bool)> {
    let (leads, dropped) = match pending {
        Pending::Known(lead) => (lead..=lead, None),
        Pending::Dropped(first) => (gbk::LEADS, Some(first)),
    };
    leads
        .filter(move |&lead| dropped.is_none_or(|first| gbk::is_dropped(first, lead)))
        .filter_map(move |lead| gbk::character(lead, trail))
        .filter(move |&c| dropped.is_none() || is_plausible(c))
        .map(move |c| (c, dropped.is_some()))
}

/// Whether modern text is likely to hold `c`.
pub(super) fn is_plausible(c: char) -> bool {
    static PLAUSIBLE_ONES: OnceLock<Vec<bool>> = OnceLock::new();
    let is = |c| "。、“”《》：；？！，".contains(c) || words::character_frequency(c) >= PLAUSIBLE;
    let table = PLAUSIBLE_ONES
        .get_or_init(|| (0..=0xffff).map(|c| char::from_u32(c).is_some_and(is)).collect());
    table.get(c as usize).copied().unwrap_or(false)
}

/// Whether `c` is what decoders put for a byte that they cannot read.
pub(super) fn is_stray(c: char) -> bool {
    matches!(c, '?' | '\u{fffd}')
}
