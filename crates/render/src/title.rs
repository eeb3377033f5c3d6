//! The title: the heading that holds it, or what stands in for one.

use lorgnette_text::{Block, BlockKind, CharIndex, Document};

/// A title taken from the text is cut after so many columns (a Han character takes two).
const COLUMNS: usize = 48;

/// The heading that is the title, if the text begins with it, and the other blocks.
pub(crate) fn split(document: &Document) -> (Option<&Block>, &[Block]) {
    let blocks = &document.blocks;
    let Some((first, rest)) = blocks.split_first() else { return (None, blocks) };
    let is_title = match first.kind {
        BlockKind::Heading(1) => true,
        BlockKind::Heading(_) => document.meta.title.is_none(),
        _ => false,
    };
    if is_title { (Some(first), rest) } else { (None, blocks) }
}

/// The article's title in plain text: as given, else its first heading, else how the
/// text begins; empty for an empty article.
pub fn title(document: &Document) -> String {
    let index = CharIndex::new(&document.text);
    let words = |block: &Block| index.slice(&document.text, block.span).trim();
    let given = document.meta.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let heading = split(document).0.map(words);
    let beginning = document.blocks.iter().map(words).find(|text| !text.is_empty());
    match given.or(heading) {
        Some(title) => title.to_string(),
        None => beginning.map(cut).unwrap_or_default(),
    }
}

/// The first clause of `text`, at most [`COLUMNS`] wide.
fn cut(text: &str) -> String {
    let mut columns = 0;
    let fits = |c: &char| {
        columns += if c.is_ascii() { 1 } else { 2 };
        columns <= COLUMNS
    };
    let clause = text.split([',', '，', '。', '！', '？', '；', ';', '\n']).next().unwrap_or(text);
    let kept: String = clause.chars().take_while(fits).collect();
    if kept.len() < text.len() { kept + "…" } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn a_title_is_given_found_or_taken_from_the_beginning() {
        let block = |kind, range| fixture::block(kind, range);
        let heading = BlockKind::Heading(1);
        let document = |text: &str, blocks, title: Option<&str>| {
            let mut document = fixture::document(text, blocks);
            document.meta.title = title.map(str::to_string);
            document
        };
        for (document, expected) in [
            (document("題\n文", vec![block(heading, 0..1)], None), "題"),
            (document("文", vec![block(BlockKind::Paragraph, 0..1)], Some("給")), "給"),
            (document("他來了，又走了", vec![block(BlockKind::Paragraph, 0..7)], None), "他來了…"),
            (document("短", vec![block(BlockKind::Paragraph, 0..1)], Some(" ")), "短"),
            (document("", vec![], None), ""),
        ] {
            assert_eq!(title(&document), expected);
        }
    }
}
