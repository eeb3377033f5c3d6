//! `lorgnette evaluate`: recognition and linking against texts that somebody marked.
//!
//! 1. [`gold`]: the files, and their texts by document or by sentence.
//! 2. [`judge`]: what was found in each text, beside what is marked.
//! 3. [`labels`], [`score`], [`linking`], [`interval`]: how much of it is right.
//! 4. [`report`]: the figures as a table or as JSON; [`mistakes`] and [`page`]: the rest.

mod gold;
mod interval;
mod judge;
mod labels;
mod linking;
mod mistakes;
mod page;
mod report;
mod score;

use crate::failure::Attempt;
use crate::taggers::taggers;
use crate::{knowledge, output};
use anyhow::Result;
use judge::Judged;
use labels::Labels;
use lorgnette_annotate::Annotator;
use report::Report;
use std::path::{Path, PathBuf};

/// What to measure, and how to tell it.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Files of marked texts: IOB2, CoNLL, or JSON as spaCy writes it; `-` reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The format; without it each file's is told by its first lines
    #[arg(long, value_enum)]
    format: Option<gold::FormatName>,
    /// A folder of knowledge base files that add to what ships, or replace it
    #[arg(long, value_name = "DIR")]
    kb: Option<PathBuf>,
    /// Print the figures as JSON
    #[arg(long)]
    json: bool,
    /// Write a page that shows every mistake in its line, with what was found and why
    #[arg(long, value_name = "FILE")]
    errors: Option<PathBuf>,
    /// The labels to tell apart, with commas: some of PER, LOC and ORG, or OntoNotes' own
    #[arg(long, value_name = "LABELS", value_delimiter = ',')]
    labels: Vec<String>,
    /// Read the sentences of a document together, a line each (the default; a file without
    /// borders of documents has one text a document)
    #[arg(long, conflicts_with = "by_sentence")]
    by_document: bool,
    /// Read each sentence by itself
    #[arg(long)]
    by_sentence: bool,
}

/// Measures every file, and where there are more, all of them together.
pub(crate) fn evaluate(options: &Options) -> Result<()> {
    let read = |file: &PathBuf| gold::read(file, options);
    let golds = options.files.iter().map(read).collect::<Result<Vec<_>>>()?;
    let kb = knowledge::knowledge(options.kb.as_deref())?;
    let annotator = Annotator::new(&kb).with_taggers(taggers());
    let links = linking::Links::new(&kb);
    let mut all: Vec<Judged> = Vec::new();
    let mut reports = Vec::new();
    for gold in golds {
        let judged: Vec<Judged> =
            gold.texts.into_iter().map(|text| judge::judge(text, &annotator)).collect();
        let labels = Labels::of(&options.labels, &judged)?;
        reports.push(Report::new(gold.source, &judged, &labels, &links));
        all.extend(judged);
    }
    let labels = Labels::of(&options.labels, &all)?;
    if options.files.len() > 1 {
        reports.push(Report::new(gold::Source::all(&options.files), &all, &labels, &links));
    }
    let tables = reports.iter().map(Report::table).collect::<Vec<_>>().join("\n");
    if let Some(file) = &options.errors {
        write_page(file, &page::html(&tables, &all, labels.first(), &links))?;
    }
    match options.json {
        true => output::print(&(serde_json::to_string_pretty(&reports)? + "\n")),
        false => output::print(&tables),
    }
}

fn write_page(file: &Path, html: &str) -> Result<()> {
    std::fs::write(file, html).or_cannot("write", file.display())
}
