//! Makes the tables of the page's words from `strings/*.txt`; a table that does not say what the
//! English one says ends the build with file, line and mend.

#[path = "build/tables.rs"]
mod tables;

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=strings");
    println!("cargo::rerun-if-changed=build");
    let folder = fs::read_dir("strings").expect("strings/ stands beside build.rs");
    let mut files: Vec<_> = folder.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let texts = files.iter().map(|file| {
        let text = fs::read_to_string(file).expect("a listed table can be read");
        (file.to_string_lossy().into_owned(), text)
    });
    let texts: Vec<(String, String)> = texts.collect();
    match tables::rust(&texts) {
        Ok(code) => {
            let out = env::var("OUT_DIR").expect("cargo names the folder");
            fs::write(Path::new(&out).join("tables.rs"), code).expect("cargo made the folder");
        }
        Err(error) => {
            println!("cargo::error={error}");
            std::process::exit(1);
        }
    }
}
