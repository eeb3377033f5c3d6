//! Large tables: the command carries them with it, the browser's engine is handed them as files.

use crate::checksum::{checksum, of_constant};
use std::fmt;
use std::sync::OnceLock;

/// A text of many rows that a program either carries or is given before it asks for it.
///
/// It is the very same text either way: what is given must have the checksum of the file that the
/// program was compiled with. A crate that has one carries it under its feature `tables`:
///
/// ```
/// use lorgnette_text::Table;
/// const FILE: &str = "one\t1\ntwo\t2\n"; // include_str!("../data/numbers.txt")
/// pub static NUMBERS: Table = match cfg!(feature = "tables") {
///     true => Table::carried("numbers", FILE),
///     false => Table::awaited("numbers", FILE),
/// };
/// ```
///
/// Whoever builds without the feature asks [`Table::check`] of every table before anything else,
/// as the engine does at its entries.
#[derive(Debug)]
pub struct Table {
    name: &'static str,
    /// The text, where it is part of the program.
    carried: Option<&'static str>,
    /// Of the text that is awaited.
    checksum: u32,
    given: OnceLock<String>,
}

impl Table {
    /// A table that is part of the program.
    pub const fn carried(name: &'static str, file: &'static str) -> Table {
        Table { name, carried: Some(file), checksum: 0, given: OnceLock::new() }
    }

    /// A table that will be given; of `file` only the checksum becomes part of the program.
    pub const fn awaited(name: &'static str, file: &str) -> Table {
        let checksum = of_constant(file.as_bytes());
        Table { name, carried: None, checksum, given: OnceLock::new() }
    }

    /// Its name, a word of its own among all tables.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Gives it its text; what it has already stays.
    ///
    /// # Errors
    /// [`TableError::Other`] where the file is not the one that the program was compiled with.
    pub fn give(&self, file: Vec<u8>) -> Result<(), TableError> {
        if self.carried.is_some() {
            return Ok(());
        }
        let same = checksum(&file) == self.checksum;
        let text = String::from_utf8(file).ok().filter(|_| same);
        let text = text.ok_or(TableError::Other(self.name))?;
        self.given.get_or_init(|| text);
        Ok(())
    }

    /// Whether it can be read.
    ///
    /// # Errors
    /// [`TableError::Missing`] where it has not been given yet.
    pub fn check(&self) -> Result<(), TableError> {
        let there = self.carried.is_some() || self.given.get().is_some();
        if there { Ok(()) } else { Err(TableError::Missing(self.name)) }
    }

    /// Its text.
    ///
    /// # Panics
    /// Where [`Table::check`] fails, which no entry lets happen.
    pub fn text(&self) -> &str {
        let given = || self.given.get().map(String::as_str);
        let text = self.carried.or_else(given).ok_or(TableError::Missing(self.name));
        text.expect("whoever does without the feature `tables` checks before reading")
    }
}

/// Why a table cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableError {
    /// Nobody has given the table of this name.
    Missing(&'static str),
    /// What was given as the table of this name is something else.
    Other(&'static str),
}

impl fmt::Display for TableError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TableError::Missing(name) => write!(out, "the table “{name}” is not there"),
            TableError::Other(name) => write!(
                out,
                "the file given for the table “{name}” is not the one of this program; build the \
                 site again"
            ),
        }
    }
}

impl std::error::Error for TableError {}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "一\t1\n";

    #[test]
    fn what_is_carried_is_there() {
        static CARRIED: Table = Table::carried("numbers", FILE);
        assert_eq!((CARRIED.check(), CARRIED.text()), (Ok(()), FILE));
    }

    #[test]
    fn what_is_awaited_is_the_same_text_or_an_error() {
        static AWAITED: Table = Table::awaited("numbers", FILE);
        assert_eq!(AWAITED.check(), Err(TableError::Missing("numbers")));
        for other in ["", "一\t2\n", "一\t1"] {
            assert_eq!(AWAITED.give(other.into()), Err(TableError::Other("numbers")), "{other}");
        }
        assert_eq!(AWAITED.check(), Err(TableError::Missing("numbers")));
        for _ in 0..2 {
            assert_eq!(AWAITED.give(FILE.into()), Ok(()));
            assert_eq!((AWAITED.check(), AWAITED.text()), (Ok(()), FILE));
        }
    }

    #[test]
    #[should_panic(expected = "Missing(\"numbers\")")]
    fn nobody_overlooks_a_table_that_is_missing() {
        static AWAITED: Table = Table::awaited("numbers", FILE);
        AWAITED.text();
    }
}
