//! The pieces of the article: paragraphs, lists, figures; of an opened text, its sections. Those
//! out of sight are not laid out, and have the size that they had last, or that the style sheet
//! guesses. So that jumps find their goal, each is laid out for a frame, a few at a time while
//! nothing else happens, and then keeps its size.

use super::columns::columns;
use super::flow::{Flow, SECTIONS};
use super::keep::keeping_line;
use super::slices::Slice;
use super::{ARTICLE, all, by_id, set};
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use std::cell::{Cell, RefCell};
use std::iter::successors;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;

/// All of them; `prose.css` and `desk.css` name the same elements.
const PIECES: &str = ":is(.page:not(.desk ~ *) .prose .section > :is(p, ul, ol, blockquote, figure), \
     .desk ~ .page .prose .section)";
/// Those that are laid out wherever they are.
const OPEN: &str = ".prose [data-measured=now]";
/// Says of a piece that its size is known, or `now` that it is being laid out for that.
const MEASURED: &str = "data-measured";
/// What is out of sight is laid out once nothing has changed for so many ms.
const REST: u32 = 200;
/// So many pieces can be laid out at once for a jump; where there are more, those in so many
/// sections on either side of its goal are.
const MANY: usize = 400;
const AROUND: usize = 3;
/// So many pieces are closed at once: a browser takes its time over each.
const CLOSED: usize = 8;

thread_local! {
    /// When the work begins.
    static SOON: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    /// How long the lines were when it was done, in CSS px.
    static LINE: Cell<i32> = const { Cell::new(0) };
}

/// Those whose size is only guessed, or was another.
fn unmeasured() -> impl Iterator<Item = Element> {
    all(&format!("{PIECES}:not([{MEASURED}])"))
}

/// Lays them out now: for a jump to `goal`, which would land beside it.
pub(super) fn measure(goal: Option<&Element>) {
    forget_resized();
    let mut pieces: Vec<Element> = unmeasured().collect();
    if pieces.len() > MANY {
        let around = around(goal);
        pieces.retain(|piece| around.iter().any(|section| section.contains(Some(piece))));
    }
    let flow = Flow::now();
    pieces.iter().for_each(|piece| open(piece, &flow));
    measure_soon();
}

/// The section of `goal` and those next to it.
fn around(goal: Option<&Element>) -> Vec<Element> {
    let section = goal.and_then(|goal| goal.closest(SECTIONS).ok()?);
    let before = successors(section.clone(), Element::previous_element_sibling).take(AROUND + 1);
    let after = successors(section, Element::next_element_sibling).skip(1).take(AROUND);
    before.chain(after).collect()
}

/// Sees to it that all their sizes will be known.
pub(super) fn measure_soon() {
    forget_resized();
    if SOON.with_borrow(Option::is_none) && is_work_left() {
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
    let opened: Vec<Element> = all(OPEN).collect();
    // Not both in one frame: to close a piece takes as long as to open it.
    keeping_line(|| match opened.is_empty() {
        true => open_some(),
        false => opened.iter().take(CLOSED).for_each(|piece| set(piece, MEASURED, "")),
    });
    if is_work_left() {
        next_frame(go_on);
    }
}

fn is_work_left() -> bool {
    unmeasured().next().or_else(|| all(OPEN).next()).is_some()
}

fn open_some() {
    let (slice, flow) = (Slice::begin(), Flow::now());
    for piece in unmeasured() {
        open(&piece, &flow);
        // Asked where it is, the browser lays it out.
        piece.get_bounding_client_rect();
        if !slice.has_time() {
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
