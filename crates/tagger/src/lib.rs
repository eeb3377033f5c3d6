//! Names that no list holds: a model reads the text and guesses spans, each with its probability.
//!
//! 1. [`Tagger::read`] checks and opens a model file; see `models/README.md` for what ships.
//! 2. [`Tagger::guesses`] runs the model of its language over a text.
//!
//! Spans are Unicode code points. Nothing here fails on any text: what a model does not
//! know yields no guess.

pub mod chinese;
mod crf;
mod english;
mod error;
mod float;
mod guess;
mod seal;
#[cfg(feature = "train")]
pub mod train;

pub use error::ModelError;
pub use guess::{Guess, Kind};
pub use seal::{Language, seal};

use std::fmt;

/// A model of one language, ready to read texts.
pub struct Tagger(Model);

enum Model {
    Chinese(Box<chinese::Model>),
    English(Box<english::Model>),
}

impl Tagger {
    /// Opens a model file; one that is foreign, of another version, truncated or damaged is
    /// refused, and takes no more memory than a whole one of its length.
    pub fn read(file: &[u8]) -> Result<Tagger, ModelError> {
        let (language, payload) = seal::open(file)?;
        Ok(Tagger(match language {
            Language::Chinese => Model::Chinese(Box::new(chinese::Model::read(payload)?)),
            Language::English => Model::English(Box::new(english::Model::read(payload)?)),
        }))
    }

    /// The language that it was trained on.
    pub fn language(&self) -> Language {
        match self.0 {
            Model::Chinese(_) => Language::Chinese,
            Model::English(_) => Language::English,
        }
    }

    /// Every span that is a name with a probability of at least [`Guess::LEAST`], by start,
    /// then longest first, then by kind. Guesses may overlap: choosing is for the caller.
    pub fn guesses(&self, text: &str) -> Vec<Guess> {
        match &self.0 {
            Model::Chinese(model) => model.guesses(text),
            Model::English(model) => model.guesses(text),
        }
    }
}

impl fmt::Debug for Tagger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Tagger").field(&self.language()).finish()
    }
}
