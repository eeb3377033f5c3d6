//! Names once more: where a form of something that the article names stands without a mention.

use super::Form;
use super::referents::{Referents, before, folded};
use crate::matcher::{Match, Matcher};
use crate::persons::stands_alone;
use crate::text::{Text, is_capital, is_stop, is_unspaced};
use crate::words::is_torn;
use crate::{Mention, Reason};
use lorgnette_kb::Label;
use lorgnette_text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A name must be so sure to be looked for elsewhere.
const SURE: f32 = 0.6;
/// How much less sure it is there.
const ELSEWHERE: f32 = 0.9;
/// What may stand before a lone family name of one character besides marks: 對尹.
const BEFORE: &str = "对与和向被由给跟让而但";
/// What shows behind it that it acts: 尹說.
const BEHIND: &str = "说称表指认强则还也于对已将曾又在的等与和";

/// The mentions that are added, each with the mention whose name it is.
pub(super) fn mentions(
    text: &Text,
    mentions: &[Mention],
    referents: &Referents,
    mut forms: Vec<Form>,
) -> Vec<(Mention, usize)> {
    forms.extend(whole_names(text, mentions, referents));
    let mut by_form: BTreeMap<&[char], Vec<&Form>> = BTreeMap::new();
    for form in &forms {
        by_form.entry(&form.characters).or_default().push(form);
    }
    by_form.values_mut().for_each(|forms| forms.sort_by_cached_key(|form| form.from));
    let (patterns, forms): (Vec<&[char]>, Vec<Vec<&Form>>) = by_form.into_iter().unzip();
    let tops = mentions.iter().filter(|m| m.parent.is_none());
    let taken: Vec<Span> = tops.map(|m| m.span).collect();
    let mut free = 0;
    let mut added = Vec::new();
    for found in longest_first(Matcher::new(&patterns).matches(text.folded())) {
        if found.start < free || overlaps(&taken, found) {
            continue;
        }
        let named = before(&forms[found.pattern as usize], found.start as u32);
        let Some(form) = named.last() else { continue };
        if stands(text, found, &mentions[form.of]) {
            added.push((mention(text, found, form, mentions), form.of));
            free = found.end;
        }
    }
    added
}

/// The first mention of each sure name.
fn whole_names(text: &Text, mentions: &[Mention], referents: &Referents) -> Vec<Form> {
    let mut seen = BTreeSet::new();
    let sure = mentions.iter().enumerate().filter(|(n, m)| {
        // Links of the base were looked for everywhere.
        let is_name =
            matches!(m.label, Label::Person | Label::Org | Label::Gpe | Label::Loc | Label::Fac);
        m.entity.is_none() && is_name && m.confidence >= SURE && referents.number(*n).is_some()
    });
    let form = |(of, m): (usize, &Mention)| {
        let characters = folded(text, m);
        let is_long = characters.len() >= 4 || characters.len() >= 2 && is_unspaced(characters[0]);
        (is_long && seen.insert(characters)).then_some(Form {
            characters: characters.to_vec(),
            of,
            from: 0,
            rule: "seen-elsewhere",
        })
    };
    sure.filter_map(form).collect()
}

/// By start, of each start the longest.
fn longest_first(mut matches: Vec<Match>) -> Vec<Match> {
    matches.sort_by_cached_key(|m| (m.start, std::cmp::Reverse(m.end)));
    matches
}

fn overlaps(taken: &[Span], found: Match) -> bool {
    // What begins before it may reach into it; mentions at the top do not overlap each other.
    let begun = taken.partition_point(|span| (span.start as usize) < found.end);
    taken[..begun].last().is_some_and(|span| span.end as usize > found.start)
}

/// Whether the form stands for the name at this place.
fn stands(text: &Text, found: Match, of: &Mention) -> bool {
    let Match { start, end, .. } = found;
    if !is_unspaced(text.at(start)) {
        return has_capitals_of(text, found, of) && stands_alone(text, start, end);
    }
    if is_torn(text, start, end, |_| false) {
        return false;
    }
    if end - start > 1 {
        return true;
    }
    let before = text.before(start);
    let is_led = is_stop(text, start.saturating_sub(1))
        || start == 0
        || BEFORE.contains(before)
        || matches!(before, ',' | ';' | ':' | '“' | '「' | '、');
    is_led && BEHIND.contains(text.at(end)) && of.label == Label::Person
}

/// Whether it begins with a capital wherever the name does; NATO is not Nato's nato.
fn has_capitals_of(text: &Text, found: Match, of: &Mention) -> bool {
    let is_capital = |at: usize| text.raw(at, at + 1).iter().any(|&c| is_capital(c));
    let name_has = (of.span.start as usize..of.span.end as usize).any(is_capital);
    is_capital(found.start) || !name_has
}

fn mention(text: &Text, found: Match, form: &Form, mentions: &[Mention]) -> Mention {
    let of = &mentions[form.of];
    let ground = text.written(of.span.start as usize, of.span.end as usize);
    Mention {
        span: crate::text::span(found.start, found.end),
        label: of.label,
        entity: of.entity,
        value: None,
        confidence: of.confidence * ELSEWHERE,
        reasons: vec![Reason { rule: form.rule, ground }],
        parent: None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_name_seen_clearly_is_found_everywhere() {
        check(
            "烏有大學很老。[烏有大學|O]說,在烏有大學。",
            &["烏有大學 0", "烏有大學 0", "烏有大學 0"],
            &["烏有大學"],
        );
        check(
            "[Gabriel Boric|P] met them; Boric smiled, but boric acid and Boric Street did not.",
            &["Gabriel Boric 0", "Boric 0"],
            &["Gabriel Boric"],
        );
        check(
            "[弗拉基米爾·普京|P vladimir-putin]來了,普京說。",
            &["弗拉基米爾·普京 vladimir-putin", "普京 vladimir-putin"],
            &[],
        );
    }

    #[test]
    fn a_family_name_of_one_character_must_act() {
        check("[尹錫悅|P]到了。尹說,尹姓的人,令尹。", &["尹錫悅 0", "尹 0"], &["尹錫悅"]);
        check("尹說話。[尹錫悅|P]到了。", &["尹錫悅 0"], &["尹錫悅"]);
        check("[王小明|P]說,國王說,對王的看法,王在。", &["王小明 0", "王 0", "王 0"], &["王小明"]);
    }

    #[test]
    fn words_are_not_torn_for_a_name() {
        check("[中方|O]在此,其中方法。", &["中方 0"], &["中方"]);
    }
}
