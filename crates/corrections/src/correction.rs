//! A correction: what a reader holds to be wrong on a page, as data.

use crate::Own;
use lorgnette_kb::Label;
use serde::{Deserialize, Serialize};

/// The version that is written; all up to it are read.
pub const VERSION: u32 = 2;

/// What is wrong, where, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// [`VERSION`] of the form.
    pub version: u32,
    /// The page.
    pub page: Page,
    /// The entity that the page names, or should name.
    pub entity: Thing,
    /// The place in the text; none where it is about the entity as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mention: Option<Quote>,
    /// What is wrong.
    pub wrong: Wrong,
    /// How far it reaches.
    #[serde(default, skip_serializing_if = "Scope::is_here")]
    pub scope: Scope,
    /// What else the reader has to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The page of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The article's title.
    pub title: String,
    /// Where the page stood: its address without what follows `#`; empty for a text that was
    /// opened on the reader's own machine.
    pub address: String,
    /// The article's date, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The article's language, BCP 47.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
}

/// Something that has a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thing {
    /// Its id on the page, which for an entity of the knowledge base is its slug; none where
    /// only a name is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its name.
    pub name: String,
}

/// A stretch of the text, found again by its words and what stands around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The words.
    pub exact: String,
    /// What stands before them in their paragraph, up to 32 characters.
    pub prefix: String,
    /// What stands behind, up to 32 characters.
    pub suffix: String,
    /// The index of the mention on the page, from 0; where none is marked, that of the next.
    pub index: u32,
    /// Where the words begin, in code points of the text, where that is known. Of equals the
    /// nearest to it is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Wrong {
    /// The mention means another entity.
    Entity {
        /// The one that it means.
        right: Thing,
    },
    /// The mention names nothing.
    NotAName,
    /// The words name the entity of the correction and are not marked.
    Missed {
        /// What sort of thing it is, where nothing else tells.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<Label>,
    },
    /// A fact does not hold.
    Fact {
        /// Its id among the facts of the entity.
        id: String,
        /// What it says on the page.
        says: String,
        /// What would be right.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        right: Option<String>,
    },
    /// Two entities are one.
    Merge {
        /// The other one.
        with: Thing,
    },
    /// The name is longer or shorter than what is marked.
    Extent {
        /// The words that should be marked.
        right: String,
    },
    /// The knowledge base does not know the entity, or not so: here is what it is.
    Unknown {
        /// All that is known of it.
        entry: Own,
    },
}

/// How far a correction reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// The place that it quotes.
    #[default]
    Here,
    /// Every place of the article where the same words stand.
    Everywhere,
}

impl Scope {
    fn is_here(&self) -> bool {
        *self == Scope::Here
    }
}

impl Correction {
    /// Whether it is about what is known, and so about every article, rather than about words.
    pub fn is_of_knowledge(&self) -> bool {
        matches!(self.wrong, Wrong::Fact { .. } | Wrong::Merge { .. } | Wrong::Unknown { .. })
    }

    /// Whether it was made on the page of the article with this title and the folder `slug`.
    pub fn is_of_page(&self, title: &str, slug: &str) -> bool {
        let path = self.page.address.split(['?', '#']).next().unwrap_or_default();
        let path = path.trim_end_matches("index.html").trim_end_matches('/');
        self.page.title.trim() == title.trim() || path.rsplit('/').next() == Some(slug)
    }
}
