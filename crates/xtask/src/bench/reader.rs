//! The benches of the browser: a long page, made from the samples, and books made of that, which the
//! desk opens; in Chromium.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::command::{cargo, program, run};
use crate::needs::{BROWSER, NODE, Need, PACKAGES, TRUNK, WASM, WASM_BINDGEN};
use crate::{dist, project, system};

/// The article of the bench is as long as the budget's, in characters …
const LENGTH: usize = 20_000;
/// … and its names are the samples', repeated up to here: about a thousand.
const NAMED: usize = 11_000;
const SAMPLES: [&str; 2] = ["samples/parade-and-pact.md", "samples/ever-given.md"];
/// What fills the rest: prose in which nothing is named.
const PLAIN: &str = "清早的街上還沒有人。賣豆漿的推車走過，輪子壓着石板，聲音傳得很遠。巷口的燈熄了，\
    天色慢慢亮起來，屋簷下的水一滴一滴往下落，貓在牆頭看了一會兒，轉身跳進院子裏去。";

/// Prints how long hydration, card, panel and search take, and how the desk opens books, where a
/// browser is at hand.
pub(super) fn reader() -> Result<()> {
    let needs: [&Need; 6] = [&WASM, &WASM_BINDGEN, &TRUNK, &NODE, &PACKAGES, &BROWSER];
    if let Some(missing) = needs.into_iter().find(|need| !(need.present)()) {
        println!("the reader: skipped, it needs {}", missing.name);
        return Ok(());
    }
    let root = project::root();
    dist::build()?;
    let (article, site) = long_site(&root)?;
    run(bench("bench.mjs").env("SITE", site).env("ARTICLE", "long"))?;
    run(bench("desk.bench.mjs").env("SITE", root.join("dist")).env("TEXT", article))
}

/// A script that measures in a browser.
fn bench(script: &str) -> Command {
    let mut node = program("node");
    node.arg(format!("tests/e2e/{script}"));
    node.env("CHROMIUM", system::browser().unwrap_or_default());
    node
}

/// Writes the one long article, and builds a site of it with the reader in dist.
fn long_site(root: &Path) -> Result<(PathBuf, PathBuf)> {
    let folder = root.join("target/bench");
    fs::create_dir_all(&folder)?;
    let samples: Result<Vec<String>, _> =
        SAMPLES.iter().map(|sample| fs::read_to_string(root.join(sample))).collect();
    let article = folder.join("long.md");
    fs::write(&article, long_article(&samples?))?;
    let site = folder.join("site");
    let mut build = cargo(["run", "--quiet", "--package", "lorgnette", "--", "build"]);
    run(build.arg(&article).arg("--reader").arg(root.join("dist")).arg("-o").arg(&site))?;
    Ok((article, site))
}

/// The samples' bodies in turn up to [`NAMED`], then [`PLAIN`] up to [`LENGTH`].
fn long_article(samples: &[String]) -> String {
    let body = |text: &String| text.splitn(3, "---\n").nth(2).unwrap_or(text).to_string();
    let bodies: Vec<String> = samples.iter().map(body).collect();
    let mut article = String::from("---\ntitle: 長文\ndate: 2025-09-05\nlanguage: zh-Hant\n---\n");
    let mut length = 0;
    for paragraph in bodies.iter().cycle().flat_map(|body| body.split("\n\n")) {
        if length >= NAMED {
            break;
        }
        length += paragraph.chars().count();
        article += &format!("{paragraph}\n\n");
    }
    while length < LENGTH {
        length += PLAIN.chars().count();
        article += &format!("{PLAIN}\n\n");
    }
    article
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_long_article_has_the_budgets_length() {
        let paragraph = "字".repeat(900);
        let sample = format!("---\ntitle: 甲\n---\n{paragraph}\n\n{paragraph}");
        let characters = long_article(&[sample]).chars().count();
        assert!((LENGTH..LENGTH + 1000).contains(&characters), "{characters}");
    }
}
