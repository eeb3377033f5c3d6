//! `cargo xtask tagger-en`: trains the English tagger's model.
//!
//! 1. [`packages`]: fetches the word lists, with their checksums, and reads them.
//! 2. The corpora are read from `../shared/data/ner/en`.
//! 3. `lorgnette_tagger::train` makes the lexicon and learns the weights.
//! 4. The model is written; or, with `--measure`, models are trained on four fifths of EWT's
//!    dev documents and measured on the others, and the test part is scored.
//!
//! The same packages and corpora give the same bytes.

mod measure;
mod packages;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use lorgnette_tagger::train::{Document, Settings, columns, learn, lexicon, recased, universal};
use lorgnette_tagger::{Language, Tagger, seal};

use crate::project;

/// Where the model lies, from the project's root.
const MODEL: &str = "crates/tagger/models/en.tagger";

/// About so many words are known to the model: what half a megabyte has room for.
const WORDS: usize = 45_000;

/// Chosen by cross-validation on EWT's dev part, as are the weights below; none of them
/// matters much.
const SETTINGS: Settings = Settings { epochs: 12, rate: 0.1, sparsity: 4.0, least_seen: 2 };

/// What a sentence of WNUT17 weighs against one of wikigold: tweets are far from articles.
const TWEETS: f32 = 0.5;

/// What a sentence of EWT weighs: its guideline is the one that we follow.
const EWT: f32 = 1.5;

/// The marked-up texts that models are made from and measured on.
struct Corpora {
    /// EWT's dev part.
    ewt: Vec<Document>,
    /// EWT's test part: scored, never read.
    test: Vec<Document>,
    wikigold: Vec<Document>,
    /// WNUT17, train and dev.
    tweets: Vec<Document>,
}

/// Trains the model on all there is and writes it.
pub(crate) fn train() -> Result<()> {
    let corpora = corpora()?;
    let words = lexicon(&packages::sources()?, WORDS);
    let all = [corpora.others(), weighed(&corpora.ewt, EWT)].concat();
    let model = seal(Language::English, &learn(&words, &recased(&all), &SETTINGS));
    Tagger::read(&model).context("the model was made wrong")?;
    fs::write(project::root().join(MODEL), &model)?;
    println!("{MODEL}: {} bytes", model.len());
    Ok(())
}

/// Trains models and prints how good they are on what they have not seen.
pub(crate) fn measure() -> Result<()> {
    measure::measure(&corpora()?, &lexicon(&packages::sources()?, WORDS))
}

impl Corpora {
    /// All but EWT, with weights.
    fn others(&self) -> Vec<(Document, f32)> {
        [weighed(&self.wikigold, 1.0), weighed(&self.tweets, TWEETS)].concat()
    }
}

fn weighed(documents: &[Document], weight: f32) -> Vec<(Document, f32)> {
    documents.iter().map(|document| (document.clone(), weight)).collect()
}

fn corpora() -> Result<Corpora> {
    let folder: PathBuf = project::root().join("../shared/data/ner/en");
    let text = |name: &str| fs::read_to_string(folder.join(name)).context(name.to_owned());
    Ok(Corpora {
        ewt: universal(&text("en_ewt-dev.iob2")?),
        test: universal(&text("en_ewt-test.iob2")?),
        wikigold: columns(&text("wikigold.conll")?),
        tweets: [columns(&text("wnut17.train.conll")?), columns(&text("wnut17.dev.conll")?)]
            .concat(),
    })
}
