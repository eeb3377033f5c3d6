//! Counts what a model found, missed and made up, by kind.

use crate::{Guess, Kind};

use super::Document;

/// Counts of exact spans with the right kind.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Names in the text.
    pub gold: u32,
    /// Names that were given.
    pub given: u32,
    /// Names that were given and are right.
    pub right: u32,
}

impl Tally {
    /// The harmonic mean of precision and recall, in percent.
    pub fn f1(self) -> f32 {
        200.0 * self.right as f32 / ((self.gold + self.given).max(1)) as f32
    }

    /// How much of what was given is right, in percent.
    pub fn precision(self) -> f32 {
        100.0 * self.right as f32 / self.given.max(1) as f32
    }

    /// How much of what there is was given, in percent.
    pub fn recall(self) -> f32 {
        100.0 * self.right as f32 / self.gold.max(1) as f32
    }

    /// The sum of the two.
    pub fn plus(self, other: Tally) -> Tally {
        Tally {
            gold: self.gold + other.gold,
            given: self.given + other.given,
            right: self.right + other.right,
        }
    }
}

/// Tallies by kind the guesses of at least `least` that no more probable one overlaps.
pub fn tally(document: &Document, guesses: &[Guess], least: f32) -> [Tally; 3] {
    let chosen = chosen(guesses, least);
    [Kind::Person, Kind::Place, Kind::Organisation].map(|kind| {
        let gold = document.names.iter().filter(|(_, of)| *of == kind);
        let given = chosen.iter().filter(|guess| guess.kind == kind);
        let right = given.clone().filter(|guess| document.names.contains(&(guess.span, kind)));
        Tally {
            gold: gold.count() as u32,
            right: right.count() as u32,
            given: given.count() as u32,
        }
    })
}

fn chosen(guesses: &[Guess], least: f32) -> Vec<Guess> {
    let mut sorted: Vec<Guess> =
        guesses.iter().copied().filter(|g| g.probability >= least).collect();
    sorted.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    let mut chosen: Vec<Guess> = Vec::new();
    for guess in sorted {
        if chosen.iter().all(|other| !other.span.overlaps(guess.span)) {
            chosen.push(guess);
        }
    }
    chosen
}
