//! Excerpts: so much of a sentence around a mention that one sees what it is about.

use super::article::Article;
use crate::escape;
use lorgnette_text::Span;

/// How much is shown before and after the mention, in halves of a Han character: what happened
/// mostly follows its date; Latin letters are narrower and take more of them.
const BEFORE: u32 = 28;
const AFTER: u32 = 44;
const BEFORE_LATIN: u32 = 44;
const AFTER_LATIN: u32 = 56;

/// The sentence of a mention in markup, cut on both sides, the mention in `<u>`.
pub(super) fn excerpt(article: &Article, mention: usize) -> String {
    let span = article.annotated.mentions[mention].span;
    let sentence = article.sentences.span(article.sentence_of(mention));
    let before = article.slice(Span::new(sentence.start.min(span.start), span.start));
    let after = article.slice(Span::new(span.end, sentence.end.max(span.end)));
    let (reach, further) = match article.is_chinese() {
        true => (BEFORE, AFTER),
        false => (BEFORE_LATIN, AFTER_LATIN),
    };
    format!(
        "{}<u>{}</u>{}",
        escape::text(&tail(before.trim_start(), reach)),
        escape::text(article.slice(span)),
        escape::text(&head(after.trim_end(), further)),
    )
}

/// The beginning of `text`, cut behind a word.
fn head(text: &str, reach: u32) -> String {
    let kept = &text[..fitting(text.chars(), reach)];
    if kept.len() == text.len() {
        return text.to_string();
    }
    let cut_word =
        is_latin(kept.chars().next_back()) && is_latin(text[kept.len()..].chars().next());
    let kept = match kept.rsplit_once(' ').filter(|_| cut_word) {
        Some((whole, _)) => whole,
        None => kept,
    };
    format!("{}…", kept.trim_end_matches(['，', '、', '；', ',', ';', ' ']))
}

/// The end of `text`, cut before a word.
fn tail(text: &str, reach: u32) -> String {
    let at = text.len() - fitting(text.chars().rev(), reach);
    if at == 0 {
        return text.to_string();
    }
    let cut_word = is_latin(text[..at].chars().next_back()) && is_latin(text[at..].chars().next());
    let kept = match text[at..].split_once(' ').filter(|_| cut_word) {
        Some((_, whole)) => whole,
        None => &text[at..],
    };
    format!("…{}", kept.trim_start_matches(['，', '、', '；', ',', ';', ' ']))
}

/// How many bytes of `chars` fit.
fn fitting(chars: impl Iterator<Item = char>, reach: u32) -> usize {
    let mut width = 0;
    let fits = |c: &char| {
        width += if c.is_ascii() { 1 } else { 2 };
        width <= reach
    };
    chars.take_while(fits).map(char::len_utf8).sum()
}

fn is_latin(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_are_cut_between_words() {
        for (text, reach, expected) in [
            ("普京訪朝，在平壤", 9, "普京訪朝…"),
            ("普京訪朝，在平壤", 16, "普京訪朝，在平壤"),
            ("signed in Pyongyang", 12, "signed in…"),
            ("", 4, ""),
        ] {
            assert_eq!(head(text, reach), expected);
        }
        for (text, reach, expected) in [
            ("普京訪朝，在平壤", 7, "…在平壤"),
            ("signed in Pyongyang", 11, "…Pyongyang"),
            ("in Rome", 8, "in Rome"),
        ] {
            assert_eq!(tail(text, reach), expected);
        }
    }
}
