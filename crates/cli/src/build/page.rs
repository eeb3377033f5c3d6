//! An article's page: prerendered markup in a document that stands on its own.

use super::index::Listed;
use super::reader::Reader;
use crate::policy::POLICY;
use lorgnette_annotate::annotate;
use lorgnette_kb::Kb;
use lorgnette_render::{attribute, page, text, title};
use lorgnette_text::Document;
use lorgnette_web::{BUILD, Page as View, PageProps};
use yew::LocalServerRenderer;

/// From a page to the site's folder.
const ROOT: &str = "../";

/// A finished page and its line in the index.
pub(crate) struct Page {
    pub(crate) html: String,
    pub(crate) listed: Listed,
}

impl Page {
    /// Annotates `document` and prerenders its page, which lies in the folder `slug`.
    pub(crate) fn new(document: Document, slug: &str, reader: &Reader, kb: &Kb) -> Page {
        let title = Some(title(&document)).filter(|title| !title.is_empty());
        let annotated = annotate(document, kb);
        let parts = page(&annotated, kb);
        let meta = annotated.document.meta;
        let listed = Listed {
            slug: slug.to_string(),
            title: title.unwrap_or_else(|| slug.to_string()),
            lang: meta.language,
            date: meta.date,
            source: meta.source,
        };
        let props = PageProps {
            lang: listed.lang.clone(),
            title: listed.title.clone(),
            home: Some(format!("{ROOT}index.html")),
            date: listed.date.clone(),
            source: listed.source.clone(),
            as_of: parts.as_of,
            readings: parts.readings,
            repairs: parts.repairs,
            build: BUILD.to_string(),
            prose: parts.prose,
            glossary: parts.glossary,
        };
        let data = json(&props);
        let body = format!(
            "<div id=\"app\">{}</div>\n\
             <script type=\"application/json\" id=\"page\">{data}</script>\n",
            prerendered(props)
        );
        let html = document_of(&listed.lang, &listed.title, &reader.head(ROOT), &body);
        Page { html, listed }
    }
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

/// The page as the reader will find it, with the marks that hydration needs.
fn prerendered(props: PageProps) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime without drivers needs nothing from the system");
    let tasks = tokio::task::LocalSet::new();
    tasks.block_on(&runtime, LocalServerRenderer::<View>::with_props(props).render())
}

/// JSON that may stand inside a `<script>`: no `<`, so nothing in it ends the element.
fn json(props: &PageProps) -> String {
    let json = serde_json::to_string(props).expect("the props are plain data");
    json.replace('<', "\\u003c")
}
