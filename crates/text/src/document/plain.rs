//! Plain text to blocks: a line is a block, blank lines separate.

use super::BlockKind;
use super::builder::{Builder, Parsed};

/// A first line longer than this is a paragraph. Headlines of Chinese papers
/// stay under 40 characters, those of English ones under 100.
const LONGEST_TITLE: usize = 100;
const LONGEST_HAN_TITLE: usize = 40;

/// Parses the source from byte `body` on; the text is all of it, line ends and all.
pub(super) fn parse(source: &str, body: usize) -> Parsed {
    let mut builder = Builder::new(source);
    let mut at = body;
    let mut first = true;
    for line in source[body..].split_inclusive('\n') {
        let text = line.trim_end_matches(['\n', '\r']);
        let inner = text.trim();
        let from = at + (text.len() - text.trim_start().len());
        builder.copy(at..from);
        let start = builder.draft.at();
        builder.copy(from..from + inner.len());
        if !inner.is_empty() {
            let more = !source[at + line.len()..].trim().is_empty();
            let title = first && more && is_title(inner);
            builder
                .draft
                .block(if title { BlockKind::Heading(1) } else { BlockKind::Paragraph }, start);
            // A line of dashes is neither a title nor what one would stand before.
            first &= !inner.contains(char::is_alphanumeric);
        }
        builder.copy(from + inner.len()..at + line.len());
        at += line.len();
    }
    builder.finish()
}

/// Whether a first line is a title: short, and without closing punctuation.
fn is_title(line: &str) -> bool {
    let han = line.chars().any(crate::words::is_han);
    let longest = if han { LONGEST_HAN_TITLE } else { LONGEST_TITLE };
    line.contains(char::is_alphanumeric)
        && line.chars().count() <= longest
        && !line.ends_with(['.', '。', ',', '，', ';', '；', ':', '：', '、'])
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use crate::Format::Plain;

    #[test]
    fn a_line_is_a_block() {
        check(Plain, "甲，一。\n乙。\r\n\n  丙。 \n", "p 甲，一。|p 乙。|p 丙。");
        check(Plain, "", "");
        check(Plain, "\n\n", "");
    }

    #[test]
    fn a_short_first_line_is_the_title() {
        check(Plain, "一場閱兵\n\n早上九點開始。", "h1 一場閱兵|p 早上九點開始。");
        check(Plain, "只有一行", "p 只有一行");
        check(Plain, "早上開始。\n晚上結束。", "p 早上開始。|p 晚上結束。");
        check(Plain, "Who goes there?\nA friend.", "h1 Who goes there?|p A friend.");
        check(Plain, "---\n\n文章開始。\n\n---\n文。", "p ---|p 文章開始。|p ---|p 文。");
        check(Plain, "---\n一場閱兵\n開始。", "p ---|h1 一場閱兵|p 開始。");
    }
}
