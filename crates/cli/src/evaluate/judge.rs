//! One text: what is marked in it, and what was found.

use lorgnette_annotate::{Annotator, Mention};
use lorgnette_formats::Passage;
use lorgnette_text::{CharIndex, untouched};

/// A marked text with what was found in it.
pub(super) struct Judged {
    pub(super) gold: Passage,
    /// By start, then longest first.
    pub(super) mentions: Vec<Mention>,
    /// BCP 47, told from the text.
    pub(super) language: String,
    /// Of the gold's text.
    pub(super) index: CharIndex,
}

/// Annotates the text as it is: repair would move the offsets of the gold.
pub(super) fn judge(gold: Passage, annotator: &Annotator) -> Judged {
    let annotated = annotator.annotate(untouched(&gold.text));
    let language = annotated.document.meta.language;
    let index = CharIndex::new(&gold.text);
    Judged { gold, mentions: annotated.mentions, language, index }
}
