//! The gazetteer: under which forms the entities of a knowledge base are named.

use crate::classes::Character;
use crate::matcher::Matcher;
use crate::text::{Text, is_capital, is_unspaced};
use lorgnette_kb::{AliasKind, EntityId, Kb, names};
use std::collections::BTreeMap;
use std::ops::Range;

/// The forms of a knowledge base, ready to be looked for.
#[derive(Clone, Debug)]
pub(crate) struct Gazetteer<'k> {
    matcher: Matcher,
    /// What the patterns may name, by pattern, form and entity.
    uses: Vec<Use<'k>>,
    /// Where the uses of each pattern begin; those of the last end where all do.
    first: Vec<u32>,
    /// The countries that one character stands for inside compounds.
    countries: BTreeMap<char, EntityId>,
}

/// A form that names an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Use<'k> {
    pub(crate) form: Form,
    pub(crate) entity: EntityId,
    /// As the knowledge base writes it.
    pub(crate) written: &'k str,
    /// Whether it has capitals, which the text must have too.
    has_capitals: bool,
}

impl<'k> Use<'k> {
    fn new(form: Form, entity: EntityId, written: &'k str) -> Self {
        Use { form, entity, written, has_capitals: written.chars().any(is_capital) }
    }
}

/// What sort of form it is, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    Name,
    Alias(AliasKind),
}

/// A place in a text where a form stands.
#[derive(Clone, Debug)]
pub(crate) struct Hit<'g> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The uses whose letters and capitals fit, never empty.
    pub(crate) uses: Vec<&'g Use<'g>>,
    /// Whether it is only a part of what stands there, as the rule of names finds out.
    pub(crate) is_part: bool,
    /// Whether a longer hit covers it.
    pub(crate) is_covered: bool,
}

/// A form as it is sorted: most are told apart by their first characters as one number.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Entry<'a, 'k> {
    head: u128,
    pattern: &'a [char],
    used: Use<'k>,
}

impl<'k> Gazetteer<'k> {
    pub(crate) fn new(kb: &'k Kb) -> Self {
        let (mut folded, mut forms, mut characters) = (Vec::new(), Vec::new(), Vec::new());
        for (written, alias, entity) in names::uses(kb) {
            let form = alias.map_or(Form::Name, Form::Alias);
            let start = folded.len();
            folded.extend(written.chars().map(|c| Character::of(c).folded));
            match (form, &folded[start..]) {
                (Form::Alias(AliasKind::Compound), [c]) => characters.push((*c, written, entity)),
                (Form::Alias(AliasKind::Compound | AliasKind::Title), _) | (_, []) => {}
                // One Chinese character is too little to go by outside compounds.
                (_, [c]) if is_unspaced(*c) => {}
                _ => forms.push((start..folded.len(), Use::new(form, entity, written))),
            }
        }
        // Of two countries that share a character the first form's stands.
        characters.sort_unstable();
        let countries = characters.into_iter().rev().map(|(c, _, entity)| (c, entity)).collect();
        let entry = |(place, used): (Range<usize>, Use<'k>)| {
            let pattern = &folded[place];
            Entry { head: head(pattern), pattern, used }
        };
        let mut entries: Vec<Entry> = forms.into_iter().map(entry).collect();
        entries.sort_unstable();
        entries.dedup();
        let groups = || entries.chunk_by(|a, b| a.head == b.head && a.pattern == b.pattern);
        let patterns: Vec<&[char]> = groups().map(|group| group[0].pattern).collect();
        let matcher = Matcher::new(&patterns);
        let mut first = vec![0];
        first.extend(groups().scan(0, |end, group| {
            *end += group.len() as u32;
            Some(*end)
        }));
        let uses = entries.into_iter().map(|entry| entry.used).collect();
        Gazetteer { matcher, uses, first, countries }
    }

    /// The country that `c`, folded, stands for inside compounds.
    pub(crate) fn country(&self, c: char) -> Option<EntityId> {
        self.countries.get(&c).copied()
    }

    /// The characters that stand for countries.
    pub(crate) fn countries(&self) -> impl Iterator<Item = char> {
        self.countries.keys().copied()
    }

    /// Every hit, overlapping ones too, by start, then shortest first.
    pub(crate) fn hits(&self, text: &Text) -> Vec<Hit<'_>> {
        let matches = self.matcher.matches(text.folded());
        #[cfg(test)]
        assert_eq!(matches, crate::matcher::reference(&self.patterns(), text.folded()));
        let hits = matches.into_iter().map(|m| {
            let uses = self.uses_of(m.pattern as usize).iter();
            let written = text.raw(m.start, m.end);
            let mut uses: Vec<&Use> =
                uses.filter(|u| !u.has_capitals || capitals_fit(u.written, written)).collect();
            // Of two spellings of one form the reasons should show the text's own.
            uses.sort_by_cached_key(|u| {
                (u.form, u.entity, !u.written.chars().eq(written.iter().copied()))
            });
            Hit { start: m.start, end: m.end, uses, is_part: false, is_covered: false }
        });
        let mut hits: Vec<Hit> = hits.filter(|h| !h.uses.is_empty()).collect();
        find_covered(&mut hits);
        hits
    }

    fn uses_of(&self, pattern: usize) -> &[Use<'k>] {
        &self.uses[self.first[pattern] as usize..self.first[pattern + 1] as usize]
    }

    /// The patterns that the matcher was made from.
    #[cfg(test)]
    fn patterns(&self) -> Vec<Vec<char>> {
        let folded = |written: &str| written.chars().map(|c| Character::of(c).folded).collect();
        (1..self.first.len()).map(|n| folded(self.uses_of(n - 1)[0].written)).collect()
    }
}

/// The first six characters as a number that sorts as they do.
fn head(pattern: &[char]) -> u128 {
    let at = |n: usize| pattern.get(n).map_or(0, |&c| c as u128);
    (0..6).fold(0, |head, n| head << 21 | at(n))
}

/// Marks what longer hits cover, of `hits` by start, then shortest first.
fn find_covered(hits: &mut [Hit]) {
    let mut reach = 0;
    for group in hits.chunk_by_mut(|a, b| a.start == b.start) {
        let longest = group.last().map_or(0, |hit| hit.end);
        for hit in group {
            hit.is_covered = hit.end <= reach || hit.end < longest;
        }
        reach = reach.max(longest);
    }
}

/// Whether a form written with capitals stands in the text with capitals too:
/// `US` is not `us`, nor `May` `may`.
fn capitals_fit(form: &str, written: &[char]) -> bool {
    form.chars().zip(written).all(|(f, w)| !(is_capital(f) && w.is_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_of_the_form_must_stand_in_the_text() {
        for (form, written, fits) in [
            ("US", "US", true),
            ("US", "us", false),
            ("Putin", "PUTIN", true),
            ("Putin", "putin", false),
            ("KN-23", "kn-23", false),
            ("普京", "普京", true),
            ("NetEase", "Netease", false),
        ] {
            let written: Vec<char> = written.chars().collect();
            assert_eq!(capitals_fit(form, &written), fits, "{form} {written:?}");
        }
    }
}
