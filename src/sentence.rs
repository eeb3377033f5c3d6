//! The sentence around a mention, cut out of its paragraph; pure.

use std::ops::Range;

/// A sentence with the mention's words told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// What stands before.
    pub before: String,
    /// The mention.
    pub words: String,
    /// What stands after.
    pub after: String,
}

impl Sentence {
    /// Cuts `paragraph` down to the sentence that holds `mention`, a range of bytes; a side
    /// longer than `reach` characters is cut again, and says so by an ellipsis.
    pub fn around(paragraph: &str, mention: Range<usize>, reach: usize) -> Sentence {
        let start = paragraph[..mention.start].char_indices().rev();
        let start = start.map(|(at, _)| at).find_map(|at| end_at(paragraph, at)).unwrap_or(0);
        let end = paragraph[mention.end..].char_indices().map(|(at, _)| mention.end + at);
        let end = end.filter_map(|at| end_at(paragraph, at)).next().unwrap_or(paragraph.len());
        Sentence {
            before: tail(paragraph[start.min(mention.start)..mention.start].trim_start(), reach),
            words: paragraph[mention.clone()].to_string(),
            after: head(paragraph[mention.end..end].trim_end(), reach),
        }
    }
}

/// Where the sentence ends, if the character at `at` ends one: after the closing marks that
/// follow it.
fn end_at(text: &str, at: usize) -> Option<usize> {
    let mut rest = text[at..].chars();
    let mark = rest.next()?;
    let closers = |c: &char| matches!(c, '」' | '』' | '”' | '’' | '）' | ')' | '】' | '"');
    let after = at + mark.len_utf8();
    let closed = after + rest.take_while(closers).map(char::len_utf8).sum::<usize>();
    let ends = match mark {
        '。' | '！' | '？' => true,
        // A full stop inside a number or an abbreviation has no space after it.
        '.' | '!' | '?' => text[closed..].chars().next().is_none_or(char::is_whitespace),
        _ => false,
    };
    ends.then_some(closed)
}

fn tail(text: &str, reach: usize) -> String {
    match text.char_indices().rev().nth(reach) {
        Some((cut, c)) => format!("…{}", &text[cut + c.len_utf8()..]),
        None => text.to_string(),
    }
}

fn head(text: &str, reach: usize) -> String {
    match text.char_indices().nth(reach) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The mention stands in square brackets, the expected sentence too.
    fn check(paragraph: &str, expected: &str) {
        let (start, end) = (paragraph.find('[').expect("["), paragraph.find(']').expect("]"));
        let plain = paragraph.replace(['[', ']'], "");
        let cut = Sentence::around(&plain, start..end - 1, 12);
        assert_eq!(format!("{}[{}]{}", cut.before, cut.words, cut.after), expected);
    }

    #[test]
    fn the_sentence_ends_at_its_own_marks() {
        check("甲說了。乙見[丙]。丁走了。", "乙見[丙]。");
        check("[甲]來了！乙走。", "[甲]來了！");
        check("甲？乙「[丙]」", "乙「[丙]」");
        check("一句沒有標點的[話]", "一句沒有標點的[話]");
    }

    #[test]
    fn closing_quotes_belong_to_the_sentence_that_they_close() {
        check("他說：「走。」[甲]不走。", "[甲]不走。");
        check("「[甲]走。」乙不走。", "「[甲]走。」");
        check("He left. “[She] stayed.” They ate.", "“[She] stayed.”");
    }

    #[test]
    fn a_point_inside_a_number_or_a_name_ends_nothing() {
        check("共1.5萬[名]兵。", "共1.5萬[名]兵。");
        check("Of 1.5 m [men], two.", "Of 1.5 m [men], two.");
    }

    #[test]
    fn a_mention_that_holds_a_mark_is_kept_whole() {
        check("甲。[《走！》]好看。", "[《走！》]好看。");
    }

    #[test]
    fn a_long_sentence_is_cut_on_both_sides() {
        check(
            "一二三四五六七八九十一二三四[甲]一二三四五六七八九十一二三四。",
            "…三四五六七八九十一二三四[甲]一二三四五六七八九十一二…",
        );
    }
}
