//! The page that the browser holds already, read back before Yew starts.

use super::json::Json;
use crate::page::PageProps;
use gloo::utils::document;
use lorgnette_render::{Inbox, SafeHtml};
use web_sys::Element;

/// What Yew's server writes around raw markup, so that the browser's Yew finds it.
const OPENS: &str = "<!--<#>-->";
const CLOSES: &str = "<!--</#>-->";

/// The element that holds the page and the props it was rendered with, but for its raw pieces; none
/// on a page that is not one of ours.
pub(crate) fn held_page() -> Option<(Element, PageProps)> {
    let root = document().get_element_by_id("app")?;
    let held = Json::held("page")?;
    let props = PageProps {
        lang: held.text("lang")?,
        title: held.text("title")?,
        home: held.text("home"),
        date: held.text("date"),
        source: held.text("source"),
        as_of: held.text("as_of"),
        readings: held.is("readings"),
        repairs: held.number("repairs"),
        sealed: held.text("sealed"),
        corrections: held.text("corrections").map(Inbox::read_back),
        build: held.text("build")?,
        prose: SafeHtml::default(),
        overview: SafeHtml::default(),
        glossary: SafeHtml::default(),
        edition: 0,
        since: None,
    };
    Some((root, props))
}

/// `props` with the raw pieces that `root` holds.
pub(crate) fn with_pieces(root: &Element, props: PageProps) -> Option<PageProps> {
    Some(PageProps {
        prose: markup(root, ".prose")?,
        // A page of an earlier build may have none.
        overview: markup(root, ".overview-body").unwrap_or_default(),
        glossary: markup(root, ".entries")?,
        ..props
    })
}

fn markup(root: &Element, selector: &str) -> Option<SafeHtml> {
    let held = root.query_selector(selector).ok()??.inner_html();
    let inner = held.strip_prefix(OPENS).unwrap_or(&held);
    let inner = inner.strip_suffix(CLOSES).unwrap_or(inner);
    Some(SafeHtml::read_back(inner.to_string()))
}
