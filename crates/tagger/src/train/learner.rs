//! Learns the weights: stochastic gradients of the likelihood with FTRL-proximal steps.
//!
//! FTRL-proximal (McMahan et al., "Ad click prediction: a view from the trenches", 2013)
//! gives each weight a step of its own and keeps weights at zero that do not earn their
//! place, which is what makes the model small.

use super::Document;
use super::mean::Mean;
use super::sequences::{Sequence, number, read};
use crate::crf::{Crf, Sums};
use crate::english::bytes::Reader;
use crate::english::labels::{LABELS, NO_NAME, Scores, allowed, field};
use crate::english::lexicon::Lexicon;

/// The numbers of the training.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Passes over the texts; the model is the mean after each of the later half.
    pub epochs: u32,
    /// The step of a weight that was never changed.
    pub rate: f32,
    /// Strength of the pull to zero.
    pub sparsity: f32,
    /// A feature seen less often is not learned.
    pub least_seen: u32,
}

/// Learns from documents, each with its weight, and gives a model's payload.
pub fn learn(lexicon: &[u8], texts: &[(Document, f32)], settings: &Settings) -> Vec<u8> {
    let known = Lexicon::read(&mut Reader(lexicon)).expect("it was written by this program");
    let mut sequences: Vec<Sequence> =
        texts.iter().flat_map(|(text, weight)| read(text, *weight, &known)).collect();
    let keys = number(&mut sequences, settings.least_seen);
    let mut mean = Mean::new(keys.len());
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    let mut random = Random(1);
    let mut learner = Learner::new(keys.len(), *settings);
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        order.iter().for_each(|&at| learner.step(&sequences[at]));
        if epoch >= settings.epochs / 2 {
            mean.add(&learner.weights, &learner.pairs);
        }
    }
    let mut payload = lexicon.to_vec();
    mean.write(&keys, &mut payload);
    payload
}

/// A gradient nearer to zero changes nothing: the model is as sure as it need be.
const LEAST_GRADIENT: f32 = 1e-3;

/// What FTRL keeps for each weight: the sum of adjusted gradients, and that of their squares.
type Past = (f32, f32);

/// The weights, with what they follow from.
struct Learner {
    settings: Settings,
    weights: Vec<Scores>,
    pasts: Vec<[Past; LABELS]>,
    pairs: [Scores; LABELS],
    pair_pasts: [[Past; LABELS]; LABELS],
}

impl Learner {
    fn new(features: usize, settings: Settings) -> Self {
        Learner {
            settings,
            weights: vec![[0.0; LABELS]; features],
            pasts: vec![[(0.0, 0.0); LABELS]; features],
            pairs: [[0.0; LABELS]; LABELS],
            pair_pasts: [[(0.0, 0.0); LABELS]; LABELS],
        }
    }

    /// One gradient step on one sentence.
    fn step(&mut self, sequence: &Sequence) {
        let scores = self.scores(sequence);
        let crf = field(self.pairs);
        let sums = crf.sums(&scores);
        for at in (0..sequence.labels.len()).filter(|at| sequence.names[*at]) {
            let mut gradient = sums.labels(at);
            gradient[usize::from(sequence.labels[at])] -= 1.0;
            let gradient = gradient.map(|value| value * sequence.weight);
            for label in (0..LABELS).filter(|label| gradient[*label].abs() > LEAST_GRADIENT) {
                for &feature in sequence.at(at) {
                    let feature = feature as usize;
                    let weight = &mut self.weights[feature][label];
                    let past = &mut self.pasts[feature][label];
                    *weight = self.settings.moved(past, *weight, gradient[label]);
                }
            }
        }
        self.step_pairs(sequence, &crf, &sums);
    }

    fn step_pairs(&mut self, sequence: &Sequence, crf: &Crf<LABELS>, sums: &Sums<LABELS>) {
        let mut gradient = [[0.0; LABELS]; LABELS];
        for at in 1..sequence.labels.len() {
            sums.add_pairs(crf, at, &mut gradient);
            gradient[usize::from(sequence.labels[at - 1])][usize::from(sequence.labels[at])] -= 1.0;
        }
        let settings = Settings { sparsity: 0.0, ..self.settings };
        for (from, row) in gradient.iter().enumerate() {
            for to in (0..LABELS).filter(|to| allowed(from, *to)) {
                let weight = &mut self.pairs[from][to];
                let past = &mut self.pair_pasts[from][to];
                *weight = settings.moved(past, *weight, row[to] * sequence.weight);
            }
        }
    }

    fn scores(&self, sequence: &Sequence) -> Vec<Scores> {
        let score = |at: usize| {
            if !sequence.names[at] {
                return NO_NAME;
            }
            let mut sums = [0.0; LABELS];
            for &feature in sequence.at(at) {
                for (sum, weight) in sums.iter_mut().zip(&self.weights[feature as usize]) {
                    *sum += weight;
                }
            }
            sums
        };
        (0..sequence.labels.len()).map(score).collect()
    }
}

impl Settings {
    /// The weight after a gradient, which is noted in its past.
    fn moved(&self, past: &mut Past, weight: f32, gradient: f32) -> f32 {
        let (sum, squares) = past;
        let more = *squares + gradient * gradient;
        *sum += gradient - (more.sqrt() - squares.sqrt()) / self.rate * weight;
        *squares = more;
        let excess = sum.abs() - self.sparsity;
        if excess <= 0.0 {
            return 0.0;
        }
        -excess.copysign(*sum) * self.rate / (1.0 + more.sqrt())
    }
}

/// A linear congruential generator (Knuth's MMIX): the same order on every run.
struct Random(u64);

impl Random {
    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }

    fn shuffle(&mut self, items: &mut [usize]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}
