//! Stamps the build: a hash of every source that shapes a page's markup, so that the
//! command and the wasm know whether they agree. And makes the table of the desk's words.

#[path = "crates/render/build/tables.rs"]
mod tables;

use std::path::{Path, PathBuf};

/// What decides the markup of a page: the components, and the words they say.
const SOURCES: [&str; 3] = ["src", "crates/render/src", "crates/render/strings"];

fn main() {
    let mut files = Vec::new();
    for folder in SOURCES {
        println!("cargo::rerun-if-changed={folder}");
        collect(Path::new(folder), &mut files);
    }
    files.sort();
    let hash = files.iter().fold(FNV_OFFSET, |hash, file| {
        let bytes = std::fs::read(file).expect("a listed source can be read");
        fnv1a(fnv1a(hash, file.to_string_lossy().as_bytes()), &bytes)
    });
    println!("cargo::rustc-env=LORGNETTE_BUILD={hash:016x}");
    tables::write(Path::new("src/desk/strings"));
}

/// Lists the files under `folder`, in no particular order.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).expect("the source folders stand beside build.rs");
    for path in entries.flatten().map(|entry| entry.path()) {
        match path.is_dir() {
            true => collect(&path, files),
            false => files.push(path),
        }
    }
}

/// FNV-1a, 64 bit: no dependency, the same on every machine; it guards against staleness,
/// not against malice.
const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

fn fnv1a(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}
