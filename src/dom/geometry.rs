//! Where things stand in the viewport, and moving them there.

use super::columns::bring_into_view;
use super::pieces::measure;
use super::{set, trigger};
use crate::place::{Placement, Point, Rect, Side, Size, decimal};
use gloo::utils::{document, window};
use web_sys::{DomRect, HtmlElement, MediaQueryList, ScrollBehavior, ScrollToOptions};

/// From this width on the panel is a rail beside the text; `chrome.css` has the same number.
const WIDE: &str = "(min-width: 1100px)";
/// A mention that is scrolled to stands at this part of the viewport's height.
const LANDING: f64 = 0.25;

/// The width and height of the viewport.
pub(crate) fn viewport() -> Size {
    let root = document().document_element().expect("a page has a root element");
    Size { width: f64::from(root.client_width()), height: f64::from(root.client_height()) }
}

/// How far the page is scrolled down, in CSS px.
pub(crate) fn scroll_offset() -> f64 {
    window().scroll_y().unwrap_or(0.0)
}

/// From a point in the viewport to the same point on the page.
pub(crate) fn page_offset() -> Point {
    Point { x: window().scroll_x().unwrap_or(0.0), y: scroll_offset() }
}

/// Scrolls the page, smoothly unless the reader wants less motion.
pub(crate) fn scroll_to(offset: f64) {
    let options = ScrollToOptions::new();
    options.set_top(offset);
    options.set_behavior(match reduces_motion() {
        true => ScrollBehavior::Instant,
        false => ScrollBehavior::Smooth,
    });
    window().scroll_to_with_scroll_to_options(&options);
}

/// Shows the beginning of the page, at once.
pub(crate) fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Scrolls the page down by `distance` CSS px, at once: what the reader looks at stays.
pub(super) fn scroll_by(distance: f64) {
    window().scroll_by_with_x_and_y(0.0, distance);
}

/// Scrolls so that the mention with this index can be read: to a quarter of the viewport,
/// unless it stands between its top and `floor` already.
pub(crate) fn scroll_to_mention(index: u32, floor: f64) {
    if !in_view(index) {
        measure(trigger(index).as_deref());
    }
    let Some(line) = line_boxes(index).first().copied() else { return };
    let line = bring_into_view(line);
    if line.top < 0.0 || line.bottom > floor {
        scroll_to(scroll_offset() + line.top - viewport().height * LANDING);
    }
}

/// The line boxes of the mention with this index, in the viewport.
pub(crate) fn line_boxes(index: u32) -> Vec<Rect> {
    let Some(trigger) = trigger(index) else { return Vec::new() };
    let boxes = trigger.get_client_rects();
    (0..boxes.length()).filter_map(|n| boxes.item(n)).map(|line| rect(&line)).collect()
}

/// Whether any of the mention with this index can be seen.
pub(crate) fn in_view(index: u32) -> bool {
    let view = viewport();
    let seen = |line: &Rect| {
        line.bottom > 0.0 && line.top < view.height && line.right > 0.0 && line.left < view.width
    };
    line_boxes(index).iter().any(seen)
}

/// How large the card is when shown.
pub(crate) fn card_size(card: &HtmlElement) -> Size {
    Size { width: f64::from(card.offset_width()), height: f64::from(card.offset_height()) }
}

/// Puts the card where `placement` says, and gives back where that is on the page.
pub(crate) fn place_card(card: &HtmlElement, placement: Placement) -> Rect {
    let style = card.style();
    let page = page_offset();
    let size = card_size(card);
    for (name, value) in [
        ("left", placement.left + page.x),
        ("top", placement.top + page.y),
        ("--arrow", placement.arrow),
    ] {
        let value = decimal(value) + "px";
        style.set_property(name, &value).expect("a literal property is valid");
    }
    let side = match placement.side {
        Side::Below => "below",
        Side::Above => "above",
        Side::Left => "left",
        Side::Right => "right",
    };
    set(card, "data-side", side);
    Rect { left: 0.0, top: 0.0, right: size.width, bottom: size.height }
        .shifted(Point { x: placement.left + page.x, y: placement.top + page.y })
}

/// Whether there is room for a rail, as a query that tells of changes.
pub(crate) fn is_wide_query() -> Option<MediaQueryList> {
    window().match_media(WIDE).ok()?
}

/// Whether the reader wants less motion.
fn reduces_motion() -> bool {
    fits("(prefers-reduced-motion: reduce)")
}

/// Whether the reader points with a mouse or the like.
pub(super) fn has_fine_pointer() -> bool {
    fits("(pointer: fine)")
}

fn fits(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|query| query.matches())
}

pub(super) fn rect(rect: &DomRect) -> Rect {
    Rect { left: rect.left(), top: rect.top(), right: rect.right(), bottom: rect.bottom() }
}
