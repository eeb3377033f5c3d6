//! What the rest of a document says of a damaged place: its phrases and its script.

use crate::fold;
use crate::fold::unfold;
use crate::words::{self, BIT, QuickMap};
use std::ops::RangeInclusive;

/// Marks of which none follows another.
const STOPS: &str = "。、：；？！，,;:";

/// Which characters the document has, and which in a row.
pub(super) struct Evidence {
    characters: QuickMap<char, ()>,
    /// By [`key`], with how often.
    pairs: QuickMap<u64, u32>,
    threes: QuickMap<u64, ()>,
    /// What stands behind each Han character, sorted.
    followers: QuickMap<char, Vec<char>>,
    /// Before each character the digit that stands there alone, if only one does.
    digits: QuickMap<char, Option<char>>,
    /// Whether it is written in Traditional characters.
    traditional: bool,
    /// How strange each of [`HAN`] would be.
    strange: Vec<i32>,
}

/// The Han characters of GBK, which nearly all guesses are.
const HAN: RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

impl Evidence {
    pub(super) fn new(chars: &[char]) -> Self {
        let classes: Vec<char> = chars.iter().copied().map(class).collect();
        let mut pairs: QuickMap<u64, u32> = QuickMap::default();
        let mut followers: QuickMap<char, Vec<char>> = QuickMap::default();
        for pair in classes.windows(2) {
            let count = pairs.entry(key(pair)).or_default();
            if *count == 0 && words::is_han(pair[0]) && words::is_han(pair[1]) {
                followers.entry(pair[0]).or_default().push(pair[1]);
            }
            *count += 1;
        }
        followers.values_mut().for_each(|followers| followers.sort_unstable());
        let mut evidence = Evidence {
            characters: chars.iter().map(|&c| (c, ())).collect(),
            threes: classes.windows(3).map(|three| (key(three), ())).collect(),
            followers,
            pairs,
            digits: digits(chars),
            traditional: chars.iter().any(|&c| words::is_han(c) && fold(c) != c),
            strange: Vec::new(),
        };
        evidence.strange = HAN.map(|c| evidence.find_strangeness(c)).collect();
        evidence
    }

    /// What it is worth that the document has `c` behind the two `before` it:
    /// three bits for the pair and one for each doubling, to six; eight more
    /// for all three, a phrase of the document's own. Two marks in a row cost
    /// eight: no sentence begins with one.
    pub(super) fn credit(&self, before: [char; 2], c: char) -> i32 {
        let [a, b, c] = [before[0], before[1], c].map(class);
        if STOPS.contains(b) && STOPS.contains(c) {
            return -8 * BIT as i32;
        }
        let Some(&count) = self.pairs.get(&key(&[b, c])).filter(|_| words::is_han(b)) else {
            return 0;
        };
        let phrase =
            words::is_han(a) && words::is_han(c) && self.threes.contains_key(&key(&[a, b, c]));
        let bits = (3 + count.ilog2()).min(6) + if phrase { 8 } else { 0 };
        (bits * BIT) as i32
    }

    /// What it costs a guessed character that the document has nowhere: three
    /// bits, and eight if the document would write it otherwise, in the other
    /// script or in a form that it has elsewhere.
    pub(super) fn strangeness(&self, c: char) -> i32 {
        match HAN.contains(&c) {
            true => self.strange[(c as u32 - *HAN.start() as u32) as usize],
            false => self.find_strangeness(c),
        }
    }

    fn find_strangeness(&self, c: char) -> i32 {
        let known = |c: char| self.characters.contains_key(&c);
        if known(c) {
            return 0;
        }
        let simplified = self.traditional && fold(c) == c && unfold(c).nth(1).is_some();
        let traditional = !self.traditional && fold(c) != c;
        let strange = simplified || traditional || unfold(fold(c)).any(known);
        (if strange { 8 } else { 3 }) * BIT as i32
    }

    /// The Han characters that the document has behind `c`.
    pub(super) fn followers(&self, c: char) -> &[char] {
        self.followers.get(&c).map_or(&[], Vec::as_slice)
    }

    /// The one digit that stands alone before `next` elsewhere.
    pub(super) fn swallowed(&self, next: char) -> Option<char> {
        self.digits.get(&next).copied().flatten()
    }
}

/// Up to three characters as one number: each has 21 bits.
fn key(chars: &[char]) -> u64 {
    chars.iter().fold(0, |key, &c| key << 21 | u64::from(c as u32))
}

fn digits(chars: &[char]) -> QuickMap<char, Option<char>> {
    let mut digits: QuickMap<char, Option<char>> = QuickMap::default();
    for (before, digit, next) in chars.windows(3).map(|w| (w[0], w[1], w[2])) {
        if !before.is_ascii() && digit.is_ascii_digit() && !next.is_ascii() {
            let known = digits.entry(next).or_insert(Some(digit));
            *known = known.filter(|&known| known == digit);
        }
    }
    digits
}

/// Digits count as one character: 到2 and 到1 say the same of 到.
fn class(c: char) -> char {
    if c.is_ascii_digit() { '0' } else { c }
}
