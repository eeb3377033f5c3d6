//! The names of elements and attributes that are told apart.

use super::tree::Syntax;

/// The elements that are told apart; any other is called `other`.
#[rustfmt::skip]
const ELEMENTS: [&str; 101] = [
    "a", "address", "article", "aside", "audio", "b", "base", "blockquote", "body", "br", "button",
    "canvas", "caption", "center", "cite", "code", "container", "date", "dd", "details", "dialog",
    "div", "dl", "docauthor", "doctitle", "dt", "em", "embed", "encryptionmethod",
    "cipherreference", "fieldset", "figcaption", "figure", "footer", "form", "frame", "h1", "h2",
    "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i", "iframe", "img", "input", "item",
    "itemref", "kbd", "language", "li", "link", "main", "manifest", "map", "math", "menu", "meta",
    "nav", "navlabel", "navpoint", "noscript", "object", "ol", "option", "p", "picture",
    "plaintext", "pre", "publisher", "rb", "rootfile", "rp", "rt", "rtc", "ruby", "samp", "script",
    "section", "select", "source", "spine", "strong", "style", "summary", "sup", "svg", "table",
    "td", "template", "textarea", "th", "time", "title", "tr", "ul", "video",
];

/// The attributes that are kept.
#[rustfmt::skip]
const ATTRIBUTES: [&str; 32] = [
    "algorithm", "aria-hidden", "charset", "class", "content", "data-component", "data-testid",
    "datetime", "epub:type", "full-path", "hidden", "href", "http-equiv", "id", "idref",
    "itemprop", "itemtype", "lang", "linear", "media-type", "name", "properties", "property",
    "rel", "role", "src", "style", "toc", "type", "uri", "value", "xml:lang",
];

/// What an element is called. In XML a file chooses what short name stands before those of a
/// vocabulary, so that only what follows tells them apart; on a page a colon is part of the name.
pub(super) fn element(name: &[u8], syntax: Syntax) -> &'static str {
    let prefix = match syntax {
        Syntax::Xml => name.iter().position(|&byte| byte == b':').map_or(0, |at| at + 1),
        Syntax::Html => 0,
    };
    known(&ELEMENTS, &name[prefix..]).unwrap_or("other")
}

/// The name among `known`, which says what `bytes` say.
fn known(known: &[&'static str], bytes: &[u8]) -> Option<&'static str> {
    known.iter().find(|name| name.as_bytes() == bytes).copied()
}

/// The attribute, if it is one that is kept.
pub(super) fn attribute(name: &[u8]) -> Option<&'static str> {
    known(&ATTRIBUTES, name)
}
