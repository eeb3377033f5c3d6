//! `lorgnette annotate`: what a text names, as data.

use crate::{input, knowledge};
use anyhow::Result;
use lorgnette_annotate::{Annotated, Mention, Value, annotate};
use lorgnette_kb::Kb;
use lorgnette_text::CharIndex;
use serde_json::json;
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
        Format::Json => println!("{}", serde_json::to_string_pretty(&object(&annotated, &kb))?),
    }
    Ok(())
}

/// The text and its mentions, by start and then longest first.
fn object(annotated: &Annotated, kb: &Kb) -> serde_json::Value {
    let text = &annotated.document.text;
    let index = CharIndex::new(text);
    let mention = |mention: &Mention| {
        let reasons: Vec<String> =
            mention.reasons.iter().map(|r| format!("{}: {}", r.rule, r.ground)).collect();
        json!({
            "start": mention.span.start,
            "end": mention.span.end,
            "label": mention.label,
            "text": index.slice(text, mention.span),
            "kb_id": mention.entity.map(|id| kb.entity(id).slug.as_str()),
            "value": mention.value.as_ref().map(value),
            "confidence": mention.confidence,
            "reasons": reasons,
            "parent": mention.parent,
        })
    };
    let ents: Vec<_> = annotated.mentions.iter().map(mention).collect();
    json!({ "text": text, "ents": ents })
}

/// ISO 8601 for a date, an object for a quantity.
fn value(value: &Value) -> serde_json::Value {
    match value {
        Value::Date { iso } => json!(iso),
        Value::Quantity { number, unit, approximate } => {
            json!({ "number": number, "unit": unit, "approximate": approximate })
        }
    }
}
