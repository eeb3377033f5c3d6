//! The vocabulary of entries and repairs: what the closed lists of the knowledge base and
//! the names of rules are called in each language.
//!
//! Only the making of pages needs it, so it stands apart from [`Strings`](crate::Strings),
//! which the reader's wasm holds too.

mod because;
mod en;
mod zh_hans;
mod zh_hant;

pub(crate) use because::{Because, because};

use crate::lead::Sketch;
use crate::strings::{Tongue, tongue};
use crate::then::Then;
use lorgnette_kb::Label;
use lorgnette_text::Ground;

/// Words for the vocabulary of the knowledge base and of the rules.
pub(crate) struct Words {
    /// Kind of entry: its class, one of it, the heading over all of it.
    pub(crate) kinds: &'static [(&'static str, &'static str, &'static str)],
    pub(crate) subtypes: Table,
    pub(crate) properties: Table,
    pub(crate) relations: Table,
    pub(crate) alias_kinds: Table,
    pub(crate) sources: Table,
    pub(crate) confidence: Table,
    /// One unit, or one and several with `;` between them.
    pub(crate) units: Table,
    pub(crate) repair_rules: Table,
    /// How a date or quantity was resolved, by annotation rule; `{}` stands for a date.
    pub(crate) resolved: Table,
    /// Heading of the list of repairs.
    pub(crate) repairs: &'static str,
    /// Column heads: was, is, rule, how sure, why.
    pub(crate) repair_columns: [&'static str; 5],
    pub(crate) certain: &'static str,
    pub(crate) guess: &'static str,
    /// What a repair rests on, as a sentence.
    pub(crate) ground: fn(&Ground) -> String,
    /// How many pinyin groups were lifted out of the text.
    pub(crate) pinyin_groups: fn(usize) -> String,
    /// Before a fact, where what held on the article's day is not what holds now.
    pub(crate) then: &'static [(Then, &'static str)],
    /// As of a date in words.
    pub(crate) as_of: fn(&str) -> String,
    /// From and to: dates in words, at least one of them.
    pub(crate) period: fn(Option<&str>, Option<&str>) -> String,
    /// A link that leads outside, to an encyclopedia.
    pub(crate) look_up: &'static str,
    /// Before the words of the article that a value stands for.
    pub(crate) as_written: &'static str,
    /// Before the same in the reader's own units and calendar.
    pub(crate) in_terms: &'static str,
    pub(crate) approximately: fn(&str) -> String,
    pub(crate) at_least: fn(&str) -> String,
    /// A place in a row.
    pub(crate) ordinal: fn(&str) -> String,
    /// What something is, without the full stop.
    pub(crate) sketch: fn(&Sketch) -> String,
    /// At the end of a sentence.
    pub(crate) stop: &'static str,
    pub(crate) quoted: fn(&str) -> String,
    pub(crate) brackets: fn(&str) -> String,
    /// Between the items of a list.
    pub(crate) list: &'static str,
    /// Between clauses.
    pub(crate) clause: &'static str,
    /// Between sentences.
    pub(crate) sentence: &'static str,
    /// A number with its unit.
    pub(crate) measured: fn(&str, &str) -> String,
}

/// Key and word, with the same keys in every language.
pub(crate) type Table = &'static [(&'static str, &'static str)];

/// The word for `key`; a key that the table lacks speaks for itself.
pub(crate) fn word(table: Table, key: &str) -> String {
    match table.iter().find(|(known, _)| *known == key) {
        Some((_, word)) => (*word).to_string(),
        None => key.replace('-', " "),
    }
}

/// The vocabulary in the language that serves `lang` best.
pub(crate) fn words(lang: &str) -> &'static Words {
    match tongue(lang) {
        Tongue::Hant => &zh_hant::WORDS,
        Tongue::Hans => &zh_hans::WORDS,
        Tongue::English => &en::WORDS,
    }
}

/// What something is in Chinese: 日本北海道的城市, 俄羅斯短程彈道導彈（2015年起）.
fn chinese(sketch: &Sketch) -> String {
    let of = match sketch.label {
        Label::Person | Label::Product => "",
        _ if sketch.wholes.is_empty() => "",
        _ => "的",
    };
    let wholes: String = sketch.wholes.iter().rev().map(String::as_str).collect();
    let when = sketch.when.as_ref().map(|when| format!("（{when}）")).unwrap_or_default();
    let population = sketch.population.as_ref().map(|n| format!("，人口{n}")).unwrap_or_default();
    format!("{wholes}{of}{}{when}{population}", sketch.noun)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;
    use lorgnette_kb::vocabulary::{ALIAS_KINDS, PROPERTIES, RELATIONS, SOURCES, SUBTYPES, UNITS};

    const LANGUAGES: [&Words; 3] = [&zh_hant::WORDS, &zh_hans::WORDS, &en::WORDS];

    fn has(table: Table, key: &str) {
        assert!(table.iter().any(|(known, word)| *known == key && !word.is_empty()), "{key}");
    }

    #[test]
    fn the_knowledge_base_says_nothing_that_has_no_word() {
        for words in LANGUAGES {
            for kind in Kind::ALL {
                assert!(words.kinds.iter().any(|(class, _, _)| *class == kind.class()));
            }
            SUBTYPES.iter().flat_map(|(_, s)| *s).for_each(|s| has(words.subtypes, s));
            PROPERTIES.iter().for_each(|p| has(words.properties, p.word));
            RELATIONS.iter().for_each(|r| has(words.relations, r));
            UNITS.iter().for_each(|u| has(words.units, u));
            ALIAS_KINDS.iter().for_each(|k| has(words.alias_kinds, k));
            SOURCES.iter().for_each(|s| has(words.sources, s));
        }
    }

    #[test]
    fn no_quantity_has_a_unit_without_a_word() {
        for words in LANGUAGES {
            lorgnette_annotate::units().for_each(|unit| has(words.units, unit));
        }
    }

    #[test]
    fn every_language_has_the_same_keys_once() {
        let keys = |words: &Words| -> Vec<Vec<&'static str>> {
            let keys = |table: Table| table.iter().map(|(key, _)| *key).collect();
            let tables = [
                words.subtypes,
                words.properties,
                words.relations,
                words.alias_kinds,
                words.sources,
                words.confidence,
                words.units,
                words.repair_rules,
                words.resolved,
            ];
            tables.map(keys).to_vec()
        };
        let first = keys(LANGUAGES[0]);
        assert!(LANGUAGES.iter().all(|words| keys(words) == first));
        for table in first {
            for (n, key) in table.iter().enumerate() {
                assert!(!table[..n].contains(key), "{key} twice");
            }
        }
    }

    #[test]
    fn a_key_without_a_word_speaks_for_itself() {
        assert_eq!(word(words("en").properties, "speed-of-sound"), "speed of sound");
    }
}
