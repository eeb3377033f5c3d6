//! The shelf: entities that the reader keeps at hand, and what is asked about them; pure.

use yew::AttrValue;

/// So many find room; the one that has lain there longest gives way.
pub const ROOM: usize = 5;

/// The entities at hand, the latest last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// Their ids on this page.
    pub pinned: Vec<AttrValue>,
}

/// What a dialog over the page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// How the entities on the shelf differ.
    Compare,
    /// What is wrong with an entity, or with one of its mentions.
    Wrong {
        /// The entity.
        entity: AttrValue,
        /// The mention from which it was seen.
        mention: Option<u32>,
    },
}

impl Shelf {
    /// Whether `entity` is at hand.
    pub fn holds(&self, entity: &str) -> bool {
        self.pinned.iter().any(|pinned| pinned == entity)
    }

    /// Puts `entity` on the shelf, or takes it off.
    pub fn toggle(&mut self, entity: &AttrValue) {
        if self.holds(entity) {
            return self.pinned.retain(|pinned| pinned != entity);
        }
        self.pinned.push(entity.clone());
        let over = self.pinned.len().saturating_sub(ROOM);
        self.pinned.drain(..over);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_of_six_gives_way() {
        let mut shelf = Shelf::default();
        for entity in ["a", "b", "c", "d", "e", "f"] {
            shelf.toggle(&entity.into());
        }
        assert_eq!(shelf.pinned, ["b", "c", "d", "e", "f"]);
    }

    #[test]
    fn what_is_pinned_again_is_taken_off() {
        let mut shelf = Shelf::default();
        ["a", "b", "a"].into_iter().for_each(|entity| shelf.toggle(&entity.into()));
        assert_eq!(shelf.pinned, ["b"]);
        assert!(!shelf.holds("a") && shelf.holds("b"));
    }
}
