//! Where given forms stand in a text as words, for what people say rather than what rules find.

use crate::matcher::{Match, Matcher};
use crate::text::{Text, canonical, is_capital, is_unspaced, span};
use crate::words::is_torn;
use lorgnette_text::Span;
use std::collections::BTreeMap;

/// Every place of `text`, in order and without overlap, where one of `forms` stands, with the
/// number of the form: in either script, not torn by another word, and with a capital where the
/// form begins with one. Of several that begin at one place the longest counts.
pub fn places<S: AsRef<str>>(text: &str, forms: &[S]) -> Vec<(Span, usize)> {
    let text = Text::new(text);
    let mut by_form: BTreeMap<Vec<char>, usize> = BTreeMap::new();
    for (number, form) in forms.iter().enumerate() {
        by_form.entry(form.as_ref().trim().chars().map(canonical).collect()).or_insert(number);
    }
    let (patterns, numbers): (Vec<Vec<char>>, Vec<usize>) = by_form.into_iter().unzip();
    let mut matches = Matcher::new(&patterns).matches(text.folded());
    matches.sort_by_cached_key(|m| (m.start, std::cmp::Reverse(m.end)));
    let (mut free, mut places) = (0, Vec::new());
    for found in matches {
        let number = numbers[found.pattern as usize];
        if found.start >= free && stands(&text, found, forms[number].as_ref()) {
            free = found.end;
            places.push((span(found.start, found.end), number));
        }
    }
    places
}

fn stands(text: &Text, found: Match, form: &str) -> bool {
    if is_unspaced(text.at(found.start)) {
        return !is_torn(text, found.start, found.end, |_| false);
    }
    let wants = form.trim().chars().next().is_some_and(is_capital);
    !wants || text.raw(found.start, found.start + 1).iter().any(|&c| is_capital(c))
}

#[cfg(test)]
mod tests {
    use super::places;

    #[track_caller]
    fn check(text: &str, forms: &[&str], expected: &[&str]) {
        let chars: Vec<char> = text.chars().collect();
        let shown = places(text, forms).into_iter().map(|(span, number)| {
            let words: String = chars[span.start as usize..span.end as usize].iter().collect();
            format!("{} {words} {number}", span.start)
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn forms_stand_as_words_the_longest_first() {
        check("王小明和王小明明", &["王小明", "王小明明"], &["0 王小明 0", "4 王小明明 1"]);
        check("其中方法,中方在", &["中方"], &["5 中方 0"]);
        check("Reading is not reading, Readings", &["Reading"], &["0 Reading 0"]);
    }

    #[test]
    fn script_does_not_matter_and_the_first_of_equals_counts() {
        check("烏有乌有", &["乌有", "烏有", ""], &["0 烏有 0", "2 乌有 0"]);
        check("", &["a"], &[]);
        check("a", &[], &[]);
    }
}
