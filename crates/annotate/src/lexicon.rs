//! Lists of words, each with what it means, to be looked for at every place of a text.
//!
//! The words stand by a hash of their first character, so that most characters are known at once
//! to begin none; of the others only the words with that first character are compared.

use crate::text::Text;

/// Folded words by their first character, in the order of the list among themselves.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon<T> {
    /// Where the words of each hash begin; those of the last end where all do.
    begins: [u8; BUCKETS + 1],
    words: Vec<(char, &'static str, T)>,
}

/// So many hashes; a list has a dozen to a hundred words.
const BUCKETS: usize = 256;

/// The hash of a character, by multiplication with the golden ratio.
fn bucket(c: char) -> usize {
    ((c as u32).wrapping_mul(0x9e37_79b1) >> 24) as usize
}

impl<T: Copy> Lexicon<T> {
    pub(crate) fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let first =
            |(word, meaning): (&'static str, T)| Some((word.chars().next()?, word, meaning));
        let mut words: Vec<_> = words.into_iter().filter_map(first).collect();
        words.sort_by_key(|word| bucket(word.0));
        let begins = std::array::from_fn(|hash| {
            let before = words.partition_point(|word| bucket(word.0) < hash);
            u8::try_from(before).expect("no list has more than 255 words")
        });
        Lexicon { begins, words }
    }

    /// The words that begin at `at`: where each ends, and what it means.
    pub(crate) fn at(&self, text: &Text, at: usize) -> impl Iterator<Item = (usize, T)> {
        let head = text.at(at);
        let (from, to) = (self.begins[bucket(head)], self.begins[bucket(head) + 1]);
        let words = self.words[from.into()..to.into()].iter().filter(move |word| word.0 == head);
        words.filter_map(move |&(_, word, meaning)| Some((text.after(at, word)?, meaning)))
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
        assert_eq!(lexicon.at(&text, 2).collect::<Vec<_>>(), [(3, 1), (4, 3), (3, 5)]);
        assert_eq!(lexicon.longest(&text, 2), Some((4, 3)));
        assert_eq!(lexicon.longest(&text, 5), Some((6, 2)));
        assert!((6..9).chain([0, 1, 3, 4]).all(|at| lexicon.longest(&text, at).is_none()));
    }
}
