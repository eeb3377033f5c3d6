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

/// A phrase has at most so many characters, unless nothing shorter than all of a sentence tells.
const LONGEST: usize = 32;
/// Ends of sentences, over which no phrase reaches.
const ENDS: [char; 4] = ['。', '！', '？', '\n'];

/// A sentence or more of an example: a mistake is looked for from its beginning.
#[derive(Clone, Copy)]
struct Sentence<'e> {
    text: &'e [char],
    wanted: &'e [Option<String>],
}

impl Example {
    fn sentences(&self) -> impl Iterator<Item = Sentence<'_>> {
        let mut wanted = self.wanted.as_slice();
        self.text.split_inclusive(|c| ENDS.contains(c)).map(move |text| {
            let (own, rest) = wanted.split_at(text.len());
            wanted = rest;
            Sentence { text, wanted: own }
        })
    }
}

/// Adds to `rules` what `examples` lack, and says how many characters no rule can tell: the
/// same run of characters, wanted in two ways.
pub(crate) fn learn(rules: &mut Rules, examples: &[Example]) -> usize {
    let examples: Vec<Sentence> = examples.iter().flat_map(Example::sentences).collect();
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
    examples: &[Sentence],
    e: usize,
    places: &Places,
    hopeless: &mut BTreeSet<(usize, usize)>,
) -> bool {
    let example = &examples[e];
    let mut any = false;
    while let Some(at) = first_mistake(rules, example, |at| hopeless.contains(&(e, at))) {
        let agreed = |w: &Range<usize>| places.agree(examples, example, w.clone());
        let whole = run(example.text, at);
        // Where all of it stands inside another that wants it otherwise, that other is longer.
        let mut windows = windows(whole.clone(), at).filter(agreed).chain([whole]);
        match windows.any(|window| is_mended(rules, example, window, at)) {
            true => any = true,
            false => drop(hopeless.insert((e, at))),
        }
    }
    any
}

/// A character and the one behind it; none at the end of a text.
type Pair = (char, Option<char>);

/// Where each pair stands: example and place in it. Characters alone are too common to be looked
/// up in a book.
struct Places(BTreeMap<Pair, Vec<(usize, usize)>>);

impl Places {
    fn of(examples: &[Sentence]) -> Places {
        let mut places: BTreeMap<Pair, Vec<(usize, usize)>> = BTreeMap::new();
        for (e, example) in examples.iter().enumerate() {
            for (at, c) in example.text.iter().enumerate() {
                places.entry((*c, example.text.get(at + 1).copied())).or_default().push((e, at));
            }
        }
        Places(places)
    }

    /// Where `from` may stand, and where a character alone does.
    fn of_start(&self, from: &[char]) -> impl Iterator<Item = &(usize, usize)> {
        let pairs = match *from {
            [c] => (c, None)..=(c, Some(char::MAX)),
            _ => (from[0], Some(from[1]))..=(from[0], Some(from[1])),
        };
        self.0.range(pairs).flat_map(|(_, places)| places)
    }

    /// Whether what `example` wants for its characters in `window` is wanted wherever they stand.
    fn agree(&self, examples: &[Sentence], example: &Sentence, window: Range<usize>) -> bool {
        let (from, to) = (&example.text[window.clone()], &example.wanted[window]);
        self.of_start(from).all(|&(e, at)| {
            let end = (at + from.len()).min(examples[e].text.len());
            examples[e].text[at..end] != *from || examples[e].wanted[at..end] == *to
        })
    }
}

/// For each character what is wanted most often, unless that is nothing.
fn add_characters(rules: &mut Rules, examples: &[Sentence], places: &Places) {
    let characters: BTreeSet<char> = places.0.keys().map(|(c, _)| *c).collect();
    for c in &characters {
        let mut counts: BTreeMap<Option<&str>, usize> = BTreeMap::new();
        for &(e, at) in places.of_start(&[*c]) {
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
    example: &Sentence,
    given_up: impl Fn(usize) -> bool,
) -> Option<usize> {
    let told = rules.apply(example.text);
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

/// The stretch of `text` around the character at `at` that holds nothing that cannot stand in a
/// row.
fn run(text: &[char], at: usize) -> Range<usize> {
    let can = |c: &char| !c.is_whitespace() && !c.is_control() && *c != '|';
    let before = text[..at].iter().rev().take_while(|c| can(c)).count();
    let after = text[at..].iter().take_while(|c| can(c)).count();
    at - before..at + after
}

/// Stretches of `whole` around the character at `at`, the shortest first.
fn windows(whole: Range<usize>, at: usize) -> impl Iterator<Item = Range<usize>> {
    let Range { start, end } = whole;
    (1..=LONGEST.min(end - start)).flat_map(move |length| {
        let first = at.saturating_sub(length - 1).max(start);
        let last = at.min(end - length);
        (first..=last).rev().map(move |from| from..from + length)
    })
}

/// Adds the row for `window` of `example` if that mends the character at `at`: a row that is
/// there already cannot, nor one that never has its turn, because another begins before it.
fn is_mended(rules: &mut Rules, example: &Sentence, window: Range<usize>, at: usize) -> bool {
    let (from, to) = (&example.text[window.clone()], &example.wanted[window]);
    let said: Vec<String> =
        from.iter().zip(to).map(|(c, to)| to.clone().unwrap_or_else(|| c.to_string())).collect();
    let from: String = from.iter().collect();
    if rules.has(&from) {
        return false;
    }
    rules.insert(&from, &written(&said));
    let told = rules.apply(example.text)[at];
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
