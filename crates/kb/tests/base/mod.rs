//! The knowledge base that ships, read from its sources: for the tests of several crates.

use lorgnette_kb::Kb;
use lorgnette_kb::source::{SourceFile, parse};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The project's root.
#[allow(dead_code, reason = "not every test needs it")]
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The base under `kb/`; a problem of its sources fails the test.
pub(crate) fn shipped() -> &'static Kb {
    static KB: OnceLock<Kb> = OnceLock::new();
    KB.get_or_init(read)
}

fn read() -> Kb {
    let mut paths = Vec::new();
    walk(&root().join("kb"), &mut paths);
    let read = |path: &PathBuf| std::fs::read_to_string(path).expect("kb/ holds UTF-8");
    let texts: Vec<(String, String)> =
        paths.iter().map(|path| (path.display().to_string(), read(path))).collect();
    let files: Vec<SourceFile<'_>> =
        texts.iter().map(|(name, text)| SourceFile { name, text }).collect();
    parse(&files).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

/// The source files under `folder`, by name.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).expect("the repository holds kb/");
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.expect("kb/ can be listed").path()).collect();
    paths.sort();
    for path in paths {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("toml" | "tsv") => files.push(path),
            None if path.is_dir() => walk(&path, files),
            _ => {}
        }
    }
}
