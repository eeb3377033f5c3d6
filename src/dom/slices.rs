//! Long work, a slice at a time: in between the page answers, and is painted.

use super::now;
use gloo::timers::callback::Timeout;

/// How long a slice is, in ms. What is begun is ended, and the browser has its own work after it:
/// a frame has 16.
const LENGTH: f64 = 10.0;

/// A stretch of time to work in.
pub(crate) struct Slice(f64);

impl Slice {
    /// The one that begins now.
    pub(crate) fn begin() -> Slice {
        Slice(now() + LENGTH)
    }

    /// Whether there is time for something more.
    pub(crate) fn has_time(&self) -> bool {
        now() < self.0
    }
}

/// Goes on with `work` after the browser has had its turn.
pub(crate) fn go_on_soon(work: impl FnOnce() + 'static) {
    Timeout::new(0, work).forget();
}
