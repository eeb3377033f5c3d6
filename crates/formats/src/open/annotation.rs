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
                // Others write no blocks, or some: what is in none would not be shown.
                Some(draft) => as_it_is(draft.filled(), meta),
                None => return Err(Refusal::Damaged(Damage::Blocks)),
            }
        }
        None => untouched(&passage.text),
    };
    Ok(Opened { names: passage.names, ..Opened::of(document, Input::Json, encoding) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open;
    use lorgnette_text::CharIndex;

    /// The blocks that a record is shown in, and the names in it.
    #[track_caller]
    fn check(record: &str, blocks: &[&str], names: &[&str]) {
        let opened = open(record.as_bytes(), &Hint::named("a.json")).expect("it is a record");
        let text = opened.document.text.as_str();
        let index = CharIndex::new(text);
        let shown = opened.document.blocks.iter().map(|block| index.slice(text, block.span));
        assert_eq!(shown.collect::<Vec<_>>(), blocks, "{record}");
        let named = opened.names.iter().map(|name| index.slice(text, name.span));
        assert_eq!(named.collect::<Vec<_>>(), names, "{record}");
    }

    #[test]
    fn what_lies_in_no_block_is_shown_as_plain_text_is() {
        let text = r#""text": "Kim left.\nHe is in Seoul.""#;
        let ents = r#""ents": [{"start": 0, "end": 3, "label": "PERSON"}]"#;
        let lines = ["Kim left.", "He is in Seoul."];
        check(&format!("{{{text}}}"), &lines, &[]);
        check(&format!("{{{text}, {ents}}}"), &lines, &["Kim"]);
        check(&format!("{{{text}, \"blocks\": [], {ents}}}"), &lines, &["Kim"]);
        check(&format!("{{\"lorgnette\": 1, {text}, \"blocks\": []}}"), &lines, &[]);
        let block = r#""blocks": [{"kind": "quote", "span": {"start": 10, "end": 25}}]"#;
        check(&format!("{{{text}, {block}, {ents}}}"), &lines, &["Kim"]);
    }

    #[test]
    fn what_is_said_beside_the_text_stays() {
        let record = r#"{"text": "甲乙。", "meta": {"title": "題", "date": "2024-06-19"},
            "marks": [{"span": {"start": 0, "end": 1}, "kind": "strong"}]}"#;
        let document = open(record.as_bytes(), &Hint::named("a.json")).expect("it is one").document;
        assert_eq!((document.marks.len(), document.blocks.len()), (1, 1));
        assert_eq!(document.meta.title.as_deref(), Some("題"));
    }
}
