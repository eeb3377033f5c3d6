//! `lorgnette-fit`: fits the weights by which names are decided, on texts that somebody marked.
//!
//! 1. [`corpus`]: the texts, each a lattice of the proposals of the annotator.
//! 2. [`lattice`]: how likely each set of names that do not overlap is, and the best one.
//! 3. [`learn`]: the weights under which the marked sets are likeliest.
//! 4. [`score`]: how well they do on texts that they were not fitted on.
//!
//! The same texts give the same table, on every machine with the same arithmetic.

mod corpus;
mod lattice;
mod learn;
mod score;

use anyhow::{Context, Result, anyhow};
use clap::Parser;
use corpus::{Base, Text};
use lorgnette_annotate::decision::Weights;
use lorgnette_tagger::Language;
use score::Score;
use std::path::{Path, PathBuf};

/// Where the weights stand.
const TABLE: &str = "crates/annotate/data/weights.tsv";
/// How much the wish for F1 may add to every proposal, in thousandths: likelihood alone
/// leaves out too many names.
const BOLDNESS: [i32; 4] = [0, 150, 300, 450];

#[derive(Parser)]
#[command(about = "Fits the weights by which names are decided")]
struct Options {
    /// The language of the texts, `zh` or `en`
    language: String,
    /// The texts to fit on: IOB2, CoNLL or JSON
    #[arg(long, required = true, num_args = 1..)]
    train: Vec<PathBuf>,
    /// The texts to choose the boldness on, and to score by kind
    #[arg(long, required = true, num_args = 1..)]
    dev: Vec<PathBuf>,
    /// The texts to score and nothing else
    #[arg(long, num_args = 1..)]
    test: Vec<PathBuf>,
    /// How strongly weights are drawn to nothing
    #[arg(long, default_value_t = 10.0)]
    draw: f64,
    /// Leave the table as it is
    #[arg(long)]
    dry: bool,
    /// Write what goes wrong in the first of the dev texts to this file
    #[arg(long)]
    mistakes: Option<PathBuf>,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let language = match options.language.as_str() {
        "zh" => Language::Chinese,
        "en" => Language::English,
        other => return Err(anyhow!("no weights for the language {other}; give zh or en")),
    };
    let base = Base::read(Path::new("."), language)?;
    let read = |paths: &[PathBuf]| -> Result<Vec<Vec<Text>>> {
        paths.iter().map(|path| base.texts(path)).collect()
    };
    let train = read(&options.train)?;
    let fitted = learn::weights(&train.concat(), options.draw);
    let fitted = learn::with_added(fitted, language);
    let dev = read(&options.dev)?;
    let all = dev.concat();
    let bold = |by: i32| learn::bolder(&fitted, f64::from(by) / 1000.0);
    let best = BOLDNESS.into_iter().map(bold).max_by_key(|w| Score::of(&all, w).thousandths());
    let best = best.context("there are several degrees of boldness")?;
    println!("train\t{}", Score::of(&train.concat(), &best));
    for (path, texts) in options.dev.iter().zip(&dev) {
        println!("{}\t{}", path.display(), Score::of(texts, &best));
    }
    for path in &options.test {
        println!("{}\t{}", path.display(), Score::of(&base.texts(path)?, &best));
    }
    if let (Some(path), Some(texts)) = (&options.mistakes, dev.first()) {
        std::fs::write(path, score::mistakes(texts, &best))?;
    }
    match options.dry {
        true => Ok(()),
        false => write(language, &best),
    }
}

/// Writes the weights into the columns of `language`.
fn write(language: Language, weights: &[f64]) -> Result<()> {
    // What stands there now, not what this program was built with.
    let standing = std::fs::read_to_string(TABLE).context(TABLE)?;
    let mut table = Weights::read(&standing).map_err(|problem| anyhow!("{TABLE}: {problem}"))?;
    for (row, fitted) in table.of(language).zip(weights.chunks(3)) {
        for (weight, fitted) in row.iter_mut().zip(fitted) {
            *weight = (fitted * 1000.0).round() as i32;
        }
    }
    std::fs::write(TABLE, table.table()).context(TABLE)
}
