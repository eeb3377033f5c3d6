//! The vocabulary of entries and repairs in English.

use super::{Table, Words};
use crate::lead::Sketch;
use crate::then::Then;
use lorgnette_kb::Label;
use lorgnette_text::Ground;

pub(super) static WORDS: Words = Words {
    kinds: &[
        ("person", "person", "People"),
        ("place", "place", "Places"),
        ("org", "organisation", "Organisations"),
        ("norp", "group", "Peoples and groups"),
        ("event", "event", "Events"),
        ("law", "treaty or law", "Treaties and laws"),
        ("work", "work", "Works"),
        ("product", "weapon or product", "Weapons and products"),
        ("date", "date", "Dates"),
        ("quantity", "figure", "Figures"),
    ],
    subtypes: SUBTYPES,
    properties: PROPERTIES,
    relations: RELATIONS,
    alias_kinds: ALIAS_KINDS,
    sources: SOURCES,
    confidence: CONFIDENCE,
    units: UNITS,
    repair_rules: REPAIR_RULES,
    resolved: RESOLVED,
    repairs: "Repairs",
    repair_columns: ["Was", "Now", "What happened", "How sure", "Why"],
    certain: "certain",
    guess: "a guess",
    ground,
    pinyin_groups: |n| match n {
        1 => "1 pinyin reading had been pasted into the text; it can be shown over its character."
            .to_string(),
        n => format!(
            "{n} pinyin readings had been pasted into the text; they can be shown over their characters."
        ),
    },
    then: &[
        (Then::Held, "at the time of this article"),
        (Then::Now, "now"),
        (Then::Since, "after this article"),
    ],
    as_of: |date| format!("as of {date}"),
    period: |from, to| match (from, to) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("since {from}"),
        (None, Some(to)) => format!("until {to}"),
        (None, None) => String::new(),
    },
    look_up: "Look it up in Wikipedia",
    as_written: "as written",
    in_terms: "in other terms",
    approximately: |value| format!("about {value}"),
    at_least: |value| format!("at least {value}"),
    ordinal,
    sketch,
    stop: ".",
    quoted: |words| format!("“{words}”"),
    brackets: |words| format!(" ({words})"),
    list: ", ",
    clause: ", ",
    sentence: " ",
    measured: |number, unit| match unit {
        "%" | "°C" => format!("{number}{unit}"),
        unit => format!("{number} {unit}"),
    },
};

