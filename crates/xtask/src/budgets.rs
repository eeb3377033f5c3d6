//! What the release site may weigh on the wire, and what it weighs.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use crate::command::{cargo, output, program, run};
use crate::pages::{self, Page};
use crate::project;

/// The reader's wasm, in bytes of brotli.
const WASM: usize = 230_000;
/// The engine's wasm, which opens texts of the reader's own, in bytes of brotli. The plan says
/// 400 KB, without large tables: those are files of their own now.
const ENGINE: usize = 800_000;
/// The page of an article of [`LENGTH`] characters, in bytes of gzip: its HTML and every
/// style sheet and script.
const PAGE: usize = 68_000;
/// How long the article is that the budget of a page is for: a dense piece of news.
const LENGTH: usize = 2_600;
/// The samples that make it up: none of them is that long by itself.
const SAMPLES: [&str; 2] = ["samples/parade-and-pact.md", "samples/ever-given.md"];

/// Weighs the wasm and the page of a long article; an error names what is over its budget.
/// The samples are weighed for show: they differ in length.
pub(crate) fn hold(site: &Path) -> Result<()> {
    for page in pages::pages(site)?.iter().filter(|page| page.characters() > 0) {
        println!("  {}: {}", title(page), kilobytes(page_weight(site, page)?));
    }
    let long = long_site(site)?;
    let pages = pages::pages(&long)?;
    let page = pages.iter().find(|page| page.characters() > 0).context("no page was built")?;
    let length = page.characters();
    ensure!(length * 10 >= LENGTH * 9, "the joined samples have only {length} characters");
    let wasm = of_kind(&page.files()?, &["wasm"]);
    let wasm = weights(&long, &wasm)?.pop().context("the page names no wasm")?;
    ensure!(wasm.valid, "WebAssembly.validate refuses the reader's wasm");
    println!("  what opens texts, brotli: {}", kilobytes(desk_weight(site)?));
    let engine = weights(site, &["desk/lorgnette-engine_bg.wasm".into()])?.remove(0);
    ensure!(engine.valid, "WebAssembly.validate refuses the engine's wasm");
    let over: Vec<String> = [
        report("the engine's wasm, brotli", engine.brotli, ENGINE),
        report("the reader's wasm, brotli", wasm.brotli, WASM),
        report(&format!("joined samples, {}", title(page)), page_weight(&long, page)?, PAGE),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !over.is_empty() {
        bail!("over budget: {}", over.join("; "));
    }
    Ok(())
}

fn title(page: &Page) -> String {
    format!("{}, {} characters, gzip", page.name(), page.characters())
}

/// Builds a site of one article of the budget's length, with the reader of `site`.
fn long_site(site: &Path) -> Result<PathBuf> {
    let root = project::root();
    let texts = SAMPLES.map(|sample| fs::read_to_string(root.join(sample)));
    let [first, second] = texts;
    let folder = root.join("target/budget");
    fs::create_dir_all(&folder)?;
    let article = folder.join("article.md");
    fs::write(&article, long_article(&first?, &second?))?;
    let long = folder.join("site");
    let mut build = cargo(["run", "--quiet", "--package", "lorgnette", "--", "build"]);
    run(build.arg(&article).arg("--reader").arg(site).arg("-o").arg(&long))?;
    Ok(long)
}

/// The first article with the second's body behind it, cut after the paragraph that reaches
/// the length.
fn long_article(first: &str, second: &str) -> String {
    let body = second.splitn(3, "---\n").nth(2).unwrap_or(second);
    let mut length = 0;
    let paragraphs = first.split("\n\n").chain(body.split("\n\n")).take_while(|paragraph| {
        let reached = length >= LENGTH;
        length += paragraph.chars().count();
        !reached
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

fn page_weight(site: &Path, page: &Page) -> Result<usize> {
    let mut files = of_kind(&page.files()?, &["css", "js"]);
    files.push(page.folder.join("index.html"));
    Ok(weights(site, &files)?.iter().map(|weight| weight.gzip).sum())
}

/// The program of the page on which texts are opened, without the engine.
fn desk_weight(site: &Path) -> Result<usize> {
    let files = ["lorgnette-desk_bg.wasm", "lorgnette-desk.js", "worker.js", "desk.css"];
    let files = files.map(|file| Path::new("desk").join(file));
    Ok(weights(site, &files)?.iter().map(|weight| weight.brotli).sum())
}

fn of_kind(files: &[PathBuf], extensions: &[&str]) -> Vec<PathBuf> {
    let kind = |file: &Path| file.extension().map(|kind| kind.to_string_lossy().into_owned());
    let wanted = |file: &&PathBuf| kind(file).is_some_and(|kind| extensions.contains(&&*kind));
    files.iter().filter(wanted).cloned().collect()
}

/// Prints a weight beside its budget; returns the line where it is too much.
fn report(what: &str, bytes: usize, budget: usize) -> Option<String> {
    let line = format!("{what}: {} of {}", kilobytes(bytes), kilobytes(budget));
    println!("  {line}");
    (bytes > budget).then_some(line)
}

fn kilobytes(bytes: usize) -> String {
    format!("{:.1} KB", bytes as f64 / 1000.0)
}

/// What a file weighs, as weigh.mjs says.
#[derive(Deserialize)]
struct Weight {
    brotli: usize,
    gzip: usize,
    valid: bool,
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
        assert_eq!(report("page", PAGE, PAGE), None);
        assert!(report("page", PAGE + 1, PAGE).is_some());
    }

    #[test]
    fn files_are_sorted_by_kind() {
        let files = ["a.css", "b.js", "c.wasm", "d.svg"].map(PathBuf::from);
        assert_eq!(of_kind(&files, &["css", "js"]), [Path::new("a.css"), Path::new("b.js")]);
    }

    #[test]
    fn the_long_article_ends_with_the_paragraph_that_reaches_the_length() {
        let paragraph = "字".repeat(LENGTH / 2);
        let first = format!("---\ntitle: 甲\n---\n{paragraph}");
        let second = format!("---\ntitle: 乙\n---\n{paragraph}\n\n{paragraph}");
        assert_eq!(long_article(&first, &second), format!("{first}\n\n{paragraph}"));
    }
}
