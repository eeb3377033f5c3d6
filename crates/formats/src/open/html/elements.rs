//! What an element means for the text in it: a block, a label, a note, nothing to read.

use super::runs::Kind;
use super::tree::{Syntax, Tree};
use crate::open::What;

/// Elements that begin and end a block.
#[rustfmt::skip]
const BLOCKS: [&str; 42] = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "menu", "nav", "navlabel", "ol",
    "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul",
];

/// Whether an element begins and ends a block.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// Whether an element is never read as text, and what it counts as then.
pub(super) fn never_text(tree: &Tree, node: usize) -> Option<Option<What>> {
    match tree.name(node) {
        "script" => Some(Some(What::Scripts)),
        "img" | "svg" => Some(Some(What::Pictures)),
        "audio" | "video" | "canvas" | "embed" | "frame" | "iframe" | "object" => {
            Some(Some(What::Media))
        }
        "math" => Some(Some(What::Formulas)),
        "button" | "input" | "option" | "select" | "textarea" => Some(Some(What::Forms)),
        "head" | "style" | "template" | "noscript" | "meta" | "link" | "title" | "map" | "rp"
        | "base" | "rtc" => Some(None),
        _ if is_hidden(tree, node) => Some(Some(What::Hidden)),
        _ => None,
    }
}

/// Whether an element is the number of a footnote that leads to it.
pub(super) fn is_note(tree: &Tree, node: usize) -> bool {
    let leads = |at: usize| tree.attribute(at, "href").is_some_and(|href| href.contains('#'));
    let is = match tree.name(node) {
        "sup" => tree.all_within(node, "a").any(leads),
        "a" => {
            tree.attribute(node, "epub:type") == Some("noteref")
                || leads(node) && tree.all_within(node, "sup").next().is_some()
        }
        _ => false,
    };
    // Longer ones are superscripts with a link in them.
    is && tree.within(node).len() < 16
}

/// Whether the page itself does not show an element.
fn is_hidden(tree: &Tree, node: usize) -> bool {
    let style = tree.attribute(node, "style").unwrap_or_default();
    let style: String = style.split_whitespace().collect();
    tree.attribute(node, "hidden").is_some()
        || tree.attribute(node, "aria-hidden") == Some("true")
        || style.to_ascii_lowercase().contains("display:none")
}

/// Whether an element says that it is no part of an article; in a book only the contents do.
pub(super) fn is_beside(tree: &Tree, node: usize) -> bool {
    #[rustfmt::skip]
    const ROLES: [&str; 8] = [
        "navigation", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu",
        "toolbar",
    ];
    match tree.name(node) {
        "nav" => true,
        _ if tree.syntax == Syntax::Xml => false,
        "dialog" | "menu" | "aside" => true,
        // Quotations name their source in it.
        "footer" => tree.ancestors(node).all(|at| tree.name(at) != "blockquote"),
        _ => tree.attribute(node, "role").is_some_and(|role| ROLES.contains(&role)),
    }
}

/// What the text of an element becomes, if that is not what it would become around it.
pub(super) fn kind(name: &str, lists: u8, ordered: bool, rows: bool) -> Option<Kind> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Kind::Heading(name.as_bytes()[1] - b'0')),
        "blockquote" => Some(Kind::Quote),
        "li" => Some(Kind::Item { depth: lists.saturating_sub(1), ordered }),
        "figcaption" | "caption" => Some(Kind::Caption),
        "tr" if rows => Some(Kind::Row),
        "pre" => Some(Kind::Line),
        _ => None,
    }
}

/// Whether a table holds data and is not only there to place things.
pub(super) fn is_data(tree: &Tree, table: usize) -> bool {
    let within =
        |names: &[&str]| tree.within(table).skip(1).any(|node| names.contains(&tree.name(node)));
    const PLACED: [&str; 9] = ["p", "div", "ul", "ol", "h1", "h2", "h3", "blockquote", "br"];
    let columns = || {
        tree.all_within(table, "tr").any(|row| {
            tree.within(row).filter(|&node| matches!(tree.name(node), "td" | "th")).count() > 1
        })
    };
    !within(&["table", "form"]) && (within(&["th"]) || !within(&PLACED)) && columns()
}
