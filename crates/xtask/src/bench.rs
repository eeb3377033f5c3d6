//! `cargo xtask bench`: every bench of the workspace.

mod reader;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command::{cargo, output, program, run};
use crate::needs::{NODE, WASI, WASM};
use crate::{project, tagger_wasm};

/// Runs the benches one by one, so that no unit test is dragged along.
pub(crate) fn bench() -> Result<()> {
    let metadata = output(&mut cargo(["metadata", "--no-deps", "--format-version", "1"]));
    let metadata: Value = serde_json::from_str(&metadata.context("cargo metadata failed")?)?;
    let benches = benches(&metadata);
    if benches.is_empty() {
        bail!("the workspace has no bench");
    }
    println!("bench: runs {} benches, each for some seconds to minutes.", benches.len());
    let inputs = inputs()?;
    for (package, bench) in &benches {
        let mut command = cargo(["bench", "--package", package, "--bench", bench]);
        run(command.arg("--").args((bench == "annotate").then_some(&inputs)))?;
    }
    names_in_wasm(&inputs)?;
    tagger()?;
    reader::reader()
}

/// A folder with what the bench of names reads: the names and the base that ship, and running text in both
/// languages, from the evaluation data where it is here, else from the samples.
fn inputs() -> Result<PathBuf> {
    let (root, folder) = (project::root(), project::root().join("target/bench"));
    fs::create_dir_all(&folder)?;
    for (verb, file) in [("names", "names.bin"), ("pack", "base.bin")] {
        let kb = ["run", "--quiet", "--package", "lorgnette", "--", "kb", verb, "kb", "--out"];
        run(cargo(kb).arg(folder.join(file)))?;
    }
    for (name, data, sample) in [
        ("chinese.txt", "../shared/data/clean/zh-hant.txt", "samples/parade-and-pact.md"),
        ("english.txt", "../shared/data/clean/en.txt", "samples/parade-and-pact-en.md"),
    ] {
        let text = fs::read_to_string(root.join(data)).or_else(|_| {
            println!("{name}: {data} is not here, {sample} stands in for it");
            fs::read_to_string(root.join(sample))
        })?;
        // A megabyte, so that a round takes milliseconds.
        fs::write(folder.join(name), text.repeat(1_000_000 / text.len() + 1))?;
    }
    Ok(folder)
}

/// The bench of names once more as wasm, under Node, which has Chromium's engine.
fn names_in_wasm(inputs: &Path) -> Result<()> {
    if !(WASI.present)() || !(NODE.present)() {
        println!("names in wasm: skipped, it needs {} and {}", WASI.name, NODE.name);
        return Ok(());
    }
    let bench = ["bench", "--package", "lorgnette-annotate", "--bench", "annotate"];
    println!("the same in wasm:");
    run(cargo(bench).args(["--target", "wasm32-wasip1", "--", "/"]).env("WASI_FOLDER", inputs))
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
