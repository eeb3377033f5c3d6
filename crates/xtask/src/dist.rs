//! `cargo xtask dist`: the site for release, checked page by page and held to its budgets.

use std::fs;

use anyhow::{Result, ensure};

use crate::command::{output, program, run};
use crate::needs::{NODE, PACKAGES, TRUNK, WASM, WASM_BINDGEN};
use crate::setup::{Consent, require};
use crate::{budgets, pages, project, trunk};

/// Builds and checks the release site.
pub(crate) fn dist(consent: Consent) -> Result<()> {
    println!("dist: builds the site for release into dist and weighs it, about 2 minutes.");
    require(&[&WASM, &NODE, &PACKAGES, &WASM_BINDGEN, &TRUNK], consent)?;
    build()
}

/// The same, where the tools are known to be there.
pub(crate) fn build() -> Result<()> {
    // Debian's 108 cannot read a module of Yew's; ours lies first on PATH.
    let version = output(program("wasm-opt").arg("--version")).unwrap_or_default();
    ensure!(version.contains(" 132"), "wasm-opt must be 132, but says: {version}");
    trunk::build_release()?;
    minify_glue()?;
    check()?;
    budgets::hold(&project::root().join("dist"))
}

/// Minifies what wasm-bindgen wrote, which trunk's own minifier cannot read: a quarter of its
/// weight goes, and the page's budget is in kilobytes.
fn minify_glue() -> Result<()> {
    let site = project::root().join("dist");
    let desk = fs::read_dir(site.join("desk"))?;
    for entry in fs::read_dir(&site)?.chain(desk) {
        let file = entry?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("lorgnette-") && name.ends_with(".js") {
            let options = ["--compress", "--mangle", "--module", "--output"];
            run(program("terser").arg(&file).args(options).arg(&file))?;
        }
    }
    Ok(())
}

/// Checks every page of the built site: its policy, its files.
pub(crate) fn check() -> Result<()> {
    let site = project::root().join("dist");
    let pages = pages::pages(&site)?;
    pages.iter().try_for_each(|page| page.check(&site))?;
    println!("dist: {} pages keep to the policy, and every file they load is there.", pages.len());
    Ok(())
}
