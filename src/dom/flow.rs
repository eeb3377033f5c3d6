//! Which way the text flows past the reader: down the window, or along its columns.

use super::columns::columns;
use super::geometry::{scroll_by, scroll_offset, viewport};
use super::only::is_reduced;
use super::read::elements;
use super::{ARTICLE, by_id};
use web_sys::{DomRect, Element};

/// The sections of the article: its children. To ask the browser for what fits a selector would be
/// to walk through a book.
pub(super) fn sections() -> Vec<Element> {
    by_id(ARTICLE).map(|article| elements(&article)).unwrap_or_default()
}

/// Those of them that are shown, one below the other.
pub(super) fn shown_sections() -> Vec<Element> {
    let mut sections = sections();
    if is_reduced() {
        sections.retain(|section| matches!(section.query_selector("[data-about]"), Ok(Some(_))));
    }
    sections
}

/// What is seen of the text, from the edge where it begins on.
pub(super) struct Flow {
    /// How far it reaches, in CSS px: down the viewport, or from the right edge of an article in
    /// columns to its left one.
    pub(super) length: f64,
    columns: Option<(Element, DomRect)>,
}

impl Flow {
    pub(super) fn now() -> Flow {
        let columns =
            columns().map(|article| (article.clone(), article.get_bounding_client_rect()));
        let length = columns.as_ref().map_or_else(|| viewport().height, |(_, view)| view.width());
        Flow { length, columns }
    }

    /// How far from the edge `rect` begins and ends, in CSS px; negative where that is out of
    /// sight.
    pub(super) fn span(&self, rect: &DomRect) -> (f64, f64) {
        match &self.columns {
            Some((_, view)) => (view.right() - rect.right(), view.right() - rect.left()),
            None => (rect.top(), rect.bottom()),
        }
    }

    /// How far from the edge `element` begins.
    pub(super) fn begin(&self, element: &Element) -> f64 {
        self.span(&element.get_bounding_client_rect()).0
    }

    /// How far from the edge `element` ends.
    pub(super) fn end(&self, element: &Element) -> f64 {
        self.span(&element.get_bounding_client_rect()).1
    }

    /// Whether any of `element` is seen.
    pub(super) fn shows(&self, element: &Element) -> bool {
        let (begin, end) = self.span(&element.get_bounding_client_rect());
        end > 0.0 && begin < self.length
    }

    /// Whether nothing of the text lies before what is seen.
    pub(super) fn is_at_start(&self) -> bool {
        match &self.columns {
            Some((article, _)) => article.scroll_left() == 0,
            None => scroll_offset() <= 0.0,
        }
    }

    /// Moves on by `distance`, at once.
    pub(super) fn advance(&self, distance: f64) {
        match &self.columns {
            Some((article, _)) => article.scroll_by_with_x_and_y(-distance, 0.0),
            None => scroll_by(distance),
        }
    }

    /// Scrolls the page to the frame of the columns, where they do not stand in the window whole.
    pub(super) fn bring_frame(&self) {
        if let Some((_, frame)) = &self.columns
            && (frame.top() < 0.0 || frame.bottom() > viewport().height)
        {
            scroll_by(frame.top());
        }
    }

    /// Whether it goes along columns.
    pub(super) fn is_across(&self) -> bool {
        self.columns.is_some()
    }
}
