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
    /// wider than `reach` halves of a Han character is cut again, and says so by an ellipsis.
    pub fn around(paragraph: &str, mention: Range<usize>, reach: usize) -> Sentence {
        let whole = bounds(paragraph, &mention);
        Sentence {
            before: tail(paragraph[whole.start..mention.start].trim_start(), reach),
            words: paragraph[mention.clone()].to_string(),
            after: clipped(paragraph[mention.end..whole.end].trim_end(), reach),
        }
    }
}

/// The bytes of the sentence of `paragraph` that holds `mention`; a mention with a full stop
/// in it is kept whole.
pub fn bounds(paragraph: &str, mention: &Range<usize>) -> Range<usize> {
    let start = paragraph[..mention.start].char_indices().rev();
    let start = start.map(|(at, _)| at).find_map(|at| end_at(paragraph, at)).unwrap_or(0);
    let end = paragraph[mention.end..].char_indices().map(|(at, _)| mention.end + at);
    let end = end.filter_map(|at| end_at(paragraph, at)).next().unwrap_or(paragraph.len());
    start.min(mention.start)..end
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
    let kept = fitting(text.chars().rev(), reach);
    let kept = &text[text.len() - kept..];
    match kept.len() == text.len() {
        true => text.to_string(),
        // Not in the middle of a word, if there is a space to cut at.
        false if starts_inside(text, kept) => {
            format!("…{}", kept.split_once(' ').map_or(kept, |(_, whole)| whole))
        }
        false => format!("…{kept}"),
    }
}

/// `text`, cut if it is wider than `reach` halves of a Han character.
pub fn clipped(text: &str, reach: usize) -> String {
    let (kept, rest) = text.split_at(fitting(text.chars(), reach));
    match rest.is_empty() {
        true => text.to_string(),
        false if starts_inside(text, rest) => {
            format!("{}…", kept.rsplit_once(' ').map_or(kept, |(whole, _)| whole))
        }
        false => format!("{}…", kept.trim_end()),
    }
}

/// How many bytes of `chars` fit into `reach` halves of a Han character.
fn fitting(chars: impl Iterator<Item = char>, reach: usize) -> usize {
    let mut width = 0;
    let fits = |c: &char| {
        width += if c.is_ascii() { 1 } else { 2 };
        width <= reach
    };
    chars.take_while(fits).map(char::len_utf8).sum()
}

/// Whether the end `rest` of `text` starts inside a word of Latin letters or digits.
fn starts_inside(text: &str, rest: &str) -> bool {
    let before = text[..text.len() - rest.len()].chars().next_back();
    let inside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    inside(before) && inside(rest.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The mention stands in square brackets, the expected sentence too.
    fn check(paragraph: &str, expected: &str) {
        let (start, end) = (paragraph.find('[').expect("["), paragraph.find(']').expect("]"));
        let plain = paragraph.replace(['[', ']'], "");
        let cut = Sentence::around(&plain, start..end - 1, 24);
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
    fn a_text_is_clipped_by_width() {
        for (text, reach, expected) in [
            ("金正恩", 6, "金正恩"),
            ("金正恩", 5, "金正…"),
            ("Kim Jong Un", 11, "Kim Jong Un"),
            ("Kim Jong Un", 6, "Kim…"),
            ("Kim Jong Un", 8, "Kim Jong…"),
            ("", 5, ""),
        ] {
            assert_eq!(clipped(text, reach), expected);
        }
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
        check(
            "They went over land and over sea to [Rome] and then went on towards Naples again.",
            "…land and over sea to [Rome] and then went on…",
        );
    }
}
