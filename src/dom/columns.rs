//! Chinese in columns: the article then scrolls sideways, a page within the page.

use super::geometry::{rect, scroll_offset, scroll_to};
use super::{ARTICLE, by_id, first};
use crate::place::Rect;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, WheelEvent};

/// The article where it runs in columns; only Chinese does.
const COLUMNS: &str = "[data-writing=vertical] .prose:lang(zh)";

/// The article, if it runs in columns.
pub(super) fn columns() -> Option<Element> {
    by_id(ARTICLE).map(Element::from).filter(|article| article.matches(COLUMNS).unwrap_or(false))
}

/// Whether the text runs in columns.
pub(crate) fn runs_in_columns() -> bool {
    columns().is_some()
}

/// Scrolls columns so that `line` can be seen, if it cannot, and gives back where it is then.
pub(super) fn bring_into_view(line: Rect) -> Rect {
    let Some(article) = columns() else { return line };
    let seen = rect(&article.get_bounding_client_rect());
    if line.left >= seen.left && line.right <= seen.right {
        return line;
    }
    let before = article.scroll_left();
    let by = (line.left + line.right - seen.left - seen.right) / 2.0;
    article.set_scroll_left(before + by as i32);
    let moved = f64::from(before - article.scroll_left());
    Rect { left: line.left + moved, right: line.right + moved, ..line }
}

/// Where the reader is, for [`return_to`]: down the page, or along its columns.
pub(crate) fn reading_offset() -> f64 {
    columns().map_or_else(scroll_offset, |article| f64::from(article.scroll_left()))
}

/// Back to where [`reading_offset`] was.
pub(crate) fn return_to(offset: f64) {
    match columns() {
        Some(article) => article.set_scroll_left(offset as i32),
        None => scroll_to(offset),
    }
}

/// Turns the wheel's way down into the way along the columns, as far as they go; and tells
/// `moved` whenever they move.
pub(crate) fn follow_columns(moved: impl Fn() + 'static) -> Vec<EventListener> {
    // The root element may be about to hear of the columns only now.
    let Some(article) = first(".prose:lang(zh)") else { return Vec::new() };
    let options = EventListenerOptions::enable_prevent_default();
    let turned = article.clone();
    vec![
        EventListener::new_with_options(&article, "wheel", options, move |event| {
            let event: &WheelEvent = event.unchecked_ref();
            if turn(&turned, event) {
                event.prevent_default();
            }
        }),
        EventListener::new(&article, "scroll", move |_| moved()),
    ]
}

/// Whether the columns went along with the wheel.
fn turn(article: &Element, event: &WheelEvent) -> bool {
    /// What a wheel that counts lines means by one, in px.
    const LINE: f64 = 32.0;
    let step = if event.delta_mode() == WheelEvent::DOM_DELTA_LINE { LINE } else { 1.0 };
    let down = event.delta_y() * step;
    if event.ctrl_key() || event.shift_key() || down.abs() <= event.delta_x().abs() {
        return false;
    }
    let before = article.scroll_left();
    article.set_scroll_left(before - down as i32);
    article.scroll_left() != before
}
