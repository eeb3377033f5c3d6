//! What people say of a text: corrections and notes as data, found again and applied.
//!
//! 1. [`Correction`]: what is wrong, where, and what would be right.
//! 2. [`Anchors`]: where a quotation stands in a text that may have changed since.
//! 3. [`Corrections`]: a list of corrections over a knowledge base and, one after the other, the
//!    texts that were annotated with it. What a person says wins over what the program found.
//! 4. [`Note`]: what somebody marked or wrote beside a text; [`Made`]: both together.
//!
//! `docs/corrections.md` says how all of it reads as JSON; `lorgnette-formats` reads and writes it.

mod anchor;
mod apply;
mod circles;
mod correction;
mod knowledge;
mod made;
mod note;
mod outcome;
mod own;
mod place;
mod sheet;
#[cfg(test)]
mod tests;

pub use anchor::{Anchor, Anchors, Found};
pub use apply::Corrections;
pub use circles::{Circle, circles};
pub use correction::{Correction, Page, Quote, Scope, Thing, VERSION, Wrong};
pub use made::{Applied, Made};
pub use note::Note;
pub use outcome::Outcome;
pub use own::{Own, OwnFact};
