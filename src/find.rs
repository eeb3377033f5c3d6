//! Search in the article: where a query stands in the text, in either script and by pinyin; pure.
//!
//! [`table`] says which characters a search takes for the same and how they are read, each
//! reading a [`syllable`]; [`matches`] walks the text of a [`block`] with a query; [`search`] is
//! what the bar shows. No words are cut: a query is a row of keys, and a stretch of text fits if
//! each of its characters uses up the keys that it may use up, one that is the same character, or
//! those that spell its reading.

pub mod block;
pub mod matches;
pub mod search;
pub mod syllable;
pub mod table;

pub use block::Block;
pub use matches::{Hit, Spelling, find};
pub use search::{Act, Search};
pub use table::Table;
