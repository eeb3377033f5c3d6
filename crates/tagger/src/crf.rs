//! A linear-chain conditional random field: how probable is it that exactly this span is a name?
//!
//! Lafferty, McCallum and Pereira 2001. A text of n characters has n labels, each of `L`; a
//! sequence of labels weighs e to the power of the sum of its emissions and transitions, and
//! its probability is its share of the weight of all sequences. The forward and backward sums
//! are scaled at each character, so that nothing overflows however long the text.

use lorgnette_text::Span;

use crate::float::exp;
use crate::guess::{Guess, Kind};

/// The labels that a name of one kind carries: its first character, and the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) kind: Kind,
    pub(crate) begin: usize,
    pub(crate) inside: usize,
}

/// The transitions between `L` labels, as factors.
pub(crate) struct Crf<const L: usize> {
    /// The factor of each label at the first character.
    first: [f32; L],
    /// `factors[from][to]`.
    factors: Box<[[f32; L]; L]>,
    names: Vec<Name>,
}

/// The sums over all sequences of labels for one text.
pub(crate) struct Sums<const L: usize> {
    /// The weight of each label at each character by its emission alone.
    weights: Vec<[f32; L]>,
    /// The share of the sequences up to here that end in this label.
    forward: Vec<[f32; L]>,
    /// The weight of what follows this label, by the same scale.
    backward: Vec<[f32; L]>,
    /// What each character's forward sums were divided by.
    scales: Vec<f32>,
}

impl<const L: usize> Crf<L> {
    /// With the weights of labels at the `first` character, and `transitions[from][to]`; a
    /// weight of -88 or less makes one as good as impossible. The labels of `names` must be
    /// less than `L`.
    pub(crate) fn new(first: &[f32; L], transitions: &[[f32; L]; L], names: Vec<Name>) -> Self {
        let factors = Box::new(transitions.map(|row| row.map(exp)));
        Crf { first: first.map(exp), factors, names }
    }

    /// Every span that is a name with a probability of at least [`Guess::LEAST`], in no
    /// particular order. `emissions` holds one row a character, the first of which is `start`.
    pub(crate) fn guesses(&self, emissions: &[[f32; L]], start: u32, guesses: &mut Vec<Guess>) {
        let sums = self.sums(emissions);
        for at in 0..emissions.len() {
            for &name in &self.names {
                self.spans(&sums, name, at, |end, probability| {
                    let span = Span::new(start + at as u32, start + end as u32);
                    guesses.push(Guess { span, kind: name.kind, probability });
                });
            }
        }
    }

    /// The names of one kind that begin at `begin`: their ends and probabilities.
    ///
    /// The probability that a name ends here is that of its having come so far less that of
    /// its going on. The latter fall, so that the loop ends where they are too small to matter:
    /// since names that begin apart exclude each other at a character, few run at once.
    fn spans(&self, sums: &Sums<L>, name: Name, begin: usize, mut found: impl FnMut(usize, f32)) {
        let (mut label, mut at) = (name.begin, begin);
        let mut forward = sums.forward[at][label];
        let mut so_far = forward * sums.backward[at][label];
        while so_far >= Guess::LEAST / 2.0 {
            let mut on = 0.0;
            if at + 1 < sums.weights.len() {
                let step = self.factors[label][name.inside] * sums.weights[at + 1][name.inside];
                forward *= step / sums.scales[at + 1];
                on = forward * sums.backward[at + 1][name.inside];
            }
            let probability = ((so_far - on) * 1000.0).round() / 1000.0;
            if probability >= Guess::LEAST {
                found(at + 1, probability);
            }
            (label, at, so_far) = (name.inside, at + 1, on);
        }
    }

    /// The sums for one text.
    pub(crate) fn sums(&self, emissions: &[[f32; L]]) -> Sums<L> {
        let weights: Vec<[f32; L]> = emissions.iter().map(weights).collect();
        let (forward, scales) = self.forward(&weights);
        let backward = self.backward(&weights, &scales);
        Sums { weights, forward, backward, scales }
    }

