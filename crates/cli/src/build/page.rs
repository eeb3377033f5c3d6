//! An article's page: prerendered markup in a document that stands on its own.

use super::index::Listed;
use super::reader::Reader;
use crate::policy::POLICY;
use lorgnette_annotate::Annotated;
use lorgnette_engine::sheet;
use lorgnette_kb::Kb;
use lorgnette_render::{Inbox, attribute, page, text};
use lorgnette_web::{Page, PageProps};
use serde::Serialize;
use yew::{BaseComponent, LocalServerRenderer};

/// From a page to the site's folder.
const ROOT: &str = "../";

/// What the pages of a site share.
pub(crate) struct Shared<'a> {
    pub(crate) reader: &'a Reader,
    /// Where readers' corrections go.
    pub(crate) inbox: Option<&'a Inbox>,
}

/// The page of `annotated`, whose entities are of `kb` and which lies in the folder `slug`, and its
/// line in the index.
pub(crate) fn html(
    annotated: &Annotated,
    kb: &Kb,
    slug: &str,
    shared: &Shared,
) -> (String, Listed) {
    let mut parts = page(annotated, kb);
    if parts.title.is_empty() {
        parts.title = slug.to_string();
    }
    let listed = Listed {
        slug: slug.to_string(),
        title: parts.title.clone(),
        lang: parts.lang.clone(),
        date: parts.date.clone(),
        source: parts.source.clone(),
        repairs: parts.repairs,
    };
    let made = sheet(annotated, kb, &parts).expect("the command carries its tables");
    if let Some(untold) = made.as_ref().map(|made| made.untold).filter(|untold| *untold > 0) {
        eprintln!("note: {untold} characters stand in two ways in the same words, and keep one");
    }
    let sheet = made.map(|made| data("sheet", &made.sheet)).unwrap_or_default();
    let home = Some(format!("{ROOT}index.html"));
    let corrections = shared.inbox.cloned();
    let props = PageProps { corrections, ..PageProps::of(parts, home) };
    let data = data("page", &props);
    let body = format!("<div id=\"app\">{}</div>\n{data}{sheet}", prerendered::<Page>(props));
    let head = shared.reader.head(ROOT);
    (document_of(&listed.lang, &listed.title, &head, &body), listed)
}

/// A whole HTML document.
pub(crate) fn document_of(lang: &str, title: &str, head: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n{head}</head>\n<body>\n{body}</body>\n</html>\n",
        attribute(lang),
        attribute(POLICY),
        text(title),
    )
}

/// A page as its program will find it, with the marks that hydration needs.
pub(crate) fn prerendered<C: BaseComponent>(props: C::Properties) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime without drivers needs nothing from the system");
    let tasks = tokio::task::LocalSet::new();
    tasks.block_on(&runtime, LocalServerRenderer::<C>::with_props(props).render())
}

/// Data for the reader, by the id of its element: JSON without `<`, so nothing in it ends the
/// element.
pub(crate) fn data(id: &str, data: &impl Serialize) -> String {
    let json = serde_json::to_string(data).expect("what a page carries is plain data");
    let json = json.replace('<', "\\u003c");
    format!("<script type=\"application/json\" id=\"{id}\">{json}</script>\n")
}
