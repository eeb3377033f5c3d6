//! Folders as they are found on disk: the repository's own base.

use lorgnette_source_files::{files, sources, texts};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn sources_come_in_order_of_name_with_those_of_folders() {
    let kb = root().join("kb");
    let found = sources(&kb).expect("kb/ can be read");
    assert!(found.is_sorted() && found.contains(&kb.join("countries.toml")));
    assert!(found.iter().any(|path| path.parent() == Some(&kb.join("world"))));
    let texts = texts(&kb).expect("kb/ holds UTF-8");
    let names: Vec<&str> = texts.iter().map(|(name, _)| name.as_str()).collect();
    let paths: Vec<String> = found.iter().map(|path| path.display().to_string()).collect();
    assert_eq!(names, paths);
}

#[test]
fn other_files_are_no_sources() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert_eq!(sources(here).expect("it can be read"), [here.join("Cargo.toml")]);
    let all = files(here).expect("it can be read");
    assert!(all.is_sorted() && all.contains(&here.join("src/lib.rs")));
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let nowhere = root().join("nowhere");
    let error = sources(&nowhere).expect_err("there is no such folder");
    assert_eq!(error.path, nowhere);
    assert!(error.to_string().contains("nowhere"));
}
