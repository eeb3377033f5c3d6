//! Paragraphs of a length that nobody writes, as in a file without line ends: set in parts, because
//! a browser lays a paragraph out as a whole and skips nothing of it.

use lorgnette_annotate::Annotated;
use lorgnette_text::{Block, BlockKind, CharIndex, Document, Span};
use std::borrow::Cow;

/// A longer paragraph is parted, in code points: ten screens, laid out in some milliseconds.
const LONG: u32 = 8_000;

/// `blocks` with every long paragraph in parts that follow each other without a gap.
pub(crate) fn parted<'b>(annotated: &Annotated, blocks: &'b [Block]) -> Cow<'b, [Block]> {
    let is_long = |block: &Block| block.kind == BlockKind::Paragraph && block.span.len() > LONG;
    if !blocks.iter().any(is_long) {
        return Cow::Borrowed(blocks);
    }
    let index = CharIndex::new(&annotated.document.text);
    let parts = |block: &Block| match is_long(block) {
        true => parts(annotated, &index, block.span),
        false => vec![block.span],
    };
    let block = |block: &'b Block| {
        parts(block).into_iter().map(|span| Block { kind: block.kind.clone(), span })
    };
    Cow::Owned(blocks.iter().flat_map(block).collect())
}

/// Whether a paragraph that ends at the code point `end` goes on in the next block.
pub(crate) fn goes_on(document: &Document, end: u32) -> bool {
    let block = document.blocks.partition_point(|block| block.span.end <= end);
    document.blocks.get(block).is_some_and(|block| block.span.start < end)
}

/// About [`LONG`] code points each, cut where a sentence ends, else at a blank; what has neither
/// stays whole, and so does everything that has a mark or a name on it.
fn parts(annotated: &Annotated, index: &CharIndex, whole: Span) -> Vec<Span> {
    let text = index.slice(&annotated.document.text, whole);
    let (mut parts, mut start, mut before) = (Vec::new(), whole.start, [' '; 2]);
    for (at, c) in (whole.start..).zip(text.chars()) {
        let end = end(before, c);
        let enough = if end == Some(End::Word) { LONG + LONG / 4 } else { LONG };
        let fits = end.is_some() && at - start >= enough && whole.end - at >= LONG / 2;
        if fits && is_between(annotated, at) {
            parts.push(Span::new(start, at));
            start = at;
        }
        before = [before[1], c];
    }
    parts.push(Span::new(start, whole.end));
    parts
}

/// What may end between two characters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Sentence,
    Word,
}

/// What ends behind the two characters `before` and before `next`, if anything does.
fn end([mark, last]: [char; 2], next: char) -> Option<End> {
    let stops = |c: char| "。！？".contains(c);
    let closes = |c: char| "」』”’）".contains(c);
    match last {
        _ if next.is_whitespace() || stops(next) || closes(next) => None,
        ' ' if ".!?".contains(mark) => Some(End::Sentence),
        ' ' => Some(End::Word),
        _ if stops(last) || closes(last) && stops(mark) => Some(End::Sentence),
        _ => None,
    }
}

/// Whether nothing that is one element lies over the place before the code point `at`.
fn is_between(annotated: &Annotated, at: u32) -> bool {
    let Annotated { document, mentions, .. } = annotated;
    let names = mentions.iter().map(|mention| mention.span);
    let marks = document.marks.iter().map(|mark| mark.span);
    let changes = document.changes.iter().map(|change| change.repaired);
    !names.chain(marks).chain(changes).any(|span| span.start < at && at < span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use lorgnette_kb::Label;

    /// How long the parts of a text are that is one paragraph.
    fn lengths(text: &str, names: &[std::ops::Range<u32>]) -> Vec<u32> {
        let names = names.iter().map(|name| fixture::unlinked(name.clone(), Label::Person));
        let annotated = fixture::annotated(text, names.collect());
        let blocks = parted(&annotated, &annotated.document.blocks);
        assert!(blocks.windows(2).all(|pair| pair[0].span.end == pair[1].span.start));
        let ends = blocks.iter().map(|block| goes_on(&annotated.document, block.span.end));
        assert_eq!(ends.filter(|goes_on| !goes_on).count(), 1);
        blocks.iter().map(|block| block.span.len()).collect()
    }

    #[test]
    fn long_paragraphs_are_cut_where_a_sentence_ends() {
        let sentence = "甲".repeat(999) + "。";
        assert_eq!(lengths(&sentence.repeat(8), &[]), [8_000]);
        assert_eq!(lengths(&sentence.repeat(20), &[]), [8_000, 8_000, 4_000]);
        // With too little left behind it, the second part is the last.
        assert_eq!(lengths(&sentence.repeat(19), &[]), [8_000, 11_000]);
        let english = "Abcde fghi. ".repeat(1_100);
        assert_eq!(lengths(&english, &[]), [8_004, 5_196]);
    }

    #[test]
    fn a_name_is_never_cut_and_words_only_for_want_of_sentences() {
        let sentence = "甲".repeat(999) + "。";
        let text = sentence.repeat(20);
        assert_eq!(lengths(&text, std::slice::from_ref(&(7_999..8_001))), [9_000, 11_000]);
        assert_eq!(lengths(&"abcd ".repeat(4_000), &[]), [10_000, 10_000]);
        assert_eq!(lengths(&"甲".repeat(20_000), &[]), [20_000]);
    }
}
