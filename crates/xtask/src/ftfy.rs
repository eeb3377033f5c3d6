//! `cargo xtask ftfy`: how our repair does on the examples of PyPI `ftfy`, the bar that it is held to.
//!
//! The examples are fetched and measured, never kept: our own tests have examples of their own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use lorgnette_text::repair;
use serde::Deserialize;

use crate::command::{program, run};
use crate::project;

const PACKAGE: &str = "ftfy==6.3.1";
/// Prints the examples that the package and its sources hold.
const SCRIPT: &str = include_str!("ftfy.py");
/// Clean texts, of which nothing may change.
const CLEAN: [&str; 3] = ["zh-hant.txt", "zh-hans.txt", "en.txt"];

/// An example of ftfy's.
#[derive(Deserialize)]
struct Example {
    source: String,
    text: String,
    /// What ftfy makes of it.
    ftfy: String,
    /// What its authors take as right.
    accepted: Vec<String>,
}

/// How an example came out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Same,
    /// A character that the authors give up is there.
    More,
    Other,
}

/// Fetches the package, measures, and prints a table and what came out otherwise.
pub(crate) fn ftfy() -> Result<()> {
    let Some(folder) = fetched() else {
        println!("SKIPPED: {PACKAGE} needs Python 3 with pip that reaches PyPI");
        return Ok(());
    };
    let examples = examples(&folder)?;
    let mut counts: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for example in &examples {
        let text = repair(&example.text).text;
        let outcome = outcome(&text, &example.accepted);
        let count = counts.entry(&example.source).or_default();
        count[outcome as usize] += 1;
        count[3] += usize::from(self::outcome(&example.ftfy, &example.accepted) != Outcome::Other);
        if outcome == Outcome::Other {
            println!("{:?}\n  ours {text:?}\n  ftfy {:?}", example.text, example.ftfy);
        }
    }
    println!(
        "\n| examples | as ftfy's authors want | and a lost character back | otherwise | ftfy |"
    );
    println!("|---|---|---|---|---|");
    for (source, [same, more, other, ftfy]) in counts {
        println!("| {source} | {same} | {more} | {other} | {ftfy} |");
    }
    clean()
}

/// How many lines of clean text are changed.
fn clean() -> Result<()> {
    for name in CLEAN {
        let path = project::root().join("../shared/data/clean").join(name);
        let Ok(text) = fs::read_to_string(&path) else {
            println!("SKIPPED: {} is not there", path.display());
            continue;
        };
        let changed = text.lines().filter(|line| repair(line).text != *line).count();
        println!("{name}: {changed} of {} clean lines changed", text.lines().count());
    }
    Ok(())
}

/// The folder that holds the package and its sources; none where they cannot be had.
fn fetched() -> Option<PathBuf> {
    let folder = project::cache().join("ftfy");
    if folder.join("ftfy").is_dir() {
        return Some(folder);
    }
    fs::create_dir_all(&folder).ok()?;
    let mut pip = program("python3");
    pip.args(["-m", "pip", "install", "--quiet", "--target"]).arg(&folder).arg(PACKAGE);
    run(&mut pip).ok()?;
    let mut pip = program("python3");
    pip.args(["-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "-d"]);
    run(pip.arg(&folder).arg(PACKAGE)).ok()?;
    Some(folder)
}

fn examples(folder: &Path) -> Result<Vec<Example>> {
    let mut python = Command::new("python3");
    python.args(["-c", SCRIPT]).arg(folder).env("PYTHONPATH", folder);
    let output = python.output().context("cannot start python3")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).context("the script prints JSON")
}

fn outcome(text: &str, accepted: &[String]) -> Outcome {
    let text = straight(text);
    let accepted: Vec<String> = accepted.iter().map(|text| straight(text)).collect();
    match () {
        () if accepted.contains(&text) => Outcome::Same,
        () if accepted.iter().any(|wanted| fills_in(&text, wanted)) => Outcome::More,
        () => Outcome::Other,
    }
}

/// Whether `text` is `wanted` with characters where that has U+FFFD.
fn fills_in(text: &str, wanted: &str) -> bool {
    let agree = |(a, b): (char, char)| a == b || b == char::REPLACEMENT_CHARACTER;
    text.chars().count() == wanted.chars().count() && text.chars().zip(wanted.chars()).all(agree)
}

/// With straight quotes, which ftfy makes of all, and one kind of line end.
fn straight(text: &str) -> String {
    let quote = |c| match c {
        '\u{2bc}' | '\u{2018}'..='\u{201b}' => '\'',
        '\u{201c}'..='\u{201f}' => '"',
        c => c,
    };
    text.replace("\r\n", "\n").chars().map(quote).collect()
}
