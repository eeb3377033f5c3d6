//! How an entity stands to others of the page, each with what it rests on; pure.

use crate::entry::Words;
use yew::AttrValue;

/// On what a relation rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// A fact of the knowledge base, which names its source.
    Base,
    /// The article says that one says something in a sentence that names the other.
    Says,
    /// One sentence names both; nothing more is said by that.
    Together,
}

impl Ground {
    /// The ground of a row of the page's table of relations, by its `data-tie`.
    pub fn of(tie: &str) -> Ground {
        match tie {
            "together" => Ground::Together,
            "speaks" => Ground::Says,
            _ => Ground::Base,
        }
    }
}

/// A row of the page's table of relations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// On what it rests.
    pub ground: Ground,
    /// From which entity it reads.
    pub from: Words,
    /// What it says.
    pub words: AttrValue,
    /// To which entity.
    pub to: Words,
    /// Where a fact comes from.
    pub source: AttrValue,
    /// The mentions by which its sentences are found.
    pub sentences: Vec<u32>,
}

impl Relation {
    /// The other of the two, seen from `entity`.
    pub fn other(&self, entity: &str) -> &Words {
        if self.from.entity.as_deref() == Some(entity) { &self.to } else { &self.from }
    }
}

/// The relations that the view of `entity` adds to its own facts and claims: what others say
/// of it, facts of others that name it, and with whom it shares sentences; those with most
/// sentences first.
pub fn added(relations: Vec<Relation>, entity: &str) -> Vec<Relation> {
    let own = |relation: &Relation| {
        relation.ground != Ground::Together && relation.from.entity.as_deref() == Some(entity)
    };
    let mut added: Vec<Relation> = relations.into_iter().filter(|r| !own(r)).collect();
    added.sort_by_cached_key(|relation| {
        let sentences = u32::try_from(relation.sentences.len()).unwrap_or(u32::MAX);
        (relation.ground as u32, u32::MAX - sentences)
    });
    added
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relation(tie: &str, from: &'static str, to: &'static str, sentences: usize) -> Relation {
        let words = |id: &'static str| Words { entity: Some(id.into()), ..Words::default() };
        Relation {
            ground: Ground::of(tie),
            from: words(from),
            words: tie.to_string().into(),
            to: words(to),
            source: AttrValue::default(),
            sentences: (0..).take(sentences).collect(),
        }
    }

    #[test]
    fn what_the_entity_itself_says_or_is_stands_elsewhere() {
        let all = vec![
            relation("together", "china", "russia", 1),
            relation("together", "nato", "china", 4),
            relation("member_of", "china", "un", 0),
            relation("capital", "china", "beijing", 0),
            relation("leader", "xi", "china", 0),
            relation("speaks", "china", "nato", 2),
            relation("speaks", "nato", "china", 2),
        ];
        let added = added(all, "china");
        let shown: Vec<(&str, &str)> = added
            .iter()
            .map(|r| (r.words.as_str(), r.other("china").entity.as_deref().unwrap_or_default()))
            .collect();
        let expected =
            [("leader", "xi"), ("speaks", "nato"), ("together", "nato"), ("together", "russia")];
        assert_eq!(shown, expected);
    }
}
