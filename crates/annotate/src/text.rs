//! The text as the rules read it: one folded character for each code point.

use crate::classes::{Character, Classes, HEAD};
use lorgnette_text::{Span, fold};
use std::ops::RangeInclusive;

/// A text with its folded characters; positions are code points.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    folded: Vec<char>,
    raw: Vec<char>,
    classes: Vec<Classes>,
    /// Where any rule may begin, so that none need read the whole text.
    places: Vec<(u32, Classes)>,
}

/// What stands before the first and after the last character.
const EDGE: char = '\n';

impl Text {
    pub(crate) fn new(text: &str) -> Self {
        let length = text.chars().count();
        let mut raw = Vec::with_capacity(length);
        raw.extend(text.chars());
        let mut folded = vec!['\0'; length];
        let mut classes = vec![Classes::default(); length];
        let (mut places, mut before) = (Vec::new(), Classes::default());
        for (at, &c) in raw.iter().enumerate() {
            let character = Character::of(c);
            let here = character.classes.behind(before);
            (folded[at], classes[at]) = (character.folded, here);
            if here.may_begin() {
                places.push((at as u32, here));
            }
            before = here;
        }
        places.retain_mut(|(at, here)| {
            if here.intersects(Classes::START) {
                let at = *at as usize;
                *here = *here | word_at(&folded[at..]);
                classes[at] = *here;
            }
            here.tells()
        });
        Text { folded, raw, classes, places }
    }

    /// The places whose character is in one of the classes `of`, which are neither
    /// [`Classes::ALPHABETIC`] nor [`Classes::START`].
    pub(crate) fn places(&self, of: Classes) -> impl Iterator<Item = usize> + Clone {
        let fitting = self.places.iter().filter(move |place| place.1.intersects(of));
        fitting.map(|place| place.0 as usize)
    }

    /// Whether the character at `at` is in one of the classes `of`.
    pub(crate) fn is(&self, at: usize, of: Classes) -> bool {
        self.classes.get(at).is_some_and(|classes| classes.intersects(of))
    }

    pub(crate) fn len(&self) -> usize {
        self.folded.len()
    }

    pub(crate) fn folded(&self) -> &[char] {
        &self.folded
    }

    /// The folded character at `at`; a line end beyond the text.
    pub(crate) fn at(&self, at: usize) -> char {
        self.folded.get(at).copied().unwrap_or(EDGE)
    }

    /// The folded character before `at`.
    pub(crate) fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or(EDGE, |at| self.at(at))
    }

    /// The characters from `start` to `end` as they are written.
    pub(crate) fn raw(&self, start: usize, end: usize) -> &[char] {
        let end = end.min(self.raw.len());
        &self.raw[start.min(end)..end]
    }

    /// The same as a string.
    pub(crate) fn written(&self, start: usize, end: usize) -> String {
        self.raw(start, end).iter().collect()
    }

    /// The folded characters from `start` to `end` as a string.
    pub(crate) fn plain(&self, start: usize, end: usize) -> String {
        let end = end.min(self.len());
        self.folded[start.min(end)..end].iter().collect()
    }

    /// Where `word`, which must be folded, ends if it begins at `at`.
    pub(crate) fn after(&self, at: usize, word: &str) -> Option<usize> {
        let end = word.chars().try_fold(at, |at, c| (self.at(at) == c).then_some(at + 1))?;
        (end <= self.len()).then_some(end)
    }

    /// Where the digits that begin at `start` end.
    pub(crate) fn digits(&self, start: usize) -> usize {
        (start..).find(|&at| !self.at(at).is_ascii_digit()).unwrap_or(start)
    }

    /// The number of as many digits as `lengths`, at most nine, at `start`, and where it ends.
    pub(crate) fn number(
        &self,
        start: usize,
        lengths: RangeInclusive<usize>,
    ) -> Option<(u32, usize)> {
        let end = self.digits(start);
        let value = |at| self.at(at).to_digit(10).unwrap_or(0);
        let is_of_length = lengths.contains(&(end - start));
        is_of_length.then(|| ((start..end).fold(0, |sum, at| 10 * sum + value(at)), end))
    }

    /// The longest of `words` that begins at `at`: which one, and where it ends.
    pub(crate) fn longest<'w>(&self, at: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
        let fitting = words.iter().filter_map(|word| Some((*word, self.after(at, word)?)));
        fitting.max_by_key(|&(_, end)| end)
    }

    /// The length of the longest of `words` that ends right before `at`.
    pub(crate) fn longest_before(&self, at: usize, words: &[&str]) -> Option<usize> {
        let lengths = words.iter().filter_map(|word| {
            let length = word.chars().count();
            self.after(at.checked_sub(length)?, word).map(|_| length)
        });
        lengths.max()
    }

    /// Whether one of `words` ends right before `at`.
    pub(crate) fn follows(&self, at: usize, words: &[&str]) -> bool {
        let ends_here = |word: &&str| {
            let mut at = at;
            word.chars().rev().all(|c| {
                let is_there = at > 0 && self.before(at) == c;
                at = at.saturating_sub(1);
                is_there
            })
        };
        words.iter().any(ends_here)
    }

    /// Whether a word of letters or digits may begin or end at `at`.
    pub(crate) fn is_edge(&self, at: usize) -> bool {
        !self.is(at, Classes::ALPHABETIC) || self.is(at, Classes::START)
    }

    /// The first position from `at` on that holds no space.
    pub(crate) fn skip_spaces(&self, at: usize) -> usize {
        (at..).find(|&at| self.at(at) != ' ').unwrap_or(at)
    }
}

