//! What is text on a page and what is not: for what builds pages and for what reads them.

/// Elements that stand inside a line of text; every other begins a block of its own.
pub const INLINE: [&str; 21] = [
    "a", "b", "bdi", "code", "del", "em", "i", "ins", "mark", "q", "rp", "rt", "ruby", "s",
    "small", "span", "strong", "sub", "sup", "time", "u",
];

/// What is no part of the text as it is read, as a selector.
pub const SKIPPED: &str = "rt, rp, .was";

/// The attribute that holds what a figure is in the reader's terms, for the style sheet.
pub const TERMS: &str = "data-units";

/// The attribute that holds the name of an entry, for card and panel.
pub const NAME: &str = "data-name";

/// Whether what is marked as `lang` is shown in the chosen script like all that is in the page's
/// own language, `page`: the name of an entry is, the forms of other regions beside it are not.
pub fn stays_ours(lang: &str, page: &str, class: &str) -> bool {
    lang == page || lang.starts_with("zh") && class.split(' ').any(|class| class == "name")
}
