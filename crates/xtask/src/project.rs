//! Where things are: the project's root, its text files, the cache of tools.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The project's root folder.
///
/// Cargo tells it at run time, so that a binary from a shared target folder never
/// works on another checkout.
pub(crate) fn root() -> PathBuf {
    let manifest = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest.ancestors().nth(2).map(Path::to_path_buf).expect("xtask lies at crates/xtask")
}

/// The folder of installed tools: outside `target`, so that `cargo clean` spares it.
pub(crate) fn cache() -> PathBuf {
    let home = || env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).map(PathBuf::from);
    let base = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| home().map(|home| home.join(".cache")))
        .unwrap_or_else(env::temp_dir);
    base.join("lorgnette")
}

/// A text file of the project.
pub(crate) struct Source {
    /// Its path from the root, with `/` between the parts.
    pub(crate) path: String,
    /// What it holds.
    pub(crate) text: String,
}

impl Source {
    /// Whether the file's name ends in `.extension`.
    pub(crate) fn is(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|found| found == extension)
    }
}

/// Every UTF-8 file of the project that git does not ignore, by path.
pub(crate) fn sources() -> Result<Vec<Source>> {
    let root = root();
    let ignored = fs::read_to_string(root.join(".gitignore")).context(".gitignore is missing")?;
    let ignored: Vec<&str> = ignored.lines().map(|line| line.trim_matches('/')).collect();
    let mut found = Vec::new();
    collect(&root, "", &ignored, &mut found)?;
    found.sort_by(|a: &Source, b| a.path.cmp(&b.path));
    Ok(found)
}

fn collect(folder: &Path, prefix: &str, ignored: &[&str], found: &mut Vec<Source>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {prefix}"))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name == ".git" || ignored.contains(&name.as_str()) {
            continue;
        }
        let path = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &path, ignored, found)?;
        } else if let Ok(text) = String::from_utf8(fs::read(entry.path())?) {
            found.push(Source { path, text });
        }
    }
    Ok(())
}
