//! The knowledge base that ships, read from its sources: for the tests of several crates.

use lorgnette_kb::Kb;
use lorgnette_kb::source::{SourceFile, parse};
use lorgnette_source_files::texts;
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
    let texts = texts(&root().join("kb")).expect("kb/ is there and holds UTF-8");
    let files: Vec<SourceFile<'_>> =
        texts.iter().map(|(name, text)| SourceFile { name, text }).collect();
    parse(&files).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}
