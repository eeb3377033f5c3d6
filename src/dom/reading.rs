//! Where in the text the reader is: which mentions the viewport has come past.

use super::flow::{Flow, shown_sections};
use super::read::children;
use super::{index_of, trigger};
use crate::reading::{Extent, Reading, neighbours};

/// Where the reader is: what `extent` admits, and which of `mentions` is nearest to the middle
/// of the viewport.
pub(crate) fn reading(mentions: &[u32], extent: Extent) -> Reading {
    let flow = Flow::now();
    let middle = flow.length / 2.0;
    let distance = |index: &u32| {
        let begin = trigger(*index).map_or(f64::INFINITY, |mention| flow.begin(&mention));
        (begin - middle).abs()
    };
    let nearest = match neighbours(mentions, passed(&flow, middle)) {
        _ if mentions.is_empty() => None,
        (Some(above), Some(below)) if distance(&below) < distance(&above) => Some(below),
        (above, below) => above.or(below),
    };
    let seen = match extent {
        Extent::Whole => u32::MAX,
        Extent::SoFar | Extent::Since(_) => passed(&flow, flow.length),
    };
    let from = if let Extent::Since(from) = extent { from } else { 0 };
    Reading { from, seen, nearest }
}

/// How many mentions begin before `line`, by the index of the first that does not. Only the
/// section at the line is measured inside: those out of sight are not laid out.
fn passed(flow: &Flow, line: f64) -> u32 {
    let sections = shown_sections();
    let begun = sections.partition_point(|section| flow.begin(section) < line);
    let (begun, ahead) = sections.split_at(begun);
    let inside = begun.last().map(|section| children(section, "[data-m]")).unwrap_or_default();
    let after = inside.partition_point(|mention| flow.begin(mention) < line);
    let next = inside.into_iter().nth(after);
    let next = next
        .or_else(|| ahead.iter().find_map(|section| section.query_selector("[data-m]").ok()?));
    next.and_then(|mention| index_of(&mention)).unwrap_or(u32::MAX)
}
