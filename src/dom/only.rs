//! The article reduced to the sentences that name one entity: blocks without it are marked for
//! the style sheet to hide, and in the others its sentences are painted.

use super::geometry::{in_view, line_boxes, scroll_by, scroll_to_mention, viewport};
use super::highlight::Registry;
use super::pieces::measure;
use super::read::mentions_of;
use super::reading::reading;
use super::text::{Block, blocks};
use super::{ARTICLE, all, by_id, index_of, set, trigger};
use crate::reading::Extent;
use crate::sentence::bounds;
use std::ops::Range;

/// The highlight of the sentences; `prose.css` has the same name.
const ABOUT: &str = "about";

/// Says of the article that it is reduced; `prose.css` has the same name.
const ONLY: &str = "data-only";

/// Whether the article is reduced.
pub(super) fn is_reduced() -> bool {
    by_id(ARTICLE).is_some_and(|article| article.has_attribute(ONLY))
}

/// Shows the sentences that name `entity` alone.
pub(crate) fn show_only(entity: &str) {
    let mentions = mentions_of(entity);
    let blocks = blocks(&mentions);
    keeping_place(&mentions, || {
        blocks.iter().for_each(|block| set(&block.element, "data-about", ""));
        by_id(ARTICLE).inspect(|article| set(article, ONLY, ""));
    });
    paint(&blocks.iter().flat_map(painted).collect::<Vec<_>>());
}

/// Paints the sentences that name `entity` anew, once the text has other nodes.
pub(crate) fn paint_only(entity: &str) {
    paint(&blocks(&mentions_of(entity)).iter().flat_map(painted).collect::<Vec<_>>());
}

/// Shows the whole article again.
pub(crate) fn show_all() {
    let mentions = all("[data-about] [data-m]").filter_map(|mention| index_of(&mention));
    keeping_place(&mentions.collect::<Vec<_>>(), || {
        all("[data-about]").for_each(|block| drop(block.remove_attribute("data-about")));
        by_id(ARTICLE).inspect(|article| drop(article.remove_attribute(ONLY)));
    });
    paint(&[]);
}

/// Paints the sentences, below what a search finds.
fn paint(sentences: &[web_sys::Range]) {
    if let Some(registry) = Registry::held() {
        registry.paint(ABOUT, sentences, 0);
    }
}

/// Whether the mention with this index stands in what is not shown.
pub(crate) fn is_left_out(index: u32) -> bool {
    trigger(index).is_some() && line_boxes(index).is_empty()
}

/// Changes what is shown so that one of `mentions` stays where it is on the screen: the one that
/// the reader is at, if it can be seen, else the nearest.
fn keeping_place(mentions: &[u32], change: impl FnOnce()) {
    let here = all("[data-lit=here]").find_map(|mention| index_of(&mention));
    let here = here.filter(|here| mentions.contains(here) && in_view(*here));
    let near = here.or_else(|| reading(mentions, Extent::Whole).nearest);
    // Heights that are only guessed would move it later.
    measure(near.and_then(trigger).as_deref());
    let top = || near.and_then(|index| Some(line_boxes(index).first()?.top));
    let before = top();
    change();
    if let (Some(before), Some(after)) = (before, top()) {
        scroll_by(after - before);
    }
    // At the edges of a page, and in columns, it cannot stay; then it is brought back.
    near.inspect(|index| scroll_to_mention(*index, viewport().height));
}

/// The sentences of a block that hold one of its mentions, as ranges of the document.
fn painted(block: &Block) -> Vec<web_sys::Range> {
    let mut sentences: Vec<Range<usize>> =
        block.mentions.iter().map(|(_, mention)| bounds(&block.text, mention)).collect();
    sentences.dedup();
    sentences.iter().filter_map(|sentence| block.range(sentence)).collect()
}
