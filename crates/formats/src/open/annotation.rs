//! Lorgnette's own JSON, and that of others with marked names: text, names, and what else
//! `lorgnette annotate` writes of a document.

use super::{Damage, Encoding, Hint, Input, Opened, Refusal, source};
use crate::{joined, json};
use lorgnette_text::{Block, Draft, Mark, Meta, as_it_is, decode, untouched};
use serde::Deserialize;

/// The newest form of the JSON that is read here.
const NEWEST: u32 = 1;

/// What stands in the JSON beside the text and its names.
#[derive(Deserialize)]
struct Saved {
    /// Of the form; none in the JSON of others.
    #[serde(default)]
    lorgnette: u32,
    #[serde(default)]
    meta: Meta,
    #[serde(default)]
    blocks: Vec<Block>,
    #[serde(default)]
    marks: Vec<Mark>,
}

/// Whether bytes are an object, or a list of them, with a text in each.
pub(super) fn shows(bytes: &[u8]) -> bool {
    json::read(&decode(bytes).text).is_ok_and(|corpus| !corpus.documents.is_empty())
}

/// Reads a file of texts with marked names; several are joined to one. Nothing is repaired,
/// so that offsets hold.
pub(super) fn open(bytes: &[u8], hint: &Hint) -> Result<Opened, Refusal> {
    let (text, encoding) = Encoding::of(source(bytes, hint)?);
    let corpus = json::read(&text).map_err(Refusal::json)?;
    let passages: Vec<_> = corpus.documents.into_iter().flatten().collect();
    let passage = joined(&passages);
    let saved: Option<Saved> = serde_json::from_str(&text).ok();
    if saved.as_ref().is_some_and(|saved| saved.lorgnette > NEWEST) {
        return Err(Refusal::Newer);
    }
    let document = match saved {
        Some(Saved { meta, blocks, marks, .. }) => {
            match Draft::of_parts(&passage.text, blocks, marks) {
                Some(draft) => as_it_is(draft, meta),
                None => return Err(Refusal::Damaged(Damage::Blocks)),
            }
        }
        None => untouched(&passage.text),
    };
    Ok(Opened { names: passage.names, ..Opened::of(document, Input::Json, encoding) })
}
