//! The page that the browser holds already, read back before Yew starts.

use crate::page::PageProps;
use gloo::utils::document;
use lorgnette_render::SafeHtml;
use web_sys::Element;

/// What Yew's server writes around raw markup, so that the browser's Yew finds it.
const OPENS: &str = "<!--<#>-->";
const CLOSES: &str = "<!--</#>-->";

/// The element to hydrate and the props it was rendered with; none on a page that is not one
/// of ours.
pub(crate) fn held_page() -> Option<(Element, PageProps)> {
    let root = document().get_element_by_id("app")?;
    let data = document().get_element_by_id("page")?.text_content()?;
    let mut props: PageProps = serde_json::from_str(&data).ok()?;
    props.prose = markup(&root, ".prose")?;
    props.overview = markup(&root, ".overview-body")?;
    props.glossary = markup(&root, ".entries")?;
    Some((root, props))
}

fn markup(root: &Element, selector: &str) -> Option<SafeHtml> {
    let held = root.query_selector(selector).ok()??.inner_html();
    let inner = held.strip_prefix(OPENS).unwrap_or(&held);
    let inner = inner.strip_suffix(CLOSES).unwrap_or(inner);
    Some(SafeHtml::read_back(inner.to_string()))
}
