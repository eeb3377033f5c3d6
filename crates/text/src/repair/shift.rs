//! Rule `shift`: puts bytes back in step where a byte-wise replacement in GBK cut characters in two.
//!
//! A search-and-replace that does not know characters also matches the second
//! byte of one and the first byte of the next. What it puts there (a reading
//! behind the pair, an ASCII mark in its place) leaves one byte over, and the
//! decoder reads the rest a byte out of step until the next ASCII byte.

use super::effort::Effort;
use super::evidence::Evidence;
use super::search::{Found, Place, is_plausible, is_stray};
use super::state::{Next, Pending, State};
use super::{Edit, GAP, gbk, syllable};
use crate::words::{self, BIT};
use crate::{Certainty, Ground, Span};
use std::cell::LazyCell;

/// The rule's name in reports.
pub(super) const NAME: &str = "shift";
/// How much cheaper the repaired text must be: a million times more likely.
const GAIN: u32 = 20 * BIT;
/// Two texts closer than this cannot be told apart.
const MARGIN: u32 = 2 * BIT;
/// How far before a damaged place the text counts, in characters: the longest word less one.
const BEFORE: usize = 4;
/// How far behind its start: the longest damage tried, with some sound text after it.
const BEHIND: usize = 32;
/// From this cost a character on, text is odd enough to look for a mark made
/// ASCII. News text costs 6 to 9 bits a character.
const ODD: u32 = 13 * BIT;
/// The first byte of the full-width forms of ASCII in GBK; the second is the ASCII byte plus 0x80.
const FULL_WIDTH: u8 = 0xa3;

/// The edits that repair the damaged places, in order, with no more than so much `effort`.
pub(super) fn edits(chars: &[char], effort: &Effort) -> Vec<Edit> {
    let evidence = LazyCell::new(|| Evidence::new(chars));
    let (mut edits, mut at) = (Vec::new(), 1);
    while at < chars.len() && effort.allows_search() {
        match edit(chars, at, &evidence, effort) {
            Some(edit) => {
                at = edit.span.end as usize;
                edits.push(edit);
            }
            None => at += 1,
        }
    }
    edits
}

/// The repair of a place whose lost byte stood at `at`.
fn edit(
    chars: &[char],
    at: usize,
    evidence: &LazyCell<Evidence, impl FnOnce() -> Evidence>,
    effort: &Effort,
) -> Option<Edit> {
    if !is_stray(chars[at]) {
        return None;
    }
    let (_, before) = gbk::pair(chars[at - 1])?;
    let line = |c: &&char| **c != '\n';
    let from = at - chars[..at].iter().rev().take(BEFORE).take_while(line).count();
    let limit = at + chars[at..].iter().take(BEHIND).take_while(line).count();
    let place = || Place { chars, from, at, limit, evidence, effort };
    let rest = &chars[at + 1..limit];
    match syllable::bracketed(rest).or_else(|| syllable::closed(rest)) {
        Some((reading, length)) => after_reading(place, before, reading, at + 1 + length),
        None => after_mark(place, mark_before_odd(rest)?),
    }
}

/// A reading was pasted in behind a pair that began with `lead`, the second
/// byte of the character before: the byte lost is the second of that pair.
fn after_reading<'a>(
    place: impl FnOnce() -> Place<'a>,
    lead: u8,
    reading: String,
    resume: usize,
) -> Option<Edit> {
    let trails: Vec<u8> = gbk::TRAILS
        .filter(|&t| gbk::character(lead, t).is_some_and(|c| syllable::reads(&reading, c)))
        .collect();
    if trails.is_empty() {
        return None;
    }
    let place = &place();
    let states = trails.iter().map(|&t| place.start(Pending::Known(t))).collect();
    let found = place.search(states, resume);
    let ground = Ground::Reading(reading);
    match best(place, &found) {
        Some(found) => Some(restored(place, found, Some(ground))),
        None => Some(gap(place, resume)),
    }
}

/// An ASCII mark took the place of a pair whose first byte, 0xA3, ended one
/// character and whose second began the next.
fn after_mark<'a>(place: impl FnOnce() -> Place<'a>, mark: char) -> Option<Edit> {
    let place = &place();
    let pending = Pending::Known(mark as u8 + 0x80);
    let start = place.start(pending);
    let guess = |c| place.with(&start, Next { c, is_guess: true, pending });
    let first = gbk::LEADS.filter_map(|lead| gbk::character(lead, FULL_WIDTH));
    let states: Vec<State> = first.filter(|&c| is_plausible(c)).map(guess).collect();
    let found = place.search(states, place.at + 2);
    Some(restored(place, best(place, &found)?, None))
}

