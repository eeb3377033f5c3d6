//! `cargo xtask tidy`: holds the sources to the house rules. Each rule is one file:
//! [`header`], [`edges`], [`io`], [`functions`], [`pins`], [`colours`], [`commands`], [`privacy`].

mod colours;
mod commands;
mod edges;
mod functions;
mod header;
mod io;
mod pins;
mod privacy;
mod syntax;

use std::fmt;

use anyhow::{Context, Result, bail};

use crate::command::{cargo, output};
use crate::project::{self, Source};
use crate::tools;

/// A broken rule: where, and what to do.
#[derive(Debug, PartialEq, Eq)]
struct Problem {
    path: String,
    /// From 1; 0 where the whole file is meant.
    line: usize,
    message: String,
}

impl Problem {
    fn new(path: &str, line: usize, message: impl Into<String>) -> Self {
        Problem { path: path.to_owned(), line, message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(out, "{}: {}", self.path, self.message),
            line => write!(out, "{}:{line}: {}", self.path, self.message),
        }
    }
}

/// Runs every rule over the project; prints each problem.
pub(crate) fn tidy() -> Result<()> {
    let sources = project::sources()?;
    let metadata = output(&mut cargo(["metadata", "--no-deps", "--format-version", "1"]));
    let metadata = metadata.context("cargo metadata failed")?;
    let (rust, mut problems) = syntax::parse(&sources);
    problems.extend(header::problems(&sources));
    problems.extend(edges::problems(&serde_json::from_str(&metadata)?));
    problems.extend(io::problems(&rust));
    problems.extend(functions::problems(&rust));
    problems.extend(pins::problems(&sources, tools::WASM_BINDGEN.version));
    problems.extend(colours::problems(&sources));
    problems.extend(commands::problems(&sources, &rust));
    problems.extend(privacy::problems(&sources));
    conclude(&sources, &rust, &problems)
}

fn conclude(sources: &[Source], rust: &[syntax::Rust], problems: &[Problem]) -> Result<()> {
    for problem in problems {
        eprintln!("{problem}");
    }
    if !problems.is_empty() {
        bail!("tidy found {} problems", problems.len());
    }
    println!("tidy: {} files keep the house rules; {}.", sources.len(), functions::report(rust));
    Ok(())
}
