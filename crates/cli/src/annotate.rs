//! `lorgnette annotate`: what a text names, as data.

use crate::taggers::taggers;
use crate::{corrections, input, knowledge, output};
use anyhow::Result;
use lorgnette_annotate::{Annotation, Annotator, Ent, to_json};
use lorgnette_corrections::Applied;
use lorgnette_formats::web_annotation;
use lorgnette_formats::{Link, Name, Opened, Passage, conll, iob2, json};
use lorgnette_render::percent;
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
    /// The W3C's Web Annotation in JSON-LD: an annotation a name
    WebAnnotation,
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
    /// Corrections to apply: a file of them, or a folder of such files
    #[arg(long, value_name = "FILE|DIR")]
    corrections: Option<PathBuf>,
}

/// Prints what the text in the file names.
pub(crate) fn print(options: &Options) -> Result<()> {
    let Options { file, format, kb, soft, corrections } = options;
    let kb = knowledge::knowledge(kb.as_deref())?;
    let corrections = corrections::read(corrections.as_deref())?;
    let mut corrections = corrections.over(&kb);
    let mut annotator = Annotator::new(&kb).with_taggers(taggers());
    if *soft {
        annotator = annotator.with_soft_mentions();
    }
    let Opened { document, made, .. } = input::article(file)?;
    let annotated = corrections.apply(annotator.annotate(document), |_| true);
    corrections.tell();
    let applied = corrections::brought(annotated, &made, corrections.kb(), file);
    let annotation = to_json(&applied.annotated, applied.corrections.kb());
    output::print(&match format {
        Format::Json => serde_json::to_string_pretty(&annotation)? + "\n",
        Format::Jsonl => json::write(&[vec![passage(annotation)]]),
        Format::Iob2 => iob2::write(&[vec![passage(annotation)]]),
        Format::Conll => conll::write(&[vec![passage(annotation)]]),
        Format::WebAnnotation => web_annotations(&applied, &input::name(file)),
    })
}

/// The names of the text and the notes on it as annotations on the file of that name, which lies
/// beside them.
fn web_annotations(applied: &Applied, name: &str) -> String {
    let source = percent::encode(name.rsplit(['/', '\\']).next().unwrap_or(name));
    web_annotation::write(&web_annotation::of(applied, &source), &source)
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
