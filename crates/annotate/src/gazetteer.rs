//! The gazetteer: under which forms the entities of a knowledge base are named.

use crate::matcher::Matcher;
use crate::text::{Text, canonical, is_capital, is_unspaced};
use lorgnette_kb::names::{NameOf, Names};
use lorgnette_kb::{AliasKind, EntityId};
use std::collections::BTreeMap;

/// The forms of a knowledge base, ready to be looked for.
#[derive(Clone, Debug)]
pub(crate) struct Gazetteer {
    matcher: Matcher,
    /// What each pattern may name, by form and then entity.
    uses: Vec<Vec<Use>>,
    /// The countries that one character stands for inside compounds.
    countries: BTreeMap<char, EntityId>,
}

/// A form that names an entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Use {
    pub(crate) form: Form,
    pub(crate) entity: EntityId,
    /// As the knowledge base writes it.
    pub(crate) written: String,
    /// Whether it has capitals, which the text must have too.
    has_capitals: bool,
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
    pub(crate) uses: Vec<&'g Use>,
    /// Whether it is only a part of what stands there, as the rule of names finds out.
    pub(crate) is_part: bool,
}

impl Gazetteer {
    pub(crate) fn new(names: &Names) -> Self {
        let mut forms: BTreeMap<Vec<char>, Vec<Use>> = BTreeMap::new();
        let mut countries = BTreeMap::new();
        for NameOf { text: written, alias, entity } in names.iter() {
            let (form, entity) = (alias.map_or(Form::Name, Form::Alias), *entity);
            let pattern: Vec<char> = written.chars().map(canonical).collect();
            match (form, pattern.as_slice()) {
                (Form::Alias(AliasKind::Compound), [c]) => {
                    countries.entry(*c).or_insert(entity);
                }
                (Form::Alias(AliasKind::Compound | AliasKind::Title), _) | (_, []) => {}
                // One Chinese character is too little to go by outside compounds.
                (_, [c]) if is_unspaced(*c) => {}
                _ => forms.entry(pattern).or_default().push(Use {
                    form,
                    entity,
                    written: written.clone(),
                    has_capitals: written.chars().any(is_capital),
                }),
            }
        }
        let (patterns, mut uses): (Vec<_>, Vec<_>) = forms.into_iter().unzip();
        uses.iter_mut().for_each(|uses| uses.sort());
        Gazetteer { matcher: Matcher::new(&patterns), uses, countries }
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
            let uses = self.uses[m.pattern as usize].iter();
            let written = text.raw(m.start, m.end);
            let mut uses: Vec<&Use> =
                uses.filter(|u| !u.has_capitals || capitals_fit(&u.written, written)).collect();
            // Of two spellings of one form the reasons should show the text's own.
            uses.sort_by_key(|u| {
                (u.form, u.entity, !u.written.chars().eq(written.iter().copied()))
            });
            Hit { start: m.start, end: m.end, uses, is_part: false }
        });
        hits.filter(|h| !h.uses.is_empty()).collect()
    }

    /// The patterns that the matcher was made from.
    #[cfg(test)]
    fn patterns(&self) -> Vec<Vec<char>> {
        self.uses.iter().map(|uses| uses[0].written.chars().map(canonical).collect()).collect()
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
