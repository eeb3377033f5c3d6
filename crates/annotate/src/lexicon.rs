//! Lists of words, each with what it means, to be looked for at every place of a text.
//!
//! The words stand by a hash of their first two characters, so that most places are known at once
//! to begin none; at the others only the words with these characters are compared.

use crate::text::Text;

/// Folded words by their first two characters, in the order of the list among themselves.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon<T> {
    /// Where the words of each hash begin; those of the last end where all do.
    begins: [u8; BUCKETS + 1],
    words: Vec<(Pair, &'static str, T)>,
}

/// The first two characters of a word, or its only one and [`NONE`].
type Pair = (char, char);

/// Stands behind the only character of a word; no word holds it.
const NONE: char = '\0';

/// So many hashes; a list has a dozen to a hundred words.
const BUCKETS: usize = 256;

/// The hash of a pair, by multiplication with the golden ratio.
fn hash((first, second): Pair) -> usize {
    ((first as u32 ^ (second as u32).rotate_left(11)).wrapping_mul(0x9e37_79b1) >> 24) as usize
}

impl<T: Copy> Lexicon<T> {
    pub(crate) fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let paired = |(word, meaning): (&'static str, T)| {
            let mut chars = word.chars();
            Some(((chars.next()?, chars.next().unwrap_or(NONE)), word, meaning))
        };
        let mut words: Vec<_> = words.into_iter().filter_map(paired).collect();
        words.sort_by_key(|word| hash(word.0));
        let begins = std::array::from_fn(|n| {
            let before = words.partition_point(|word| hash(word.0) < n);
            u8::try_from(before).expect("no list has more than 255 words")
        });
        Lexicon { begins, words }
    }

    /// The words that begin at `at`, those of one character first: where each ends, and what it
    /// means.
    pub(crate) fn at(&self, text: &Text, at: usize) -> impl Iterator<Item = (usize, T)> {
        let (head, next) = (text.at(at), text.at(at + 1));
        let pair = if next == NONE { None } else { Some((head, next)) };
        let words = [Some((head, NONE)), pair].into_iter().flatten();
        let words =
            words.flat_map(|pair| self.bucket(pair).iter().filter(move |word| word.0 == pair));
        words.filter_map(move |&(_, word, meaning)| Some((text.after(at, word)?, meaning)))
    }

    /// The words of the hash of `pair`.
    fn bucket(&self, pair: Pair) -> &[(Pair, &'static str, T)] {
        let hash = hash(pair);
        &self.words[self.begins[hash].into()..self.begins[hash + 1].into()]
    }

    /// The longest of them; of equally long ones the last.
    pub(crate) fn longest(&self, text: &Text, at: usize) -> Option<(usize, T)> {
        self.at(text, at).max_by_key(|&(end, _)| end)
    }
}

impl Lexicon<()> {
    /// Words that mean nothing but themselves.
    pub(crate) fn of(words: &[&'static str]) -> Self {
        Lexicon::new(words.iter().map(|&word| (word, ())))
    }

    /// Where the longest word that begins at `at` ends.
    pub(crate) fn end(&self, text: &Text, at: usize) -> Option<usize> {
        self.longest(text, at).map(|(end, ())| end)
    }
}

/// Words to be looked for before a place, by their last character.
#[derive(Clone, Debug)]
pub(crate) struct Endings {
    lasts: Heads,
    words: Vec<(char, &'static str)>,
}

impl Endings {
    pub(crate) fn of(words: &[&'static str]) -> Self {
        let last = |word: &'static str| Some((word.chars().next_back()?, word));
        let mut words: Vec<_> = words.iter().filter_map(|&word| last(word)).collect();
        words.sort_by_key(|word| word.0);
        Endings { lasts: Heads::of(words.iter().map(|word| word.0)), words }
    }

    /// The words that end right before `at`, in the order of the list among themselves.
    pub(crate) fn before(&self, text: &Text, at: usize) -> impl Iterator<Item = &'static str> {
        let last = text.before(at);
        let words = match self.lasts.may(last) {
            true => &self.words[self.words.partition_point(|word| word.0 < last)..],
            false => &[],
        };
        let words = words.iter().take_while(move |word| word.0 == last);
        words.map(|word| word.1).filter(move |word| text.follows(at, &[word]))
    }
}

/// A set of characters that may tell some that are not in it, but misses none that is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Heads([u64; 16]);

impl Heads {
    pub(crate) fn of(chars: impl IntoIterator<Item = char>) -> Self {
        let mut bits = [0; 16];
        for c in chars {
            let (word, bit) = Heads::place(c);
            bits[word] |= bit;
        }
        Heads(bits)
    }

    pub(crate) fn may(&self, c: char) -> bool {
        let (word, bit) = Heads::place(c);
        self.0[word] & bit != 0
    }

    fn place(c: char) -> (usize, u64) {
        let hash = (c as u32).wrapping_mul(0x9e37_79b1) >> 22;
        ((hash >> 6) as usize, 1 << (hash & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_of_a_place_are_found_and_the_longest_is_told() {
        let lexicon = Lexicon::new([("年", 1), ("月", 2), ("年代", 3), ("", 4), ("年", 5)]);
        let text = Text::new("九十年代,月");
        assert_eq!(lexicon.at(&text, 2).collect::<Vec<_>>(), [(3, 1), (3, 5), (4, 3)]);
        assert_eq!(lexicon.longest(&text, 2), Some((4, 3)));
        assert_eq!(lexicon.longest(&text, 5), Some((6, 2)));
        assert!((6..9).chain([0, 1, 3, 4]).all(|at| lexicon.longest(&text, at).is_none()));
    }
}
