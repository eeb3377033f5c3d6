//! `lorgnette annotate`: what a text names, as data.

use crate::{input, knowledge, output};
use anyhow::Result;
use lorgnette_annotate::{annotate, to_json};
use std::path::Path;

/// The forms of output.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum Format {
    /// One object: the text, and a flat list of mentions.
    Json,
}

/// Prints what the text in `file` names.
pub(crate) fn print(file: &Path, format: Format, kb: Option<&Path>) -> Result<()> {
    let kb = knowledge::knowledge(kb)?;
    let annotated = annotate(input::article(file)?, &kb);
    match format {
        Format::Json => {
            let annotation = to_json(&annotated, &kb);
            output::print(&(serde_json::to_string_pretty(&annotation)? + "\n"))
        }
    }
}
