//! What a page knows of an entity: the glossary's entry, read back into plain data.

use yew::AttrValue;

/// A stretch of text in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The text.
    pub text: AttrValue,
    /// BCP 47; none where it is the page's own.
    pub lang: Option<AttrValue>,
    /// The entity whose entry the text links to.
    pub entity: Option<AttrValue>,
}

/// A row of a list of facts or aliases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The fact's id within its entity; empty where it is none.
    pub id: AttrValue,
    /// What it says something about: a property, a kind of alias.
    pub term: AttrValue,
    /// Whether it held when the article was written or does now, where that is told apart.
    pub when: AttrValue,
    /// What it says, stretch by stretch, with what stands between them.
    pub words: Vec<Words>,
    /// Where that comes from and as of when; empty where nothing is said of it.
    pub source: AttrValue,
}

impl Row {
    /// What it says, as plain text.
    pub fn said(&self) -> String {
        self.words.iter().map(|words| words.text.as_str()).collect::<String>().trim().to_string()
    }
}

/// A link that leads away from the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outside {
    /// Where to.
    pub address: AttrValue,
    /// What it says, in the article's language.
    pub words: AttrValue,
}

/// Why mentions are marked, and mean what they do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    /// The indexes of the mentions; empty where it goes for all.
    pub mentions: Vec<u32>,
    /// The grounds, as sentences.
    pub grounds: AttrValue,
    /// How sure the program was, in words and per cent.
    pub sure: AttrValue,
}

/// An entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The entity's id on this page.
    pub id: AttrValue,
    /// The name under which the page lists it.
    pub name: Words,
    /// What sort of thing it is, in words.
    pub kind: AttrValue,
    /// The same as a class: `person`, `place` …
    pub class: AttrValue,
    /// The name in other scripts and languages.
    pub names: Vec<Words>,
    /// One sentence on it; empty where nothing is known.
    pub lead: AttrValue,
    /// The facts, the most telling first.
    pub facts: Vec<Row>,
    /// Other forms of the name, by kind.
    pub aliases: Vec<Row>,
    /// How a date or quantity was resolved, in words.
    pub resolved: AttrValue,
    /// Where it can be looked up outside.
    pub outside: Option<Outside>,
    /// What is named inside it, each linked to its entry.
    pub parts: Vec<Words>,
    /// What it is said to say: the mention that names it as the speaker, and the words that
    /// report.
    pub claims: Vec<(u32, AttrValue)>,
    /// Why its mentions are marked.
    pub why: Vec<Why>,
    /// The indexes of its mentions in the order of the text.
    pub mentions: Vec<u32>,
}

/// A step through the mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Towards the end of the text.
    Next,
    /// Towards its beginning.
    Previous,
}

impl Entry {
    /// The place of `mention` among the mentions, from 1.
    pub fn position(&self, mention: u32) -> Option<u32> {
        let at = self.mentions.iter().position(|m| *m == mention)?;
        u32::try_from(at + 1).ok()
    }

    /// How many mentions there are.
    pub fn count(&self) -> u32 {
        u32::try_from(self.mentions.len()).unwrap_or(u32::MAX)
    }

    /// The mentions, each with which one of how many it is.
    pub fn numbered(&self) -> Vec<(u32, AttrValue)> {
        let count = self.count();
        let numbers = self.mentions.iter().zip(1..);
        numbers.map(|(mention, n)| (*mention, format!("{n} / {count}").into())).collect()
    }

    /// Why `mention` is marked, or without one the first.
    pub fn why(&self, mention: Option<u32>) -> Option<&Why> {
        let of = |why: &&Why| mention.is_none_or(|m| why.mentions.contains(&m));
        self.why.iter().find(of).or(self.why.first())
    }

    /// The fact that an address means by `id`: that one, else the first of the same property.
    pub fn fact(&self, id: &str) -> Option<&Row> {
        let property = |id: &str| id.rsplit_once('-').map(|(property, _)| property.to_string());
        let same = |row: &&Row| property(&row.id).is_some() && property(&row.id) == property(id);
        let exactly = self.facts.iter().find(|row| row.id == id);
        exactly.or_else(|| self.facts.iter().find(same))
    }

    /// The mention one step from `from`, or the first where there is no `from` yet; none at
    /// either end.
    pub fn step(&self, from: Option<u32>, step: Step) -> Option<u32> {
        let Some(from) = from else { return self.mentions.first().copied() };
        let at = self.mentions.iter().position(|m| *m == from)?;
        match step {
            Step::Next => self.mentions.get(at + 1).copied(),
            Step::Previous => at.checked_sub(1).map(|before| self.mentions[before]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_that_was_corrected_is_still_found_by_its_property() {
        let row = |id: &'static str| Row { id: id.into(), ..Row::default() };
        let facts = vec![row("born-0001"), row("office-0a0b"), row("office-0c0d")];
        let entry = Entry { facts, ..Entry::default() };
        for (id, expected) in [
            ("office-0c0d", Some("office-0c0d")),
            ("office-ffff", Some("office-0a0b")),
            ("capital-0001", None),
            ("", None),
        ] {
            assert_eq!(entry.fact(id).map(|row| row.id.as_str()), expected, "{id}");
        }
    }

    #[test]
    fn a_mention_has_its_own_grounds() {
        let why = |grounds: &'static str, mentions: &[u32]| Why {
            grounds: grounds.into(),
            mentions: mentions.to_vec(),
            ..Why::default()
        };
        let entry = Entry { why: vec![why("a", &[1, 4]), why("b", &[7])], ..Entry::default() };
        let grounds = |mention| entry.why(mention).map(|why| why.grounds.as_str());
        assert_eq!([grounds(Some(7)), grounds(Some(4)), grounds(None)], ["b", "a", "a"].map(Some));
        let one = Entry { why: vec![why("a", &[])], ..Entry::default() };
        assert_eq!(one.why(Some(3)).map(|why| why.grounds.as_str()), Some("a"));
    }

    #[test]
    fn steps_stop_at_both_ends() {
        let entry = Entry { mentions: vec![2, 5, 9], ..Entry::default() };
        for (from, step, expected) in [
            (None, Step::Next, Some(2)),
            (Some(2), Step::Next, Some(5)),
            (Some(9), Step::Next, None),
            (Some(9), Step::Previous, Some(5)),
            (Some(2), Step::Previous, None),
            (Some(7), Step::Next, None),
        ] {
            assert_eq!(entry.step(from, step), expected, "{from:?} {step:?}");
        }
        assert_eq!((entry.position(5), entry.position(7), entry.count()), (Some(2), None, 3));
    }
}
