//! The closed lists of words that entities are described with; the pages have a text for each.

use crate::Label;

/// What a subtype may be, per label; a label without a row is not for entities.
pub const SUBTYPES: &[(Label, &[&str])] = &[
    (
        Label::Person,
        &[
            "politician",
            "soldier",
            "official",
            "businessperson",
            "royal",
            "religious-leader",
            "activist",
            "journalist",
            "scientist",
            "artist",
            "athlete",
            "person",
        ],
    ),
    (Label::Norp, &["nationality", "religion", "movement"]),
    (
        Label::Fac,
        &[
            "square",
            "building",
            "palace",
            "temple",
            "monument",
            "stadium",
            "canal",
            "port",
            "station",
            "airport",
            "bridge",
            "dam",
            "road",
            "railway",
            "power-station",
            "base",
        ],
    ),
    (
        Label::Org,
        &[
            "international-organisation",
            "government",
            "ministry",
            "parliament",
            "court",
            "central-bank",
            "agency",
            "intelligence",
            "armed-forces",
            "armed-group",
            "authority",
            "party",
            "company",
            "bank",
            "university",
            "media",
            "platform",
            "association",
            "sports-club",
        ],
    ),
    (Label::Gpe, &["country", "territory", "region", "province", "state", "city", "district"]),
    (
        Label::Loc,
        &[
            "region",
            "continent",
            "peninsula",
            "archipelago",
            "island",
            "cape",
            "ocean",
            "sea",
            "strait",
            "gulf",
            "lake",
            "river",
            "mountains",
            "desert",
        ],
    ),
    (
        Label::Product,
        &[
            "missile",
            "air-to-air",
            "bomb",
            "mine",
            "rocket-artillery",
            "artillery",
            "air-defence",
            "radar",
            "rifle",
            "tank",
            "armoured-vehicle",
            "vehicle",
            "aircraft",
            "helicopter",
            "drone",
            "ship",
            "submarine",
            "rocket",
            "spacecraft",
            "satellite",
            "software",
            "device",
            "medicine",
        ],
    ),
    (
        Label::Event,
        &[
            "war",
            "battle",
            "operation",
            "attack",
            "protest",
            "coup",
            "ceasefire",
            "parade",
            "meeting",
            "summit",
            "visit",
            "accident",
            "disaster",
            "election",
            "tournament",
            "exercise",
            "programme",
            "revolution",
            "crisis",
            "event",
        ],
    ),
    (Label::WorkOfArt, &["book", "film", "song", "newspaper", "statement"]),
    (Label::Law, &["treaty", "agreement", "declaration", "law", "resolution"]),
    (Label::Language, &["language"]),
];

/// The subtypes that `label` allows; none where it is not for entities.
pub fn subtypes(label: Label) -> &'static [&'static str] {
    SUBTYPES.iter().find(|(of, _)| *of == label).map_or(&[], |(_, words)| words)
}

/// What kind of value a property holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A date.
    Date,
    /// A number with a unit.
    Quantity,
    /// Another entity.
    Entity,
    /// Words.
    Text,
}

/// A property of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Property {
    /// Its word.
    pub word: &'static str,
    /// What a plain string stands for; words per language may stand in its place.
    pub holds: Holds,
    /// Whether what it states can cease to be so; such a fact needs its `as_of`.
    pub changes: bool,
}

const fn lasting(word: &'static str, holds: Holds) -> Property {
    Property { word, holds, changes: false }
}

const fn changing(word: &'static str, holds: Holds) -> Property {
    Property { word, holds, changes: true }
}

