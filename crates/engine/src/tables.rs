//! The large tables of the crates below, by the stage that needs them first.

use lorgnette_annotate::decision::NAME_WORDS;
use lorgnette_render::LAND;
use lorgnette_script::{OPENCC, PHRASES};
use lorgnette_text::words::WORDS;
use lorgnette_text::{READINGS, Table, TableError};

/// What a text is decoded and repaired with.
pub const TEXT: [&Table; 2] = [&WORDS, &READINGS];
/// What names are found with, and the page is made of them, besides.
pub const NAMES: [&Table; 2] = [&NAME_WORDS, &LAND];
/// What shows a Chinese text in other scripts and with readings.
pub const SCRIPTS: [&Table; 2] = [&OPENCC, &PHRASES];

/// All of them.
pub fn tables() -> impl Iterator<Item = &'static Table> {
    TEXT.into_iter().chain(NAMES).chain(SCRIPTS)
}

/// Whether all of `tables` are there.
pub(crate) fn check(tables: &[&Table]) -> Result<(), TableError> {
    tables.iter().try_for_each(|table| table.check())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_table_has_a_name_of_its_own_that_can_be_a_file_s() {
        let names: Vec<&str> = tables().map(Table::name).collect();
        for name in &names {
            assert_eq!(names.iter().filter(|other| *other == name).count(), 1, "{name}");
            assert!(name.chars().all(|c| c.is_ascii_lowercase()), "{name}");
        }
    }
}
