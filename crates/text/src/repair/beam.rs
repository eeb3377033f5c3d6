//! The beam: the cheapest of what a step of the search tries.

use std::collections::BinaryHeap;

/// How many partial texts are kept at each step. A fifth suffices for the first
/// article, whose hardest place lost two pairs and a digit in a row.
const WIDTH: usize = 300;

/// Keeps the cheapest; of those that cost alike the first.
pub(super) struct Beam<T> {
    kept: Vec<(u32, T)>,
    /// The costs of the cheapest so far.
    costs: BinaryHeap<u32>,
    bound: u32,
}

impl<T> Beam<T> {
    /// Takes what costs less than `bound`.
    pub(super) fn below(bound: u32) -> Self {
        Beam { kept: Vec::new(), costs: BinaryHeap::new(), bound }
    }

    /// Adds what `make` gives if it is among the cheapest.
    pub(super) fn offer(&mut self, cost: u32, make: impl FnOnce() -> T) {
        if cost >= self.bound {
            return;
        }
        if self.costs.len() == WIDTH {
            // As dear as the dearest, and later: it would be cut off.
            if self.costs.peek().is_some_and(|&dearest| cost >= dearest) {
                return;
            }
            self.costs.pop();
        }
        self.costs.push(cost);
        self.kept.push((cost, make()));
    }

    /// The cheapest of what costs less than `bound`, in order.
    pub(super) fn cheapest_below(mut self, bound: u32) -> Vec<T> {
        self.kept.retain(|&(cost, _)| cost < bound);
        self.kept.sort_by_key(|&(cost, _)| cost);
        self.kept.truncate(WIDTH);
        self.kept.into_iter().map(|(_, item)| item).collect()
    }

    /// The cheapest, in order.
    pub(super) fn cheapest(self) -> Vec<T> {
        self.cheapest_below(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cheapest_stay_and_of_like_ones_the_first() {
        let cost = |n: u32| n.wrapping_mul(2_654_435_761) >> 24;
        let mut beam = Beam::below(200);
        (0..5_000).for_each(|n| beam.offer(cost(n), || n));
        let mut all: Vec<u32> = (0..5_000).filter(|&n| cost(n) < 150).collect();
        all.sort_by_key(|&n| cost(n));
        all.truncate(WIDTH);
        assert_eq!(beam.cheapest_below(150), all);
    }
}
