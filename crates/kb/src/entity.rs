//! An entity and everything that may be said of it.

use crate::Label;
use serde::{Deserialize, Serialize};

/// A person, place, organisation, event or thing that articles name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// Its stable id: lower-case ASCII words joined by hyphens, `kim-jong-un`.
    pub slug: String,
    /// Its OntoNotes label.
    pub label: Label,
    /// What it is more exactly, a word of [`SUBTYPES`](crate::vocabulary::SUBTYPES): `country`, `city`, `missile`.
    pub subtype: String,
    /// Its name in each language, the first being its own.
    pub names: Vec<Name>,
    /// Other forms under which articles name it.
    pub aliases: Vec<Alias>,
    /// One sentence on what it is, per language.
    pub descriptions: Vec<Name>,
    /// Dated and sourced facts, the most telling first.
    pub facts: Vec<Fact>,
    /// Typed relations to other entities.
    pub relations: Vec<Relation>,
    /// Latitude and longitude in degrees, WGS 84.
    pub coordinates: Option<(f64, f64)>,
    /// How well known it is, for weighing it against others of the same name: eighths of the
    /// base-2 logarithm of a city's inhabitants, and for all else what weighs as much. So 8
    /// more is twice as likely to be meant, where nothing else tells.
    pub salience: u8,
    /// Those of its names and aliases that are also ordinary words or people's names: Reading,
    /// 和平, compared folded. One of them counts only where the text gives further evidence for the entity.
    pub common: Vec<String>,
    /// Scheme and identifier: `("iso3166-1", "KP")`, `("wikidata", "Q423")`.
    pub identifiers: Vec<(String, String)>,
}

impl Entity {
    /// An entity of which nothing more is known, not even a name.
    pub fn new(slug: impl Into<String>, label: Label, subtype: impl Into<String>) -> Self {
        Entity {
            slug: slug.into(),
            label,
            subtype: subtype.into(),
            names: Vec::new(),
            aliases: Vec::new(),
            descriptions: Vec::new(),
            facts: Vec::new(),
            relations: Vec::new(),
            coordinates: None,
            salience: 0,
            common: Vec::new(),
            identifiers: Vec::new(),
        }
    }
}

/// A text in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// BCP 47: `zh-Hans`, `zh-Hant`, `zh-TW`, `zh-HK`, `en`, `ko`, `ru` …
    pub lang: String,
    /// The text.
    pub text: String,
}

/// Another form of a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// BCP 47.
    pub lang: String,
    /// The form.
    pub text: String,
    /// What sort of form it is.
    pub kind: AliasKind,
}

/// The kinds of alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AliasKind {
    /// A full or formal name beside the usual one.
    Full,
    /// A shorter form that stands alone: 閱兵式 for the parade of a known day.
    Short,
    /// A single character that names a country inside compounds only: 朝, 俄, 華.
    Compound,
    /// Letters that stand for the name: EU, DPRK.
    Abbreviation,
    /// Another transliteration: 普丁, 蒲亭.
    Transliteration,
    /// A name it had before.
    Former,
    /// A title or role that names it: 俄羅斯總統 (never marked by itself in text).
    Title,
    /// A short form that names it only after its full name has been seen in the same text: 閱兵, 北京行.
    Later,
    /// A word for what belongs to a country or its people: Russian, North Koreans (a NORP, linked to it).
    Demonym,
}

/// A statement about an entity, with when it held and who says so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// A word of the property list: `born`, `office`, `capital`, `range`.
    pub property: String,
    /// What is stated.
    pub value: FactValue,
    /// When it began to hold, ISO 8601 of any precision.
    pub valid_from: Option<String>,
    /// When it ceased to hold.
    pub valid_to: Option<String>,
    /// Where it comes from and when it was looked at.
    pub provenance: Provenance,
}

/// What a fact states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FactValue {
    /// Words, one per language.
    Text(Vec<Name>),
    /// A date, ISO 8601 of any precision.
    Date(String),
    /// A number with a unit: `("690", "km")`; the number is decimal and exact as written.
    Quantity(String, String),
    /// Another entity, by slug.
    Entity(String),
}

/// Who says so, and as of when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// `article`, `editor`, or the name of a data set that ships: `GeoNames`.
    pub source: String,
    /// ISO 8601: when it was known to be so.
    pub as_of: Option<String>,
    /// How far to trust it.
    pub confidence: Confidence,
}

/// How far to trust a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Somebody claims it; the value says who.
    Attributed,
    /// Probably so, or about so.
    Approximate,
    /// Well established.
    Certain,
}

/// A typed relation to another entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// A word of the relation list: `part-of`, `leader-of`, `party-to`.
    pub kind: String,
    /// The other entity's slug.
    pub target: String,
    /// When it began to hold.
    pub valid_from: Option<String>,
    /// When it ceased to hold.
    pub valid_to: Option<String>,
    /// Where it comes from.
    pub provenance: Provenance,
}
