//! Counts of names, and precision, recall and F1 of them.

use super::judge::Judged;
use super::labels::Scheme;
use std::collections::BTreeSet;
use std::ops::AddAssign;

/// How many names are marked, were found, and are right: the same span with the same label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) gold: usize,
    pub(super) found: usize,
    pub(super) right: usize,
}

impl Counts {
    /// The share of what was found that is right; none where nothing was found.
    pub(super) fn precision(self) -> Option<f64> {
        share(self.right, self.found)
    }

    /// The share of what is marked that was found.
    pub(super) fn recall(self) -> Option<f64> {
        share(self.right, self.gold)
    }

    /// The harmonic mean of both.
    pub(super) fn f1(self) -> Option<f64> {
        share(2 * self.right, self.gold + self.found)
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.gold += other.gold;
        self.found += other.found;
        self.right += other.right;
    }
}

/// `part` of `whole`; none of nothing.
pub(super) fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The counts of one text, a row a label.
pub(super) fn counts(text: &Judged, scheme: &Scheme) -> Vec<Counts> {
    let mut rows = vec![Counts::default(); scheme.rows.len()];
    let mut found = BTreeSet::new();
    for name in scheme.found(text) {
        rows[name.row].found += 1;
        found.insert((name.span, name.row));
    }
    for name in scheme.gold(text) {
        rows[name.row].gold += 1;
        rows[name.row].right += usize::from(found.contains(&(name.span, name.row)));
    }
    rows
}

/// The sum of counts.
pub(super) fn sum<'c>(counts: impl IntoIterator<Item = &'c Counts>) -> Counts {
    let mut all = Counts::default();
    counts.into_iter().for_each(|counts| all += *counts);
    all
}
