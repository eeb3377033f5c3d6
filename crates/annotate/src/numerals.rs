//! Numerals: digits, Chinese number words and mixtures of both (1.5万, 三千二百, 上百万).

use crate::decimal::Decimal;
use crate::text::Text;

/// A numeral in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The number, or the least that vague words allow.
    pub(crate) value: Decimal,
    /// Whether the numeral itself is vague: 几千, 上百万, 1000多.
    pub(crate) is_vague: bool,
    pub(crate) style: Style,
}

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Style {
    /// One character or word below ten: 三, 两.
    Single,
    /// In words with a scale: 三千, 十二, 上百万.
    Words,
    /// In digits, perhaps with a scale: 6000, 1.5万.
    Digits,
    /// In English words: several thousand.
    Spelled,
}

/// No number that means anything takes more characters in words.
const LONGEST: usize = 40;
/// Words before a numeral that belong to it and make it vague: `上` only before a bare scale.
const REACHING: char = '上';
/// "Several", as a digit.
const SEVERAL: &[char] = &['几', '数'];
/// After a numeral: "and more".
const AND_MORE: &[char] = &['多', '余', '来', '几'];

/// The numeral that begins at `start`, the longest there is.
pub(crate) fn numeral(text: &Text, start: usize) -> Option<Numeral> {
    let is_reaching = text.at(start) == REACHING && scale(text.at(start + 1)).is_some();
    let from = start + usize::from(is_reaching);
    let (value, end, style, several) = match text.at(from).is_ascii_digit() {
        true => in_digits(text, from)?,
        false => in_words(text, from, is_reaching)?,
    };
    let (end, more) = and_more(text, end, style);
    let (value, end) = match more {
        true => scaled(text, value, end)?,
        false => (value, end),
    };
    Some(Numeral { start, end, value, is_vague: is_reaching || several || more, style })
}

/// 多 and the like: 1000多, 十几. A single word does not take them (三来).
fn and_more(text: &Text, end: usize, style: Style) -> (usize, bool) {
    let more = style != Style::Single && AND_MORE.contains(&text.at(end));
    // 来 means "or so" after a round ten only; else it is the verb.
    let more = more && (text.at(end) != '来' || text.before(end) == '十');
    (end + usize::from(more), more)
}

type Parsed = (Decimal, usize, Style, bool);

/// 6000, 15,000, 1.5万, 1亿2000万.
fn in_digits(text: &Text, start: usize) -> Option<Parsed> {
    let (first, mut at) = digits(text, start)?;
    let (mut value, end) = scaled(text, first, at)?;
    let was_scaled = end > at;
    at = end;
    while was_scaled && text.at(at).is_ascii_digit() {
        let (next, end) = digits(text, at)?;
        let (next, to) = scaled(text, next, end)?;
        if to == end {
            break;
        }
        (value, at) = (value.plus(next)?, to);
    }
    Some((value, at, Style::Digits, false))
}

/// The digits from `start`, with groups of three and a decimal point.
fn digits(text: &Text, start: usize) -> Option<(Decimal, usize)> {
    let run = |from: usize| text.digits(from) - from;
    let mut end = start + run(start);
    if end - start <= 3 {
        while text.at(end) == ',' && run(end + 1) == 3 {
            end += 4;
        }
    }
    if text.at(end) == '.' && run(end + 1) > 0 {
        end += 1 + run(end + 1);
    }
    Some((Decimal::parse(text.folded()[start..end].iter().copied())?, end))
}

/// `value` times the scales that stand at `at`, and where they end.
fn scaled(text: &Text, value: Decimal, mut at: usize) -> Option<(Decimal, usize)> {
    let mut value = value;
    while let Some(zeros) = scale(text.at(at)) {
        (value, at) = (value.shifted(zeros)?, at + 1);
    }
    Some((value, at))
}

/// 三千二百, 十二, 几千, 百万 (only after 上), 二〇二五 as single digits.
fn in_words(text: &Text, start: usize, is_reaching: bool) -> Option<Parsed> {
    let word = |at: usize| {
        let c = text.at(at);
        digit(c).is_some() || scale(c).is_some() || c == '零' || SEVERAL.contains(&c)
    };
    let end = (start..=start + LONGEST).find(|&at| !word(at))?;
    let mut characters = text.folded().get(start..end)?;
    // 十几: the 几 at the end is "and more", and handled after.
    while let [rest @ .., last] = characters
        && !rest.is_empty()
        && SEVERAL.contains(last)
    {
        characters = rest;
    }
    let end = start + characters.len();
    let second = second_of_two(characters);
    let or_so = second.is_some();
    let several = or_so || characters.iter().any(|c| SEVERAL.contains(c));
    let has_scale = characters.iter().any(|&c| scale(c).is_some());
    let opens_with_scale = characters.first().is_some_and(|&c| scale(c).is_some_and(|z| z > 1));
    if characters.is_empty() || (opens_with_scale && !is_reaching) {
        return None;
    }
    let style = if has_scale { Style::Words } else { Style::Single };
    let count = characters.len() - usize::from(or_so);
    if !has_scale && (count > 1 || several && !or_so) {
        return None;
    }
    let (before, after) = characters.split_at(second.unwrap_or(characters.len()));
    let told = before.iter().chain(after.iter().skip(1)).copied();
    Some((Decimal::whole(words_value(told)?), end, style, several))
}

