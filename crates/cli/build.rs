//! Puts into the command what it carries: the knowledge base, and the page's shell with
//! its style sheets and start script.

use lorgnette_kb::packed::pack;
use lorgnette_kb::source::{SourceFile, parse};
use lorgnette_source_files::{files, texts};
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn main() {
    // Asked when it runs: a target folder may be shared by several trees.
    let root = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
    let root = Path::new(&root).join("../..");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    std::fs::write(out.join(STYLES), styles(&root)).expect("OUT_DIR can be written");
    std::fs::write(out.join("carried.rs"), carried(&root, &out)).expect("OUT_DIR can be written");
    std::fs::write(out.join("kb.bin"), knowledge(&root)).expect("OUT_DIR can be written");
}

/// The knowledge base, packed.
fn knowledge(root: &Path) -> Vec<u8> {
    let folder = root.join("kb");
    println!("cargo::rerun-if-changed={}", folder.display());
    let texts = texts(&folder).expect("kb/ is part of the project");
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

/// The style sheet that the shell links, as trunk makes it.
const STYLES: &str = "lorgnette.css";

/// The sheets under `static/css` in one, in the order in which Trunk.toml joins them.
fn styles(root: &Path) -> String {
    let read = |path: PathBuf| {
        println!("cargo::rerun-if-changed={}", path.display());
        std::fs::read_to_string(path).expect("it is part of the project")
    };
    let trunk = read(root.join("Trunk.toml"));
    let joined = trunk.split_once("&& cat ").and_then(|(_, rest)| rest.split_once(" >"));
    let (sheets, _) = joined.expect("Trunk.toml joins the style sheets with cat");
    sheets.split(' ').map(|sheet| read(root.join("static/css").join(sheet))).collect()
}

/// Rust source that includes the shell, its styles, and what else is under `static/`.
fn carried(root: &Path, out: &Path) -> String {
    let shell = root.join("index.html");
    let statics = root.join("static");
    println!("cargo::rerun-if-changed={}", shell.display());
    println!("cargo::rerun-if-changed={}", statics.display());
    let mut files = files(&statics).expect("static/ is part of the project");
    // Without a built reader there is no desk, and no app.
    files.retain(|file| file.extension().is_none_or(|extension| extension != "css"));
    files.retain(|file| !["desk", "app"].iter().any(|of| file.starts_with(statics.join(of))));
    files.push(out.join(STYLES));
    let mut source = format!("const SHELL: &str = include_str!({shell:?});\n");
    source += "const CARRIED: &[(&str, &[u8])] = &[\n";
    for file in files {
        let name = file.file_name().unwrap_or_default();
        writeln!(source, "    ({name:?}, include_bytes!({file:?})),").expect("strings grow");
    }
    source + "];\n"
}
