//! What a document says of a word in one place helps where it says little of it.
//!
//! "Brian Ryner of Google" tells what Google is, "at Google this week" does not. So each
//! capitalised word's labels are moved towards their mean over the whole document.

use std::collections::HashMap;
use std::ops::Range;

use super::labels::{LABELS, NAMES, OUTSIDE, Scores};
use crate::crf::Crf;

/// How far scores move for a difference of 1 in probability; chosen by cross-validation.
const STRENGTH: f32 = 4.0;

/// Probabilities of being no name and of each kind.
type Kinds = [f32; 1 + NAMES.len()];

/// Moves the scores of each token's labels; `words` says which tokens are the same word, and
/// `None` which have no say.
pub(crate) fn agree(
    crf: &Crf<LABELS>,
    sentences: &[Range<usize>],
    words: &[Option<u32>],
    scores: &mut [Scores],
) {
    let own = kinds(crf, sentences, scores);
    let mut sums: HashMap<u32, (f32, Kinds)> = HashMap::new();
    for (word, own) in words.iter().zip(&own) {
        let Some(word) = word else { continue };
        let (count, sum) = sums.entry(*word).or_default();
        *count += 1.0;
        sum.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
    }
    for ((word, own), scores) in words.iter().zip(&own).zip(scores) {
        let Some((count, sum)) = word.and_then(|word| sums.get(&word)) else { continue };
        let shift = |kind: usize| STRENGTH * (sum[kind] / count - own[kind]);
        scores[OUTSIDE] += shift(0);
        for (kind, name) in NAMES.iter().enumerate() {
            scores[name.begin] += shift(1 + kind);
            scores[name.inside] += shift(1 + kind);
        }
    }
}

/// What each token is by itself and its sentence.
fn kinds(crf: &Crf<LABELS>, sentences: &[Range<usize>], scores: &[Scores]) -> Vec<Kinds> {
    let mut kinds = Vec::with_capacity(scores.len());
    for sentence in sentences {
        let sums = crf.sums(&scores[sentence.clone()]);
        kinds.extend((0..sentence.len()).map(|at| {
            let labels = sums.labels(at);
            let [a, b, c] = NAMES.map(|name| labels[name.begin] + labels[name.inside]);
            [labels[OUTSIDE], a, b, c]
        }));
    }
    kinds
}
