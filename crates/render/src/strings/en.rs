//! The words of the page in English.

use super::{Strings, dates};

pub(super) static STRINGS: Strings = Strings {
    lang: "en",
    language: "English",
    skip_to_article: "Skip to the article",
    skip_to_glossary: "Skip to names, dates and figures",
    toolbar: "Reading",
    all_articles: "All articles",
    show_readings: "Show pinyin readings",
    show_repairs: |n| match n {
        1 => "Show the 1 repaired place".to_string(),
        n => format!("Show the {n} repaired places"),
    },
    glossary: "Names, dates and figures",
    no_script: "Without scripts there are no cards: each name leads to its entry at the end of the page.",
    no_reader: "The cards could not be loaded: each name leads to its entry at the end of the page.",
    marked_by_program: "Names marked by a program.",
    facts_as_of: |date| format!("Facts as of {date}."),
    source: "Source",

    open: "Open",
    close: "Close",
    previous: "Previous mention",
    next: "Next mention",
    see_in_context: "See in context",
    back_to_place: "Back to where you were",
    nth_of: |n, m| format!("Mention {n} of {m}"),
    times: |n| match n {
        1 => "named once".to_string(),
        2 => "named twice".to_string(),
        n => format!("named {n} times"),
    },
    panel: "Entry",
    card: "Preview",
    facts: "Facts",
    aliases: "Other names",
    mentions: "Mentions",
    parts: "Within this name",
    claims: "Says here",
    unknown_id: |id| format!("Nothing on this page goes by the address “{id}”."),
    merged_into: |id, name| format!("“{id}” was merged into {name}."),
    named_here: "Named in this article; nothing more is known of it here.",
    date: dates::english,
};