/// 三四十, 两三天: "three or four". The place of the second of the first such pair,
/// which is left out, for the first is the least.
fn second_of_two(characters: &[char]) -> Option<usize> {
    let value = |at: usize| characters.get(at).copied().and_then(digit).filter(|&d| d > 0);
    let pair = (0..characters.len()).find(|&at| {
        let (first, second) = (value(at), value(at + 1));
        first.zip(second).is_some_and(|(a, b)| b == a + 1 || (a, b) == (3, 5))
    });
    // More digits in a row are read one by one and are no such pair.
    pair.filter(|at| value(at + 2).is_none()).map(|at| at + 1)
}

/// The value of number words: sections below ten thousand, then 万, 亿, 兆.
fn words_value(characters: impl Iterator<Item = char>) -> Option<u128> {
    let (mut total, mut section, mut last) = (0u128, 0u128, None);
    for c in characters {
        match scale(c) {
            None if c == '零' || c == '〇' => last = None,
            None => last = Some(digit(c).unwrap_or(2)),
            Some(zeros) if zeros < 4 => {
                section = section.checked_add(last.take().unwrap_or(1) * 10u128.pow(zeros))?;
            }
            Some(zeros) => {
                section = section.checked_add(last.take().unwrap_or(0))?;
                let sum = total.checked_add(section)?.max(1);
                (total, section) = (sum.checked_mul(10u128.pow(zeros))?, 0);
            }
        }
    }
    total.checked_add(section)?.checked_add(last.unwrap_or(0))
}

/// The value of a digit word.
pub(crate) fn digit(c: char) -> Option<u128> {
    Some(match c {
        '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The zeros that a scale adds.
pub(crate) fn scale(c: char) -> Option<u32> {
    Some(match c {
        '十' => 1,
        '百' => 2,
        '千' => 3,
        '万' => 4,
        '亿' => 8,
        '兆' => 12,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, &str, bool)>) {
        let text = Text::new(text);
        let found =
            numeral(&text, 0).map(|n| (text.written(0, n.end), n.value.to_string(), n.is_vague));
        let expected = expected.map(|(t, v, vague)| (t.to_string(), v.to_string(), vague));
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn digits_and_scales() {
        check("1.5萬名", Some(("1.5萬", "15000", false)));
        check("200萬枚", Some(("200萬", "2000000", false)));
        check("1亿2000万人", Some(("1亿2000万", "120000000", false)));
        check("15,000 soldiers", Some(("15,000", "15000", false)));
        check("1,23", Some(("1", "1", false)));
        check("2022,2024", Some(("2022", "2022", false)));
        check("3千万", Some(("3千万", "30000000", false)));
    }

    #[test]
    fn words() {
        check("三千二百人", Some(("三千二百", "3200", false)));
        check("十二歲", Some(("十二", "12", false)));
        check("二十萬零五百", Some(("二十萬零五百", "200500", false)));
        check("一億", Some(("一億", "100000000", false)));
        check("兩", Some(("兩", "2", false)));
        check("百姓", None);
        check("萬一", None);
        check("一二三四", None);
    }

    #[test]
    fn vague_words_give_their_least() {
        check("1000多人", Some(("1000多", "1000", true)));
        check("幾千人", Some(("幾千", "2000", true)));
        check("上百萬枚", Some(("上百萬", "1000000", true)));
        check("十幾個", Some(("十幾", "10", true)));
        check("三四十公斤", Some(("三四十", "30", true)));
        check("兩三天", Some(("兩三", "2", true)));
        check("五六萬", Some(("五六萬", "50000", true)));
        check("二〇二三", None);
        check("20多万吨", Some(("20多万", "200000", true)));
        check("數", None);
        check("上來", None);
        check("幾個", None);
    }

    #[test]
    fn the_overlong_is_none() {
        check(&"9".repeat(60), None);
        check(&"万".repeat(60), None);
        check(&format!("1{}", "亿".repeat(60)), None);
        check(&format!("上{}", "亿".repeat(60)), None);
    }
}
