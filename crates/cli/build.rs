//! Puts into the command what it carries: the knowledge base, and the page's shell with
//! its style sheets and start script.

use lorgnette_kb::packed::pack;
use lorgnette_kb::source::{SourceFile, parse};
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    std::fs::write(out.join("carried.rs"), carried(&root)).expect("OUT_DIR can be written");
    std::fs::write(out.join("kb.bin"), knowledge(&root)).expect("OUT_DIR can be written");
}

/// The knowledge base, packed.
fn knowledge(root: &Path) -> Vec<u8> {
    let folder = root.join("kb");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths = Vec::new();
    walk(&folder, &mut paths);
    paths.retain(|path| path.extension().is_some_and(|e| e == "toml" || e == "tsv"));
    let read = |path: &PathBuf| std::fs::read_to_string(path).expect("kb/ holds UTF-8");
    let texts: Vec<(String, String)> =
        paths.iter().map(|path| (path.display().to_string(), read(path))).collect();
    let files: Vec<SourceFile> =
        texts.iter().map(|(name, text)| SourceFile { name, text }).collect();
    match parse(&files) {
        Ok(kb) => pack(&kb),
        Err(problems) => {
            problems.iter().for_each(|problem| println!("cargo::error={problem}"));
            Vec::new()
        }
    }
}

/// Rust source that includes the shell and everything under `static/`.
fn carried(root: &Path) -> String {
    let shell = root.join("index.html");
    let statics = root.join("static");
    println!("cargo::rerun-if-changed={}", shell.display());
    println!("cargo::rerun-if-changed={}", statics.display());
    let mut files = Vec::new();
    walk(&statics, &mut files);
    let mut source = format!("const SHELL: &str = include_str!({shell:?});\n");
    source += "const CARRIED: &[(&str, &[u8])] = &[\n";
    for file in files {
        let name = file.file_name().unwrap_or_default();
        writeln!(source, "    ({name:?}, include_bytes!({file:?})),").expect("strings grow");
    }
    source + "];\n"
}

/// Every file under `folder`, by name.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).expect("kb/ and static/ are part of the project");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        match path.is_dir() {
            true => walk(&path, files),
            false => files.push(path),
        }
    }
}
