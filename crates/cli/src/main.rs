//! `lorgnette`: repairs, annotates, and builds the static pages.

mod annotate;
mod build;
mod corrections;
mod evaluate;
mod failure;
mod http;
mod input;
mod knowledge;
mod output;
mod policy;
mod repair;
mod serve;
mod taggers;

use clap::{Parser, Subcommand};
use lorgnette_render::Inbox;
use std::path::PathBuf;
use std::process::ExitCode;

/// Turns articles into pages on which every name answers.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Print a damaged text as it once was
    Repair {
        /// The file; `-` reads standard input
        file: PathBuf,
        /// Print every change as JSON instead of the text
        #[arg(long)]
        report: bool,
    },
    /// Print what a text names, with offsets in code points of its repaired text
    Annotate(annotate::Options),
    /// Work on knowledge base files
    Kb {
        #[command(subcommand)]
        verb: KbVerb,
    },
    /// Measure recognition and linking against texts that somebody marked
    Evaluate(evaluate::Options),
    /// Make a site of articles: a page each, and an index
    Build {
        /// Articles (.txt, .md, .html, .mhtml, .epub, projects of the desk, or what `annotate`
        /// wrote), or folders of them
        #[arg(required = true, value_name = "SRC")]
        sources: Vec<PathBuf>,
        /// Where the site goes: an empty folder, or one that was built before
        #[arg(short, long, value_name = "DIR")]
        out: PathBuf,
        /// The reader that trunk built; without one the nearest `dist/` is looked at
        #[arg(long, value_name = "DIR")]
        reader: Option<PathBuf>,
        /// A folder of knowledge base files that add to what ships, or replace it
        #[arg(long, value_name = "DIR")]
        kb: Option<PathBuf>,
        /// Where readers' corrections go: mailto:desk@example.org, or the address of a form
        /// with {title} and {body} in it
        #[arg(long, value_name = "ADDRESS", value_parser = Inbox::parse)]
        corrections_to: Option<Inbox>,
        /// Corrections to apply: a file of them, or a folder of such files
        #[arg(long, value_name = "FILE|DIR")]
        corrections: Option<PathBuf>,
    },
    /// Serve a site on this machine, with the headers that it should have anywhere
    Serve {
        /// The site's folder
        dir: PathBuf,
        /// The port; without one 8000, or a free one where that is taken
        #[arg(long)]
        port: Option<u16>,
    },
}

#[derive(Subcommand)]
enum KbVerb {
    /// Say what is wrong in a folder of files, by file, line and column
    Check {
        /// The folder
        #[arg(default_value = "kb")]
        dir: PathBuf,
        /// Let the files name entities that ship, as `--kb` does elsewhere
        #[arg(long)]
        over_shipped: bool,
    },
    /// Write the names of a folder of files alone, for a browser to find them with
    Names {
        /// The folder
        #[arg(default_value = "kb")]
        dir: PathBuf,
        /// The packed list
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Write a folder of files in the form that programs load
    Pack {
        /// The folder
        #[arg(default_value = "kb")]
        dir: PathBuf,
        /// The packed file
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse().verb) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(verb: Verb) -> anyhow::Result<ExitCode> {
    match verb {
        Verb::Repair { file, report: false } => repair::print_text(&file)?,
        Verb::Repair { file, report: true } => repair::print_report(&file)?,
        Verb::Annotate(options) => annotate::print(&options)?,
        Verb::Evaluate(options) => evaluate::evaluate(&options)?,
        Verb::Kb { verb } => match verb {
            KbVerb::Check { dir, over_shipped: false } => knowledge::check(&dir)?,
            KbVerb::Check { dir, over_shipped: true } => knowledge::check_over_shipped(&dir)?,
            KbVerb::Names { dir, out } => knowledge::write_names(&dir, &out)?,
            KbVerb::Pack { dir, out } => knowledge::write_packed(&dir, &out)?,
        },
        Verb::Build { sources, out, reader, kb, corrections_to: inbox, corrections } => {
            let request = build::Request { sources, out, reader, kb, inbox, corrections };
            return build::build(&request);
        }
        Verb::Serve { dir, port } => serve::serve(&dir, port)?,
    }
    Ok(ExitCode::SUCCESS)
}
