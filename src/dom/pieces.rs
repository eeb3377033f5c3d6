//! The pieces of the article: paragraphs, lists, figures. Those out of sight are not laid out, and
//! have the size that they had last, or that the style sheet guesses. So that jumps find their
//! goal, each is laid out for a frame, a few at a time while nothing else happens, and then keeps
//! its size.

use super::columns::columns;
use super::flow::Flow;
use super::keep::keeping_line;
use super::{ARTICLE, all, by_id, now, set};
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;

/// Those whose size is only guessed, or was another; `prose.css` names the same elements.
const UNMEASURED: &str =
    ".prose .section > :is(p, ul, ol, blockquote, figure):not([data-measured])";
/// Those that are laid out wherever they are.
const OPEN: &str = ".prose [data-measured=now]";
/// Says of a piece that its size is known, or `now` that it is being laid out for that.
const MEASURED: &str = "data-measured";
/// Work is laid down after so many ms, so that the page answers.
const SLICE: f64 = 10.0;
/// What is out of sight is laid out once nothing has changed for so many ms.
const REST: u32 = 200;
/// So many pieces are closed at once: a browser takes its time over each.
const CLOSED: usize = 8;

thread_local! {
    /// When the work begins.
    static SOON: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    /// How long the lines were when it was done, in CSS px.
    static LINE: Cell<i32> = const { Cell::new(0) };
}

/// Lays all of them out now: for a jump, which would land beside its goal.
pub(super) fn measure() {
    forget_resized();
    let flow = Flow::now();
    all(UNMEASURED).for_each(|piece| open(&piece, &flow));
    measure_soon();
}

/// Sees to it that all their sizes will be known.
pub(super) fn measure_soon() {
    forget_resized();
    let left = || all(UNMEASURED).next().or_else(|| all(OPEN).next()).is_some();
    if SOON.with_borrow(Option::is_none) && left() {
        measure_later();
    }
}

/// The same, once nothing changes any more.
pub(super) fn measure_later() {
    let begin = || {
        SOON.set(None);
        go_on();
    };
    SOON.set(Some(Timeout::new(REST, begin)));
}

/// Forgets all sizes, before a change that sets the whole text anew.
pub(super) fn forget() {
    let flow = Flow::now();
    for piece in all(&format!(".prose [{MEASURED}]")) {
        // What is seen is not to be closed and opened again.
        if piece.get_attribute(MEASURED).is_none_or(|of| of.is_empty()) || !flow.shows(&piece) {
            let _ = piece.remove_attribute(MEASURED);
        }
    }
}

fn forget_resized() {
    let article = by_id(ARTICLE);
    let line = columns().map_or_else(
        || article.map_or(0, |article| article.client_width()),
        |article| article.client_height(),
    );
    if LINE.replace(line) != line {
        forget();
    }
}

/// A slice of the work.
fn go_on() {
    if SOON.with_borrow(Option::is_some) {
        // Something has changed, and the work begins again later.
        return;
    }
    let end = now() + SLICE;
    keeping_line(|| {
        let opened: Vec<Element> = all(OPEN).collect();
        opened.iter().take(CLOSED).for_each(|piece| set(piece, MEASURED, ""));
        if opened.len() <= CLOSED {
            open_some(end);
        }
    });
    if all(OPEN).next().is_some() {
        next_frame(go_on);
    }
}

fn open_some(end: f64) {
    let flow = Flow::now();
    for piece in all(UNMEASURED) {
        open(&piece, &flow);
        // Asked where it is, the browser lays it out.
        piece.get_bounding_client_rect();
        if now() >= end {
            return;
        }
    }
}

/// Lets the browser lay `piece` out; what is seen it has laid out already.
fn open(piece: &Element, flow: &Flow) {
    set(piece, MEASURED, if flow.shows(piece) { "" } else { "now" });
}

/// Calls `then` in the next frame: the browser notes a size when it draws.
fn next_frame(then: fn()) {
    let then = Closure::once_into_js(then);
    let _ = window().request_animation_frame(then.unchecked_ref());
}
