//! Holds the page while something is on its way to the disk: some milliseconds, or as long as the
//! disk needs.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use std::cell::RefCell;
use std::rc::{Rc, Weak};

/// What is on its way.
#[derive(Default)]
pub(super) struct Unsaved(RefCell<Weak<EventListener>>);

impl Unsaved {
    /// Until what is returned is dropped, the browser asks the reader whether to leave.
    pub(super) fn hold(&self) -> Rc<EventListener> {
        let held = self.0.borrow().upgrade();
        held.unwrap_or_else(|| {
            let options = EventListenerOptions::enable_prevent_default();
            let ask =
                EventListener::new_with_options(&window(), "beforeunload", options, |event| {
                    event.prevent_default();
                });
            let ask = Rc::new(ask);
            self.0.replace(Rc::downgrade(&ask));
            ask
        })
    }
}
