//! Follows the reader through the text while a view wants to know where they are.

use crate::dom;
use crate::reading::{Extent, Reading};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::document;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// How long the page must have stood still before the reader is taken to read there, in ms:
/// a jump scrolls past much that nobody reads.
const REST: u32 = 100;

/// Where the reader is: what `extent` admits, and the nearest of `mentions`; where they jumped
/// to `here`, that one for as long as it can be seen.
#[hook]
pub(crate) fn use_reading(mentions: Rc<Vec<u32>>, here: Option<u32>, extent: Extent) -> Reading {
    let reading = use_state_eq(Reading::default);
    let setter = reading.setter();
    use_effect_with((mentions, here, extent), move |(mentions, here, extent)| {
        let first = dom::reading(mentions, *extent);
        // The jump to `here` may still be under way.
        setter.set(Reading { nearest: here.or(first.nearest), ..first });
        let (mentions, here, extent) = (Rc::clone(mentions), *here, *extent);
        let look = Rc::new(move || {
            let reading = dom::reading(&mentions, extent);
            let seen = here.filter(|here| dom::in_view(*here));
            setter.set(Reading { nearest: seen.or(reading.nearest), ..reading });
        });
        let timer = RefCell::new(None::<Timeout>);
        let options = EventListenerOptions::run_in_capture_phase();
        let listener = EventListener::new_with_options(&document(), "scroll", options, move |_| {
            let look = Rc::clone(&look);
            timer.replace(Some(Timeout::new(REST, move || look())));
        });
        move || drop(listener)
    });
    *reading
}
