//! Referents: what each mention of an article names, and the entities that the article alone knows.

use super::Form;
use crate::text::Text;
use crate::{Mention, Reason};
use lorgnette_kb::{Label, fnv1a};
use lorgnette_text::fold;
use std::collections::BTreeMap;

/// Something that the article names and the base does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Local {
    /// What sort of thing it is.
    pub label: Label,
    /// Its fullest name in the article, as it stands there first.
    pub name: String,
    /// The indices of its mentions, in order.
    pub mentions: Vec<u32>,
}

/// The id of what an article alone names, by its label and fullest name: the same in either script
/// and in every build.
pub fn name_id(label: Label, name: &str) -> String {
    let folded: String = name.chars().map(fold).collect();
    format!("x-{:08x}", fnv1a(format!("{label:?}{folded}").as_bytes()))
}

/// The referent of each mention: mentions of one number name the same.
pub(super) struct Referents {
    /// One number a mention; none for dates and quantities.
    numbers: Vec<Option<usize>>,
    /// The number that each number was united with, itself if with none, and how many numbers
    /// were united with it: so no chain grows longer than their logarithm.
    united: Vec<(usize, usize)>,
}

/// Whether mentions of `label` name things.
fn names(mention: &Mention) -> bool {
    mention.value.is_none() && !matches!(mention.label, Label::Date | Label::Time | Label::Norp)
}

/// Which labels may name the same: a ministry that is now a building is none, but what sort of
/// place something is taggers do not tell.
pub(super) fn sort(label: Label) -> Label {
    match label {
        Label::Loc | Label::Fac => Label::Gpe,
        label => label,
    }
}

impl Referents {
    /// Mentions linked to one entity name the same, and so do unlinked ones of one folded name.
    pub(super) fn of(text: &Text, mentions: &[Mention]) -> Self {
        let (mut entities, mut surfaces) = (BTreeMap::new(), BTreeMap::new());
        let mut united = Vec::new();
        let mut number = |mention: &Mention| {
            let mut new = || {
                united.push((united.len(), 1));
                united.len() - 1
            };
            if !names(mention) {
                return None;
            }
            Some(match mention.entity {
                Some(entity) => *entities.entry(entity).or_insert_with(&mut new),
                None => {
                    let folded = folded(text, mention);
                    *surfaces.entry((sort(mention.label), folded)).or_insert_with(&mut new)
                }
            })
        };
        let numbers = mentions.iter().map(&mut number).collect();
        Referents { numbers, united }
    }

    /// The referent of mention `of`.
    pub(super) fn number(&self, of: usize) -> Option<usize> {
        let mut number = self.numbers[of]?;
        while self.united[number].0 != number {
            number = self.united[number].0;
        }
        Some(number)
    }

    /// From here on what `b` names is what `a` names.
    pub(super) fn unite(&mut self, a: usize, b: usize) {
        let (Some(a), Some(b)) = (self.number(a), self.number(b)) else { return };
        let (few, many) = if self.united[a].1 < self.united[b].1 { (a, b) } else { (b, a) };
        if few != many {
            self.united[many].1 += self.united[few].1;
            self.united[few].0 = many;
        }
    }

    /// Lets unlinked mentions that are a short form of another name name the same, with its
    /// entity if it has one: of several, the one named last.
    pub(super) fn join(&mut self, text: &Text, mentions: &mut [Mention], forms: &[Form]) {
        // Each join keeps the sort of a label.
        let mut by_form: BTreeMap<(Label, &[char]), Vec<&Form>> = BTreeMap::new();
        for form in forms {
            let sort = sort(mentions[form.of].label);
            by_form.entry((sort, &form.characters)).or_default().push(form);
        }
        by_form.values_mut().for_each(|forms| forms.sort_by_cached_key(|form| form.from));
        for n in 0..mentions.len() {
            if mentions[n].entity.is_some() || !names(&mentions[n]) {
                continue;
            }
            let folded = folded(text, &mentions[n]);
            let named = by_form.get(&(sort(mentions[n].label), folded));
            let named = named.map_or(&[][..], |forms| before(forms, mentions[n].span.start));
            let Some(form) = named.iter().rfind(|form| form.of != n) else { continue };
            self.unite(form.of, n);
            let (entity, full) = (mentions[form.of].entity, mentions[form.of].span);
            let ground = text.written(full.start as usize, full.end as usize);
            mentions[n].entity = entity;
            mentions[n].label = mentions[form.of].label;
            mentions[n].reasons.push(Reason { rule: form.rule, ground });
        }
    }

    /// All mentions in order, those `added` among them, and the entities of this article.
    pub(super) fn nest(
        self,
        text: &Text,
        mentions: Vec<Mention>,
        added: Vec<(Mention, Option<usize>)>,
    ) -> (Vec<Mention>, Vec<Local>) {
        let numbers: Vec<Option<usize>> = (0..mentions.len()).map(|n| self.number(n)).collect();
        let old = mentions.into_iter().zip(numbers);
        let mut all: Vec<(usize, (Mention, Option<usize>))> = old.enumerate().collect();
        let count = all.len();
        all.extend(added.into_iter().map(|new| (count, new)));
        all.sort_by_cached_key(|(_, (m, _))| (m.span.start, std::cmp::Reverse(m.span.end)));
        // Where each mention went, for those that lie in it.
        let mut places = vec![0; count];
        for (place, (number, _)) in all.iter().enumerate().filter(|(_, (n, _))| *n < count) {
            places[*number] = place as u32;
        }
        let (mut mentions, mut numbers) = (Vec::new(), Vec::new());
        for (_, (mut mention, number)) in all {
            mention.parent = mention.parent.map(|parent| places[parent as usize]);
            mentions.push(mention);
            numbers.push(number);
        }
        let locals = locals(text, &mentions, &numbers);
        (mentions, locals)
    }
}

/// The unlinked mentions by what they name, by first mention.
fn locals(text: &Text, mentions: &[Mention], numbers: &[Option<usize>]) -> Vec<Local> {
    let (mut locals, mut of_number): (Vec<Local>, BTreeMap<usize, usize>) = Default::default();
    for (n, mention) in mentions.iter().enumerate().filter(|(_, m)| m.entity.is_none()) {
        let Some(number) = numbers[n] else { continue };
        let name = text.written(mention.span.start as usize, mention.span.end as usize);
        let at = *of_number.entry(number).or_insert(locals.len());
        if at == locals.len() {
            locals.push(Local { label: mention.label, name: String::new(), mentions: Vec::new() });
        }
        let local = &mut locals[at];
        local.mentions.push(n as u32);
        if name.chars().count() > local.name.chars().count() {
            (local.name, local.label) = (name, mention.label);
        }
    }
    locals
}

/// Those of `forms`, which are in order of where they begin to count, that count at `at`.
pub(super) fn before<'f, 't>(forms: &'f [&'t Form], at: u32) -> &'f [&'t Form] {
    &forms[..forms.partition_point(|form| form.from <= at as usize)]
}

/// The folded words of a mention.
pub(super) fn folded<'t>(text: &'t Text, mention: &Mention) -> &'t [char] {
    &text.folded()[mention.span.start as usize..mention.span.end as usize]
}
