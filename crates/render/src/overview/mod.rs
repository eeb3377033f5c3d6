//! The overview of an article: how long it is, when and where it happens, who has to do with
//! whom.
//!
//! 1. [`counts`]: length, reading time, how many of each kind.
//! 2. [`timeline`]: its dates and dated events.
//! 3. [`map`]: its places.
//! 4. [`relations`]: what the base and the article say of two at once; [`graph`] draws it.
//!
//! All of it is markup that needs no script and prints; the reader only adds to it.

mod article;
mod counts;
mod excerpt;
mod graph;
mod map;
mod moment;
mod relations;
mod sentences;
mod table;
mod timeline;
mod words;

use crate::entries::Entries;
use article::Article;
use lorgnette_annotate::Annotated;
use lorgnette_kb::Kb;
pub use map::LAND;

/// The overview, without the heading over all of it.
pub(crate) fn overview(annotated: &Annotated, kb: &Kb, entries: &Entries) -> String {
    let article = Article::new(annotated, kb, entries);
    let relations = relations::relations(&article);
    let mut out = String::new();
    counts::push(&mut out, &article);
    timeline::push(&mut out, &article);
    map::push(&mut out, &article);
    table::push(&mut out, &article, &relations);
    out
}

/// Appends a part under its heading; nothing for a part that has nothing to say.
fn push_part(out: &mut String, class: &str, heading: &str, part: &str) {
    if !part.is_empty() {
        out.push_str(&format!(
            "<section class=\"{class}\" aria-labelledby=\"{class}\">\n\
             <h3 id=\"{class}\">{heading}</h3>\n{part}</section>\n"
        ));
    }
}
