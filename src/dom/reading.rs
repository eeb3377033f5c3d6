//! Where in the text the reader is: which mentions the viewport has come past.

use super::columns::columns;
use super::geometry::viewport;
use super::read::children;
use super::{all, index_of, trigger};
use crate::reading::{Extent, Reading, neighbours};
use web_sys::{DomRect, Element};

/// Where the reader is: what `extent` admits, and which of `mentions` is nearest to the middle
/// of the viewport.
pub(crate) fn reading(mentions: &[u32], extent: Extent) -> Reading {
    let view = View::new();
    let middle = view.length / 2.0;
    let distance = |index: &u32| {
        let begin = trigger(*index).map_or(f64::INFINITY, |mention| view.begin(&mention));
        (begin - middle).abs()
    };
    let nearest = match neighbours(mentions, view.passed(middle)) {
        _ if mentions.is_empty() => None,
        (Some(above), Some(below)) if distance(&below) < distance(&above) => Some(below),
        (above, below) => above.or(below),
    };
    let seen = match extent {
        Extent::Whole => u32::MAX,
        Extent::SoFar => view.passed(view.length),
    };
    Reading { seen, nearest }
}

/// What is seen of the text, from the edge where it begins on.
struct View {
    /// How far it reaches, in CSS px: down the viewport, or from the right edge of an article in
    /// columns to its left one.
    length: f64,
    columns: Option<DomRect>,
}

impl View {
    fn new() -> View {
        let columns = columns().map(|article| article.get_bounding_client_rect());
        let length = columns.as_ref().map_or_else(|| viewport().height, DomRect::width);
        View { length, columns }
    }

    /// How far from the edge `element` begins, in CSS px; negative where it is out of sight.
    fn begin(&self, element: &Element) -> f64 {
        let rect = element.get_bounding_client_rect();
        self.columns.as_ref().map_or_else(|| rect.top(), |view| view.right() - rect.right())
    }

    /// How many mentions begin before `line`, by the index of the first that does not. Only the
    /// section at the line is measured inside: those out of sight are not laid out.
    fn passed(&self, line: f64) -> u32 {
        let sections: Vec<Element> = all(".prose .section").collect();
        let begun = sections.partition_point(|section| self.begin(section) < line);
        let (begun, ahead) = sections.split_at(begun);
        let inside = begun.last().map(|section| children(section, "[data-m]")).unwrap_or_default();
        let after = inside.partition_point(|mention| self.begin(mention) < line);
        let next = inside.into_iter().nth(after);
        let next = next.or_else(|| {
            ahead.iter().find_map(|section| section.query_selector("[data-m]").ok()?)
        });
        next.and_then(|mention| index_of(&mention)).unwrap_or(u32::MAX)
    }
}
