//! Pages of the web as they were saved: the article, and what the page says of itself.
//!
//! 1. [`charset`]: the encoding that the page names.
//! 2. [`tree`]: its markup as a tree, by the [`names`] that are told apart and the rules of
//!    [`nesting`]; nothing in it is run or fetched.
//! 3. [`runs`]: stretches of text that each become one block, by what [`elements`] mean.
//! 4. [`article`]: which of them are the article, by what they hold and the [`hints`] of names,
//!    without the [`lines`] about the page.
//! 5. [`head`]: title, day, source, language; [`dates`] in ISO 8601.
//! 6. [`write`]: the runs to a draft.

mod article;
pub(super) mod charset;
pub(super) mod dates;
mod elements;
mod head;
mod hints;
mod lines;
mod names;
mod nesting;
pub(super) mod runs;
pub(super) mod tree;
pub(super) mod write;

use super::{Encoding, Hint, Input, Note, Opened, Refusal, What, source};
use lorgnette_text::{Meta, composed, language_of};
use tree::{Syntax, Tree};
use write::Writer;

/// Reads a page.
pub(super) fn open(bytes: &[u8], hint: &Hint) -> Result<Opened, Refusal> {
    let bytes = &*source::without_nul(bytes);
    let label = hint.encoding().map(str::to_string).or_else(|| charset::declared(bytes));
    let (markup, encoding) = Encoding::of(source::labelled(bytes, label.as_deref())?);
    let tree = Tree::of(&markup, Syntax::Html);
    drop(markup);
    let mut writer = Writer::default();
    let runs = runs::runs(&tree, &mut writer.left_out);
    let said = head::Said::by(&tree);
    let title = said.title();
    let found = article::find(&tree, &runs, title.as_deref());
    let first = found.runs.first().copied().unwrap_or_default();
    let mut meta = said.all(&runs, first);
    if let Some(title) = title.filter(|_| found.is_article) {
        writer.heading(1, &title);
    }
    found.runs.iter().for_each(|&n| writer.run(&tree, &runs[n], 0));
    writer.left_out.count(What::Boilerplate, runs.len() - found.runs.len());
    meta.language = language(&meta, writer.draft.text());
    let notes = if found.is_article { Vec::new() } else { vec![Note::NoArticle] };
    let Writer { draft, left_out } = writer;
    let document = composed(draft, meta);
    Ok(Opened { left_out, notes, ..Opened::of(document, Input::Html, encoding) })
}

/// The declared language, where the letters do not tell another: pages are made from templates.
pub(super) fn language(meta: &Meta, text: &str) -> String {
    let declared = meta.language.as_str();
    let primary = declared.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let is_tag = (2..=3).contains(&primary.len())
        && declared.len() < 36
        && declared.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let other_letters = ["zh", "ja", "ko", "ru", "en"].contains(&primary.as_str());
    match is_tag && !other_letters && language_of(text) == "en" {
        true => declared.to_string(),
        false => String::new(),
    }
}
