//! Learns the few rules from which one page's text comes out as the large tables make it.
//!
//! A character gets the rule that is right most often; where that is wrong, the shortest phrase
//! around it gets one that is right wherever the page has that phrase. So hardly any rule does
//! harm, and the loop ends: at the latest with the whole run of characters as its own phrase.

use crate::rules::{Rules, written};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A text, and what shall stand for each of its characters; none for what stays.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    pub(crate) text: Vec<char>,
    pub(crate) wanted: Vec<Option<String>>,
}

/// Adds to `rules` what `examples` lack, and says how many characters no rule can tell: the
/// same run of characters, wanted in two ways.
pub(crate) fn learn(rules: &mut Rules, examples: &[Example]) -> usize {
    let examples: Vec<&Example> = examples.iter().filter(|e| !e.text.is_empty()).collect();
    let places = Places::of(&examples);
    add_characters(rules, &examples, &places);
    let mut hopeless = BTreeSet::new();
    // What mends one text may spoil an earlier one, so until a round finds nothing to do.
    loop {
        let mended = (0..examples.len())
            .filter(|e| mend(rules, &examples, *e, &places, &mut hopeless))
            .count();
        if mended == 0 {
            break;
        }
    }
    hopeless.len()
}

/// Adds the rows that example number `e` lacks; whether there were any.
fn mend(
    rules: &mut Rules,
    examples: &[&Example],
    e: usize,
    places: &Places,
    hopeless: &mut BTreeSet<(usize, usize)>,
) -> bool {
    let example = examples[e];
    let mut any = false;
    while let Some(at) = first_mistake(rules, example, |at| hopeless.contains(&(e, at))) {
        let mut windows: Vec<Range<usize>> = windows(&example.text, at).collect();
        let whole = windows.last().cloned();
        windows.retain(|w| places.agree(examples, example, w.clone()));
        // Where a whole block stands inside another that wants it otherwise, that other is longer.
        windows.extend(whole);
        match windows.into_iter().any(|window| is_mended(rules, example, window, at)) {
            true => any = true,
            false => drop(hopeless.insert((e, at))),
        }
    }
    any
}

/// Where each character stands: example and place in it.
struct Places(BTreeMap<char, Vec<(usize, usize)>>);

impl Places {
    fn of(examples: &[&Example]) -> Places {
        let mut places: BTreeMap<char, Vec<(usize, usize)>> = BTreeMap::new();
        for (e, example) in examples.iter().enumerate() {
            for (at, c) in example.text.iter().enumerate() {
                places.entry(*c).or_default().push((e, at));
            }
        }
        Places(places)
    }

    /// Whether what `example` wants for its characters in `window` is wanted wherever they stand.
    fn agree(&self, examples: &[&Example], example: &Example, window: Range<usize>) -> bool {
        let (from, to) = (&example.text[window.clone()], &example.wanted[window]);
        self.0[&from[0]].iter().all(|&(e, at)| {
            let end = (at + from.len()).min(examples[e].text.len());
            examples[e].text[at..end] != *from || examples[e].wanted[at..end] == *to
        })
    }
}

/// For each character what is wanted most often, unless that is nothing.
fn add_characters(rules: &mut Rules, examples: &[&Example], places: &Places) {
    for (c, places) in &places.0 {
        let mut counts: BTreeMap<Option<&str>, usize> = BTreeMap::new();
        for &(e, at) in places {
            *counts.entry(examples[e].wanted[at].as_deref()).or_default() += 1;
        }
        let best = counts.iter().max_by_key(|(to, count)| (**count, std::cmp::Reverse(**to)));
        if let Some((Some(to), _)) = best
            && rules.apply(&[*c]) != [Some(*to)]
        {
            rules.insert(&c.to_string(), to);
        }
    }
}

