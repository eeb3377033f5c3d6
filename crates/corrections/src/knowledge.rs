//! Corrections of what is known: entities of one's own, wrong facts, two entities that are one.

use crate::correction::{Correction, Wrong};
use crate::own::stated;
use crate::{Found, Outcome};
use lorgnette_kb::{Confidence, Entity, Fact, FactValue, Kb, Provenance, fact_id, relation_id};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Who stands behind a fact that was corrected.
const SOURCE: &str = "correction";
/// A language that nobody named.
const ANY_LANGUAGE: &str = "und";

/// `kb` as the corrections in `list` want it, and what became of each of them that is about
/// knowledge; nothing is said of the others. `circular` are the numbers that are left out.
pub(crate) fn corrected<'k>(
    kb: &'k Kb,
    list: &[Correction],
    outcomes: &mut [Option<Outcome>],
) -> Cow<'k, Kb> {
    let open = |n: &usize| outcomes[*n].is_none() && list[*n].is_of_knowledge();
    let numbers: Vec<usize> = (0..list.len()).filter(open).collect();
    if numbers.is_empty() {
        return Cow::Borrowed(kb);
    }
    let mut base = Base::new(kb);
    // Whom facts and mergers are about may stand in a later entry.
    for pass in [Base::enter, Base::mend, Base::merge] {
        for &n in &numbers {
            pass(&mut base, n, &list[n], outcomes);
        }
    }
    Cow::Owned(base.done())
}

/// A knowledge base in the making.
struct Base {
    entities: BTreeMap<String, Entity>,
    /// Old slug and the slug it went into.
    redirects: BTreeMap<String, String>,
    /// Which correction wrote an entry, and which spoke of a fact.
    written: BTreeMap<(String, String), usize>,
}

/// A pass over the corrections.
type Outcomes<'o> = &'o mut [Option<Outcome>];

impl Base {
    fn new(kb: &Kb) -> Self {
        let entities = kb.iter().map(|(_, entity)| (entity.slug.clone(), entity.clone()));
        let redirects = kb.redirects().map(|(old, new)| (old.to_string(), new.to_string()));
        let written = BTreeMap::new();
        Base { entities: entities.collect(), redirects: redirects.collect(), written }
    }

    fn done(mut self) -> Kb {
        let redirects = std::mem::take(&mut self.redirects);
        let last = |slug: &str| last(&redirects, slug).to_string();
        for entity in self.entities.values_mut() {
            for relation in &mut entity.relations {
                relation.target = last(&relation.target);
            }
            for fact in &mut entity.facts {
                if let FactValue::Entity(slug) = &mut fact.value {
                    *slug = last(slug);
                }
            }
        }
        let pairs = redirects.keys().map(|old| (old.clone(), last(old))).collect();
        Kb::with_redirects(self.entities.into_values().collect(), pairs)
    }

    /// The slug of the entity that goes by `id` now.
    fn slug(&self, id: Option<&str>) -> Option<String> {
        let slug = last(&self.redirects, id?);
        self.entities.contains_key(slug).then(|| slug.to_string())
    }

    /// Says that correction `n` spoke last of `what`, and that an earlier one is overruled
    /// unless it says the same.
    fn claims(&mut self, n: usize, what: (&str, &str), list: Says, outcomes: Outcomes) {
        let key = (what.0.to_string(), what.1.to_string());
        if let Some(before) = self.written.insert(key, n)
            && matches!(list, Says::Otherwise)
        {
            outcomes[before] = Some(Outcome::Overruled(n));
        }
        outcomes[n] = Some(Outcome::Applied(Found::Same));
    }

    /// Enters an entity of one's own.
    fn enter(&mut self, n: usize, correction: &Correction, outcomes: Outcomes) {
        let Wrong::Unknown { entry } = &correction.wrong else { return };
        let Some(slug) = correction.entity.id.clone() else {
            outcomes[n] = Some(Outcome::Unknown("entry without an id".into()));
            return;
        };
        let entity = entry.entity(&slug, language(correction));
        let says = Says::of(self.entities.get(&slug) == Some(&entity));
        self.redirects.remove(&slug);
        self.entities.insert(slug.clone(), entity);
        self.claims(n, (&slug, ""), says, outcomes);
    }