    fn forward(&self, weights: &[[f32; L]]) -> (Vec<[f32; L]>, Vec<f32>) {
        let mut forward: Vec<[f32; L]> = Vec::with_capacity(weights.len());
        let mut scales = Vec::with_capacity(weights.len());
        for weight in weights {
            let mut sums = forward.last().map_or(self.first, |last| self.step(last));
            sums.iter_mut().zip(weight).for_each(|(sum, weight)| *sum *= weight);
            let scale: f32 = sums.iter().sum();
            forward.push(sums.map(|sum| sum / scale));
            scales.push(scale);
        }
        (forward, scales)
    }

    /// The sums one character on, before its emissions.
    fn step(&self, last: &[f32; L]) -> [f32; L] {
        let mut sums = [0.0; L];
        for (share, factors) in last.iter().zip(self.factors.iter()) {
            sums.iter_mut().zip(factors).for_each(|(sum, factor)| *sum += share * factor);
        }
        sums
    }

    fn backward(&self, weights: &[[f32; L]], scales: &[f32]) -> Vec<[f32; L]> {
        let mut backward = vec![[1.0; L]; weights.len()];
        for at in (1..weights.len()).rev() {
            let after: [f32; L] =
                std::array::from_fn(|to| weights[at][to] * backward[at][to] / scales[at]);
            backward[at - 1] = std::array::from_fn(|from| dot(&self.factors[from], &after));
        }
        backward
    }
}

impl<const L: usize> Sums<L> {
    /// The probability of each label at character `at`.
    pub(crate) fn labels(&self, at: usize) -> [f32; L] {
        std::array::from_fn(|label| self.forward[at][label] * self.backward[at][label])
    }

    /// Adds to `pairs` the probability of each pair of labels at `at` and the one before.
    #[cfg(feature = "train")]
    pub(crate) fn add_pairs(&self, crf: &Crf<L>, at: usize, pairs: &mut [[f32; L]; L]) {
        for (from, row) in pairs.iter_mut().enumerate() {
            for (to, pair) in row.iter_mut().enumerate() {
                let here = self.weights[at][to] * self.backward[at][to] / self.scales[at];
                *pair += self.forward[at - 1][from] * crf.factors[from][to] * here;
            }
        }
    }
}

/// Emissions as factors; the greatest is 1, so that their sum neither overflows nor vanishes.
fn weights<const L: usize>(emissions: &[f32; L]) -> [f32; L] {
    let greatest = emissions.iter().copied().fold(f32::MIN, f32::max);
    emissions.map(|emission| exp(emission - greatest))
}

/// In four sums side by side: a fixed order that is also SIMD's.
fn dot<const L: usize>(a: &[f32; L], b: &[f32; L]) -> f32 {
    let mut sums = [0.0; 4];
    let fours = a.chunks(4).zip(b.chunks(4));
    for (a, b) in fours {
        sums.iter_mut().zip(a.iter().zip(b)).for_each(|(sum, (a, b))| *sum += a * b);
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3])
}

#[cfg(test)]
impl<const L: usize> Crf<L> {
    /// The most probable sequence of labels (Viterbi 1967), of at least one character.
    pub(crate) fn best(&self, emissions: &[[f32; L]]) -> Vec<usize> {
        let mut sums: [f32; L] =
            std::array::from_fn(|label| self.first[label].ln() + emissions[0][label]);
        let mut steps: Vec<[usize; L]> = Vec::new();
        for emission in &emissions[1..] {
            let through = |from: usize, to: usize| sums[from] + self.factors[from][to].ln();
            let step = std::array::from_fn(|to| greatest::<L>(|from| through(from, to)));
            sums = std::array::from_fn(|to| through(step[to], to) + emission[to]);
            steps.push(step);
        }
        let mut labels = vec![greatest::<L>(|label| sums[label])];
        for step in steps.iter().rev() {
            labels.push(step[labels[labels.len() - 1]]);
        }
        labels.reverse();
        labels
    }
}

