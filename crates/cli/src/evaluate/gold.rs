//! The gold: files of marked texts, read as they are.

use super::Options;
use crate::input;
use anyhow::{Result, bail};
use lorgnette_formats::{Corpus, Format, Passage, Problem, joined, read as parse};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// How many problems of a file are printed.
const SHOWN: usize = 20;

/// The formats by their names on the command line.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum FormatName {
    /// Universal NER: number, form and tag between tabs, with `# text`
    Iob2,
    /// A line a word or character: form first, tag last
    Conll,
    /// An object a text, a line each or in one array
    Json,
}

/// A file's texts.
pub(super) struct Gold {
    pub(super) source: Source,
    pub(super) texts: Vec<Passage>,
}

/// Where texts come from, and how they were cut.
#[derive(Clone, Serialize)]
pub(super) struct Source {
    /// The file, or what several are called together.
    pub(super) file: String,
    /// The format's name; none for several files.
    pub(super) format: Option<&'static str>,
    /// Whether sentences stood alone or with their document.
    pub(super) unit: &'static str,
}

impl Source {
    /// That of several files together.
    pub(super) fn all(files: &[PathBuf]) -> Source {
        Source { file: format!("all {} files", files.len()), format: None, unit: "text" }
    }
}

/// Reads `file` and cuts it into texts as the options say; what is wrong is printed.
pub(super) fn read(file: &Path, options: &Options) -> Result<Gold> {
    let text = input::marked_text(file)?;
    let format = match options.format {
        None => Format::of(&text),
        Some(FormatName::Iob2) => Format::Iob2,
        Some(FormatName::Conll) => Format::Conll,
        Some(FormatName::Json) => Format::Json,
    };
    let corpus = corpus(file, &text, format)?;
    let unit = match options.by_sentence || corpus.documents.iter().all(|d| d.len() == 1) {
        true if format == Format::Json => "text",
        true => "sentence",
        false => "document",
    };
    let texts = match options.by_sentence {
        true => corpus.documents.into_iter().flatten().collect(),
        false => corpus.documents.iter().map(|passages| joined(passages)).collect(),
    };
    let source = Source { file: input::name(file), format: Some(format.name()), unit };
    Ok(Gold { source, texts })
}

fn corpus(file: &Path, text: &str, format: Format) -> Result<Corpus> {
    let name = input::name(file);
    let say = |kind: &str, problem: &Problem| eprintln!("{kind}: {name}:{problem}");
    match parse(text, format) {
        Ok(corpus) => {
            corpus.notes.iter().for_each(|note| say("warning", note));
            Ok(corpus)
        }
        Err(problems) => {
            problems.iter().take(SHOWN).for_each(|problem| say("error", problem));
            let s = if problems.len() == 1 { "" } else { "s" };
            let format = format.name();
            bail!(
                "{name}, read as {format}, has {} problem{s}; nothing was measured",
                problems.len()
            )
        }
    }
}
