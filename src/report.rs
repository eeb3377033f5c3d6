//! What a reader finds wrong, in the making: the fields of the form to a correction; pure.

use lorgnette_corrections::{Correction, Page, Quote, Scope, Thing, VERSION, Wrong};

/// What may be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The mention means another entity.
    Entity,
    /// It names nothing.
    NotAName,
    /// A fact does not hold.
    Fact,
    /// Two entities are one.
    Merge,
    /// Too little or too much is marked.
    Extent,
}

/// What the reader has filled in so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// None is chosen yet.
    pub what: Option<What>,
    /// What would be right, in whatever field that stands.
    pub right: String,
    /// The id of the fact that is wrong.
    pub fact: String,
    /// What else there is to say.
    pub note: String,
    /// How far it reaches.
    pub scope: Scope,
}

/// What it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The page.
    pub page: Page,
    /// The entity.
    pub entity: Thing,
    /// The mention from which it was seen.
    pub mention: Option<Quote>,
    /// Its facts: id, and what each says.
    pub facts: Vec<(String, String)>,
    /// What else the page names.
    pub others: Vec<Thing>,
}

impl Subject {
    /// What can be wrong with it, the likeliest first.
    pub fn choices(&self) -> Vec<What> {
        let all = [What::Entity, What::NotAName, What::Extent, What::Fact, What::Merge];
        let fits = |what: &What| match what {
            What::Entity | What::NotAName | What::Extent => self.mention.is_some(),
            What::Fact => !self.facts.is_empty(),
            What::Merge => true,
        };
        all.into_iter().filter(fits).collect()
    }

    /// The correction, once the draft says enough for one.
    pub fn correction(&self, draft: &Draft) -> Option<Correction> {
        let right = Some(draft.right.trim()).filter(|right| !right.is_empty());
        let thing = || right.map(|right| self.thing(right));
        let wrong = match draft.what? {
            What::Entity => Wrong::Entity { right: thing()? },
            What::NotAName => Wrong::NotAName,
            What::Fact => {
                let (id, says) = self.facts.iter().find(|(id, _)| *id == draft.fact)?.clone();
                Wrong::Fact { id, says, right: right.map(str::to_string) }
            }
            What::Merge => Wrong::Merge { with: thing()? },
            What::Extent => Wrong::Extent { right: right?.to_string() },
        };
        // A fact holds wherever its entity is named.
        let of_entity = matches!(wrong, Wrong::Fact { .. });
        let note = Some(draft.note.trim()).filter(|note| !note.is_empty());
        Some(Correction {
            version: VERSION,
            page: self.page.clone(),
            entity: self.entity.clone(),
            mention: self.mention.clone().filter(|_| !of_entity),
            wrong,
            scope: draft.scope,
            note: note.map(str::to_string),
        })
    }

    /// What goes by `words` on the page, by name or id; else something of that name.
    fn thing(&self, words: &str) -> Thing {
        let named = |thing: &&Thing| thing.name == words || thing.id.as_deref() == Some(words);
        let unknown = || Thing { id: None, name: words.to_string() };
        self.others.iter().find(named).cloned().unwrap_or_else(unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thing(id: &str, name: &str) -> Thing {
        Thing { id: Some(id.into()), name: name.into() }
    }

    fn subject() -> Subject {
        let (title, address) = ("會晤".to_string(), "https://example.org/a/".to_string());
        Subject {
            page: Page {
                title,
                address,
                date: Some("2025-09-05".into()),
                lang: Some("zh-Hant".into()),
            },
            entity: thing("georgia", "格魯吉亞"),
            mention: Some(Quote {
                exact: "喬治亞".into(),
                prefix: "在".into(),
                suffix: "。".into(),
                index: 7,
                start: None,
            }),
            facts: vec![("capital-0001".into(), "首都 第比利斯".into())],
            others: vec![thing("georgia-us", "喬治亞州"), thing("russia", "俄羅斯")],
        }
    }

    fn draft(what: What, right: &str) -> Draft {
        let fact = "capital-0001".to_string();
        Draft { what: Some(what), right: right.into(), fact, note: " ".into(), ..Draft::default() }
    }

    fn wrong(what: What, right: &str) -> Option<Wrong> {
        subject().correction(&draft(what, right)).map(|correction| correction.wrong)
    }

    #[test]
    fn another_entity_goes_by_name_or_id_and_one_of_elsewhere_by_its_name() {
        let right = thing("georgia-us", "喬治亞州");
        for typed in ["喬治亞州", "georgia-us", " 喬治亞州 "] {
            assert_eq!(wrong(What::Entity, typed), Some(Wrong::Entity { right: right.clone() }));
        }
        let elsewhere = Thing { id: None, name: "南喬治亞".into() };
        assert_eq!(wrong(What::Merge, "南喬治亞"), Some(Wrong::Merge { with: elsewhere }));
    }

    #[test]
    fn a_draft_that_says_too_little_is_none_yet() {
        let empty = [What::Entity, What::Merge, What::Extent].map(|what| wrong(what, " "));
        assert_eq!(empty, [None, None, None]);
        assert_eq!(wrong(What::NotAName, ""), Some(Wrong::NotAName));
        assert_eq!(subject().correction(&Draft::default()), None);
    }

    #[test]
    fn a_wrong_fact_is_about_the_entity_everywhere() {
        let correction = subject().correction(&draft(What::Fact, "")).expect("it is complete");
        assert_eq!((correction.mention, correction.note), (None, None));
        let Wrong::Fact { says, right, .. } = correction.wrong else { panic!("it is a fact") };
        assert_eq!((says.as_str(), right), ("首都 第比利斯", None));
    }

    #[test]
    fn without_a_mention_the_mention_cannot_be_wrong() {
        let subject = Subject { mention: None, ..subject() };
        assert_eq!(subject.choices(), [What::Fact, What::Merge]);
    }

    #[test]
    fn the_json_is_what_the_documentation_says() {
        let correction = subject()
            .correction(&Draft { note: "見地圖".into(), ..draft(What::Entity, "喬治亞州") });
        let json = serde_json::to_string_pretty(&correction.expect("it is complete"));
        let json = json.expect("it is plain data");
        let documented = include_str!("../docs/corrections.md");
        assert!(documented.contains(&json), "docs/corrections.md lacks\n{json}");
    }
}
