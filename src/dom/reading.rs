//! Where in the text the reader is: which mentions the viewport has come past.

use super::geometry::{line_boxes, viewport};
use super::read::children;
use super::{all, index_of};
use crate::reading::{Extent, Reading, neighbours};
use web_sys::Element;

/// Where the reader is: what `extent` admits, and which of `mentions` is nearest to the middle
/// of the viewport.
pub(crate) fn reading(mentions: &[u32], extent: Extent) -> Reading {
    let height = viewport().height;
    let middle = height / 2.0;
    let distance = |index: &u32| {
        let top = line_boxes(*index).first().map_or(f64::INFINITY, |line| line.top);
        (top - middle).abs()
    };
    let nearest = match neighbours(mentions, passed(middle)) {
        _ if mentions.is_empty() => None,
        (Some(above), Some(below)) if distance(&below) < distance(&above) => Some(below),
        (above, below) => above.or(below),
    };
    let seen = match extent {
        Extent::Whole => u32::MAX,
        Extent::SoFar => passed(height),
    };
    Reading { seen, nearest }
}

/// How many mentions begin above `line`, CSS px from the viewport's top, by the index of the
/// first that does not. Only the section at the line is measured inside: those out of sight
/// are not laid out.
fn passed(line: f64) -> u32 {
    let sections: Vec<Element> = all(".prose .section").collect();
    let begun = sections.partition_point(|section| top(section) < line);
    let (begun, ahead) = sections.split_at(begun);
    let inside = begun.last().map(|section| children(section, "[data-m]")).unwrap_or_default();
    let after = inside.partition_point(|mention| top(mention) < line);
    let next = inside.into_iter().nth(after);
    let next = next
        .or_else(|| ahead.iter().find_map(|section| section.query_selector("[data-m]").ok()?));
    next.and_then(|mention| index_of(&mention)).unwrap_or(u32::MAX)
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}
