//! `lorgnette repair`: the repaired text, or a report of every change.

use crate::input::{self, Damaged};
use crate::output;
use anyhow::Result;
use lorgnette_formats::Encoding;
use lorgnette_text::{Change, repair_source};
use serde_json::{Value, json};
use std::path::Path;

/// What repair made of a file.
struct Mended {
    text: String,
    changes: Vec<Change>,
    encoding: Encoding,
}

/// Prints the repaired text of `file` and nothing else.
pub(crate) fn print_text(file: &Path) -> Result<()> {
    output::print(&mended(file)?.text)
}

/// Prints what decoding and repair did, as JSON.
pub(crate) fn print_report(file: &Path) -> Result<()> {
    let Mended { changes, encoding, .. } = mended(file)?;
    let changes: Vec<Value> = changes.iter().map(change).collect();
    let report = json!({
        "encoding": {
            "name": encoding.name,
            "certainty": encoding.certainty,
            "reason": encoding.reason,
        },
        "lost": encoding.lost,
        "changes": changes,
    });
    output::print(&(serde_json::to_string_pretty(&report)? + "\n"))
}

fn mended(file: &Path) -> Result<Mended> {
    match input::damaged(file)? {
        Damaged::Source(decoded, format) => {
            let (source, encoding) = Encoding::of(decoded);
            let repaired = repair_source(&source, format);
            Ok(Mended { text: repaired.text, changes: repaired.changes, encoding })
        }
        Damaged::Opened(opened) => {
            let document = opened.document;
            let text = document.text + "\n";
            Ok(Mended { text, changes: document.changes, encoding: opened.encoding })
        }
    }
}

/// A change as data, with its grounds as one sentence too.
fn change(change: &Change) -> Value {
    let mut data = json!(change);
    data["reason"] = json!(change.reason());
    data
}
