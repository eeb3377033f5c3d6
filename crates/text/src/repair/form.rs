//! Rule `form`: forms of common letters that stand there for print and old encodings, `ﬁ` and `Ｌ`.

use super::{Edit, Ground};
use crate::{Certainty, Span};

/// The rule's name in reports.
const NAME: &str = "form";

/// Letters that are two; each encoding that has them has the two as well.
const LIGATURES: [(char, &str); 22] = [
    ('Ĳ', "IJ"),
    ('ĳ', "ij"),
    ('ŉ', "ʼn"),
    ('Ǆ', "DŽ"),
    ('ǅ', "Dž"),
    ('ǆ', "dž"),
    ('Ǉ', "LJ"),
    ('ǈ', "Lj"),
    ('ǉ', "lj"),
    ('Ǌ', "NJ"),
    ('ǋ', "Nj"),
    ('ǌ', "nj"),
    ('Ǳ', "DZ"),
    ('ǲ', "Dz"),
    ('ǳ', "dz"),
    ('ﬀ', "ff"),
    ('ﬁ', "fi"),
    ('ﬂ', "fl"),
    ('ﬃ', "ffi"),
    ('ﬄ', "ffl"),
    ('ﬅ', "ſt"),
    ('ﬆ', "st"),
];

/// The edits that write such letters as common ones.
pub(super) fn edits(chars: &[char]) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    for line in chars.split_inclusive(|&c| c == '\n') {
        let wide = is_latin_in_wide_forms(line);
        for (n, &c) in line.iter().enumerate().filter(|(_, c)| !c.is_ascii()) {
            let text = if wide { half_width(c).map(String::from) } else { None };
            if let Some(text) = text.or_else(|| ligature(c)) {
                edits.push(edit((at + n) as u32, text));
            }
        }
        at += line.len();
    }
    edits
}

fn ligature(c: char) -> Option<String> {
    let at = LIGATURES.binary_search_by_key(&c, |&(from, _)| from).ok()?;
    Some(LIGATURES[at].1.into())
}

fn edit(at: u32, text: String) -> Edit {
    Edit {
        span: Span::new(at, at + 1),
        text,
        pieces: Vec::new(),
        rule: NAME,
        certainty: Certainty::Certain,
        grounds: vec![Ground::Form],
    }
}

/// Whether a line is Latin written in the wide forms of Chinese type: letters of them in a row,
/// and nothing of Chinese, where they may be meant.
fn is_latin_in_wide_forms(line: &[char]) -> bool {
    let is_letter = |&c: &char| matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    let is_asian = |&c: &char| {
        matches!(c, '\u{2e80}'..='\u{2fff}' | '\u{3001}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
            || matches!(c, '\u{ff61}'..='\u{ffdc}' | '\u{20000}'..='\u{3ffff}')
    };
    line.windows(2).any(|two| two.iter().all(is_letter)) && !line.iter().any(is_asian)
}

fn half_width(c: char) -> Option<char> {
    match c {
        '\u{3000}' => Some(' '),
        '！'..='～' => char::from_u32(c as u32 - 0xfee0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::LIGATURES;
    use crate::repair::testing::check;

    #[test]
    fn ligatures_come_apart() {
        check("an oﬃce of ﬁne staﬀ", "an office of fine staff");
        assert!(LIGATURES.is_sorted(), "binary search needs it");
    }

    #[test]
    fn wide_letters_are_damage_only_in_latin() {
        check("ＱＵＩＥＴ　ＰＬＡＣＥ！", "QUIET PLACE!");
        check("他拿到ＡＢＣ獎，ＫＮ－２３。", "他拿到ＡＢＣ獎，ＫＮ－２３。");
        check("Ａ！", "Ａ！");
    }
}
