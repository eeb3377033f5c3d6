//! Keeps the line that is being read where it stands, whatever changes around it.

use super::all;
use super::flow::{Flow, shown_sections};
use super::read::children;
use crate::place::within;
use web_sys::Element;

/// What is laid out as a whole or, out of sight, not at all: below the sections of the article.
const BELOW: &str = ".overview-body > section, .entries > section";
/// What of a part keeps its place: all that stands below another. An entry that is closed is not
/// laid out within.
const BLOCKS: &str =
    "h1, h2, h3, h4, h5, h6, figure, .entry > summary, :is(p, li, tr):not(.dossier *)";
/// Where readers read, as a part of what they see from where it begins.
const READING_LINE: f64 = 1.0 / 3.0;

/// What nobody sees move.
const HALF_A_PIXEL: f64 = 0.5;

/// Where in the text the reading line runs.
struct Place {
    block: Element,
    /// How far into the block, as a part of it.
    part: f64,
    /// And how far beside that, in CSS px: the line may run between two blocks.
    beside: f64,
    across: bool,
}

/// Makes a change, and moves the text so that the line that is being read stays.
pub(super) fn keeping_line(change: impl FnOnce()) {
    let place = Place::now();
    change();
    place.inspect(Place::restore);
}

impl Place {
    /// None at the start of the text, which stays the start.
    fn now() -> Option<Place> {
        let flow = Flow::now();
        if flow.is_at_start() {
            return None;
        }
        let line = flow.length * READING_LINE;
        let block = block_at(&flow, line)?;
        let (begin, end) = flow.span(&block.get_bounding_client_rect());
        let part = within((line - begin) / (end - begin).max(1.0), 0.0, 1.0);
        let beside = line - begin - part * (end - begin);
        Some(Place { block, part, beside, across: flow.is_across() })
    }

    fn restore(&self) {
        let flow = Flow::now();
        if flow.is_across() != self.across {
            flow.bring_frame();
        }
        let (begin, end) = flow.span(&self.block.get_bounding_client_rect());
        let line = begin + self.part * (end - begin) + self.beside;
        let moved = line - flow.length * READING_LINE;
        // A scroll that is under way would end here.
        if moved.abs() >= HALF_A_PIXEL {
            flow.advance(moved);
        }
    }
}

/// Where readers read, in CSS px below the top of the viewport.
pub(super) fn reading_line() -> f64 {
    Flow::now().length * READING_LINE
}

/// The first block of the text that is seen.
pub(super) fn first_block() -> Option<Element> {
    block_at(&Flow::now(), 0.0)
}

/// The block of the page that `line` runs through, or the next. Inside no part but its own is
/// anything measured: those out of sight are not laid out.
fn block_at(flow: &Flow, line: f64) -> Option<Element> {
    let reached = |element: &Element| flow.end(element) > line;
    let sections = shown_sections();
    let at = sections.partition_point(|section| !reached(section));
    let below = || all(BELOW).find(reached);
    let part = sections.into_iter().nth(at).or_else(below)?;
    children(&part, BLOCKS).into_iter().find(reached).or(Some(part))
}
