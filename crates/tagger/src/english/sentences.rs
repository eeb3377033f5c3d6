//! Cuts tokens into sentences: the stretches that one chain of labels spans.

use std::ops::{Range, RangeInclusive};

use super::tokens::{Class, Gap, Token};

/// A longer sentence is cut here: a text without any end stays a matter of linear memory.
const LONGEST: usize = 250;

/// A line of such a width may have been broken by it, and its sentence goes on.
const WRAPPED: RangeInclusive<u32> = 60..=100;

/// The sentences of `tokens`, in order and without gaps.
pub(crate) fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut line) = (0, 0);
    for at in 1..tokens.len() {
        let (before, token) = (&tokens[at - 1], &tokens[at]);
        let width = before.end - line;
        if at - start >= LONGEST || ends(text, &tokens[start..at], token, width) {
            found.push(start..at);
            start = at;
        }
        if token.gap >= Gap::Line {
            line = token.start;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

/// Whether the sentence so far ends before `next`; `width` is that of its last line.
fn ends(text: &str, sentence: &[Token], next: &Token, width: u32) -> bool {
    match next.gap {
        Gap::None => false,
        Gap::Space => full_stop(text, sentence) && opens(text, next),
        Gap::Line => !WRAPPED.contains(&width) || full_stop(text, sentence),
        Gap::Paragraph => true,
    }
}

/// Whether the sentence so far ends with a full stop, perhaps inside quotes.
fn full_stop(text: &str, sentence: &[Token]) -> bool {
    let mark = |token: &&Token| !matches!(slice(text, token), "\"" | "”" | "'" | "’" | ")" | "''");
    sentence.iter().rev().take(3).find(mark).is_some_and(|token| {
        let last = slice(text, token);
        token.class == Class::Mark && last.starts_with(['.', '!', '?', '…'])
    })
}

/// Whether a sentence may begin with `token`.
fn opens(text: &str, token: &Token) -> bool {
    !slice(text, token).starts_with(char::is_lowercase)
}

fn slice<'a>(text: &'a str, token: &Token) -> &'a str {
    &text[token.from..token.to]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::tokens::tokens;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let tokens = tokens(text);
        let sentences = sentences(text, &tokens);
        let slice =
            |range: &Range<usize>| &text[tokens[range.start].from..tokens[range.end - 1].to];
        assert_eq!(sentences.iter().map(slice).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_full_stop_ends_a_sentence_before_a_capital() {
        check("It rained. “So?” He left.", &["It rained.", "“So?”", "He left."]);
        check("Mr. Fox saw v. 2 of it. and so on", &["Mr. Fox saw v. 2 of it. and so on"]);
    }

    #[test]
    fn a_short_line_ends_a_sentence_and_a_long_one_may_go_on() {
        check("Headline here\nText", &["Headline here", "Text"]);
        let wrapped = "A line as long as this one was broken for want of space at New\nYork";
        check(wrapped, &[wrapped]);
        check(&wrapped.replace('\n', "\n\n"), &wrapped.split('\n').collect::<Vec<_>>());
    }

    #[test]
    fn a_sentence_without_end_is_cut() {
        let tokens = tokens(&"word ".repeat(1000));
        let sentences = sentences(&"word ".repeat(1000), &tokens);
        assert!(sentences.len() == 4 && sentences.iter().all(|s| s.len() == LONGEST));
    }

    #[test]
    fn nothing_has_no_sentences() {
        check(" \n ", &[]);
    }
}
