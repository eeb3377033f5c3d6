//! `cargo xtask bench`: every bench of the workspace.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command::{cargo, output, program, run};
use crate::needs::{NODE, WASM};
use crate::tagger_wasm;

/// Runs the benches one by one, so that no unit test is dragged along.
pub(crate) fn bench() -> Result<()> {
    let metadata = output(&mut cargo(["metadata", "--no-deps", "--format-version", "1"]));
    let metadata: Value = serde_json::from_str(&metadata.context("cargo metadata failed")?)?;
    let benches = benches(&metadata);
    if benches.is_empty() {
        bail!("the workspace has no bench");
    }
    println!("bench: runs {} benches, each for some seconds to minutes.", benches.len());
    for (package, bench) in &benches {
        run(&mut cargo(["bench", "--package", package, "--bench", bench]))?;
    }
    tagger()
}

/// The tagger as the browser runs it; Node has the same engine as Chromium.
fn tagger() -> Result<()> {
    if !(WASM.present)() || !(NODE.present)() {
        println!("the tagger in wasm: skipped, it needs {} and {}", WASM.name, NODE.name);
        return Ok(());
    }
    let folder = tagger_wasm::build()?;
    run(program("node").arg("crates/tagger-wasm/js/bench.mjs").env("TAGGER", folder))
}

/// The bench targets, as package and name.
fn benches(metadata: &Value) -> Vec<(String, String)> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let targets = packages.flat_map(|package| {
        let targets = package["targets"].as_array().into_iter().flatten();
        targets.map(move |target| (&package["name"], target))
    });
    targets
        .filter(|(_, target)| target["kind"][0] == "bench")
        .map(|(package, target)| (text(package), text(&target["name"])))
        .collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bench_targets_are_benches() {
        let metadata = serde_json::json!({"packages": [{"name": "a", "targets": [
            {"name": "a", "kind": ["lib"]},
            {"name": "matching", "kind": ["bench"]},
        ]}]});
        assert_eq!(benches(&metadata), [("a".to_owned(), "matching".to_owned())]);
    }
}
