//! The knowledge base that the command works with: what ships, and a folder laid over it.

use anyhow::{Context, Result, bail};
use lorgnette_kb::Kb;
use lorgnette_kb::packed::{pack, unpack};
use lorgnette_kb::source::{Problem, SourceFile, parse, parse_over};
use std::path::{Path, PathBuf};

/// What ships, packed by the build script.
const SHIPPED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/kb.bin"));

/// The shipped knowledge base with the files of `folder` laid over it.
pub(crate) fn knowledge(folder: Option<&Path>) -> Result<Kb> {
    let shipped = unpack(SHIPPED).expect("the build script packed it");
    match folder {
        Some(folder) => read(folder, |files| parse_over(&shipped, files)),
        None => Ok(shipped),
    }
}

/// Checks that the files of `folder` are a knowledge base by themselves.
pub(crate) fn check(folder: &Path) -> Result<()> {
    report(folder, &read(folder, parse)?);
    Ok(())
}

/// Checks that the files of `folder` can be laid over what ships.
pub(crate) fn check_over_shipped(folder: &Path) -> Result<()> {
    report(folder, &knowledge(Some(folder))?);
    Ok(())
}

fn report(folder: &Path, kb: &Kb) {
    println!("{}: no problems; {} entities", folder.display(), kb.len());
}

/// Packs the files of `folder` into `file`.
pub(crate) fn write_packed(folder: &Path, file: &Path) -> Result<()> {
    let packed = pack(&read(folder, parse)?);
    std::fs::write(file, packed).with_context(|| format!("cannot write {}", file.display()))
}

/// Reads every TOML file of `folder`, by name; problems are printed as `file:line:column`.
fn read(
    folder: &Path,
    parse: impl Fn(&[SourceFile<'_>]) -> Result<Kb, Vec<Problem>>,
) -> Result<Kb> {
    let texts = texts(folder)?;
    if texts.is_empty() {
        bail!("{} holds no knowledge base; its files end in .toml", folder.display());
    }
    let files: Vec<SourceFile> =
        texts.iter().map(|(name, text)| SourceFile { name, text }).collect();
    parse(&files).map_err(|problems| {
        problems.iter().for_each(|problem| eprintln!("error: {problem}"));
        let s = if problems.len() == 1 { "" } else { "s" };
        anyhow::anyhow!("{} has {} problem{s}", folder.display(), problems.len())
    })
}

/// The TOML files of `folder`, by name: name and text.
fn texts(folder: &Path) -> Result<Vec<(String, String)>> {
    let cannot = || format!("cannot read the knowledge base in {}", folder.display());
    let entries: Result<Vec<_>, _> = std::fs::read_dir(folder).with_context(cannot)?.collect();
    let paths = entries.with_context(cannot)?.into_iter().map(|entry| entry.path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|p| p.extension().is_some_and(|e| e == "toml")).collect();
    paths.sort();
    let text = |path: &PathBuf| {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        Ok((path.display().to_string(), text))
    };
    paths.iter().map(text).collect()
}