/// What may begin with the word that `folded` begins with.
fn word_at(folded: &[char]) -> Classes {
    folded.first_chunk::<HEAD>().map_or(Classes::default(), Classes::of_word)
}

/// Whether `c` is a capital; most characters of a Chinese text are answered at once.
pub(crate) fn is_capital(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_uppercase(),
        _ => !is_unspaced(c) && c.is_uppercase(),
    }
}

/// The folded form, with the many dashes, dots, apostrophes and spaces as one each.
pub(crate) fn canonical(c: char) -> char {
    match fold(c) {
        folded if is_unspaced(folded) => folded,
        '\n' => '\n',
        '‐' | '‑' | '–' | '−' | '﹣' => '-',
        '‧' | '•' | '・' | '･' | '∙' => '·',
        '’' | 'ʼ' | '‘' => '\'',
        space if space.is_whitespace() => ' ',
        folded => folded,
    }
}

/// Whether `c` belongs to a script that sets words apart: Latin, Cyrillic, digits.
pub(crate) fn is_alphabetic(c: char) -> bool {
    // Han first: the tables of Unicode are slow to ask, and most of a Chinese text is Han.
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        _ => !is_unspaced(c) && c.is_alphanumeric(),
    }
}

/// Whether `c` belongs to a script without spaces between words, or, as Hangul,
/// one whose words take endings.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{31ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a sentence ends at `at`.
pub(crate) fn is_stop(text: &Text, at: usize) -> bool {
    let is_full_stop = text.at(at) == '.' && matches!(text.at(at + 1), ' ' | '\n');
    is_full_stop || matches!(text.at(at), '。' | '!' | '?' | '\n')
}

/// The span of two positions.
pub(crate) fn span(start: usize, end: usize) -> Span {
    Span::new(start as u32, end as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_folded_and_counted_in_code_points() {
        let text = Text::new("𠮷在烏克蘭–X");
        assert_eq!(text.after(2, "乌克兰"), Some(5));
        assert_eq!(text.at(5), '-');
        assert_eq!(text.longest(2, &["乌", "乌克", "乌克丽"]), Some(("乌克", 4)));
        assert!(text.follows(5, &["克兰"]));
        assert!(!text.follows(1, &["很长的词"]));
        assert_eq!((text.at(99), text.before(0)), ('\n', '\n'));
    }

    #[test]
    fn no_word_reaches_past_the_end() {
        assert_eq!(Text::new("a").after(0, "a\n"), None);
    }

    #[test]
    fn edges_are_between_letters_and_others() {
        let text = Text::new("x用KN-23a");
        let edges: Vec<usize> = (0..=text.len()).filter(|&at| text.is_edge(at)).collect();
        assert_eq!(edges, [0, 1, 2, 4, 5, 8]);
    }
}
