//! `lorgnette repair`: the repaired text, or a report of every change.

use crate::{input, output};
use anyhow::Result;
use lorgnette_text::{Change, repair_source};
use serde_json::{Value, json};
use std::path::Path;

/// Prints the repaired text of `file` and nothing else.
pub(crate) fn print_text(file: &Path) -> Result<()> {
    let decoded = input::text(file)?;
    input::warn_of_front_matter(file, &decoded.text);
    let repaired = repair_source(&decoded.text, input::format_of(file));
    output::print(&repaired.text)
}

/// Prints what decoding and repair did, as JSON.
pub(crate) fn print_report(file: &Path) -> Result<()> {
    let decoded = input::text(file)?;
    input::warn_of_front_matter(file, &decoded.text);
    let repaired = repair_source(&decoded.text, input::format_of(file));
    let changes: Vec<Value> = repaired.changes.iter().map(change).collect();
    let report = json!({
        "encoding": {
            "name": decoded.encoding,
            "certainty": decoded.certainty,
            "reason": decoded.reason,
        },
        "lost": decoded.lost,
        "changes": changes,
    });
    output::print(&(serde_json::to_string_pretty(&report)? + "\n"))
}

/// A change as data, with its grounds as one sentence too.
fn change(change: &Change) -> Value {
    let mut data = json!(change);
    data["reason"] = json!(change.reason());
    data
}
