//! The labels of tokens: O, then for each kind B (a name begins) and I (it goes on).

use crate::Kind;
use crate::crf::{Crf, Name};

/// The number of labels.
pub(crate) const LABELS: usize = 7;

/// One number a label.
pub(crate) type Scores = [f32; LABELS];

/// The label of what is no name.
pub(crate) const OUTSIDE: usize = 0;

/// The kinds with their labels.
pub(crate) const NAMES: [Name; 3] = [
    Name { kind: Kind::Person, begin: 1, inside: 2 },
    Name { kind: Kind::Place, begin: 3, inside: 4 },
    Name { kind: Kind::Organisation, begin: 5, inside: 6 },
];

/// The score of what must not be, as [`Crf::new`] has it.
const NEVER: f32 = -88.0;

/// The field of labels with these scores of pairs.
pub(crate) fn field(mut pairs: [Scores; LABELS]) -> Crf<LABELS> {
    for (from, row) in pairs.iter_mut().enumerate() {
        for (to, score) in row.iter_mut().enumerate() {
            if !allowed(from, to) {
                *score = NEVER;
            }
        }
    }
    let first = std::array::from_fn(|label| if allowed(OUTSIDE, label) { 0.0 } else { NEVER });
    Crf::new(&first, &pairs, NAMES.to_vec())
}

/// The scores of a token that is in no name.
pub(crate) const NO_NAME: Scores = [0.0, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER];

/// Whether label `to` may follow label `from`: I follows only B or I of its kind.
pub(crate) fn allowed(from: usize, to: usize) -> bool {
    NAMES.iter().all(|name| to != name.inside || from == name.inside || from == name.begin)
}
