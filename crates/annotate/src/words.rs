//! Words that tear: whether a stretch cuts a common word in two.
//!
//! 中方 in 其中方法 is no name, for 其中 is a word there. Chinese shows no word
//! borders, so the frequencies of the text crate's word list decide.

use crate::text::Text;
use lorgnette_text::words::{frequency, is_han};

/// No word of the list is longer.
const LONGEST: usize = 5;

/// A word of the list that stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Word {
    start: usize,
    end: usize,
    frequency: u32,
}

/// Whether a common word crosses a border of `start..end`, without a commoner
/// word outside that takes part of it away (朝政 in 对朝政策 yields to 政策).
/// `excused` tells which words do not count.
pub(crate) fn is_torn(
    text: &Text,
    start: usize,
    end: usize,
    excused: impl Fn(&[char]) -> bool,
) -> bool {
    let words = overlapping(text, start, end);
    let counts = |w: &&Word| !excused(&text.folded()[w.start..w.end]);
    words.iter().filter(counts).any(|w| {
        let crosses = start < w.start && w.end > end || w.end < end && w.start < start;
        crosses && stands(text, w, start, end)
    })
}

/// Whether a word holds the border at `start`, wherever it ends: 红十字 takes the 十 away.
pub(crate) fn is_torn_before(text: &Text, start: usize, end: usize) -> bool {
    let words = overlapping(text, start, end);
    words.iter().any(|w| w.start < start && stands(text, w, start, end))
}

/// Whether no commoner word outside `start..end` takes part of `word` away.
fn stands(text: &Text, word: &Word, start: usize, end: usize) -> bool {
    let around = overlapping(text, word.start, word.end);
    !around
        .iter()
        .any(|w| w != word && w.frequency > word.frequency && (w.end <= start || w.start >= end))
}

/// Whether a word of the list begins at `start` and runs on beyond `end`:
/// 市场 after the 市 of 北京市.
pub(crate) fn runs_on(text: &Text, start: usize, end: usize) -> bool {
    (end + 1..=start + LONGEST).any(|to| count(text, start, to) > 0)
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
        for to in (from + 2).max(start + 1)..=from + LONGEST {
            let frequency = count(text, from, to);
            if frequency > 0 {
                words.push(Word { start: from, end: to, frequency });
            }
        }
    }
    words
}

/// How common the stretch is as a word.
fn count(text: &Text, start: usize, end: usize) -> u32 {
    let Some(chars) = text.folded().get(start..end) else { return 0 };
    match chars.iter().all(|&c| is_han(c)) {
        true => frequency(&chars.iter().collect::<String>()),
        false => 0,
    }
}
