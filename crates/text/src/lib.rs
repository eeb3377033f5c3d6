//! Text: from bytes to a repaired [`Document`] that every later step points into.
//!
//! 1. [`decode`]: bytes to text, with the encoding taken and what was lost.
//! 2. [`repair`]: text to repaired text, each change with its rule.
//! 3. [`document`]: repaired text to blocks, marks and front matter.
//!
//! Spans are Unicode code points at every border of this crate.

mod checksum;
mod decode;
mod document;
mod fold;
mod offset;
pub mod percent;
mod readings;
mod repair;
mod span;
mod table;
pub mod words;

pub use checksum::checksum;
pub use decode::{Certainty, Decoded, Lost, decode, decode_labelled};
pub use document::{Block, BlockKind, Document, Draft, Format, Mark, MarkKind, Meta};
pub use document::{as_it_is, composed, document, is_date, language_of, repair_source, untouched};
pub use fold::{fold, lower, simplify};
pub use offset::OffsetMap;
pub use readings::{READINGS, readings, toneless};
pub use repair::{Change, Ground, Reading, Repaired, repair};
pub use span::{CharIndex, Span};
pub use table::{Table, TableError};
