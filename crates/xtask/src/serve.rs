//! `cargo xtask serve`: the sample site, built and served with the header that a host sends.

use anyhow::Result;

use crate::command::{cargo, run};
use crate::needs::{TRUNK, WASM, WASM_BINDGEN};
use crate::setup::{Consent, require};
use crate::trunk;

/// Builds the site and serves it until it is stopped; `options` go to `lorgnette serve`.
pub(crate) fn serve(consent: Consent, options: &[String]) -> Result<()> {
    println!("serve: builds the reader and the sample site with trunk, then serves dist.");
    println!("       Cold it takes about 2 minutes, warm under one; tools come on top.");
    require(&[&WASM, &WASM_BINDGEN, &TRUNK], consent)?;
    trunk::build()?;
    let lorgnette = ["run", "--quiet", "--package", "lorgnette", "--", "serve", "dist"];
    run(cargo(lorgnette).args(options))
}
