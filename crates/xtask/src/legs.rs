//! The legs of `cargo xtask test`, in the order in which they run.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::command::{cargo, program, run, run_tests};
use crate::needs::{
    BROWSER, COMPONENTS, DENY, NODE, Need, PACKAGES, TRUNK, WASI, WASM, WASM_BINDGEN,
};
use crate::{dist, project, system, tagger_wasm, tidy, trunk};

/// One check: what it does, what it needs, and how it runs.
pub(crate) struct Leg {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    pub(crate) needs: &'static [&'static Need],
    /// Returns how many tests passed, where the leg is made of tests.
    pub(crate) run: fn() -> Result<Option<u32>>,
}

/// Quick ones first; `e2e` reads the site that `dist` built.
pub(crate) const LEGS: [Leg; 11] = [
    Leg { name: "fmt", what: "formatting", needs: &[&COMPONENTS], run: fmt },
    Leg { name: "tidy", what: "the house rules", needs: &[], run: house_rules },
    Leg { name: "deny", what: "licences, bans, sources", needs: &[&DENY], run: deny },
    Leg { name: "clippy", what: "lints", needs: &[&COMPONENTS, &WASM], run: clippy },
    Leg { name: "native", what: "native tests", needs: &[], run: native },
    Leg { name: "wasi", what: "core tests, 32 bit", needs: &[&WASI, &NODE], run: wasi },
    Leg { name: "tagger", what: "the tagger's wasm", needs: &[&WASM, &NODE], run: tagger },
    Leg {
        name: "web",
        what: "reader tests in Chromium",
        needs: &[&WASM, &WASM_BINDGEN, &BROWSER],
        run: web,
    },
    Leg {
        name: "trunk",
        what: "plain `trunk build`",
        needs: &[&WASM, &WASM_BINDGEN, &TRUNK],
        run: plain_trunk,
    },
    Leg {
        name: "dist",
        what: "release site and budgets",
        needs: &[&WASM, &WASM_BINDGEN, &TRUNK, &NODE, &PACKAGES],
        run: release,
    },
    Leg {
        name: "e2e",
        what: "the site in Chromium",
        needs: &[&WASM, &WASM_BINDGEN, &TRUNK, &NODE, &PACKAGES, &BROWSER],
        run: e2e,
    },
];

fn fmt() -> Result<Option<u32>> {
    run(&mut cargo(["fmt", "--all", "--check"])).context("`cargo fmt` mends this")?;
    Ok(None)
}

fn house_rules() -> Result<Option<u32>> {
    tidy::tidy().map(|()| None)
}

fn deny() -> Result<Option<u32>> {
    run(&mut cargo(["deny", "--log-level", "error", "check", "licenses", "bans", "sources"]))?;
    Ok(None)
}

/// Once as the host sees the workspace, once as the browser sees the reader.
fn clippy() -> Result<Option<u32>> {
    let strict = ["--", "--deny", "warnings"];
    run(without_c(&mut cargo(["clippy", "--workspace", "--all-targets"])).args(strict))?;
    let wasm = ["--package", "lorgnette-web", "--target", "wasm32-unknown-unknown"];
    run(without_c(cargo(["clippy", "--all-targets"]).args(wasm)).args(strict))?;
    Ok(None)
}

fn native() -> Result<Option<u32>> {
    run_tests(without_c(&mut cargo(["test", "--workspace", "--no-fail-fast"]))).map(Some)
}

/// The crates without I/O, where a `usize` has 32 bits.
fn wasi() -> Result<Option<u32>> {
    let mut command = cargo(["test", "--target", "wasm32-wasip1", "--lib"]);
    command.args(["--features", "lorgnette-kb/source"]);
    for package in ["text", "kb", "tagger", "annotate", "corrections", "formats", "render"] {
        command.args(["--package", &format!("lorgnette-{package}")]);
    }
    run_tests(&mut command).map(Some)
}

/// The module as the browser loads it, in Node: the same guesses as native code.
fn tagger() -> Result<Option<u32>> {
    let mut command = program("node");
    command.args(["--test", "--test-reporter=spec", "crates/tagger-wasm/js/tagger.test.mjs"]);
    run_tests(command.env("TAGGER", tagger_wasm::build()?)).map(Some)
}

fn web() -> Result<Option<u32>> {
    let target = ["--package", "lorgnette-web", "--target", "wasm32-unknown-unknown"];
    let mut command = cargo(["test", "--test", "web", "--test", "library"]);
    command.args(target).env("CHROMEDRIVER", system::driver().unwrap_or_default());
    run_tests(&mut command).map(Some)
}

/// What many will type must yield the whole site.
fn plain_trunk() -> Result<Option<u32>> {
    trunk::build()?;
    dist::check()?;
    Ok(None)
}

fn release() -> Result<Option<u32>> {
    dist::build()?;
    Ok(None)
}

/// Every `tests/e2e/*.test.mjs`, over the site in dist, with the built command to serve it.
fn e2e() -> Result<Option<u32>> {
    let root = project::root();
    if !root.join("dist/index.html").is_file() {
        dist::build()?;
    }
    run(&mut cargo(["build", "--quiet", "--package", "lorgnette"]))?;
    let mut command = program("node");
    // Node's own default leaves a core for itself, which is half of a machine with two.
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    command
        .args(["--test", "--test-reporter=spec", &format!("--test-concurrency={cores}")])
        .args(e2e_files(&root)?)
        .env("CHROMIUM", system::browser().unwrap_or_default())
        .env("LORGNETTE", executable()?)
        .env("SITE", root.join("dist"))
        .env("TAGGER", tagger_wasm::build()?);
    run_tests(&mut command).map(Some)
}

/// Listed by us: what `node --test FOLDER` means changed between Node 20 and 22.
fn e2e_files(root: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root.join("tests/e2e"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.mjs") {
            files.push(format!("tests/e2e/{name}"));
        }
    }
    files.sort();
    Ok(files)
}

/// The built `lorgnette`: it lies beside xtask, in the same target folder.
fn executable() -> Result<PathBuf> {
    let name = format!("lorgnette{}", env::consts::EXE_SUFFIX);
    Ok(env::current_exe()?.with_file_name(name))
}

/// The workspace's own code needs no C compiler: one that always fails proves it.
fn without_c(command: &mut Command) -> &mut Command {
    command.env("CC", "false").env("HOST_CC", "false").env("CXX", "false")
}
