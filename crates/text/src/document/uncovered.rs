//! The blocks of a text of which some were given: what lies in none is parted as plain text is.

use super::{Block, BlockKind, plain};
use crate::{CharIndex, Span};

/// The blocks that were `given`, one after the other in `text`, and between them the lines of
/// the text, or parts of lines, that lie in none of them.
pub(super) fn filled(text: &str, given: Vec<Block>) -> Vec<Block> {
    let lines = plain::parse(text, 0).draft.blocks;
    if given.is_empty() {
        return lines;
    }
    let index = CharIndex::new(text);
    let mut blocks = Vec::new();
    for line in lines {
        for part in parts(line.span, &given) {
            let span = trimmed(text, &index, part);
            let kind = if span == line.span { line.kind.clone() } else { BlockKind::Paragraph };
            blocks.extend((!span.is_empty()).then_some(Block { kind, span }));
        }
    }
    blocks.extend(given);
    // An empty block, as a rule is, stands before what begins where it does.
    blocks.sort_by_cached_key(|block| (block.span.start, block.span.end));
    blocks
}

/// What of `line` lies in none of the blocks.
fn parts(line: Span, given: &[Block]) -> Vec<Span> {
    let first = given.partition_point(|block| block.span.end <= line.start);
    let within = given[first..].iter().take_while(|block| block.span.start < line.end);
    let (mut parts, mut at) = (Vec::new(), line.start);
    for block in within {
        parts.push(Span::new(at, block.span.start));
        at = block.span.end;
    }
    parts.push(Span::new(at, line.end));
    parts
}

/// `span` without the white space at its ends.
fn trimmed(text: &str, index: &CharIndex, span: Span) -> Span {
    let words = index.slice(text, span);
    let before = words.chars().take_while(|c| c.is_whitespace()).count() as u32;
    let start = span.start + before;
    Span::new(start, start + words.trim().chars().count() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks that are made of `given`, each as its first character and its words.
    #[track_caller]
    fn check(text: &str, given: &[(u32, u32)], expected: &[(u32, &str)]) {
        let block = |&(start, end)| Block { kind: BlockKind::Quote, span: Span { start, end } };
        let blocks = filled(text, given.iter().map(block).collect());
        let index = CharIndex::new(text);
        let shown = blocks.iter().map(|b| (b.span.start, index.slice(text, b.span)));
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn lines_without_a_block_get_one() {
        check("甲\n\n 乙 \n丙", &[], &[(0, "甲"), (4, "乙"), (7, "丙")]);
        check("甲\n\n 乙 \n丙", &[(4, 5)], &[(0, "甲"), (4, "乙"), (7, "丙")]);
        check("甲\n乙", &[(0, 1), (2, 3)], &[(0, "甲"), (2, "乙")]);
        check("甲\n乙\n丙", &[(0, 3)], &[(0, "甲\n乙"), (4, "丙")]);
    }

    #[test]
    fn parts_of_lines_without_a_block_get_one() {
        check("ab cd ef", &[(3, 5)], &[(0, "ab"), (3, "cd"), (6, "ef")]);
        check("ab cd", &[(0, 0), (3, 3)], &[(0, ""), (0, "ab"), (3, ""), (3, "cd")]);
        check("ab\ncd", &[(1, 4)], &[(0, "a"), (1, "b\nc"), (4, "d")]);
    }

    #[test]
    fn a_first_line_without_a_block_may_be_the_title() {
        let quote = Block { kind: BlockKind::Quote, span: Span::new(2, 3) };
        let kinds: Vec<_> = filled("甲\n乙", vec![quote]).into_iter().map(|b| b.kind).collect();
        assert_eq!(kinds, [BlockKind::Heading(1), BlockKind::Quote]);
    }
}
