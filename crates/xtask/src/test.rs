//! `cargo xtask test`: every check there is, as legs that run one after another.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::command::{cargo, program, run, run_tests};
use crate::needs::{
    BROWSER, COMPONENTS, DENY, NODE, Need, PACKAGES, TRUNK, WASI, WASM, WASM_BINDGEN,
};
use crate::setup::{self, Consent, in_ci};
use crate::{dist, project, system, tidy, trunk};

/// One check: what it does, what it needs, and how it runs.
struct Leg {
    name: &'static str,
    what: &'static str,
    needs: &'static [&'static Need],
    /// Returns how many tests passed, where the leg is made of tests.
    run: fn() -> Result<Option<u32>>,
}

/// Quick ones first; `e2e` reads the site that `dist` built.
const LEGS: [Leg; 10] = [
    Leg { name: "fmt", what: "formatting", needs: &[&COMPONENTS], run: fmt },
    Leg { name: "tidy", what: "the house rules", needs: &[], run: house_rules },
    Leg { name: "deny", what: "licences, bans, sources", needs: &[&DENY], run: deny },
    Leg { name: "clippy", what: "lints", needs: &[&COMPONENTS, &WASM], run: clippy },
    Leg { name: "native", what: "native tests", needs: &[], run: native },
    Leg { name: "wasi", what: "core tests, 32 bit", needs: &[&WASI, &NODE], run: wasi },
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

/// How a leg ended.
enum End {
    Passed { tests: Option<u32>, time: Duration },
    Skipped { without: Vec<&'static str> },
}

/// The names of the legs, in order.
pub(crate) fn names() -> [&'static str; LEGS.len()] {
    LEGS.map(|leg| leg.name)
}

/// Runs the legs named, or all; stops at the first that fails.
pub(crate) fn test(consent: Consent, chosen: &[String]) -> Result<()> {
    let legs: Vec<&Leg> = LEGS
        .iter()
        .filter(|leg| chosen.is_empty() || chosen.iter().any(|name| name == leg.name))
        .collect();
    println!(
        "test: runs {} of {} legs. All of them take about 5 minutes warm,",
        legs.len(),
        LEGS.len()
    );
    println!("      15 on a fresh machine; tools come on top.");
    let unmet = set_up(&legs, consent)?;
    let mut ends = Vec::new();
    for leg in legs {
        println!("\n== {}: {}", leg.name, leg.what);
        match leg.end(&unmet) {
            Ok(end) => ends.push((leg, end)),
            Err(error) => {
                summarise(&ends);
                println!("  {:<8} FAILED", leg.name);
                return Err(error.context(format!("leg {} failed", leg.name)));
            }
        }
    }
    summarise(&ends);
    conclude(&ends, chosen);
    Ok(())
}

/// Installs what the legs need. In CI nothing may be missing.
fn set_up(legs: &[&Leg], consent: Consent) -> Result<Vec<&'static Need>> {
    let wanted: Vec<&'static Need> = crate::needs::ALL
        .into_iter()
        .filter(|need| legs.iter().any(|leg| leg.needs.contains(need)))
        .collect();
    let unmet = setup::install(&wanted, consent)?;
    for need in &unmet {
        println!("{} is missing. {}", need.name, need.mend);
    }
    if in_ci() && !unmet.is_empty() {
        bail!("in CI no leg may be skipped, and what is listed above is missing");
    }
    Ok(unmet)
}

impl Leg {
    fn end(&self, unmet: &[&'static Need]) -> Result<End> {
        let lacks = self.needs.iter().filter(|need| unmet.contains(need));
        let without: Vec<&str> = lacks.map(|need| need.name).collect();
        if !without.is_empty() {
            println!("SKIPPED: there is no {}", without.join(", no "));
            return Ok(End::Skipped { without });
        }
        let start = Instant::now();
        let tests = (self.run)()?;
        Ok(End::Passed { tests, time: start.elapsed() })
    }
}

/// One line a leg.
fn summarise(ends: &[(&Leg, End)]) {
    println!("\nSummary");
    for (leg, end) in ends {
        match end {
            End::Passed { tests, time } => {
                let tests = tests.map(|count| format!(", {count} tests")).unwrap_or_default();
                println!("  {:<8} ok {:>7.1} s  {}{tests}", leg.name, time.as_secs_f32(), leg.what);
            }
            End::Skipped { without } => {
                println!("  {:<8} SKIPPED     no {}", leg.name, without.join(", no "));
            }
        }
    }
}

/// The last line says what ran, and louder what did not.
fn conclude(ends: &[(&Leg, End)], chosen: &[String]) {
    let (mut passed, mut tests, mut seconds) = (0, 0, 0.0);
    for (_, end) in ends {
        if let End::Passed { tests: count, time } = end {
            passed += 1;
            tests += count.unwrap_or(0);
            seconds += time.as_secs_f32();
        }
    }
    let legs = LEGS.len();
    println!("{passed} of {legs} legs passed in {seconds:.0} s: {tests} tests ran, none failed.");
    let skipped = ends.len() - passed;
    if skipped > 0 {
        println!("NOT EVERYTHING WAS TESTED: {skipped} legs were skipped for want of a tool.");
    } else if !chosen.is_empty() {
        println!("Only the legs named were run: {}.", chosen.join(", "));
    }
}

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
    for package in ["text", "kb", "annotate", "render"] {
        command.args(["--package", &format!("lorgnette-{package}")]);
    }
    run_tests(&mut command).map(Some)
}

fn web() -> Result<Option<u32>> {
    let target = ["--package", "lorgnette-web", "--target", "wasm32-unknown-unknown"];
    let mut command = cargo(["test", "--test", "web"]);
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
    command
        .args(["--test", "--test-reporter=spec"])
        .args(e2e_files(&root)?)
        .env("CHROMIUM", system::browser().unwrap_or_default())
        .env("LORGNETTE", executable()?)
        .env("SITE", root.join("dist"));
    run_tests(&mut command).map(Some)
}

/// Listed by us: what `node --test FOLDER` means changed between Node 20 and 22.
fn e2e_files(root: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(root.join("tests/e2e"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.mjs") {
            files.push(format!("tests/e2e/{name}"));
        }
    }
    files.sort();
    Ok(files)
}

/// The built `lorgnette`: it lies beside xtask, in the same target folder.
fn executable() -> Result<std::path::PathBuf> {
    let name = format!("lorgnette{}", std::env::consts::EXE_SUFFIX);
    Ok(std::env::current_exe()?.with_file_name(name))
}

/// The workspace's own code needs no C compiler: one that always fails proves it.
fn without_c(command: &mut Command) -> &mut Command {
    command.env("CC", "false").env("HOST_CC", "false").env("CXX", "false")
}
