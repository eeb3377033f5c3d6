//! Words that tear: whether a stretch cuts a common word in two.
//!
//! 中方 in 其中方法 is no name, for 其中 is a word there. Chinese shows no word
//! borders, so the costs of the text crate's word list decide between readings.

use crate::text::Text;
use lorgnette_text::words::{BIT, cost, folded_frequency, may_begin};

/// No word of the list is longer.
const LONGEST: usize = 5;

/// A word of the list that stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Word {
    start: usize,
    end: usize,
}

/// Whether a word that crosses a border of `start..end` reads about as well as
/// the stretch does: 其中|方法 beats 其|中方|法, but 對|朝政|策 does not beat
/// 對朝|政策. `excused` tells which words do not count.
pub(crate) fn is_torn(
    text: &Text,
    start: usize,
    end: usize,
    excused: impl Fn(&[char]) -> bool,
) -> bool {
    let crosses = |w: &Word| start < w.start && w.end > end || w.end < end && w.start < start;
    let counts = |w: &Word| !excused(&text.folded()[w.start..w.end]);
    beats(text, start, end, |w| crosses(w) && counts(w))
}

/// The same for words that hold the border at `start`, wherever they end:
/// 红十字 takes the 十 away.
pub(crate) fn is_torn_before(text: &Text, start: usize, end: usize) -> bool {
    beats(text, start, end, |w| w.start < start)
}

/// The same for the border at `end`.
pub(crate) fn is_torn_after(text: &Text, start: usize, end: usize) -> bool {
    beats(text, start, end, |w| w.end > end)
}

/// How much dearer a reading may be and still cast doubt on a name.
const DOUBT: u32 = 3 * BIT;
/// What a name costs that the list does not hold: as one word in 65,000.
const NAME: u32 = 16 * BIT;
/// So many characters on both sides are read along.
const AROUND: usize = 6;

/// Whether the text reads about as well with one of the words that `counts`
/// as it does with `start..end` for a word.
fn beats(text: &Text, start: usize, end: usize, counts: impl Fn(&Word) -> bool) -> bool {
    let words: Vec<Word> =
        overlapping(text, start, end).into_iter().filter(|w| counts(w)).collect();
    if words.is_empty() {
        return false;
    }
    let from = start.saturating_sub(AROUND);
    let to = (end + AROUND).min(text.len());
    let piece = |from: usize, to: usize| cost(text.folded()[from..to].iter().copied());
    let as_name = piece(from, start) + piece(start, end).min(NAME) + piece(end, to);
    words.iter().any(|w| {
        let left = piece(from.min(w.start), w.start);
        let right = piece(w.end, to.max(w.end));
        left + piece(w.start, w.end) + right < as_name + DOUBT
    })
}

/// Whether a word of the list begins at `start` and runs on beyond `end`:
/// 市场 after the 市 of 北京市.
pub(crate) fn runs_on(text: &Text, start: usize, end: usize) -> bool {
    may_begin(text.at(start), text.at(start + 1))
        && (end + 1..=start + LONGEST).any(|to| count(text, start, to) > 0)
}

/// Where the words of the list begin and end that hold `start..end` and more.
pub(crate) fn longer_words(text: &Text, start: usize, end: usize) -> Vec<(usize, usize)> {
    let words = overlapping(text, start, end).into_iter();
    let longer =
        words.filter(|w| w.start <= start && w.end >= end && w.end - w.start > end - start);
    longer.map(|w| (w.start, w.end)).collect()
}

/// The words that share a character with `start..end`.
fn overlapping(text: &Text, start: usize, end: usize) -> Vec<Word> {
    let mut words = Vec::new();
    for from in (start + 1).saturating_sub(LONGEST)..end {
        if !may_begin(text.at(from), text.at(from + 1)) {
            continue;
        }
        for to in (from + 2).max(start + 1)..=from + LONGEST {
            if count(text, from, to) > 0 {
                words.push(Word { start: from, end: to });
            }
        }
    }
    words
}

/// How common the stretch is as a word.
fn count(text: &Text, start: usize, end: usize) -> u32 {
    text.folded().get(start..end).map_or(0, folded_frequency)
}
