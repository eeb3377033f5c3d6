//! What a text has named so far: the ground on which short forms and ambiguous names are decided.

use crate::classes::Classes;
use crate::gazetteer::{Form, Hit};
use crate::text::{Text, is_stop};
use crate::{Mention, Value};
use lorgnette_kb::{AliasKind, EntityId, FactValue, Kb, Label};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Which entities the knowledge base relates to which.
#[derive(Clone, Debug, Default)]
pub(crate) struct Relations {
    /// Those that an entity's own relations and facts name.
    targets: Pairs,
    /// The same and those that name it.
    neighbours: Pairs,
    /// The dates of events, ISO 8601.
    dates: BTreeMap<EntityId, Vec<String>>,
}

/// Pairs of entities in order, each once.
#[derive(Clone, Debug, Default)]
struct Pairs(Vec<(EntityId, EntityId)>);

impl Pairs {
    fn new(mut pairs: Vec<(EntityId, EntityId)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        Pairs(pairs)
    }

    /// The pairs of `of`.
    fn of(&self, of: EntityId) -> &[(EntityId, EntityId)] {
        let from = self.0.partition_point(|pair| pair.0 < of);
        let count = self.0[from..].partition_point(|pair| pair.0 == of);
        &self.0[from..from + count]
    }

    fn hold(&self, a: EntityId, b: EntityId) -> bool {
        self.0.binary_search(&(a, b)).is_ok()
    }
}

impl Relations {
    pub(crate) fn new(kb: &Kb) -> Self {
        let ids: HashMap<&str, EntityId> =
            kb.iter().map(|(id, entity)| (entity.slug.as_str(), id)).collect();
        let (mut targets, mut dates) = (Vec::new(), BTreeMap::new());
        for (id, entity) in kb.iter() {
            if entity.label == Label::Event {
                let of_event = entity.facts.iter().filter_map(|fact| match &fact.value {
                    FactValue::Date(date) => Some(date.clone()),
                    _ => None,
                });
                dates.insert(id, of_event.collect());
            }
            let related = entity.relations.iter().map(|r| r.target.as_str());
            let stated = entity.facts.iter().filter_map(|fact| match &fact.value {
                FactValue::Entity(slug) => Some(slug.as_str()),
                _ => None,
            });
            let known = related.chain(stated).filter_map(|slug| ids.get(slug));
            targets.extend(known.map(|&target| (id, target)));
        }
        let back = targets.iter().map(|&(a, b)| (b, a));
        let neighbours = Pairs::new(targets.iter().copied().chain(back).collect());
        Relations { targets: Pairs::new(targets), neighbours, dates }
    }

    /// The entities that `of`'s own relations name.
    pub(crate) fn targets(&self, of: EntityId) -> impl Iterator<Item = EntityId> + '_ {
        self.targets.of(of).iter().map(|pair| pair.1)
    }

    /// Whether a chain of at most three relations leads from `from` to `to`:
    /// a square to its city, its province, its country.
    pub(crate) fn reach(&self, from: EntityId, to: EntityId) -> bool {
        let (mut reached, mut last) = (BTreeSet::from([from]), vec![from]);
        for _ in 0..3 {
            let further = last.iter().flat_map(|&e| self.targets(e));
            last = further.filter(|&e| reached.insert(e)).collect();
        }
        from != to && reached.contains(&to)
    }

    /// Whether the two have to do with each other: one's relations name the
    /// other, or lead to it.
    pub(crate) fn relate(&self, a: EntityId, b: EntityId) -> bool {
        self.neighbours.hold(a, b) || self.reach(a, b)
    }
}

/// What a text names beyond doubt, and where.
#[derive(Clone, Debug, Default)]
pub(crate) struct Context {
    /// The starts of each entity's names, in order.
    named: BTreeMap<EntityId, Vec<usize>>,
    /// The dates as far as they are resolved, with their starts.
    dates: Vec<(usize, String)>,
    /// Where sentences end.
    stops: Vec<usize>,
}

