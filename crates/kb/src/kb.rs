//! The knowledge base: entities in slug order, and what became of merged slugs.

use crate::Entity;
use serde::{Deserialize, Serialize};

/// An entity's place in its [`Kb`]; ids of different bases do not mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// A set of entities in slug order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Parts")]
pub struct Kb {
    entities: Vec<Entity>,
    /// Old slug and the slug it went into, by old slug.
    redirects: Vec<(String, String)>,
}

/// What [`Kb`] is made of, in any order.
#[derive(Deserialize)]
struct Parts {
    entities: Vec<Entity>,
    redirects: Vec<(String, String)>,
}

impl From<Parts> for Kb {
    fn from(parts: Parts) -> Self {
        Kb::with_redirects(parts.entities, parts.redirects)
    }
}

impl Kb {
    /// Takes entities in any order; of two with the same slug the first stays.
    pub fn new(entities: Vec<Entity>) -> Self {
        Kb::with_redirects(entities, Vec::new())
    }

    /// Takes entities as [`Kb::new`] does, and pairs of an old slug and the one it went into.
    /// Redirects from a slug in use or to no entity are left out.
    pub fn with_redirects(mut entities: Vec<Entity>, mut redirects: Vec<(String, String)>) -> Self {
        entities.sort_by(|a, b| a.slug.cmp(&b.slug));
        entities.dedup_by(|b, a| a.slug == b.slug);
        redirects.sort();
        redirects.dedup_by(|b, a| a.0 == b.0);
        let mut kb = Kb { entities, redirects: Vec::new() };
        redirects.retain(|(old, new)| kb.find(old).is_none() && kb.find(new).is_some());
        kb.redirects = redirects;
        kb
    }

    /// The entities with their ids, in slug order.
    pub fn iter(&self) -> impl Iterator<Item = (EntityId, &Entity)> {
        self.entities.iter().enumerate().map(|(n, e)| (EntityId(n as u32), e))
    }

    /// How many entities it holds.
    pub fn len(&self) -> usize {
        self.entities.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    /// The entity with this id, which must come from this base.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.0 as usize]
    }

    /// The id of the entity with this slug.
    pub fn find(&self, slug: &str) -> Option<EntityId> {
        let at = self.entities.binary_search_by(|e| e.slug.as_str().cmp(slug)).ok()?;
        Some(EntityId(at as u32))
    }

    /// The slug of the entity that `slug` was merged into.
    pub fn redirect(&self, slug: &str) -> Option<&str> {
        let at = self.redirects.binary_search_by(|(old, _)| old.as_str().cmp(slug)).ok()?;
        Some(&self.redirects[at].1)
    }

    /// Old slugs, in order, each with the slug of the entity that it was merged into.
    pub fn redirects(&self) -> impl Iterator<Item = (&str, &str)> {
        self.redirects.iter().map(|(old, new)| (old.as_str(), new.as_str()))
    }
}