/// The label with the greatest sum; of equals the least.
#[cfg(test)]
fn greatest<const L: usize>(sum: impl Fn(usize) -> f32) -> usize {
    (0..L).fold(0, |best, label| if sum(label) > sum(best) { label } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [Name; 2] = [
        Name { kind: Kind::Person, begin: 0, inside: 1 },
        Name { kind: Kind::Place, begin: 2, inside: 3 },
    ];

    const FIRST: [f32; 5] = [0.5, -90.0, 0.0, -1.0, 0.25];

    /// Numbers within ±2, the same everywhere.
    fn numbers() -> impl FnMut() -> f32 {
        let mut state = 1_u32;
        move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as f32 / 16384.0 - 2.0
        }
    }

    fn sample() -> ([[f32; 5]; 5], Vec<[f32; 5]>) {
        let mut number = numbers();
        let transitions = std::array::from_fn(|_| std::array::from_fn(|_| number()));
        let emissions = (0..5).map(|_| std::array::from_fn(|_| number())).collect();
        (transitions, emissions)
    }

    /// Every sequence of labels with its weight.
    fn sequences(transitions: &[[f32; 5]; 5], emissions: &[[f32; 5]]) -> Vec<(Vec<usize>, f64)> {
        let count = 5_usize.pow(emissions.len() as u32);
        let labels = |n: usize| (0..emissions.len()).map(move |at| n / 5_usize.pow(at as u32) % 5);
        let weighed = (0..count).map(|n| {
            let labels: Vec<usize> = labels(n).collect();
            let steps = labels.windows(2).map(|pair| transitions[pair[0]][pair[1]]);
            let own = labels.iter().zip(emissions).map(|(&label, emission)| emission[label]);
            let sum: f32 = steps.chain(own).chain([FIRST[labels[0]]]).sum();
            (labels, f64::from(sum).exp())
        });
        weighed.collect()
    }

    fn is_name(labels: &[usize], name: Name, begin: usize, end: usize) -> bool {
        labels[begin] == name.begin
            && labels[begin + 1..end].iter().all(|&label| label == name.inside)
            && labels.get(end) != Some(&name.inside)
    }

    #[test]
    fn a_name_has_its_share_of_all_sequences() {
        let (transitions, emissions) = sample();
        let sequences = sequences(&transitions, &emissions);
        let all: f64 = sequences.iter().map(|(_, weight)| weight).sum();
        let mut expected = Vec::new();
        for begin in 0..5 {
            for name in NAMES {
                for end in begin + 1..=5 {
                    let with = |labels: &[usize]| is_name(labels, name, begin, end);
                    let named = sequences.iter().filter(|(labels, _)| with(labels));
                    let share = named.map(|(_, weight)| weight).sum::<f64>() / all;
                    let rounded = (share * 1000.0).round() as f32 / 1000.0;
                    if rounded >= Guess::LEAST {
                        let span = Span::new(7 + begin as u32, 7 + end as u32);
                        expected.push(Guess { span, kind: name.kind, probability: rounded });
                    }
                }
            }
        }
        let mut found = Vec::new();
        Crf::new(&FIRST, &transitions, NAMES.into()).guesses(&emissions, 7, &mut found);
        assert!(expected.len() > 3, "{expected:?}");
        assert_eq!(found, expected);
    }

    #[test]
    fn the_best_sequence_weighs_most() {
        let (transitions, emissions) = sample();
        let mut sequences = sequences(&transitions, &emissions);
        sequences.sort_by(|a, b| a.1.total_cmp(&b.1));
        let best = sequences.pop().map(|(labels, _)| labels);
        assert_eq!(Some(Crf::new(&FIRST, &transitions, NAMES.into()).best(&emissions)), best);
    }

    #[test]
    fn nothing_overflows_in_a_long_text() {
        let (transitions, emissions) = sample();
        let emissions: Vec<[f32; 5]> =
            emissions.iter().cycle().take(5000).map(|row| row.map(|score| score * 40.0)).collect();
        let mut found = Vec::new();
        Crf::new(&FIRST, &transitions, NAMES.into()).guesses(&emissions, 0, &mut found);
        assert!(found.len() > 900, "{}", found.len());
        assert!(found.iter().all(|guess| guess.probability <= 1.0), "{found:?}");
    }

    #[test]
    fn an_empty_text_has_no_names() {
        let mut found = Vec::new();
        Crf::new(&FIRST, &[[0.0; 5]; 5], NAMES.into()).guesses(&[], 0, &mut found);
        assert_eq!(found, []);
    }
}