/// The first character for which `rules` do not say what `example` wants, but for those given up.
fn first_mistake(
    rules: &Rules,
    example: &Example,
    given_up: impl Fn(usize) -> bool,
) -> Option<usize> {
    let told = rules.apply(&example.text);
    (0..told.len()).find(|&at| {
        !same(told[at], example.wanted[at].as_deref(), example.text[at]) && !given_up(at)
    })
}

/// Whether what is told of `c` is what is wanted: its staying may also be said.
fn same(told: Option<&str>, wanted: Option<&str>, c: char) -> bool {
    let mut buffer = [0; 4];
    let c: &str = c.encode_utf8(&mut buffer);
    told.unwrap_or(c) == wanted.unwrap_or(c)
}

/// Stretches of `text` around the character at `at`, the shortest first; none holds what
/// cannot stand in a row.
fn windows(text: &[char], at: usize) -> impl Iterator<Item = Range<usize>> {
    let can = |c: &char| !c.is_whitespace() && !c.is_control() && *c != '|';
    let before = text[..at].iter().rev().take_while(|c| can(c)).count();
    let after = text[at..].iter().take_while(|c| can(c)).count();
    let (start, end) = (at - before, at + after);
    (1..=end - start).flat_map(move |length| {
        let first = at.saturating_sub(length - 1).max(start);
        let last = at.min(end - length.min(end - start));
        (first..=last).rev().map(move |from| from..from + length)
    })
}

/// Adds the row for `window` of `example` if that mends the character at `at`: a row that is
/// there already cannot, nor one that never has its turn, because another begins before it.
fn is_mended(rules: &mut Rules, example: &Example, window: Range<usize>, at: usize) -> bool {
    let (from, to) = (&example.text[window.clone()], &example.wanted[window]);
    let said: Vec<String> =
        from.iter().zip(to).map(|(c, to)| to.clone().unwrap_or_else(|| c.to_string())).collect();
    let from: String = from.iter().collect();
    if rules.has(&from) {
        return false;
    }
    rules.insert(&from, &written(&said));
    let told = rules.apply(&example.text)[at];
    let mended = same(told, example.wanted[at].as_deref(), example.text[at]);
    if !mended {
        rules.remove(&from);
    }
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs of texts of the same length.
    fn examples(pairs: &[(&str, &str)]) -> Vec<Example> {
        let example = |(text, wanted): &(&str, &str)| {
            let text: Vec<char> = text.chars().collect();
            let wanted = text.iter().zip(wanted.chars());
            let wanted = wanted.map(|(a, b)| (*a != b).then(|| b.to_string())).collect();
            Example { text, wanted }
        };
        pairs.iter().map(example).collect()
    }

    fn check(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let mut rules = Rules::default();
        assert_eq!(learn(&mut rules, &examples(pairs)), 0);
        for (text, wanted) in pairs {
            assert_eq!(rules.rewrite(text), *wanted);
        }
        rules.rows().collect()
    }

    #[test]
    fn what_is_right_most_often_is_the_rule_and_the_rest_are_phrases() {
        let rows = check(&[("皇后在后面，然后说，以后说", "皇后在後面，然後說，以後說")]);
        let rows: Vec<String> = rows.iter().map(|(from, to)| format!("{from}{to}")).collect();
        assert!(rows.contains(&"后後".to_string()) && rows.contains(&"说說".to_string()));
        assert_eq!(rows.len(), 3, "{rows:?}");
    }

    #[test]
    fn a_phrase_reaches_as_far_as_it_must() {
        check(&[
            ("甲乙丙", "甲乙丁"),
            ("乙丙", "乙丙"),
            ("丙", "丙"),
            ("子甲乙丙丑", "子甲乙丙丑"),
        ]);
    }

    #[test]
    fn what_is_wanted_in_two_ways_is_counted_and_ends() {
        let mut rules = Rules::default();
        assert_eq!(learn(&mut rules, &examples(&[("甲", "乙"), ("甲", "甲"), ("甲", "乙")])), 1);
        assert_eq!(rules.rewrite("甲"), "乙");
    }
}
