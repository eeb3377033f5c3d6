//! The Chinese tagger.

use crate::{Guess, ModelError, error::Reason};

/// The Chinese model.
#[derive(Clone, Debug)]
pub(crate) struct Model {}

impl Model {
    /// Reads the payload of a model file.
    pub(crate) fn read(_payload: &[u8]) -> Result<Model, ModelError> {
        Err(Reason::Damaged.into())
    }

    /// See [`crate::Tagger::guesses`].
    pub(crate) fn guesses(&self, _text: &str) -> Vec<Guess> {
        Vec::new()
    }
}
