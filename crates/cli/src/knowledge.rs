//! The knowledge base that the command works with: what ships, and a folder laid over it.

use crate::failure::Attempt;
use anyhow::{Result, anyhow, bail};
use lorgnette_formats::Place;
use lorgnette_kb::Kb;
use lorgnette_kb::names::{self, Names};
use lorgnette_kb::packed::{pack, unpack};
use lorgnette_kb::source::{Problem, SourceFile, parse, parse_over};
use lorgnette_source_files::{Unreadable, sources};
use std::path::Path;

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
    std::fs::write(file, packed).or_cannot("write", file.display())
}

/// Packs the names of the files of `folder` into `file`.
pub(crate) fn write_names(folder: &Path, file: &Path) -> Result<()> {
    let list = Names::of(&read(folder, parse)?);
    std::fs::write(file, names::pack(&list)).or_cannot("write", file.display())?;
    println!("{}: {} names", file.display(), list.len());
    Ok(())
}

/// Reads every file of the base under `folder`, by name; problems are printed as `file:line:column`.
fn read(
    folder: &Path,
    parse: impl Fn(&[SourceFile<'_>]) -> Result<Kb, Vec<Problem>>,
) -> Result<Kb> {
    let texts = texts(folder)?;
    if texts.is_empty() {
        bail!("{} holds no knowledge base; its files end in .toml or .tsv", folder.display());
    }
    let files: Vec<SourceFile> =
        texts.iter().map(|(name, text)| SourceFile { name, text }).collect();
    parse(&files).map_err(|problems| {
        problems.iter().for_each(|problem| eprintln!("error: {problem}"));
        let s = if problems.len() == 1 { "" } else { "s" };
        anyhow!("{} has {} problem{s}", folder.display(), problems.len())
    })
}

/// The files of the knowledge base under `folder`, by name: name and text.
fn texts(folder: &Path) -> Result<Vec<(String, String)>> {
    let paths = sources(folder).or_else(|Unreadable { path, error }| {
        Err(error).or_cannot("read the knowledge base in", path.display())
    })?;
    paths.iter().map(|path| Ok((path.display().to_string(), text(path)?))).collect()
}

fn text(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).or_cannot("read", path.display())?;
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let Place { line, column } = Place::after(&String::from_utf8_lossy(before));
        anyhow!("{}:{line}:{column}: is not UTF-8; save it as UTF-8", path.display())
    })
}
