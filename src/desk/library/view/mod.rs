//! What is seen of the library: the list of texts, search, and the whole of it as a file.

mod keeper;
mod moving;
mod place;
mod read_in;
mod row;
mod search;
mod state;
mod texts;
mod unsaved;
mod whole;
mod words;

pub use keeper::{Keeper, use_keeper};
pub use place::Reading;
pub use read_in::ReadIn;
pub use state::Shelf;
pub use texts::Texts;
pub use whole::told;

/// The library as components see it.
#[derive(Clone, PartialEq)]
pub struct Bookcase {
    /// Its commands.
    pub keeper: Keeper,
    /// What is on it.
    pub shelf: std::rc::Rc<Shelf>,
}
