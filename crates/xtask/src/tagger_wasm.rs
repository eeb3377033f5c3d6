//! `cargo xtask tagger`: the tagger for the browser, as files that a page may load later.
//!
//! Code and models carry version and checksum in their names, so that they can be kept for
//! ever; `tagger.json` says what they are called, and `tagger.mjs` loads them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use lorgnette_text::checksum;
use serde_json::{Map, Value};

use crate::command::{cargo, run};
use crate::project;

/// The interface between `tagger.mjs` and the module; the script has the same.
const VERSION: u32 = 1;

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds the module and puts it into a folder with its script and the models.
pub(crate) fn build() -> Result<PathBuf> {
    let root = project::root();
    let folder = root.join("target/tagger");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let mut names = Map::new();
    let mut put = |key: &str, stem: &str, file: &Path| -> Result<()> {
        let name = put(&folder, stem, file).with_context(|| file.display().to_string())?;
        names.insert(key.to_owned(), Value::String(name));
        Ok(())
    };
    put("wasm", "tagger", &module()?)?;
    for model in models(&root)? {
        let language = model.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        put(&language, &language, &model)?;
    }
    fs::write(folder.join("tagger.json"), Value::Object(names).to_string())?;
    fs::copy(root.join("crates/tagger-wasm/js/tagger.mjs"), folder.join("tagger.mjs"))?;
    Ok(folder)
}

/// Compiles the module. Its flags differ from the reader's, so it has a folder of its own.
fn module() -> Result<PathBuf> {
    let folder = project::root().join("target/tagger-wasm");
    let mut build = cargo(["build", "--package", "lorgnette-tagger-wasm", "--profile", "tagger"]);
    build.args(["--target", TARGET, "--target-dir"]).arg(&folder);
    run(build.env("RUSTFLAGS", "-Ctarget-feature=+simd128"))?;
    Ok(folder.join(TARGET).join("tagger/lorgnette_tagger_wasm.wasm"))
}

fn models(root: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(root.join("crates/tagger/models"))?;
    let paths = entries.map(|entry| Ok(entry?.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "tagger"));
    paths.sort();
    Ok(paths)
}

/// Copies a file into the folder, under the name that `stem`, version and checksum make.
fn put(folder: &Path, stem: &str, file: &Path) -> Result<String> {
    let bytes = fs::read(file)?;
    let extension = file.extension().unwrap_or_default().to_string_lossy();
    let name = name(stem, &bytes, &extension);
    fs::write(folder.join(&name), bytes)?;
    Ok(name)
}

fn name(stem: &str, bytes: &[u8], extension: &str) -> String {
    format!("{stem}-{VERSION}-{:08x}.{extension}", checksum(bytes))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_tells_version_and_checksum() {
        // The check value of CRC-32/ISO-HDLC.
        assert_eq!(super::name("zh", b"123456789", "tagger"), "zh-1-cbf43926.tagger");
    }
}
