//! A note: words that somebody marked in a text, and perhaps what they wrote beside them.

use crate::{Anchor, Anchors, Quote};
use lorgnette_text::{Document, Mark, MarkKind};
use serde::{Deserialize, Serialize};

/// A marked stretch with or without a remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its id, different from that of every other note on the text.
    pub id: String,
    /// What is marked.
    pub at: Quote,
    /// What is written beside it; none where it is only marked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// When it was written, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<String>,
}

impl Note {
    /// Marks in `document` what `notes` quote, and says where each of them stands; none where its
    /// words are lost.
    pub fn mark(document: &mut Document, notes: &[Note]) -> Vec<Option<Anchor>> {
        if notes.is_empty() {
            return Vec::new();
        }
        let anchors = Anchors::new(&document.text);
        let find = |note: &Note| anchors.find(&note.at, note.at.start.unwrap_or_default());
        let found: Vec<Option<Anchor>> = notes.iter().map(find).collect();
        for (note, anchor) in notes.iter().zip(&found) {
            let mark = |anchor: &Anchor| Mark {
                span: anchor.span,
                kind: MarkKind::Noted(note.id.clone()),
            };
            document.marks.extend(anchor.as_ref().map(mark));
        }
        document.marks.sort_by_cached_key(|mark| (mark.span.start, u32::MAX - mark.span.end));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_note_quotes_is_marked_and_what_is_lost_is_told() {
        let note = |id: &str, exact: &str| Note {
            id: id.into(),
            at: Quote {
                exact: exact.into(),
                prefix: "在".into(),
                suffix: "。".into(),
                index: 0,
                start: None,
            },
            text: None,
            made: None,
        };
        let mut document = Document { text: "普京在朝鮮。".into(), ..Document::default() };
        let found = Note::mark(&mut document, &[note("b", "朝鮮"), note("a", "別處")]);
        assert_eq!(found.iter().map(Option::is_some).collect::<Vec<_>>(), [true, false]);
        assert_eq!(document.marks.len(), 1);
        assert_eq!(document.marks[0].kind, MarkKind::Noted("b".into()));
        assert_eq!((document.marks[0].span.start, document.marks[0].span.end), (3, 5));
    }
}
