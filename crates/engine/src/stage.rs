//! How far the work on a text has come.

use serde::{Deserialize, Serialize};

/// The stages of a text, each of which says more than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stage {
    /// Its first screens.
    Beginning,
    /// All of it, without names.
    Text,
    /// With the names that lists and rules find.
    Names,
    /// With the names that no list holds.
    More,
}
