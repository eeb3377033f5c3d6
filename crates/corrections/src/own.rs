//! An entity of one's own: what somebody knows that the knowledge base does not.

use lorgnette_kb::{Confidence, Entity, Fact, FactValue, Label, Name, Provenance};
use serde::{Deserialize, Serialize};

/// About as well known as a city of two million: whoever writes an entry has read of it.
const SALIENCE: u8 = 170;

/// An entity of one's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// What sort of thing it is, in OntoNotes' words: `PERSON`, `GPE`, `ORG` …
    pub label: Label,
    /// Its names, the usual one first; all of them are looked for in the text.
    pub names: Vec<Name>,
    /// One sentence on it, per language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lead: Vec<Name>,
    /// What is known of it, the most telling first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<OwnFact>,
}

/// A fact of such an entity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnFact {
    /// What it is about: a word of the knowledge base's properties (`born`), or any other.
    pub term: String,
    /// What it says.
    pub says: String,
    /// Who says so.
    pub source: String,
    /// As of when, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
}

impl Own {
    /// As an entity of a knowledge base; texts that do not say their language are in `lang`.
    pub(crate) fn entity(&self, slug: &str, lang: &str) -> Entity {
        let texts = |texts: &[Name]| texts.iter().map(|text| within(text, lang)).collect();
        let mut entity = Entity::new(slug, self.label, "");
        // A language has one name; more of them are other forms of it.
        for name in &self.names {
            entity.fill(Entity {
                names: vec![within(name, lang)],
                ..Entity::new(slug, self.label, "")
            });
        }
        entity.descriptions = texts(&self.lead);
        entity.facts = self.facts.iter().map(|fact| fact.fact(lang)).collect();
        entity.salience = SALIENCE;
        entity
    }
}

impl OwnFact {
    fn fact(&self, lang: &str) -> Fact {
        stated(
            &self.term,
            &self.says,
            lang,
            Provenance {
                source: self.source.clone(),
                as_of: self.as_of.clone(),
                confidence: Confidence::Certain,
            },
        )
    }
}

/// A fact that says `says` in words.
pub(crate) fn stated(property: &str, says: &str, lang: &str, provenance: Provenance) -> Fact {
    Fact {
        property: property.to_string(),
        value: FactValue::Text(vec![Name { lang: lang.to_string(), text: says.to_string() }]),
        valid_from: None,
        valid_to: None,
        provenance,
    }
}

fn within(text: &Name, lang: &str) -> Name {
    match text.lang.as_str() {
        "" => Name { lang: lang.to_string(), text: text.text.clone() },
        _ => text.clone(),
    }
}
