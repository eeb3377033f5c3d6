//! What stood in an opened file and is not in its document, counted.

use serde::Serialize;
use std::collections::BTreeMap;

/// What may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Blocks of text that are not the article: menus, related articles, comments, notices.
    Boilerplate,
    /// Programs of the page, which are never run.
    Scripts,
    /// Pictures, of which only captions stay.
    Pictures,
    /// Films, sound, other pages shown within the page.
    Media,
    /// What is to be filled in.
    Forms,
    /// What the page itself hides.
    Hidden,
    /// Formulas in MathML.
    Formulas,
    /// Readings over more than one character, or in no pinyin.
    Readings,
    /// Chapters that a book lists and does not hold, or that cannot be read.
    Chapters,
}

/// How many of what were left out; what is zero is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct LeftOut(BTreeMap<What, usize>);

impl LeftOut {
    /// Counts `n` more.
    pub(crate) fn count(&mut self, what: What, n: usize) {
        if n > 0 {
            *self.0.entry(what).or_default() += n;
        }
    }

    /// How many of `what` there were.
    pub fn of(&self, what: What) -> usize {
        self.0.get(&what).copied().unwrap_or_default()
    }

    /// Everything that was left out, in the order of [`What`].
    pub fn iter(&self) -> impl Iterator<Item = (What, usize)> {
        self.0.iter().map(|(&what, &n)| (what, n))
    }
}
