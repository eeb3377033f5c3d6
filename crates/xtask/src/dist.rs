//! `cargo xtask dist`: the site for release, checked page by page and held to its budgets.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use crate::command::{output, program};
use crate::needs::{NODE, PACKAGES, TRUNK, WASM, WASM_BINDGEN};
use crate::pages::{self, Page};
use crate::setup::{Consent, require};
use crate::{project, trunk};

/// What the reader's wasm may weigh, in bytes of brotli.
const WASM_BUDGET: usize = 150_000;
/// What a page of about 2,600 characters may weigh, in bytes of gzip: its HTML and every
/// style sheet and script.
const PAGE_BUDGET: usize = 40_000;

/// Builds and checks the release site.
pub(crate) fn dist(consent: Consent) -> Result<()> {
    println!("dist: builds the site for release into dist and weighs it, about 3 minutes.");
    require(&[&WASM, &NODE, &PACKAGES, &WASM_BINDGEN, &TRUNK], consent)?;
    build()
}

/// The same, where the tools are known to be there.
pub(crate) fn build() -> Result<()> {
    // Debian's 108 cannot read a module of Yew's; ours lies first on PATH.
    let version = output(program("wasm-opt").arg("--version")).unwrap_or_default();
    ensure!(version.contains(" 132"), "wasm-opt must be 132, but says: {version}");
    trunk::build_release()?;
    check()?;
    weigh()
}

/// Checks every page of the built site: its policy, its files.
pub(crate) fn check() -> Result<()> {
    let site = project::root().join("dist");
    let pages = pages::pages(&site)?;
    pages.iter().try_for_each(|page| page.check(&site))?;
    println!("dist: {} pages keep to the policy, and every file they load is there.", pages.len());
    Ok(())
}

/// What a file weighs, as weigh.mjs says.
#[derive(Deserialize)]
struct Weight {
    brotli: usize,
    gzip: usize,
    valid: bool,
}

/// Weighs the wasm and each article; an error names what is over its budget.
fn weigh() -> Result<()> {
    let site = project::root().join("dist");
    let pages = pages::pages(&site)?;
    let articles: Vec<&Page> = pages.iter().filter(|page| page.characters() > 0).collect();
    let first = articles.first().context("the site has no article")?;
    let mut over = Vec::new();
    for wasm in of_kind(&first.files()?, &["wasm"]) {
        let weight = weights(&site, &[wasm])?;
        ensure!(weight[0].valid, "the browser's own check refuses the reader's wasm");
        over.extend(report("reader wasm, brotli", weight[0].brotli, WASM_BUDGET));
    }
    for page in articles {
        let mut files = of_kind(&page.files()?, &["css", "js"]);
        files.push(page.folder.join("index.html"));
        let weight = weights(&site, &files)?.iter().map(|weight| weight.gzip).sum();
        let what = format!("{}, {} characters, gzip", page.name(), page.characters());
        over.extend(report(&what, weight, PAGE_BUDGET));
    }
    if !over.is_empty() {
        bail!("over budget: {}", over.join("; "));
    }
    Ok(())
}

fn of_kind(files: &[PathBuf], extensions: &[&str]) -> Vec<PathBuf> {
    let kind = |file: &Path| file.extension().map(|kind| kind.to_string_lossy().into_owned());
    let wanted = |file: &&PathBuf| kind(file).is_some_and(|kind| extensions.contains(&&*kind));
    files.iter().filter(wanted).cloned().collect()
}

/// Prints a weight beside its budget; returns the line where it is too much.
fn report(what: &str, bytes: usize, budget: usize) -> Option<String> {
    let kilobytes = |bytes: usize| bytes as f64 / 1000.0;
    let line = format!("{what}: {:.1} KB of {:.0} KB", kilobytes(bytes), kilobytes(budget));
    println!("  {line}");
    (bytes > budget).then_some(line)
}

/// Node compresses: it is needed anyway, and its zlib is what servers use.
fn weights(site: &Path, files: &[PathBuf]) -> Result<Vec<Weight>> {
    let mut node = program("node");
    node.arg("crates/xtask/node/weigh.mjs").args(files.iter().map(|file| site.join(file)));
    let json = output(&mut node).context("weigh.mjs failed")?;
    serde_json::from_str(&json).context("weigh.mjs printed no list of weights")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_held_to_the_byte() {
        assert_eq!(report("page", PAGE_BUDGET, PAGE_BUDGET), None);
        assert!(report("page", PAGE_BUDGET + 1, PAGE_BUDGET).is_some());
    }

    #[test]
    fn files_are_sorted_by_kind() {
        let files = ["a.css", "b.js", "c.wasm", "d.svg"].map(PathBuf::from);
        assert_eq!(of_kind(&files, &["css", "js"]), [Path::new("a.css"), Path::new("b.js")]);
    }
}
