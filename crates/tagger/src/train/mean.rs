//! The mean of weights over passes: it knows what any one of them forgets.

use crate::english::labels::{LABELS, Scores};
use crate::english::weights;

/// Sums of weights, and how many were added.
pub(super) struct Mean {
    rows: Vec<Scores>,
    pairs: [Scores; LABELS],
    count: f32,
}

impl Mean {
    /// Of nothing yet.
    pub(super) fn new(features: usize) -> Self {
        let zero = [0.0; LABELS];
        Mean { rows: vec![zero; features], pairs: [zero; LABELS], count: 0.0 }
    }

    /// Adds the weights of features and of label pairs.
    pub(super) fn add(&mut self, rows: &[Scores], pairs: &[Scores; LABELS]) {
        self.count += 1.0;
        let sums = self.rows.iter_mut().chain(&mut self.pairs);
        for (sums, weights) in sums.zip(rows.iter().chain(pairs)) {
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
        }
    }

    /// Writes the mean in eight bits; a feature whose weights all come to 0 is left out.
    pub(super) fn write(&self, keys: &[u32], payload: &mut Vec<u8>) {
        let all = self.rows.iter().chain(&self.pairs).flatten();
        let most = all.fold(0.0f32, |most, sum| most.max(sum.abs())) / self.count;
        let scale = (most / 127.0 * 65536.0).ceil().clamp(1.0, 65535.0);
        let small = |sum: f32| (sum / self.count * 65536.0 / scale).round() as i8;
        let rows = keys.iter().zip(&self.rows).map(|(key, row)| (*key, row.map(small)));
        let rows: Vec<_> = rows.filter(|(_, row)| *row != [0; LABELS]).collect();
        weights::write(scale as u16, &self.pairs.map(|row| row.map(small)), &rows, payload);
    }
}
