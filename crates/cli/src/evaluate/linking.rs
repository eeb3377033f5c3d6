//! Linking: whether the names that the gold links lead to the same entity.

use super::judge::Judged;
use super::score::share;
use lorgnette_annotate::Mention;
use lorgnette_formats::{Link, Name};
use lorgnette_kb::{Entity, EntityId, Kb};
use serde::Serialize;
use std::collections::BTreeMap;

/// The entities of a base by everything that a gold may call them.
pub(super) struct Links<'k> {
    kb: &'k Kb,
    /// By identifier of any scheme: `Q423`, `KP`.
    identifiers: BTreeMap<&'k str, EntityId>,
}

/// What became of a linked name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Its entity is in the base, and the mention leads there.
    Right,
    /// The mention leads to another.
    Wrong,
    /// The mention leads nowhere.
    Unlinked,
    /// No mention has its span.
    NotFound,
    /// Its entity is not in the base, and the mention leads nowhere.
    NilRight,
    /// Its entity is not in the base, but the mention leads to one.
    NilWrong,
    /// Its Wikidata id is not in the base, and the mention leads to an entity that has none.
    Open,
    /// Its entity is not in the base, and no mention has its span.
    NilNotFound,
}

impl<'k> Links<'k> {
    pub(super) fn new(kb: &'k Kb) -> Self {
        let pairs = kb.iter().flat_map(|(id, entity)| {
            entity.identifiers.iter().map(move |(_, identifier)| (identifier.as_str(), id))
        });
        Links { kb, identifiers: pairs.collect() }
    }

    /// The entity that a slug, a merged slug or an identifier means; of several with spaces
    /// between, the first that the base has.
    pub(super) fn entity(&self, ids: &str) -> Option<EntityId> {
        let slug = |id| self.kb.find(self.kb.redirect(id).unwrap_or(id));
        ids.split(' ').find_map(|id| slug(id).or_else(|| self.identifiers.get(id).copied()))
    }

    /// What addresses call an entity.
    pub(super) fn slug(&self, entity: EntityId) -> &'k str {
        &self.kb.entity(entity).slug
    }

    /// What became of `name`, of which `mention` has the span; none where the gold does not
    /// say what it names.
    pub(super) fn outcome(&self, name: &Name, mention: Option<&Mention>) -> Option<Outcome> {
        let wanted = match &name.link {
            Link::Unstated => return None,
            Link::Nil => None,
            Link::To(id) => self.entity(id),
        };
        Some(match (wanted, mention.map(|mention| mention.entity)) {
            (Some(_), None) => Outcome::NotFound,
            (Some(_), Some(None)) => Outcome::Unlinked,
            (Some(wanted), Some(Some(found))) if wanted == found => Outcome::Right,
            (Some(_), Some(Some(_))) => Outcome::Wrong,
            (None, None) => Outcome::NilNotFound,
            (None, Some(None)) => Outcome::NilRight,
            (None, Some(Some(found))) if self.is_open(&name.link, found) => Outcome::Open,
            (None, Some(Some(_))) => Outcome::NilWrong,
        })
    }

    /// Whether nothing can say if `found` is what `link` means: the gold knows it by Wikidata
    /// alone, and the base knows no Wikidata id of what was found.
    fn is_open(&self, link: &Link, found: EntityId) -> bool {
        let Link::To(ids) = link else { return false };
        let has_one = |entity: &Entity| entity.identifiers.iter().any(|(s, _)| s == "wikidata");
        ids.split(' ').all(is_wikidata) && !has_one(self.kb.entity(found))
    }
}

/// Whether an identifier has the form of Wikidata's: Q and a number.
fn is_wikidata(id: &str) -> bool {
    let number = id.strip_prefix('Q').unwrap_or_default();
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// The figures of linking.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Linking {
    /// Marked names whose entity is in the base.
    pub(super) in_kb: usize,
    /// Of these: led to their entity,
    pub(super) right: usize,
    /// to another,
    pub(super) wrong: usize,
    /// nowhere,
    pub(super) unlinked: usize,
    /// or were not found with their span.
    pub(super) not_found: usize,
    /// `right` of `in_kb`.
    pub(super) accuracy: Option<f64>,
    /// Marked names whose entity is not in the base.
    pub(super) nil: usize,
    /// Of these: found and led nowhere,
    pub(super) nil_right: usize,
    /// or led to an entity.
    pub(super) nil_linked: usize,
    /// Marked names that count nowhere: their Wikidata id is not in the base, and they led to
    /// an entity whose id is not known.
    pub(super) open: usize,
    /// Of the marked names that were found and led nowhere, those whose entity is not in the base.
    pub(super) nil_precision: Option<f64>,
}

/// The figures of `judged`; none where the gold links nothing.
pub(super) fn linking(judged: &[Judged], links: &Links) -> Option<Linking> {
    let outcomes: Vec<Outcome> = judged
        .iter()
        .flat_map(|text| text.gold.names.iter().map(move |name| (text, name)))
        .filter_map(|(text, name)| links.outcome(name, text.mention(name.span)))
        .collect();
    let count = |kinds: &[Outcome]| outcomes.iter().filter(|o| kinds.contains(o)).count();
    use Outcome::{NilNotFound, NilRight, NilWrong, NotFound, Open, Right, Unlinked, Wrong};
    let in_kb = count(&[Right, Wrong, Unlinked, NotFound]);
    let (right, unlinked, nil_right) = (count(&[Right]), count(&[Unlinked]), count(&[NilRight]));
    (!outcomes.is_empty()).then(|| Linking {
        in_kb,
        right,
        wrong: count(&[Wrong]),
        unlinked,
        not_found: count(&[NotFound]),
        accuracy: share(right, in_kb),
        nil: count(&[NilRight, NilWrong, NilNotFound]),
        nil_right,
        nil_linked: count(&[NilWrong]),
        open: count(&[Open]),
        nil_precision: share(nil_right, nil_right + unlinked),
    })
}
