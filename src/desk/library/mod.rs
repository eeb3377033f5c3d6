//! The library on the reader's device: the texts they opened, and what belongs to each.
//!
//! 1. [`record`]: what is kept of a text; [`versioned`]: what becomes of it where two tabs or
//!    two devices changed it apart.
//! 2. [`store`]: where it lies, by IndexedDB or, where that is refused, in memory.
//! 3. [`Library`]: the shelf (list, keep, remove), what is saved while reading, search across
//!    all texts, and the whole as one file ([`archive`]).
//!
//! `docs/library.md` says the same for those whose texts they are.

pub mod archive;
pub mod device;
mod digest;
mod editing;
mod finding;
mod mending;
mod pieces;
pub mod record;
mod saving;
mod search;
mod shelf;
pub mod store;
pub mod tabs;
#[cfg(test)]
mod tests;
mod transfer;
mod versioned;
pub mod view;

pub use digest::{Hasher, TextId};
pub use finding::Found;
pub use mending::beginning;
pub use search::{Hit, Query};
pub use shelf::{Intact, Listing, New, Shelved};
pub use transfer::Imported;
pub use versioned::{Join, Moment, Versioned};

use store::Store;

/// The library.
#[derive(Debug)]
pub struct Library {
    store: Store,
}

impl Library {
    /// The library over `store`.
    pub fn new(store: Store) -> Library {
        Library { store }
    }

    /// Whether it outlasts the page.
    pub fn lasts(&self) -> bool {
        self.store.lasts()
    }
}

/// Lets the browser do what waits: long work is done in slices with this between them.
async fn breathe() {
    #[cfg(target_arch = "wasm32")]
    yew::platform::time::sleep(std::time::Duration::ZERO).await;
}
