//! The lattice of a text: all sets of its proposals that do not overlap.
//!
//! A set is the likelier the greater the sum of its scores; the sums over all
//! sets come from going through the proposals by end, forward and back, as in a
//! semi-Markov conditional random field (Sarawagi and Cohen, 2004).

use crate::corpus::Arc;

/// The score of each arc under `weights`.
pub(crate) fn scores(arcs: &[Arc], weights: &[f64]) -> Vec<f64> {
    let score = |arc: &Arc| arc.values.iter().map(|&(weight, by)| weights[weight] * by).sum();
    arcs.iter().map(score).collect()
}

/// The logarithm of the sum over all sets, and the share of sets that hold each arc.
pub(crate) fn shares(arcs: &[Arc], scores: &[f64]) -> (f64, Vec<f64>) {
    let before = before(arcs);
    // forward[k]: of the sets from the first k arcs; onward[k]: of what may follow them.
    let mut forward = vec![0.0; arcs.len() + 1];
    for k in 0..arcs.len() {
        forward[k + 1] = added(forward[k], forward[before[k]] + scores[k]);
    }
    let all = forward[arcs.len()];
    let mut onward = vec![f64::NEG_INFINITY; arcs.len() + 1];
    let mut shares = vec![0.0; arcs.len()];
    onward[arcs.len()] = 0.0;
    for k in (0..arcs.len()).rev() {
        let after = onward[k + 1];
        shares[k] = (forward[before[k]] + scores[k] + after - all).exp();
        onward[k] = added(onward[k], after);
        onward[before[k]] = added(onward[before[k]], after + scores[k]);
    }
    (all, shares)
}

/// The set with the greatest sum, last first.
pub(crate) fn best(arcs: &[Arc], scores: &[f64]) -> Vec<usize> {
    let before = before(arcs);
    let mut sums = vec![0.0f64; arcs.len() + 1];
    for k in 0..arcs.len() {
        sums[k + 1] = sums[k].max(sums[before[k]] + scores[k]);
    }
    let (mut k, mut best) = (arcs.len(), Vec::new());
    while k > 0 {
        k -= 1;
        if sums[k + 1] > sums[k] {
            best.push(k);
            k = before[k];
        }
    }
    best
}

/// For each arc how many arcs end before it begins.
fn before(arcs: &[Arc]) -> Vec<usize> {
    arcs.iter().map(|arc| arcs.partition_point(|other| other.end <= arc.start)).collect()
}

/// ln(e^a + e^b).
fn added(a: f64, b: f64) -> f64 {
    let most = a.max(b);
    match most == f64::NEG_INFINITY {
        true => most,
        false => most + ((a - most).exp() + (b - most).exp()).ln(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arc(start: u32, end: u32) -> Arc {
        Arc { start, end, kind: 0, values: Vec::new(), is_gold: false, is_province: false }
    }

    /// Every set without overlap, by trying all.
    fn sets(arcs: &[Arc]) -> Vec<Vec<usize>> {
        let all = (0u32..1 << arcs.len())
            .map(|bits| (0..arcs.len()).filter(|n| bits >> n & 1 == 1).collect::<Vec<usize>>());
        let apart = |a: &Arc, b: &Arc| a.end <= b.start || b.end <= a.start;
        let stands = |set: &Vec<usize>| {
            set.iter().all(|&a| set.iter().all(|&b| a == b || apart(&arcs[a], &arcs[b])))
        };
        all.filter(stands).collect()
    }

    #[test]
    fn sums_are_those_over_every_set() {
        let arcs = [arc(0, 2), arc(0, 3), arc(2, 4), arc(1, 5), arc(4, 6), arc(4, 6)];
        let scores = [0.5, -1.0, 2.0, 1.5, 0.25, -0.5];
        let sum = |set: &Vec<usize>| set.iter().map(|&n| scores[n]).sum::<f64>();
        let all: f64 = sets(&arcs).iter().map(|set| sum(set).exp()).sum();
        let (log, shares) = shares(&arcs, &scores);
        assert!((log - all.ln()).abs() < 1e-9);
        for (n, share) in shares.iter().enumerate() {
            let with = sets(&arcs).into_iter().filter(|set| set.contains(&n));
            let expected: f64 = with.map(|set| sum(&set).exp() / all).sum();
            assert!((share - expected).abs() < 1e-9, "{n}");
        }
        assert_eq!(best(&arcs, &scores), [4, 2, 0]);
    }
}