    /// Takes a wrong fact away, or puts what is right in its place.
    fn mend(&mut self, n: usize, correction: &Correction, outcomes: Outcomes) {
        let Wrong::Fact { id, right, .. } = &correction.wrong else { return };
        let Some(slug) = self.slug(correction.entity.id.as_deref()) else {
            outcomes[n] = Some(Outcome::Unknown(format!("“{}”", correction.entity.name)));
            return;
        };
        let right = right.as_deref().map(|says| (says, language(correction)));
        let entity = self.entities.get_mut(&slug).expect("the slug was just looked up");
        match (replace(entity, id, right), self.written.contains_key(&(slug.clone(), id.clone()))) {
            (true, _) => self.claims(n, (&slug, id), Says::Same, outcomes),
            // An earlier one has taken it away.
            (false, true) => self.rewrite(n, (&slug, id), right, outcomes),
            (false, false) => {
                outcomes[n] = Some(Outcome::Unknown(format!("fact {id} of {slug}")));
            }
        }
    }

    /// Says something else of a fact that an earlier correction spoke of.
    fn rewrite(
        &mut self,
        n: usize,
        (slug, id): (&str, &str),
        right: Option<(&str, &str)>,
        outcomes: Outcomes,
    ) {
        let property = id.rsplit_once('-').map_or(id, |(property, _)| property);
        let entity = self.entities.get_mut(slug).expect("the slug was just looked up");
        let is_ours = |fact: &Fact| fact.property == property && fact.provenance.source == SOURCE;
        let before = entity.facts.iter().position(is_ours);
        let now = right.map(|(says, lang)| stated(property, says, lang, provenance()));
        let same = before.map(|at| &entity.facts[at]) == now.as_ref();
        match (before, now) {
            _ if same => {}
            (Some(at), Some(now)) => entity.facts[at] = now,
            (Some(at), None) => drop(entity.facts.remove(at)),
            (None, now) => entity.facts.extend(now),
        }
        self.claims(n, (slug, id), Says::of(same), outcomes);
    }

    /// Lets one entity of the base go into another.
    fn merge(&mut self, n: usize, correction: &Correction, outcomes: Outcomes) {
        let Wrong::Merge { with } = &correction.wrong else { return };
        let from = self.slug(correction.entity.id.as_deref());
        let (Some(from), Some(into)) = (from, self.slug(with.id.as_deref())) else { return };
        if from != into {
            let gone = self.entities.remove(&from).expect("the slug was just looked up");
            self.entities.get_mut(&into).expect("the slug was just looked up").fill(gone);
            self.redirects.insert(from, into);
        }
        outcomes[n] = Some(Outcome::Applied(Found::Same));
    }
}

/// Whether a correction says what another one said.
enum Says {
    Same,
    Otherwise,
}

impl Says {
    fn of(same: bool) -> Says {
        if same { Says::Same } else { Says::Otherwise }
    }
}

/// Takes the fact or relation `id` of `entity` away, puts `right` with its language in its place
/// if there is one, and says whether it was there.
fn replace(entity: &mut Entity, id: &str, right: Option<(&str, &str)>) -> bool {
    let right =
        |property: &str| right.map(|(says, lang)| stated(property, says, lang, provenance()));
    if let Some(at) = entity.facts.iter().position(|fact| fact_id(fact) == id) {
        let wrong = entity.facts.remove(at);
        right(&wrong.property).into_iter().for_each(|fact| entity.facts.insert(at, fact));
        return true;
    }
    let Some(at) = entity.relations.iter().position(|relation| relation_id(relation) == id) else {
        return false;
    };
    let wrong = entity.relations.remove(at);
    entity.facts.extend(right(&wrong.kind));
    true
}

fn provenance() -> Provenance {
    Provenance { source: SOURCE.into(), as_of: None, confidence: Confidence::Certain }
}

fn language(correction: &Correction) -> &str {
    correction.page.lang.as_deref().unwrap_or(ANY_LANGUAGE)
}

/// Where redirects lead from `slug`; there are no circles among them.
fn last<'s>(redirects: &'s BTreeMap<String, String>, slug: &'s str) -> &'s str {
    let mut slug = slug;
    while let Some(next) = redirects.get(slug) {
        slug = next;
    }
    slug
}
