//! Chinese in the reader's own script, and with readings.
//!
//! The tables that this takes weigh a megabyte; a page needs a few hundred rows of them. So what
//! builds a page converts all of its text by the whole tables, and [learns](learn) the rows from
//! which the reader's greedy [rules](rules) come to the very same text.
//!
//! 1. [`opencc`], [`words`] and [`pinyin`]: the whole tables, each a `lorgnette_text::Table`.
//! 2. [`learn`]: the fewest rows that do the same on one page.
//! 3. [`sheet`]: the form in which a page carries them.
//! 4. [`rules`]: how the reader applies them.

mod blocks;
mod learn;
mod make;
mod markup;
mod names;
mod opencc;
mod pinyin;
mod rules;
mod script;
mod sheet;
mod words;

pub use lorgnette_text::words::is_han;
pub use make::{Made, Markup, sheet};
pub use markup::{INLINE, NAME, SKIPPED, TERMS, stays_ours};
pub use names::{Entity, Form, Names, Shape};
pub use opencc::{OPENCC, convert};
pub use pinyin::PHRASES;
pub use rules::{Rules, joined, written};
pub use script::{Script, Source};
pub use sheet::Sheet;
