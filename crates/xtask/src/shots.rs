//! `cargo xtask shots`: a picture of every view in both themes, wide and narrow, and on paper.

use anyhow::Result;

use crate::command::{program, run};
use crate::needs::{BROWSER, NODE, PACKAGES, TRUNK, WASM, WASM_BINDGEN};
use crate::setup::{Consent, require};
use crate::{project, system, trunk};

/// Builds the sample site and takes the pictures; `tests/e2e/views.mjs` lists the views.
pub(crate) fn shots(consent: Consent) -> Result<()> {
    println!("shots: builds the sample site, then opens every view and takes its picture.");
    println!("       Warm it takes about 2 minutes; tools come on top.");
    require(&[&WASM, &WASM_BINDGEN, &TRUNK, &NODE, &PACKAGES, &BROWSER], consent)?;
    trunk::build()?;
    let root = project::root();
    let folder = root.join("target/shots");
    let mut node = program("node");
    node.args(["--test", "--test-reporter=dot", "tests/e2e/shots.mjs"])
        .env("CHROMIUM", system::browser().unwrap_or_default())
        .env("SITE", root.join("dist"))
        .env("SHOTS", &folder);
    run(&mut node)?;
    println!("shots: {}", folder.join("index.html").display());
    Ok(())
}
