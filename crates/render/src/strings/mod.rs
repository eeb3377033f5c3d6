//! The words of the page and its controls: one table per language, nothing spelled out elsewhere.

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
    /// A note for readers whose browser could not run the reader.
    pub no_reader: &'static str,
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
    /// Heading of what an entity is said to have said.
    pub claims: &'static str,
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
}
