//! Work on an open text: names that were missed, what is wrong, entries of one's own, notes.
//!
//! 1. [`Steps`]: everything that somebody does, with the way back and forth; [`Made`] is what
//!    comes of it, and all that the library, a project and the engine get to know.
//! 2. [`draft`]: what the forms hold, and the corrections that they make.
//! 3. [`Workbench`]: the line at the foot of the window, and the [`forms`] that it opens. What
//!    *Wrong?* on a card makes is taken here, too.
//! 4. `kept`: what was made, kept with its text in the library, and followed from tab to tab.
//! 5. [`save`]: the files that can be taken away.
//!
//! The engine applies what was made to the text and renders it anew; nothing is changed here.

mod apply;
mod draft;
mod forms;
mod kept;
mod page_file;
mod save;
mod steps;
mod workbench;

pub use draft::{EntryDraft, NameDraft};
pub use steps::{Known, Made, Move, Step, Steps, between};
pub(crate) use workbench::Workbench;
