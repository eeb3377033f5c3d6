//! The Chinese tagger: Baidu's LAC (Jiao, Sun and Sun 2018, arXiv:1807.01882), with weights
//! of 8 bits.
//!
//! 1. [`sentence`]: text into sentences.
//! 2. [`characters`], the embedding: characters into vectors.
//! 3. [`gru`]: two layers that read forward and backward; [`matrix`] multiplies for them.
//! 4. The labels' scores, and [`crate::crf`]: the probability of each name.

mod characters;
mod gru;
mod matrix;
mod pack;
mod read;
mod sentence;

pub use pack::{Gru, Parameters};

use std::slice;

use crate::ModelError;
use crate::crf::Crf;
use crate::float::UNIT;
use crate::guess::{self, Guess};
use characters::Characters;
use gru::{GATES, Gates, Layer, STATE_VECTORS};
use matrix::Matrix;
use pack::LABELS;

/// The labels, and what makes their number a multiple of four.
const PADDED: usize = LABELS.next_multiple_of(4);

/// The scores of a character's labels.
type Scores = [f32; PADDED];

/// The model, ready to read texts.
pub(crate) struct Model {
    characters: Characters,
    embedding: Matrix<STATE_VECTORS>,
    lower: Layer<STATE_VECTORS>,
    upper: Layer<{ 2 * STATE_VECTORS }>,
    labels: Matrix<{ 2 * STATE_VECTORS }>,
    label_biases: [f32; PADDED],
    crf: Crf<PADDED>,
}

/// What each character adds to the gates of the lower layer: worked out when it first comes.
struct Entries<'m> {
    model: &'m Model,
    gates: Vec<Option<Box<Gates>>>,
}

impl Model {
    /// Reads the payload of a model file.
    pub(crate) fn read(payload: &[u8]) -> Result<Model, ModelError> {
        read::model(payload)
    }

    /// See [`crate::Tagger::guesses`].
    pub(crate) fn guesses(&self, text: &str) -> Vec<Guess> {
        let mut guesses = Vec::new();
        let mut entries = Entries::new(self);
        for sentence in sentence::sentences(text) {
            if sentence::is_chinese(sentence.text) {
                let scores = self.scores(sentence.text, &mut entries);
                self.crf.guesses(&scores, sentence.start, &mut guesses);
            }
        }
        guess::sort(&mut guesses);
        guesses
    }

    /// The scores of each character's labels in one sentence.
    fn scores(&self, sentence: &str, entries: &mut Entries) -> Vec<Scores> {
        let rows: Vec<u16> = sentence.chars().map(|c| self.characters.row(c)).collect();
        rows.iter().for_each(|&row| entries.enter(row));
        let lower = self.lower.run(rows.len(), |at| entries.gates(rows[at]));
        let mut gates = vec![[0.0; 2 * GATES]; rows.len()];
        self.upper.gates(&lower, 1.0 / UNIT, &mut gates);
        let upper = self.upper.run(rows.len(), |at| &gates[at]);
        let mut scores = vec![[0.0; PADDED]; rows.len()];
        self.labels.products(&upper, 1.0 / UNIT, &mut scores, 0);
        for scores in &mut scores {
            scores.iter_mut().zip(&self.label_biases).for_each(|(score, bias)| *score += bias);
        }
        scores
    }
}

impl<'m> Entries<'m> {
    fn new(model: &'m Model) -> Self {
        Entries { model, gates: vec![None; model.characters.rows()] }
    }

    fn enter(&mut self, row: u16) {
        let Entries { model, gates } = self;
        gates[usize::from(row)].get_or_insert_with(|| {
            let (vector, scale) = model.embedding.row(usize::from(row));
            let mut gates = Box::new([0.0; 2 * GATES]);
            model.lower.gates(&[*vector], scale, slice::from_mut(&mut *gates));
            gates
        });
    }

    fn gates(&self, row: u16) -> &Gates {
        self.gates[usize::from(row)].as_deref().expect("every row of the sentence has entered")
    }
}

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
