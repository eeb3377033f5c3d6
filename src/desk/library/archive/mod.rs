//! A library as one file: JSON, an array with one entry on each line, so that a file which was
//! damaged or cut off on its way is still read line by line.
//!
//! ```json
//! [
//! {"lorgnette":"library","version":1,"written":1790000000000,"texts":1},
//! {"sum":"…","entry":{"kind":"text","text":{…},"sources":1,"pieces":1}},
//! {"sum":"…","entry":{"kind":"source","of":"…","index":0,"base64":"…"}},
//! {"sum":"…","entry":{"kind":"piece","of":"…","index":0,"words":"…"}},
//! {"sum":"…","entry":{"kind":"end","entries":3}}
//! ]
//! ```
//!
//! `sum` is the beginning of the SHA-256 of its entry's JSON without blanks and with the keys in
//! the order of the alphabet. The bytes of a text are cut into sources, its words, which anyone
//! can read without us, into pieces.

mod entry;
mod incoming;
mod parts;
mod read;
mod write;

pub use incoming::{Incoming, Notice, Part, Trouble};
pub use read::Reader;
pub use write::Writer;

#[cfg(test)]
mod tests;
