//! A set of kinds: those whose mentions stay plain text.

use super::Value;
use lorgnette_render::Kind;
use std::fmt;

/// A set of kinds; in words, their classes with a blank between.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u16);

impl Kinds {
    /// Whether `kind` is in it.
    pub fn has(self, kind: Kind) -> bool {
        self.0 & bit(kind) != 0
    }

    /// The same set with `kind` in it, or out of it if it was.
    #[must_use]
    pub fn toggled(self, kind: Kind) -> Kinds {
        Kinds(self.0 ^ bit(kind))
    }
}

fn bit(kind: Kind) -> u16 {
    1 << kind as u16
}

impl fmt::Display for Kinds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words())
    }
}

impl Value for Kinds {
    fn read(words: &str) -> Self {
        let known = |word| Kind::ALL.into_iter().find(|kind| kind.class() == word);
        Kinds(words.split(' ').filter_map(known).map(bit).fold(0, |bits, bit| bits | bit))
    }

    fn words(&self) -> String {
        let kinds = Kind::ALL.into_iter().filter(|kind| self.has(*kind));
        kinds.map(Kind::class).collect::<Vec<_>>().join(" ")
    }
}