/// The properties, in the order of the life of what they describe.
pub const PROPERTIES: &[Property] = &[
    lasting("born", Holds::Date),
    lasting("died", Holds::Date),
    lasting("birth-place", Holds::Entity),
    lasting("education", Holds::Text),
    lasting("father", Holds::Entity),
    lasting("child", Holds::Entity),
    changing("office", Holds::Text),
    changing("capital", Holds::Entity),
    changing("head-of-state", Holds::Entity),
    changing("head-of-government", Holds::Entity),
    changing("leader", Holds::Entity),
    changing("currency", Holds::Text),
    changing("area", Holds::Quantity),
    changing("population", Holds::Quantity),
    changing("members", Holds::Quantity),
    lasting("founded", Holds::Date),
    changing("headquarters", Holds::Entity),
    changing("parent", Holds::Entity),
    lasting("opened", Holds::Date),
    lasting("date", Holds::Date),
    lasting("start", Holds::Date),
    lasting("end", Holds::Date),
    lasting("duration", Holds::Quantity),
    lasting("location", Holds::Entity),
    lasting("participant", Holds::Entity),
    lasting("cause", Holds::Text),
    lasting("outcome", Holds::Text),
    lasting("signed", Holds::Date),
    lasting("signed-at", Holds::Entity),
    lasting("signatory", Holds::Entity),
    lasting("in-force", Holds::Date),
    lasting("provision", Holds::Text),
    lasting("type", Holds::Text),
    lasting("origin", Holds::Entity),
    lasting("designer", Holds::Text),
    lasting("manufacturer", Holds::Entity),
    lasting("built", Holds::Date),
    lasting("first-test", Holds::Date),
    lasting("launched", Holds::Date),
    lasting("in-service", Holds::Date),
    lasting("calibre", Holds::Quantity),
    lasting("range", Holds::Quantity),
    lasting("mass", Holds::Quantity),
    lasting("length", Holds::Quantity),
    lasting("beam", Holds::Quantity),
    lasting("capacity", Holds::Quantity),
    lasting("crew", Holds::Quantity),
    changing("owner", Holds::Entity),
    changing("operator", Holds::Entity),
    changing("manager", Holds::Entity),
    changing("flag", Holds::Entity),
];

/// The property with this word.
pub fn property(word: &str) -> Option<&'static Property> {
    PROPERTIES.iter().find(|p| p.word == word)
}

/// The units of quantities, in the plain form that annotation uses too.
pub const UNITS: &[&str] =
    &["mm", "m", "km", "km2", "kg", "t", "km/h", "day", "person", "country", "TEU"];

/// The kinds of relation.
pub const RELATIONS: &[&str] = &[
    "part-of",
    "located-in",
    "citizen-of",
    "leader-of",
    "member-of",
    "serves-in",
    "agency-of",
    "party-to",
    "participant-in",
    "commemorates",
    "used-by",
];

/// The relations that place a part in its whole; together they must not run in a circle.
pub const WHOLES: &[&str] = &["part-of", "located-in"];

/// The properties and relations from which a page makes the sentence that an entity without a
/// description opens with, as `lorgnette-render` says it.
pub const GROUNDS: &[&str] = &[
    "office",
    "type",
    "origin",
    "location",
    "date",
    "start",
    "signed",
    "citizen-of",
    "located-in",
    "part-of",
    "agency-of",
];

/// The kinds of alias, as [`AliasKind`](crate::AliasKind) is written.
pub const ALIAS_KINDS: &[&str] = &[
    "full",
    "short",
    "compound",
    "abbreviation",
    "transliteration",
    "former",
    "title",
    "later",
    "demonym",
];

/// The language tags that texts may carry; `zh` is for forms that both scripts write alike.
pub const LANGUAGES: &[&str] = &[
    "zh", "zh-Hans", "zh-Hant", "zh-TW", "zh-HK", "en", "ko", "ja", "ru", "uk", "be", "ar", "nl",
    "de", "fr", "es", "ms",
];

/// The languages that every entity has a description in: those of the pages.
pub const DESCRIBED: &[&str] = &["zh-Hant", "zh-Hans", "en"];

/// Who may be named as a source: the article, the editor, or a data set that NOTICE attributes.
pub const SOURCES: &[&str] = &["article", "editor", "GeoNames", "CLDR"];

/// The schemes of identifiers.
pub const SCHEMES: &[&str] = &["wikidata", "iso3166-1", "imo", "geonames"];
