//! How far a figure may be trusted: its 95 % interval by resampling texts.

use super::score::{Counts, sum};

/// Texts are drawn anew so often; the ends of the interval then move by a tenth of a point.
const DRAWS: usize = 1_000;
/// More texts than this are drawn in blocks of neighbours, or a large corpus would take minutes.
const BLOCKS: usize = 5_000;
/// Fewer texts say too little of those that might have been drawn instead.
const FEWEST: usize = 10;

/// The interval that holds F1 in 95 of 100 draws of as many texts, with replacement
/// (percentile bootstrap; Efron 1979). The draws are the same in every run.
pub(super) fn f1(texts: &[Counts]) -> Option<[f64; 2]> {
    if texts.len() < FEWEST {
        return None;
    }
    let blocks: Vec<Counts> = texts.chunks(texts.len().div_ceil(BLOCKS)).map(sum).collect();
    let mut state = 0x9e37_79b9_7f4a_7c15;
    let mut scores: Vec<f64> = (0..DRAWS)
        .filter_map(|_| {
            let draw = (0..blocks.len()).map(|_| &blocks[next(&mut state) % blocks.len()]);
            sum(draw).f1()
        })
        .collect();
    scores.sort_by(f64::total_cmp);
    let at = |share: f64| scores.get((scores.len() as f64 * share) as usize).copied();
    Some([at(0.025)?, at(0.975)?])
}

/// Xorshift (Marsaglia 2003).
fn next(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_texts_give_a_narrower_interval() {
        let texts = |n: usize| -> Vec<Counts> {
            (0..n).map(|n| Counts { gold: 2, found: 2, right: [0, 1, 2, 1][n % 4] }).collect()
        };
        let width = |n: usize| {
            let [low, high] = f1(&texts(n)).expect("there are enough texts");
            assert!(low <= 0.5 && 0.5 <= high, "{low} to {high}");
            high - low
        };
        assert!(width(16) > 1.5 * width(160), "{} and {}", width(16), width(160));
        assert_eq!(f1(&texts(9)), None);
        assert_eq!(f1(&[Counts::default(); 20]), None);
    }
}
