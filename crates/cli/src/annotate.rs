//! `lorgnette annotate`: what a text names, as data.

use crate::taggers::taggers;
use crate::{input, knowledge, output};
use anyhow::Result;
use lorgnette_annotate::{Annotation, Annotator, Ent, to_json};
use lorgnette_formats::{Link, Name, Passage, conll, iob2, json};
use lorgnette_text::Span;
use std::path::PathBuf;

/// The forms of output.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum Format {
    /// One object: the text, and a flat list of mentions
    Json,
    /// One line of JSON as spaCy, Prodigy and doccano read it
    Jsonl,
    /// A line a word with number, form and tag; of nested names the outermost
    Iob2,
    /// A line a word with form and tag; of nested names the outermost
    Conll,
}

/// What to annotate, and how to print it.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The file; `-` reads standard input
    file: PathBuf,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// A folder of knowledge base files that add to what ships, or replace it
    #[arg(long, value_name = "DIR")]
    kb: Option<PathBuf>,
    /// List 該國, both countries and the like too, with whom they stand for (in JSON)
    #[arg(long)]
    soft: bool,
}

/// Prints what the text in the file names.
pub(crate) fn print(options: &Options) -> Result<()> {
    let Options { file, format, kb, soft } = options;
    let kb = knowledge::knowledge(kb.as_deref())?;
    let mut annotator = Annotator::new(&kb).with_taggers(taggers());
    if *soft {
        annotator = annotator.with_soft_mentions();
    }
    let annotated = annotator.annotate(input::article(file)?);
    let annotation = to_json(&annotated, &kb);
    output::print(&match format {
        Format::Json => serde_json::to_string_pretty(&annotation)? + "\n",
        Format::Jsonl => json::write(&[vec![passage(annotation)]]),
        Format::Iob2 => iob2::write(&[vec![passage(annotation)]]),
        Format::Conll => conll::write(&[vec![passage(annotation)]]),
    })
}

/// The annotated text as the formats of others have it.
fn passage(annotation: Annotation) -> Passage {
    let name = |ent: Ent| Name {
        span: Span::new(ent.start, ent.end),
        label: ent.label.to_string(),
        link: ent.kb_id.map_or(Link::Nil, Link::To),
    };
    let names = annotation.ents.into_iter().map(name).collect();
    Passage { text: annotation.text, names, ..Passage::default() }
}
