//! One text: what is marked in it, and what was found.

use lorgnette_annotate::{Annotator, Mention};
use lorgnette_formats::Passage;
use lorgnette_text::{CharIndex, Span, untouched};

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

impl Judged {
    /// What was found at exactly `span`.
    pub(super) fn mention(&self, span: Span) -> Option<&Mention> {
        let by_place = |mention: &Mention| (mention.span.start, u32::MAX - mention.span.end);
        let wanted = (span.start, u32::MAX - span.end);
        let at = self.mentions.partition_point(|mention| by_place(mention) < wanted);
        self.mentions.get(at).filter(|mention| mention.span == span)
    }
}

/// Annotates the text as it is: repair would move the offsets of the gold.
pub(super) fn judge(gold: Passage, annotator: &Annotator) -> Judged {
    let annotated = annotator.annotate(untouched(&gold.text));
    let language = annotated.document.meta.language;
    let index = CharIndex::new(&gold.text);
    Judged { gold, mentions: annotated.mentions, language, index }
}