/// The ASCII mark that `rest` begins with, if the Chinese behind it is odd.
fn mark_before_odd(rest: &[char]) -> Option<char> {
    let (&mark, behind) = rest.split_first()?;
    (mark.is_ascii_punctuation() && is_odd(behind)).then_some(mark)
}

/// Whether the Chinese at the start of `rest` is unlike any text.
fn is_odd(rest: &[char]) -> bool {
    let run: Vec<char> = rest.iter().copied().take_while(|c| !c.is_ascii()).take(BEFORE).collect();
    !run.is_empty() && words::cost(run.iter().copied()) >= ODD * run.len() as u32
}

/// The cheapest text, if it is much better than the damage. Guessed characters
/// that another text nearly as cheap has otherwise become gaps.
fn best(place: &Place, found: &[Found]) -> Option<Found> {
    let first = found.first()?;
    if first.cost + GAIN > place.raw_cost() {
        return None;
    }
    let mut best = first.clone();
    if let (false, Some(rival)) = (first.is_guess(), found.iter().find(|f| f.is_guess())) {
        best.rivalled = rival.cost < first.cost + 2 * MARGIN;
    }
    let close = found.iter().take_while(|f| f.cost < first.cost + MARGIN);
    for other in close.filter(|f| f.end == first.end && f.text.len() == first.text.len()) {
        for (n, &c) in other.text.iter().enumerate() {
            if first.guessed[n] && first.text[n] != c {
                best.text[n] = GAP;
            }
        }
    }
    Some(best)
}

fn restored(place: &Place, found: Found, reading: Option<Ground>) -> Edit {
    let mut grounds: Vec<Ground> = reading.into_iter().collect();
    let guessed = found.guessed.iter().filter(|&&guessed| guessed).count();
    let seen = usize::from(found.seen.is_some());
    let gaps = found.text.iter().filter(|&&c| c == GAP).count();
    if guessed > seen + gaps {
        grounds.push(Ground::Words);
    }
    grounds.extend(found.seen.map(Ground::Document));
    if gaps > 0 {
        grounds.push(Ground::Nothing);
    }
    let certainty =
        if guessed == 0 && !found.rivalled { Certainty::Certain } else { Certainty::Guess };
    edit_of(place, found.end, found.text.into_iter().collect(), certainty, grounds)
}

/// A lost byte is certain but nothing puts what follows back in step.
fn gap(place: &Place, end: usize) -> Edit {
    edit_of(place, end, GAP.into(), Certainty::Guess, vec![Ground::Nothing])
}

fn edit_of(
    place: &Place,
    end: usize,
    text: String,
    certainty: Certainty,
    grounds: Vec<Ground>,
) -> Edit {
    let span = Span::new(place.at as u32, end as u32);
    Edit { span, text, pieces: Vec::new(), rule: NAME, certainty, grounds }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::testing::check;

    /// So many damaged sentences in one line.
    fn damaged(count: usize) -> Vec<char> {
        let sentence = "因?yàn)檫@裡沒有人，我們都不時回家。";
        sentence.chars().cycle().take(count * sentence.chars().count()).collect()
    }

    /// How many places are repaired, and how many characters were tried for that.
    fn repaired(chars: &[char], effort: Effort) -> (usize, u64) {
        (edits(chars, &effort).len(), effort.tried())
    }

    #[test]
    fn a_byte_out_of_step_is_put_back() {
        check("因?yàn)檫@裡沒有人，我們都不時回家。", "因為這裡沒有人，我們都不時回家。");
    }

    #[test]
    fn effort_grows_as_the_text_does() {
        let counts = [8, 64].map(|count| {
            let chars = damaged(count);
            let (places, tried) = repaired(&chars, Effort::of(chars.len()));
            assert_eq!(places, count);
            tried
        });
        assert!(counts[0] > 0 && counts[1] < 9 * counts[0], "{counts:?}");
    }

    #[test]
    fn with_its_effort_spent_the_search_ends() {
        let (_, of_one) = repaired(&damaged(1), Effort::of(0));
        let most = 8 * of_one;
        let (places, tried) = repaired(&damaged(4_000), Effort::of_at_most(most));
        // Half of it mends four; without losses the other half goes further, but not to the end.
        assert!((8..4_000).contains(&places), "{places}");
        assert!((most..most + of_one).contains(&tried), "{tried} of {most}");
    }

    #[test]
    fn sound_text_takes_no_effort() {
        let chars: Vec<char> =
            "他說什麼?沒有人知道!Why? (no?) ".chars().cycle().take(9_999).collect();
        assert_eq!(repaired(&chars, Effort::of(chars.len())), (0, 0));
    }
}
