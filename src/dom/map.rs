//! The map in the document: its drawing, its buttons, what it shows.

use super::{all, first, html, set};
use crate::frame::Frame;
use web_sys::{Element, HtmlElement};

/// The map of the page, if it has one.
#[derive(Clone)]
pub(crate) struct Map {
    /// What takes the focus and the keys.
    pub(crate) view: HtmlElement,
    pub(crate) drawing: Element,
}

impl Map {
    /// Finds the map and gives it what only scripts can answer: the focus and its buttons.
    pub(crate) fn wake() -> Option<Map> {
        let view = first(".map-view").and_then(html)?;
        let drawing = view.query_selector("svg").ok()??;
        set(&view, "tabindex", "0");
        all(".map-controls").for_each(|controls| drop(controls.remove_attribute("hidden")));
        Some(Map { view, drawing })
    }

    /// The whole of it.
    pub(crate) fn whole(&self) -> Option<Frame> {
        Frame::parse(&self.drawing.get_attribute("viewBox")?)
    }

    /// Shows a part of it.
    pub(crate) fn show(&self, frame: &Frame) {
        set(&self.drawing, "viewBox", &frame.view_box());
        set(&self.drawing, "data-zoom", &frame.zoom().to_string());
        let (closer, farther) = frame.room();
        for (zoom, has_room) in [("in", closer), ("out", farther), ("all", farther)] {
            let disabled = if has_room { "false" } else { "true" };
            all(&format!(".map-controls [data-zoom={zoom}]"))
                .for_each(|button| set(&button, "aria-disabled", disabled));
        }
    }

    /// How many units of the drawing a CSS px is.
    pub(crate) fn units(&self, frame: &Frame) -> f64 {
        let width = self.drawing.get_bounding_client_rect().width();
        if width > 0.0 { frame.size().width / width } else { 0.0 }
    }
}
