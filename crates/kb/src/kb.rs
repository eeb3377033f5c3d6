//! The knowledge base: entities in slug order.

use crate::Entity;

/// An entity's place in its [`Kb`]; ids of different bases do not mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// A set of entities in slug order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kb {
    entities: Vec<Entity>,
}

impl Kb {
    /// Takes entities in any order; of two with the same slug the first stays.
    pub fn new(mut entities: Vec<Entity>) -> Self {
        entities.sort_by(|a, b| a.slug.cmp(&b.slug));
        entities.dedup_by(|b, a| a.slug == b.slug);
        Kb { entities }
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
}
