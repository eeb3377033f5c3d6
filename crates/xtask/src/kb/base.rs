//! The base that ships, read from its sources, and its forms.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use lorgnette_kb::source::{SourceFile, parse};
use lorgnette_kb::{AliasKind, Entity, Kb};
use lorgnette_text::fold;

use crate::project;

/// The base under `kb/`.
pub(crate) fn shipped() -> Result<Kb> {
    let mut paths = Vec::new();
    walk(&project::root().join("kb"), &mut paths)?;
    let mut texts = Vec::new();
    for path in paths {
        texts.push((path.display().to_string(), fs::read_to_string(&path)?));
    }
    let files: Vec<SourceFile<'_>> =
        texts.iter().map(|(name, text)| SourceFile { name, text }).collect();
    parse(&files).or_else(|problems| {
        problems.iter().for_each(|problem| eprintln!("error: {problem}"));
        bail!("kb/ has {} problems", problems.len())
    })
}

/// The source files under `folder`, by name.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("toml" | "tsv") => files.push(path),
            None if path.is_dir() => walk(&path, files)?,
            _ => {}
        }
    }
    Ok(())
}

/// The forms under which `entity` stands by itself, each with its language.
pub(crate) fn forms(entity: &Entity) -> impl Iterator<Item = (&str, &str)> {
    let names = entity.names.iter().map(|name| (name.lang.as_str(), name.text.as_str()));
    let alone = |kind| !matches!(kind, AliasKind::Compound | AliasKind::Title | AliasKind::Demonym);
    let aliases = entity.aliases.iter().filter(move |alias| alone(alias.kind));
    names.chain(aliases.map(|alias| (alias.lang.as_str(), alias.text.as_str())))
}

/// A form as forms are compared.
pub(crate) fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}
