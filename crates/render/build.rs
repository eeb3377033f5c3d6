//! Makes the tables of the page's words from `strings/*.txt`; a table that does not say what the
//! English one says ends the build with file, line and mend.

#[path = "build/tables.rs"]
mod tables;

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=build");
    tables::write(Path::new("strings"));
}
