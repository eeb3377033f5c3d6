//! The English tagger: a conditional random field over words, shapes, clusters and lists.
//!
//! 1. [`tokens`] and [`sentences`] cut the text.
//! 2. [`features`] describes each token, with what the [`lexicon`] knows of its word.
//! 3. [`weights`] scores each of the [`labels`]; [`consensus`] moves the scores of one word
//!    towards each other; the field makes probabilities of spans.

pub(crate) mod bytes;
mod consensus;
pub(crate) mod features;
pub(crate) mod labels;
pub(crate) mod lexicon;
pub(crate) mod sentences;
mod table;
pub(crate) mod tokens;
pub(crate) mod weights;

use crate::ModelError;
use crate::guess::{self, Guess};
use bytes::Reader;
use features::Reading;
use lexicon::Lexicon;
use lorgnette_text::Span;
use weights::Weights;

/// The English model.
pub(crate) struct Model {
    lexicon: Lexicon,
    weights: Weights,
}

impl Model {
    /// Reads the payload of a model file: the lexicon, then the weights.
    pub(crate) fn read(payload: &[u8]) -> Result<Model, ModelError> {
        let mut reader = Reader(payload);
        let lexicon = Lexicon::read(&mut reader)?;
        let weights = Weights::read(&mut reader)?;
        reader.end()?;
        Ok(Model { lexicon, weights })
    }

    /// See [`crate::Tagger::guesses`].
    pub(crate) fn guesses(&self, text: &str) -> Vec<Guess> {
        let tokens = tokens::tokens(text);
        let sentences = sentences::sentences(text, &tokens);
        let reading = Reading::new(text, &tokens, &sentences, &self.lexicon);
        let mut scores = Vec::with_capacity(tokens.len());
        for sentence in &sentences {
            reading.features(sentence.clone(), |at, keys| {
                let named = tokens[at].class.may_name();
                scores.push(if named { self.weights.scores(keys) } else { labels::NO_NAME });
            });
        }
        let crf = self.weights.crf();
        consensus::agree(crf, &sentences, &reading.capitalised(), &mut scores);
        let mut guesses = Vec::new();
        for sentence in sentences {
            let start = sentence.start as u32;
            crf.guesses(&scores[sentence], start, &mut guesses);
        }
        for guess in &mut guesses {
            let (first, last) = (guess.span.start as usize, guess.span.end as usize - 1);
            guess.span = Span::new(tokens[first].start, tokens[last].end);
        }
        guess::sort(&mut guesses);
        guesses
    }
}
