//! A pinyin syllable in the text, and whether it reads a character.

use crate::readings::{readings, with_tone};

/// The longest syllable, `zhuāng` and the like, in characters.
const LONGEST: usize = 6;

/// Reads `syllable)` at the start of `chars`: the syllable with tone marks, and
/// how many characters it takes with its bracket.
pub(super) fn closed(chars: &[char]) -> Option<(String, usize)> {
    let length = chars.iter().take(LONGEST + 1).take_while(|&&c| is_letter(c)).count();
    let close = chars.get(length)?;
    if length == 0 || length > LONGEST || !matches!(close, ')' | '）') {
        return None;
    }
    // Pinyin fonts write g as U+0261.
    let syllable = chars[..length].iter().map(|&c| if c == 'ɡ' { 'g' } else { c }).collect();
    Some((syllable, length + 1))
}

/// Reads `(syllable)` at the start of `chars`.
pub(super) fn bracketed(chars: &[char]) -> Option<(String, usize)> {
    let (open, rest) = chars.split_first()?;
    let (syllable, length) = matches!(open, '(' | '（').then(|| closed(rest))??;
    Some((syllable, length + 1))
}

/// Reads a syllable as it is put behind its character: `(jì)`, `[ jì ]`, `【ji4】` or a bare `jì`, of
/// which only the tone mark shows that it is no word.
pub(super) fn behind(chars: &[char]) -> Option<(String, usize)> {
    let first = *chars.first()?;
    let Some((_, close)) = BRACKETS.into_iter().find(|(open, _)| open.contains(first)) else {
        return is_letter(first).then(|| bare(chars)).flatten();
    };
    let spaces = |chars: &[char]| usize::from(chars.first() == Some(&' '));
    let start = 1 + spaces(&chars[1..]);
    let (syllable, length) = written(&chars[start..])?;
    let end = start + length + spaces(&chars[start + length..]);
    let closed = chars.get(end).is_some_and(|&c| close.contains(c));
    closed.then_some((syllable, end + 1))
}

/// The brackets that readings stand in.
const BRACKETS: [(&str, &str); 4] = [("(（", ")）"), ("[［", "]］"), ("【", "】"), ("〔", "〕")];

fn bare(chars: &[char]) -> Option<(String, usize)> {
    let (syllable, length) = written(chars)?;
    let ends = chars.get(length).is_none_or(|c| !c.is_alphanumeric() || crate::words::is_han(*c));
    (ends && !syllable.is_ascii()).then_some((syllable, length))
}

/// A syllable with its tone as a mark or as a number from 1 to 5, and its length.
fn written(chars: &[char]) -> Option<(String, usize)> {
    let small = |c: &char| c.to_lowercase().next().unwrap_or(*c);
    let letters = chars.iter().take(LONGEST + 1).map(small).take_while(|&c| is_letter(c));
    let letters: Vec<char> = letters.map(|c| if c == 'ɡ' { 'g' } else { c }).collect();
    if letters.is_empty() || letters.len() > LONGEST {
        return None;
    }
    match chars.get(letters.len()) {
        Some(tone @ '1'..='5') => Some((marked(&letters, *tone), letters.len() + 1)),
        _ => Some((letters.iter().collect(), letters.len())),
    }
}

/// `letters` with the mark of a tone: on a or e, on the o of ou, or else on the last vowel.
fn marked(letters: &[char], tone: char) -> String {
    let place = |vowels: &str| letters.iter().rposition(|&c| vowels.contains(c));
    let ou = letters.windows(2).position(|two| two == ['o', 'u']);
    let place = place("ae").or(ou).or_else(|| place("iouü"));
    // The light tone has no mark.
    let tone = tone.to_digit(10).filter(|tone| *tone < 5);
    let with_mark = |(n, &c): (usize, &char)| match tone {
        Some(tone) if place == Some(n) => with_tone(c, tone as usize),
        _ => c,
    };
    letters.iter().enumerate().map(with_mark).collect()
}

/// Whether `syllable` is a reading of `c`.
pub(super) fn reads(syllable: &str, c: char) -> bool {
    readings(c).any(|reading| reading == syllable)
}

fn is_letter(c: char) -> bool {
    c.is_ascii_lowercase() || "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿêɡ".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn a_syllable_has_its_brackets() {
        assert_eq!(bracketed(&chars("(jì)念")), Some(("jì".into(), 4)));
        assert_eq!(bracketed(&chars("（zhēnɡ）")), Some(("zhēng".into(), 7)));
        assert_eq!(closed(&chars("qū)嵉")), Some(("qū".into(), 3)));
        for text in ["(ji", "()", "(Ji)", "(a b)", "(zhuangg)", "x", ""] {
            assert_eq!(bracketed(&chars(text)), None, "{text}");
        }
    }

    #[test]
    fn readings_are_written_in_many_ways() {
        for text in ["(jì)", "（jì）", "[ jì ]", "【Jì】", "〔ji4〕", "jì", "jì念"] {
            assert_eq!(behind(&chars(text)).map(|found| found.0), Some("jì".into()), "{text}");
        }
        for (text, syllable) in
            [("(gou3)", "gǒu"), ("(gui4)", "guì"), ("(lü4)", "lǜ"), ("(ma5)", "ma")]
        {
            assert_eq!(behind(&chars(text)).map(|found| found.0), Some(syllable.into()), "{text}");
        }
        for text in ["ji", "zhuàngg", "(jì]", "[6]", "(ji6)", "{jì}"] {
            assert_eq!(behind(&chars(text)), None, "{text}");
        }
    }

    #[test]
    fn every_reading_counts() {
        assert!(reads("zhàn", '戰') && reads("cháng", '長') && reads("zhǎng", '長'));
        assert!(!reads("jì", '戰') && !reads("jì", 'a'));
    }
}
