//! Effort: what the search has cost in a text, and how far it may go.
//!
//! Each place is searched within a window, so that repair takes time as the text is long. But
//! where every other character is a stray mark, that is an hour for ten megabytes; so there is an end.

use std::cell::Cell;

/// So many characters may be tried for each of the text: the first article, which
/// is as damaged as texts are, takes 107.
const A_CHARACTER: u64 = 256;
/// And never fewer than so many, which take a second or two.
const LEAST: u64 = 1 << 24;

/// Counts the characters that are tried.
pub(super) struct Effort {
    tried: Cell<u64>,
    most: u64,
}

impl Effort {
    /// For a text of so many characters.
    pub(super) fn of(characters: usize) -> Self {
        Effort::of_at_most((characters as u64 * A_CHARACTER).max(LEAST))
    }

    /// With so many characters tried it ends.
    pub(super) fn of_at_most(most: u64) -> Self {
        Effort { tried: Cell::new(0), most }
    }

    /// Counts one character more.
    pub(super) fn count(&self) {
        self.tried.set(self.tried.get() + 1);
    }

    /// How many were tried.
    #[cfg(test)]
    pub(super) fn tried(&self) -> u64 {
        self.tried.get()
    }

    /// Whether lost pairs may be tried, the dear part: until half is spent.
    pub(super) fn allows_losses(&self) -> bool {
        self.tried.get() < self.most / 2
    }

    /// Whether anything may.
    pub(super) fn allows_search(&self) -> bool {
        self.tried.get() < self.most
    }
}