impl Context {
    /// Collects the hits that can mean one entity only and lie in no longer
    /// hit, and the dates.
    pub(crate) fn new(text: &Text, hits: &[Hit], dates: &[Mention]) -> Self {
        let stops = text.places(Classes::STOP).filter(|&at| is_stop(text, at));
        let mut context = Context { stops: stops.collect(), ..Context::default() };
        context.dates = dates.iter().filter_map(resolved).collect();
        for hit in hits.iter().filter(|hit| !hit.is_covered) {
            let full = hit.uses.iter().filter(|u| u.form != Form::Alias(AliasKind::Later));
            let mut entities = full.map(|u| u.entity);
            let first = entities.next().filter(|first| entities.all(|entity| entity == *first));
            if let Some(entity) = first {
                context.named.entry(entity).or_default().push(hit.start);
            }
        }
        context
    }

    /// How often `entity` was named before `at`.
    pub(crate) fn count_before(&self, entity: EntityId, at: usize) -> usize {
        self.named.get(&entity).map_or(0, |starts| starts.partition_point(|&s| s < at))
    }

    /// Takes down that a name at `at` was found to mean `entity`.
    pub(crate) fn note(&mut self, entity: EntityId, at: usize) {
        let starts = self.named.entry(entity).or_default();
        if let Err(place) = starts.binary_search(&at) {
            starts.insert(place, at);
        }
    }

    /// The entities related to `entity` that the text names anywhere, in id order.
    pub(crate) fn company(&self, entity: EntityId, relations: &Relations) -> Vec<EntityId> {
        let neighbours = relations.neighbours.of(entity);
        // A country has thousands of neighbours, a long text names thousands of entities.
        match neighbours.len() < self.named.len() {
            true => {
                let neighbours = neighbours.iter().map(|pair| pair.1);
                neighbours.filter(|e| self.named.contains_key(e)).collect()
            }
            false => {
                let named = self.named.keys().copied();
                named.filter(|&e| relations.neighbours.hold(entity, e)).collect()
            }
        }
    }

    /// Whether the text has brought `entity` up by the end of the sentence at
    /// `at` without naming it: at least two and at least half of what it is
    /// related to, or one of them and its date. Gives these grounds in words.
    pub(crate) fn introduced(
        &self,
        entity: EntityId,
        at: usize,
        kb: &Kb,
        relations: &Relations,
    ) -> Option<Vec<String>> {
        // Neither a family name nor a Taurus is brought up by a country.
        let label = kb.entity(entity).label;
        if matches!(label, Label::Person | Label::Org | Label::Gpe | Label::Product) {
            return None;
        }
        let end = self.stops.get(self.stops.partition_point(|&s| s < at)).copied();
        let end = end.unwrap_or(usize::MAX);
        let all = relations.targets(entity).count();
        let named = relations.targets(entity).filter(|&e| self.count_before(e, end) > 0);
        let mut grounds: Vec<String> = named.map(|e| kb.entity(e).slug.clone()).collect();
        let date = relations
            .dates
            .get(&entity)
            .into_iter()
            .flatten()
            .find(|date| self.has_date(date, end));
        let is_known = grounds.len() >= 2 && 2 * grounds.len() >= all;
        let is_dated = !grounds.is_empty() && date.is_some();
        grounds.extend(date.cloned());
        (is_known || is_dated).then_some(grounds)
    }

    /// Whether a date before `end` is `date`, to the month at least.
    fn has_date(&self, date: &str, end: usize) -> bool {
        let before = self.dates.iter().take_while(|d| d.0 < end);
        let mut exact = before.filter(|d| d.1.len() >= "2025-09".len());
        exact.any(|d| date.starts_with(&d.1) || d.1.starts_with(date) && date.len() >= 7)
    }
}

fn resolved(mention: &Mention) -> Option<(usize, String)> {
    match &mention.value {
        Some(Value::Date { iso: Some(iso) }) => Some((mention.span.start as usize, iso.clone())),
        _ => None,
    }
}
