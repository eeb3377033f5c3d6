//! Makes the English model: from corpora and word lists, by the numbers below and no chance.
//!
//! 1. [`corpus`] reads marked-up texts, and [`casing`] writes some of them in other case.
//! 2. [`words`] makes the lexicon of clusters and lists.
//! 3. [`sequences`] numbers the features of both.
//! 4. [`learner`] learns the weights; their [`mean`] is rounded to eight bits and written.
//! 5. [`score`] measures a model on texts it has not seen.

mod casing;
mod clusters;
mod corpus;
mod learner;
mod mean;
mod score;
mod sequences;
mod words;

pub use casing::recased;
pub use corpus::{Document, columns, universal};
pub use learner::{Settings, learn};
pub use score::{Tally, tally};
pub use words::{Sources, lexicon};
