//! Tagging: each line of a text is read by the tagger of its language.

use crate::text::{Text, is_unspaced};
use lorgnette_tagger::{Guess, Language, Tagger};
use lorgnette_text::Span;
use std::fmt;

/// What guesses names in one language: a [`Tagger`], or one that runs in a module of its own.
pub trait Guesser: fmt::Debug {
    /// The language that it reads.
    fn language(&self) -> Language;

    /// Spans of `text`, in code points, that may be names: by start, then longest first, then
    /// by kind.
    fn guesses(&self, text: &str) -> Vec<Guess>;
}

impl Guesser for Tagger {
    fn language(&self) -> Language {
        self.language()
    }

    fn guesses(&self, text: &str) -> Vec<Guess> {
        self.guesses(text)
    }
}

/// The languages that `text` has lines in, each once, in the order of the text.
pub fn languages(text: &str) -> Vec<Language> {
    let mut languages = Vec::new();
    for stretch in stretches(&Text::new(text), |_| true) {
        if !languages.contains(&stretch.language) {
            languages.push(stretch.language);
        }
    }
    languages
}

/// A stretch of lines in one language, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) language: Language,
}

/// The lines of `text` that `is_read` tells a tagger for, neighbours of one
/// language put together.
pub(crate) fn stretches(text: &Text, is_read: impl Fn(Language) -> bool) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut start = 0;
    for line in text.folded().split_inclusive(|&c| c == '\n') {
        let end = start + line.len();
        match stretches.last_mut() {
            Some(last) if language(line).is_none_or(|language| language == last.language) => {
                last.end = end;
            }
            _ => stretches.extend(language(line).map(|language| Stretch { start, end, language })),
        }
        start = end;
    }
    stretches.retain(|stretch| is_read(stretch.language));
    stretches
}

/// The language that `line` is mostly in: a Chinese character says as much as
/// a short word of letters.
fn language(line: &[char]) -> Option<Language> {
    let chinese = line.iter().filter(|&&c| is_unspaced(c)).count();
    let letters = line.iter().filter(|c| c.is_ascii_alphabetic()).count();
    match 3 * chinese > letters {
        true => Some(Language::Chinese),
        false if letters > 0 => Some(Language::English),
        false => None,
    }
}

/// What the taggers guess of `text`, by start, then longest first, then kind.
pub(crate) fn guesses(text: &Text, taggers: &[&dyn Guesser], stretches: &[Stretch]) -> Vec<Guess> {
    let mut guesses = Vec::new();
    for stretch in stretches {
        let Some(tagger) = taggers.iter().find(|t| t.language() == stretch.language) else {
            continue;
        };
        let lead = stretch.start as u32;
        for guess in tagger.guesses(&text.written(stretch.start, stretch.end)) {
            let span = Span::new(guess.span.start + lead, guess.span.end + lead);
            guesses.push(Guess { span, ..guess });
        }
    }
    guesses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_go_to_the_tagger_of_their_language() {
        let text = Text::new("普京 met 金正恩。\n1\nPutin met Kim Jong Un (金正恩).\n\n他說");
        let found = stretches(&text, |_| true);
        let lines: Vec<(usize, usize, Language)> =
            found.iter().map(|s| (s.start, s.end, s.language)).collect();
        assert_eq!(
            lines,
            [(0, 14, Language::Chinese), (14, 44, Language::English), (44, 46, Language::Chinese)]
        );
        assert_eq!(stretches(&text, |l| l == Language::Chinese).len(), 2);
        assert_eq!(
            languages("Putin met Kim.\n普京\nagain"),
            [Language::English, Language::Chinese]
        );
    }
}
