//! The npm packages of the browser tests and of the release build, kept in the cache.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command::{output, program, run};
use crate::project;

/// The folder of the programs that the packages bring.
pub(crate) fn bin() -> PathBuf {
    modules().join(".bin")
}

/// Whether Node is new enough (20: `node:wasi`, the test runner) and has npm.
pub(crate) fn node_present() -> bool {
    let version = output(program("node").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().unwrap_or_default();
    major.parse().is_ok_and(|major: u32| major >= 20)
        && output(program("npm").arg("--version")).is_some()
}

/// Whether every package lies in the cache at its pin, and the tests can resolve it.
pub(crate) fn packages_present() -> bool {
    let Ok(pins) = pins() else { return false };
    let linked = fs::canonicalize(link()).ok();
    linked.is_some()
        && linked == fs::canonicalize(modules()).ok()
        && pins.iter().all(|(name, pin)| installed(name).is_some_and(|version| version == *pin))
}

/// Installs the packages at their pins, without a lock file: it would record the address
/// of whichever registry was asked.
pub(crate) fn install_packages() -> Result<()> {
    fs::create_dir_all(folder())?;
    fs::copy(manifest(), folder().join("package.json"))?;
    let mut npm = program("npm");
    npm.current_dir(folder()).args(["install", "--no-package-lock", "--ignore-scripts"]);
    run(npm.args(["--no-audit", "--no-fund", "--loglevel=error"]))?;
    match fs::remove_file(link()) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => symlink(&modules(), &link()),
    }
    .context("cannot link tests/e2e/node_modules to the cache; remove it by hand")
}

/// The packages and their pins, from tests/e2e/package.json.
fn pins() -> Result<Vec<(String, String)>> {
    let manifest: Value = serde_json::from_str(&fs::read_to_string(manifest())?)?;
    let pins = manifest["dependencies"].as_object().context("package.json pins nothing")?;
    Ok(pins.iter().map(|(name, pin)| (name.clone(), pin.as_str().unwrap_or("").into())).collect())
}

fn installed(name: &str) -> Option<String> {
    let text = fs::read_to_string(modules().join(name).join("package.json")).ok()?;
    let manifest: Value = serde_json::from_str(&text).ok()?;
    manifest["version"].as_str().map(str::to_owned)
}

fn manifest() -> PathBuf {
    project::root().join("tests/e2e/package.json")
}

fn folder() -> PathBuf {
    project::cache().join("npm")
}

fn modules() -> PathBuf {
    folder().join("node_modules")
}

/// Where Node looks for what the tests import; modules know no NODE_PATH.
fn link() -> PathBuf {
    project::root().join("tests/e2e/node_modules")
}

#[cfg(unix)]
fn symlink(to: &Path, from: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(to, from)
}

#[cfg(windows)]
fn symlink(to: &Path, from: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_dir(to, from)
}
