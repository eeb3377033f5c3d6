//! The pieces of the article: paragraphs, lists, figures; of an opened text, its sections. Those
//! out of sight are not laid out, and have the size that they had last, or that the style sheet
//! guesses. So that jumps find their goal, each is laid out for a frame, a few at a time while
//! nothing else happens, and then keeps its size. Of a book only those around the goal are: to lay
//! out all of it is what skipping saves.

use super::columns::columns;
use super::flow::{Flow, sections};
use super::keep::keeping_line;
use super::read::elements;
use super::slices::Slice;
use super::{ARTICLE, by_id, first, set};
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::iter::successors;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;

/// What is a piece where a section is none; `prose.css` and `desk.css` name the same elements.
const PIECES: &str = "p, ul, ol, blockquote, figure";
/// What stands before the page of an opened text.
const DESK: &str = ".desk";
/// Says of a piece that its size is known, or `now` that it is being laid out for that.
const MEASURED: &str = "data-measured";
/// What is out of sight is laid out once nothing has changed for so many ms.
const REST: u32 = 200;
/// So many pieces can be laid out; where there are more, those in so many sections on either side
/// of a jump's goal are, and no others.
const MANY: usize = 400;
const AROUND: usize = 3;
/// So many pieces are closed at once: a browser takes its time over each.
const CLOSED: usize = 8;

thread_local! {
    /// When the work begins.
    static SOON: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    /// How long the lines were when it was done, in CSS px.
    static LINE: Cell<i32> = const { Cell::new(0) };
    /// The work under way.
    static WORK: RefCell<Work> = const { RefCell::new(Work::NONE) };
}

/// What is still to be done. It is gathered once: to look through a book in every frame would take
/// longer than a frame.
struct Work {
    /// The pieces that are being laid out.
    open: VecDeque<Element>,
    /// Those whose turn has not come.
    left: VecDeque<Element>,
}

/// All of them.
fn pieces() -> Vec<Element> {
    if first(DESK).is_some() {
        return sections();
    }
    let blocks = sections().into_iter().flat_map(|section| elements(&section));
    blocks.filter(|block| block.matches(PIECES).unwrap_or(false)).collect()
}

/// Those whose size is only guessed, or was another.
fn unmeasured() -> impl Iterator<Item = Element> {
    pieces().into_iter().filter(|piece| !piece.has_attribute(MEASURED))
}

/// Those that are laid out wherever they are.
fn opened() -> impl Iterator<Item = Element> {
    pieces().into_iter().filter(|piece| piece.get_attribute(MEASURED).as_deref() == Some("now"))
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
    for piece in &pieces {
        open(piece, &flow);
    }
    // Work that stands in line finds them, too.
    if !pieces.is_empty() && SOON.with_borrow(Option::is_none) {
        measure_later();
    }
}

/// The section of `goal` and those next to it.
fn around(goal: Option<&Element>) -> Vec<Element> {
    let section = goal.and_then(|goal| goal.closest(".prose > *").ok()?);
    let before = successors(section.clone(), Element::previous_element_sibling).take(AROUND + 1);
    let after = successors(section, Element::next_element_sibling).skip(1).take(AROUND);
    before.chain(after).collect()
}

/// Sees to it that their sizes will be known, once nothing changes any more.
pub(super) fn measure_later() {
    let begin = || {
        SOON.set(None);
        WORK.set(Work::gather());
        go_on();
    };
    SOON.set(Some(Timeout::new(REST, begin)));
}

/// Forgets all sizes, before a change that sets the whole text anew.
pub(super) fn forget() {
    let flow = Flow::now();
    for piece in pieces() {
        let Some(size) = piece.get_attribute(MEASURED) else { continue };
        // What is seen is not to be closed and opened again.
        if size.is_empty() || !flow.shows(&piece) {
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
    keeping_line(|| WORK.with_borrow_mut(Work::go_on));
    if !WORK.with_borrow(Work::is_done) {
        next_frame(go_on);
    }
}

impl Work {
    const NONE: Work = Work { open: VecDeque::new(), left: VecDeque::new() };

    fn gather() -> Work {
        let left: VecDeque<Element> = unmeasured().collect();
        let left = if left.len() > MANY { VecDeque::new() } else { left };
        Work { open: opened().collect(), left }
    }

    fn is_done(&self) -> bool {
        self.open.is_empty() && self.left.is_empty()
    }

    /// Not both in one frame: to close a piece takes as long as to open it.
    fn go_on(&mut self) {
        match self.open.is_empty() {
            true => self.open_some(),
            false => {
                let closed = self.open.drain(..self.open.len().min(CLOSED));
                closed.for_each(|piece| set(&piece, MEASURED, ""));
            }
        }
    }

    fn open_some(&mut self) {
        let (slice, flow) = (Slice::begin(), Flow::now());
        while let Some(piece) = self.left.pop_front() {
            if open(&piece, &flow) {
                // Asked where it is, the browser lays it out.
                piece.get_bounding_client_rect();
                self.open.push_back(piece);
            }
            if !slice.has_time() {
                return;
            }
        }
    }
}

/// Lets the browser lay `piece` out, and says that it has to; what is seen it has laid out already.
fn open(piece: &Element, flow: &Flow) -> bool {
    let is_seen = flow.shows(piece);
    set(piece, MEASURED, if is_seen { "" } else { "now" });
    !is_seen
}

/// Calls `then` in the next frame: the browser notes a size when it draws.
fn next_frame(then: fn()) {
    let then = Closure::once_into_js(then);
    let _ = window().request_animation_frame(then.unchecked_ref());
}
