//! A pinyin syllable in the text, and whether it reads a character.

use pinyin::ToPinyinMulti;

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

/// Whether `syllable` is a reading of `c`.
pub(super) fn reads(syllable: &str, c: char) -> bool {
    let Some(readings) = c.to_pinyin_multi() else { return false };
    readings.into_iter().any(|reading| reading.with_tone() == syllable)
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
    fn every_reading_counts() {
        assert!(reads("zhàn", '戰') && reads("cháng", '長') && reads("zhǎng", '長'));
        assert!(!reads("jì", '戰') && !reads("jì", 'a'));
    }
}