fn ordinal(number: &str) -> String {
    let suffix = match number.as_bytes() {
        [.., b'1', _] => "th",
        [.., b'1'] => "st",
        [.., b'2'] => "nd",
        [.., b'3'] => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

/// What something is: a city in Hokkaido, Japan; the armed forces of France.
fn sketch(sketch: &Sketch) -> String {
    let noun = &sketch.noun;
    let article = match sketch.tie {
        _ if MASS.contains(&noun.as_str()) && sketch.tie != "agency-of" => "",
        "agency-of" if SOLE.contains(&noun.as_str()) => "The ",
        _ if noun.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']) => "An ",
        _ => "A ",
    };
    let tie = match sketch.tie {
        "located-in" | "location" => "in",
        "part-of" if matches!(sketch.label, Label::Gpe | Label::Loc | Label::Fac) => "in",
        "citizen-of" | "origin" => "from",
        _ => "of",
    };
    let wholes: Vec<String> = sketch.wholes.iter().map(|name| definite(name)).collect();
    let wholes = match wholes.is_empty() {
        true => String::new(),
        false => format!(" {tie} {}", wholes.join(", ")),
    };
    let when = sketch.when.as_ref().map(|when| format!(" ({when})")).unwrap_or_default();
    let people =
        sketch.population.as_ref().map(|n| format!(", population {n}")).unwrap_or_default();
    capitalised(&format!("{article}{noun}{wholes}{when}{people}"))
}

/// Nouns that take no article.
const MASS: [&str; 4] = ["armed forces", "artillery", "rocket artillery", "software"];

/// Bodies of which a state has one.
const SOLE: [&str; 10] = [
    "armed forces",
    "government",
    "parliament",
    "lower house of parliament",
    "central bank",
    "foreign ministry",
    "defence ministry",
    "supreme court",
    "presidency",
    "prime minister's office",
];

/// A name with the article that it takes within a sentence.
fn definite(name: &str) -> String {
    const ENDS: [&str; 12] = [
        "Islands",
        "Republic",
        "Union",
        "Nations",
        "Emirates",
        "Netherlands",
        "Philippines",
        "Maldives",
        "Bahamas",
        "Gambia",
        "Sea",
        "Ocean",
    ];
    let takes = name.starts_with("United ") || ENDS.iter().any(|end| name.ends_with(end));
    if takes { format!("the {name}") } else { name.to_string() }
}

fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

fn ground(ground: &Ground) -> String {
    match ground {
        Ground::Pasted => "A reading of the character before it had been pasted in.".to_string(),
        Ground::Reading(reading) => format!(
            "The reading {reading}, pasted in across two characters, gives the lost byte back."
        ),
        Ground::Words => {
            "Bytes are missing; this fits those that are left and makes common words.".to_string()
        }
        Ground::Document(seen) => {
            format!("A character is missing; the article has “{seen}” elsewhere.")
        }
        Ground::Nothing => "Nothing fits what is left, so a gap stands here.".to_string(),
        Ground::Misread { written, read } => format!("{written} that was read as {read}."),
        Ground::Entity => "HTML’s name of a character, in plain text.".to_string(),
        Ground::Ruby => "HTML’s tags of a reading, in plain text.".to_string(),
        Ground::Control => "A control that no text means.".to_string(),
        Ground::LineEnd => "A line end that only some programs know.".to_string(),
        Ground::Form => "A form of common letters that print and old encodings have.".to_string(),
    }
}

const SUBTYPES: Table = &[
    ("politician", "politician"),
    ("soldier", "soldier"),
    ("official", "official"),
    ("businessperson", "businessperson"),
    ("royal", "member of a royal house"),
    ("religious-leader", "religious leader"),
    ("activist", "activist"),
    ("journalist", "journalist"),
    ("scientist", "scientist"),
    ("artist", "artist"),
    ("athlete", "athlete"),
    ("person", "person"),
    ("nationality", "nationality"),
    ("religion", "religion"),
    ("movement", "movement"),
    ("square", "square"),
    ("building", "building"),
    ("palace", "palace"),
    ("temple", "place of worship"),
    ("monument", "monument"),
    ("stadium", "stadium"),
    ("canal", "canal"),
    ("port", "port"),
    ("station", "station"),
    ("airport", "airport"),
    ("bridge", "bridge"),
    ("dam", "dam"),
    ("road", "road"),
    ("railway", "railway"),
    ("power-station", "power station"),
    ("base", "military base"),
    ("international-organisation", "international organisation"),
    ("government", "government"),
    ("ministry", "ministry"),
    ("parliament", "parliament"),
    ("court", "court"),
    ("central-bank", "central bank"),
    ("agency", "agency"),
    ("intelligence", "intelligence service"),
    ("armed-forces", "armed forces"),
    ("armed-group", "armed group"),
    ("authority", "authority"),
    ("party", "party"),
    ("company", "company"),
    ("bank", "bank"),
    ("university", "university"),
    ("media", "news medium"),
    ("platform", "platform"),
    ("association", "association"),
    ("sports-club", "sports club"),
    ("country", "country"),
    ("territory", "territory"),
    ("region", "region"),
    ("province", "province"),
    ("state", "state"),
    ("city", "city"),
    ("district", "district"),
    ("continent", "continent"),
    ("peninsula", "peninsula"),
    ("archipelago", "archipelago"),
    ("island", "island"),
    ("cape", "cape"),
    ("ocean", "ocean"),
    ("sea", "sea"),
    ("strait", "strait"),
    ("gulf", "gulf"),
    ("lake", "lake"),
    ("river", "river"),
    ("mountains", "mountain range"),
    ("desert", "desert"),
    ("missile", "missile"),
    ("air-to-air", "air-to-air missile"),
    ("bomb", "bomb"),
    ("mine", "mine"),
    ("rocket-artillery", "rocket artillery"),
    ("artillery", "artillery"),
    ("air-defence", "air defence system"),
    ("radar", "radar"),
    ("rifle", "rifle"),
    ("tank", "tank"),
    ("armoured-vehicle", "armoured vehicle"),
    ("vehicle", "vehicle"),
    ("aircraft", "aircraft"),
    ("helicopter", "helicopter"),
    ("drone", "drone"),
    ("ship", "ship"),
    ("submarine", "submarine"),
    ("rocket", "rocket"),
    ("spacecraft", "spacecraft"),
    ("satellite", "satellite"),
    ("software", "software"),
    ("device", "device"),
    ("medicine", "medicine"),
    ("war", "war"),
    ("battle", "battle"),
    ("operation", "operation"),
    ("attack", "attack"),
    ("protest", "protest"),
    ("coup", "coup"),
    ("ceasefire", "ceasefire"),
    ("parade", "parade"),
    ("meeting", "meeting"),
    ("summit", "summit"),
    ("visit", "visit"),
    ("accident", "accident"),
    ("disaster", "disaster"),
    ("election", "election"),
    ("tournament", "tournament"),
    ("exercise", "exercise"),
    ("programme", "programme"),
    ("revolution", "revolution"),
    ("crisis", "crisis"),
    ("event", "event"),
    ("book", "book"),
    ("film", "film"),
    ("song", "song"),
    ("newspaper", "newspaper"),
    ("statement", "statement"),
    ("treaty", "treaty"),
    ("agreement", "agreement"),
    ("declaration", "declaration"),
    ("law", "law"),
    ("resolution", "resolution"),
    ("language", "language"),
];

const PROPERTIES: Table = &[
    ("born", "born"),
    ("died", "died"),
    ("birth-place", "born in"),
    ("education", "education"),
    ("father", "father"),
    ("child", "child"),
    ("office", "office"),
    ("capital", "capital"),
    ("seat", "administrative centre"),
    ("head-of-state", "head of state"),
    ("head-of-government", "head of government"),
    ("leader", "leader"),
    ("currency", "currency"),
    ("area", "area"),
    ("population", "population"),
    ("members", "members"),
    ("founded", "founded"),
    ("headquarters", "headquarters"),
    ("parent", "parent company"),
    ("opened", "opened"),
    ("date", "date"),
    ("start", "began"),
    ("end", "ended"),
    ("duration", "lasted"),
    ("location", "place"),
    ("participant", "took part"),
    ("cause", "cause"),
    ("outcome", "outcome"),
    ("signed", "signed"),
    ("signed-at", "signed in"),
    ("signatory", "signed by"),
    ("in-force", "in force since"),
    ("provision", "provision"),
    ("type", "type"),
    ("origin", "origin"),
    ("designer", "designer"),
    ("manufacturer", "made by"),
    ("built", "built"),
    ("first-test", "first test"),
    ("launched", "launched"),
    ("in-service", "in service since"),
    ("calibre", "calibre"),
    ("range", "range"),
    ("mass", "mass"),
    ("length", "length"),
    ("beam", "beam"),
    ("capacity", "capacity"),
    ("crew", "crew"),
    ("owner", "owner"),
    ("operator", "operator"),
    ("manager", "manager"),
    ("flag", "flag"),
];

const RELATIONS: Table = &[
    ("part-of", "part of"),
    ("located-in", "lies in"),
    ("citizen-of", "citizen of"),
    ("leader-of", "leads"),
    ("member-of", "member of"),
    ("serves-in", "serves in"),
    ("agency-of", "agency of"),
    ("party-to", "party to"),
    ("participant-in", "took part in"),
    ("commemorates", "commemorates"),
    ("used-by", "used by"),
];

const ALIAS_KINDS: Table = &[
    ("full", "in full"),
    ("short", "in short"),
    ("compound", "in compounds"),
    ("abbreviation", "abbreviated"),
    ("transliteration", "also written"),
    ("former", "formerly"),
    ("title", "titled"),
    ("later", "later in a text"),
    ("demonym", "its people"),
];

const SOURCES: Table = &[
    ("article", "this article"),
    ("editor", "the editors"),
    ("correction", "a correction"),
    ("GeoNames", "GeoNames"),
    ("CLDR", "CLDR"),
];

const CONFIDENCE: Table = &[("attributed", "claimed"), ("approximate", "approximate")];

const UNITS: Table = &[
    ("person", "person;people"),
    ("household", "household;households"),
    ("piece", "piece;pieces"),
    ("set", "set;sets"),
    ("item", "item;items"),
    ("kind", "kind;kinds"),
    ("house", "house;houses"),
    ("head", "head"),
    ("round", "round;rounds"),
    ("gun", "gun;guns"),
    ("machine", "machine;machines"),
    ("building", "building;buildings"),
    ("aircraft", "aircraft"),
    ("ship", "ship;ships"),
    ("vehicle", "vehicle;vehicles"),
    ("vote", "vote;votes"),
    ("time", "time;times"),
    ("times", "times"),
    ("country", "country;countries"),
    ("visit", "visit;visits"),
    ("character", "character;characters"),
    ("page", "page;pages"),
    ("part", "part;parts"),
    ("volume", "volume;volumes"),
    ("TEU", "TEU"),
    ("year-old", "year old;years old"),
    ("decade", "decade;decades"),
    ("year", "year;years"),
    ("month", "month;months"),
    ("week", "week;weeks"),
    ("day", "day;days"),
    ("hour", "hour;hours"),
    ("minute", "minute;minutes"),
    ("second", "second;seconds"),
    ("mm", "mm"),
    ("cm", "cm"),
    ("m", "m"),
    ("km", "km"),
    ("li", "li"),
    ("nautical-mile", "nautical mile;nautical miles"),
    ("mile", "mile;miles"),
    ("foot", "foot;feet"),
    ("jin", "jin"),
    ("pound", "pound;pounds"),
    ("inch", "inch;inches"),
    ("knot", "knot;knots"),
    ("m2", "m²"),
    ("km2", "km²"),
    ("ha", "ha"),
    ("mu", "mu"),
    ("acre", "acre;acres"),
    ("m3", "m³"),
    ("l", "litre;litres"),
    ("barrel", "barrel;barrels"),
    ("g", "g"),
    ("kg", "kg"),
    ("t", "t"),
    ("ton", "ton;tons"),
    ("km/h", "km/h"),
    ("degree", "degree;degrees"),
    ("degree-celsius", "°C"),
    ("kW", "kW"),
    ("kWh", "kWh"),
    ("MW", "MW"),
    ("percent", "%"),
    ("yuan", "yuan"),
    ("CNY", "yuan (renminbi)"),
    ("USD", "US dollar;US dollars"),
    ("EUR", "euro;euros"),
    ("GBP", "pound sterling;pounds sterling"),
    ("JPY", "yen"),
    ("KRW", "won"),
    ("RUB", "rouble;roubles"),
    ("HKD", "Hong Kong dollar;Hong Kong dollars"),
    ("TWD", "New Taiwan dollar;New Taiwan dollars"),
];

const REPAIR_RULES: Table = &[
    ("pinyin", "pinyin pasted into the text"),
    ("shift", "bytes out of step"),
    ("misread", "read in the wrong encoding"),
    ("entity", "a name instead of the character"),
    ("ruby", "tags of a reading"),
    ("control", "stray controls"),
    ("form", "forms for print"),
];

const RESOLVED: Table = &[
    ("date", "Written so in the article."),
    ("date-relative", "Worked out from {}, named before it."),
    ("date-article", "Worked out from the date of the article, {}."),
    ("date-unresolved", "Which date this is cannot be told from the article."),
    ("time", "Read as a time of day."),
    ("ordinal", "A place in a row."),
    ("quantity", "Read from the words of the article."),
];
