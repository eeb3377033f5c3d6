//! The words of the page: one table per language, nothing spelled out elsewhere.
//!
//! [`Strings`] is what the reader needs too; [`Words`] names the vocabulary of
//! the knowledge base and is used only where pages are made, so it stays out
//! of the reader's wasm.

mod dates;
mod en;
mod zh_hans;
mod zh_hant;

/// What the page and its controls say.
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct Strings {
    /// BCP 47 of the table.
    pub lang: &'static str,
    /// The language's name in itself.
    pub language: &'static str,
    pub skip_to_article: &'static str,
    pub skip_to_glossary: &'static str,
    pub toolbar: &'static str,
    pub all_articles: &'static str,
    pub show_readings: &'static str,
    /// Label of the switch, with the number of repaired places.
    pub show_repairs: fn(u32) -> String,
    /// Heading of the glossary.
    pub glossary: &'static str,
    /// A note for readers without scripts.
    pub no_script: &'static str,
    pub marked_by_program: &'static str,
    /// Footer, from a date already in words.
    pub facts_as_of: fn(&str) -> String,
    /// Before the source of the article.
    pub source: &'static str,

    pub open: &'static str,
    pub close: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub see_in_context: &'static str,
    pub back_to_place: &'static str,
    /// The n-th mention of m.
    pub nth_of: fn(u32, u32) -> String,
    /// How often an entity is named.
    pub times: fn(u32) -> String,
    /// Name of the panel for assistive technology.
    pub panel: &'static str,
    /// Name of the card for assistive technology.
    pub card: &'static str,
    pub facts: &'static str,
    pub aliases: &'static str,
    pub mentions: &'static str,
    /// Heading of the entities that stand inside a mention or belong to an entity.
    pub parts: &'static str,
    /// An address that names nothing on this page.
    pub unknown_id: fn(&str) -> String,
    /// An entity that is now another: old id, new name.
    pub merged_into: fn(&str, &str) -> String,
    /// The lead of an entity of which nothing more is known.
    pub named_here: &'static str,
    /// An ISO 8601 date or interval of any precision, in words.
    pub date: fn(&str) -> String,
}

/// Words for the vocabulary of the knowledge base and of the rules.
pub(crate) struct Words {
    /// Kind of entry: its class, one of it, the heading over all of it.
    pub kinds: &'static [(&'static str, &'static str, &'static str)],
    pub subtypes: Table,
    pub properties: Table,
    pub relations: Table,
    pub alias_kinds: Table,
    pub sources: Table,
    pub confidence: Table,
    pub units: Table,
    pub repair_rules: Table,
    /// How a date or quantity was resolved, by annotation rule; `{}` stands for the ground.
    pub resolved: Table,
    /// Heading of the list of repairs.
    pub repairs: &'static str,
    /// Column heads: was, is, rule, how sure, why.
    pub repair_columns: [&'static str; 5],
    pub certain: &'static str,
    pub guess: &'static str,
    /// How many pinyin groups were lifted out of the text.
    pub pinyin_groups: fn(u32) -> String,
    /// As of a date already in words.
    pub as_of: fn(&str) -> String,
    /// From, to: dates already in words, at least one given.
    pub period: fn(Option<&str>, Option<&str>) -> String,
    pub coordinates: &'static str,
    pub normalised: &'static str,
    pub as_written: &'static str,
    /// About, more than, several.
    pub approximately: fn(&str) -> String,
    pub unresolved_date: &'static str,
    /// Before links to the mentions.
    pub mentioned: &'static str,
    pub quoted: fn(&str) -> String,
    /// Between items of a list within a sentence.
    pub comma: &'static str,
    /// What comes of grouping a number and its unit.
    pub quantity: fn(&str, &str) -> String,
}

/// Key and word, in the same order in every language.
pub(crate) type Table = &'static [(&'static str, &'static str)];

/// The word for `key`, if the table has it.
pub(crate) fn word(table: Table, key: &str) -> Option<&'static str> {
    table.iter().find(|(k, _)| *k == key).map(|(_, word)| *word)
}

/// The three tables there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tongue {
    Hant,
    Hans,
    English,
}

/// The table that serves readers of `lang` (BCP 47); English where there is none.
pub(crate) fn tongue(lang: &str) -> Tongue {
    let mut subtags = lang.split('-').map(str::to_ascii_lowercase);
    if subtags.next().as_deref() != Some("zh") {
        return Tongue::English;
    }
    let traditional = ["hant", "tw", "hk", "mo"];
    let simplified = subtags.clone().any(|tag| tag == "hans");
    match !simplified && subtags.any(|tag| traditional.contains(&tag.as_str())) {
        true => Tongue::Hant,
        false => Tongue::Hans,
    }
}

/// The words of the page in the language that serves `lang` (BCP 47) best.
pub fn strings(lang: &str) -> &'static Strings {
    match tongue(lang) {
        Tongue::Hant => &zh_hant::STRINGS,
        Tongue::Hans => &zh_hans::STRINGS,
        Tongue::English => &en::STRINGS,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_finds_its_table() {
        for (lang, expected) in [
            ("zh-Hant", "zh-Hant"),
            ("zh-TW", "zh-Hant"),
            ("zh-Hant-HK", "zh-Hant"),
            ("zh-Hans-HK", "zh-Hans"),
            ("zh", "zh-Hans"),
            ("zh-CN", "zh-Hans"),
            ("en-GB", "en"),
            ("fr", "en"),
            ("", "en"),
        ] {
            assert_eq!(strings(lang).lang, expected, "{lang}");
        }
    }

    #[test]
    fn every_language_has_every_word() {
        let keys = |words: &Words| -> Vec<Vec<&'static str>> {
            let first = |table: Table| table.iter().map(|(key, _)| *key).collect();
            vec![
                words.kinds.iter().map(|(key, _, _)| *key).collect(),
                first(words.subtypes),
                first(words.properties),
                first(words.relations),
                first(words.alias_kinds),
                first(words.sources),
                first(words.confidence),
                first(words.units),
                first(words.repair_rules),
                first(words.resolved),
            ]
        };
        assert_eq!(keys(&zh_hant::WORDS), keys(&en::WORDS));
        assert_eq!(keys(&zh_hans::WORDS), keys(&en::WORDS));
    }

    #[test]
    fn every_word_of_the_knowledge_base_has_one() {
        use lorgnette_kb::vocabulary as kb;
        let subtypes = kb::SUBTYPES.iter().flat_map(|(_, words)| words.iter().copied());
        let words = &en::WORDS;
        let lists: [(Table, Vec<&str>); 6] = [
            (words.subtypes, subtypes.collect()),
            (words.properties, kb::PROPERTIES.iter().map(|p| p.word).collect()),
            (words.relations, kb::RELATIONS.to_vec()),
            (words.alias_kinds, kb::ALIAS_KINDS.to_vec()),
            (words.sources, kb::SOURCES.to_vec()),
            (words.units, kb::UNITS.to_vec()),
        ];
        for (table, list) in lists {
            let missing: Vec<_> =
                list.into_iter().filter(|key| word(table, key).is_none()).collect();
            assert_eq!(missing, Vec::<&str>::new());
        }
    }

    #[test]
    fn no_word_is_empty_or_doubled() {
        for words in [&zh_hant::WORDS, &zh_hans::WORDS, &en::WORDS] {
            for table in [words.subtypes, words.properties, words.relations, words.units] {
                for (n, (key, word)) in table.iter().enumerate() {
                    assert!(!word.is_empty(), "{key}");
                    assert!(table[..n].iter().all(|(other, _)| other != key), "{key} twice");
                }
            }
        }
    }
}
