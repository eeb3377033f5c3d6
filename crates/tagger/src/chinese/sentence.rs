//! Text into sentences: what the model reads in one go.

/// No sentence is longer, in characters; the model was trained on shorter ones. This
/// bounds the memory.
const LONGEST: u32 = 400;

/// A stretch of text that is read in one go.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sentence<'t> {
    /// Its first code point.
    pub(super) start: u32,
    pub(super) text: &'t str,
}

/// The sentences of `text`, which together are the text.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = Sentence<'_>> {
    let (mut rest, mut start) = (text, 0);
    std::iter::from_fn(move || {
        let (bytes, length) = first(rest)?;
        let (text, after) = rest.split_at(bytes);
        let sentence = Sentence { start, text };
        (rest, start) = (after, start + length);
        Some(sentence)
    })
}

/// Where the first sentence of `text` ends, in bytes and in code points.
///
/// One that is too long ends after the last clause or word of its second half, or where it
/// must; so no character is looked at more than twice.
fn first(text: &str) -> Option<(usize, u32)> {
    let (mut ended, mut pause) = (false, None);
    let mut last = ' ';
    for (length, (at, c)) in (0..).zip(text.char_indices()) {
        if length == LONGEST {
            return pause.or(Some((at, length)));
        }
        if ended && !ends(c) && !closes(c) {
            return Some((at, length));
        }
        if length > LONGEST / 2 && pauses(last) {
            pause = Some((at, length));
        }
        ended = ends(c) || ended && closes(c);
        last = c;
    }
    (!text.is_empty()).then(|| (text.len(), text.chars().count() as u32))
}

fn ends(c: char) -> bool {
    matches!(c, '\n' | '\r' | '。' | '！' | '？' | '!' | '?' | '\u{2028}' | '\u{2029}')
}

fn closes(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '》' | '〉' | '】')
}

fn pauses(c: char) -> bool {
    c.is_whitespace() || matches!(c, '，' | '；' | '：' | '、' | ',' | ';' | ':' | '.')
}

/// Whether a sentence is Chinese: it has Han characters, and more than of the scripts of
/// Japanese and Korean.
pub(super) fn is_chinese(text: &str) -> bool {
    let (mut han, mut other) = (0, 0);
    for c in text.chars() {
        match c {
            '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => {
                han += 1
            }
            '\u{3041}'..='\u{30fa}' | '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => {
                other += 1
            }
            _ => {}
        }
    }
    han > other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<Sentence> = sentences(text).collect();
        let texts: Vec<&str> = found.iter().map(|sentence| sentence.text).collect();
        assert_eq!(texts, expected);
        let mut start = 0;
        for sentence in found {
            assert_eq!(sentence.start, start, "{}", sentence.text);
            start += sentence.text.chars().count() as u32;
        }
    }

    #[test]
    fn a_sentence_ends_with_its_mark_and_what_closes_behind_it() {
        check("", &[]);
        check("好", &["好"]);
        check(
            "他說：「去！」然後走了。\n\n真的？！是的",
            &["他說：「去！」", "然後走了。\n\n", "真的？！", "是的"],
        );
        check("3.5億美元（約計）。𠮷", &["3.5億美元（約計）。", "𠮷"]);
    }

    #[test]
    fn a_long_line_is_cut_after_a_clause_or_where_it_must() {
        let clause = format!("{}，", "字".repeat(149));
        check(&clause.repeat(4), &[&clause.repeat(2), &clause.repeat(2)]);
        let block = "字".repeat(400);
        check(&block.repeat(2), &[&block, &block]);
        let marks = "。".repeat(401);
        check(&marks, &[&"。".repeat(400), "。"]);
    }

    #[test]
    fn other_languages_are_told_apart() {
        for (text, expected) in [
            ("普京 met Xi", true),
            ("安倍晋三（あべ）訪美", true),
            ("安倍さんは東京にいる", false),
            ("김정은 國防委員長", true),
            ("김정은 위원장 國防", false),
            ("Only English.", false),
            ("", false),
        ] {
            assert_eq!(is_chinese(text), expected, "{text}");
        }
    }
}
