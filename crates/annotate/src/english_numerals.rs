//! Numbers in English words: twenty-five, several thousand, hundreds of thousands.

use crate::decimal::Decimal;
use crate::lexicon::Lexicon;
use crate::numerals::{Numeral, Style};
use crate::text::Text;
use std::sync::LazyLock;

const BELOW_TWENTY: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] =
    &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// Scales with their zeros.
const SCALES: &[(&str, u32)] =
    &[("hundred", 2), ("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)];
/// "Several" before a scale: the least is two.
const SEVERAL: &[&str] = &["several", "a few"];
/// Plurals that are numbers by themselves, with the least that they say.
const PLURALS: &[(&str, u128)] = &[
    ("tens of thousands", 20_000),
    ("hundreds of thousands", 200_000),
    ("tens of millions", 20_000_000),
    ("hundreds of millions", 200_000_000),
    ("dozens", 24),
    ("hundreds", 200),
    ("thousands", 2_000),
    ("millions", 2_000_000),
    ("billions", 2_000_000_000),
];

/// The numeral that begins at `start`, the longest there is.
pub(crate) fn numeral(text: &Text, start: usize) -> Option<Numeral> {
    if !begins(text, start) || !text.is_edge(start) || text.before(start) == '-' {
        return None;
    }
    let found =
        plural(text, start).or_else(|| several(text, start)).or_else(|| plain(text, start))?;
    match whole(text, found.end, " and a half") {
        Some(end) => Some(Numeral { end, value: found.value.plus(Decimal::half())?, ..found }),
        None => Some(found),
    }
}

/// The words that a numeral may begin with.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    let lists = [SEVERAL, BELOW_TWENTY, TENS].into_iter().flatten().copied();
    lists.chain(PLURALS.iter().map(|plural| plural.0))
}

/// Whether one of them stands at `start`.
fn begins(text: &Text, start: usize) -> bool {
    static WORDS: LazyLock<Lexicon<()>> =
        LazyLock::new(|| Lexicon::new(words().map(|word| (word, ()))));
    WORDS.at(text, start).next().is_some()
}

fn plural(text: &Text, start: usize) -> Option<Numeral> {
    let fitting =
        PLURALS.iter().filter_map(|&(word, least)| Some((whole(text, start, word)?, least)));
    let (end, least) = fitting.max_by_key(|&(end, _)| end)?;
    Some(Numeral {
        start,
        end,
        value: Decimal::whole(least),
        is_vague: true,
        style: Style::Spelled,
    })
}

fn several(text: &Text, start: usize) -> Option<Numeral> {
    let end = SEVERAL.iter().find_map(|word| whole(text, start, word))?;
    let (zeros, end) = scale(text, text.after(end, " ")?)?;
    let value = Decimal::whole(2).shifted(zeros)?;
    Some(Numeral { start, end, value, is_vague: true, style: Style::Spelled })
}

/// Words in a row: sections below a thousand, then the scales.
fn plain(text: &Text, start: usize) -> Option<Numeral> {
    let (mut total, mut section) = (0u128, None);
    let (mut at, mut end) = (start, start);
    loop {
        // Nothing below a hundred follows such a number: three and five are two numbers.
        let takes_small = section.is_none_or(|section| section % 100 == 0);
        if let Some((value, to)) = small(text, at).filter(|_| takes_small) {
            section = Some(section.unwrap_or(0u128).checked_add(value)?);
            end = to;
        } else if let (Some(below), Some((zeros, to))) = (section, scale(text, at)) {
            let scaled = below.checked_mul(10u128.checked_pow(zeros)?)?;
            section = match zeros {
                2 => Some(scaled),
                _ => {
                    total = total.checked_add(scaled)?;
                    Some(0)
                }
            };
            end = to;
        } else {
            break;
        }
        at = match (text.longest(end, &[" and ", " ", "-"]), section) {
            (Some((_, next)), _) => next,
            _ => break,
        };
    }
    let value = Decimal::whole(total.checked_add(section?)?);
    Some(Numeral { start, end, value, is_vague: false, style: Style::Spelled })
}

/// A number below a hundred in one or two words.
fn small(text: &Text, start: usize) -> Option<(u128, usize)> {
    let unit =
        |at: usize| (0..).zip(BELOW_TWENTY).find_map(|(n, w)| Some((n, whole(text, at, w)?)));
    let tens = (2..).zip(TENS).find_map(|(n, word)| Some((10 * n, whole(text, start, word)?)));
    let Some((tens, end)) = tens else { return unit(start) };
    let next = text.after(end, "-").or_else(|| text.after(end, " "));
    match next.and_then(unit).filter(|&(n, _)| (1..10).contains(&n)) {
        Some((n, end)) => Some((tens + n, end)),
        None => Some((tens, end)),
    }
}

/// The zeros of a scale in the singular, and where it ends.
pub(crate) fn scale(text: &Text, start: usize) -> Option<(u32, usize)> {
    SCALES.iter().find_map(|&(word, zeros)| Some((zeros, whole(text, start, word)?)))
}

/// The zeros of the scale that ends at `end`.
pub(crate) fn scale_before(text: &Text, end: usize) -> Option<u32> {
    SCALES.iter().find(|scale| text.follows(end, &[scale.0])).map(|&(_, zeros)| zeros)
}

/// Where `word` ends, if it stands whole at `start`.
fn whole(text: &Text, start: usize, word: &str) -> Option<usize> {
    text.after(start, word).filter(|&end| text.is_edge(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, &str)>) {
        let text = Text::new(text);
        let found = numeral(&text, 0).map(|n| (text.written(0, n.end), n.value.to_string()));
        assert_eq!(found, expected.map(|(t, v)| (t.to_string(), v.to_string())), "{text:?}");
    }

    #[test]
    fn words_in_a_row_make_one_number() {
        check("twenty foreign heads", Some(("twenty", "20")));
        check("Twenty-five and more", Some(("Twenty-five", "25")));
        check("one hundred and five men", Some(("one hundred and five", "105")));
        check(
            "two million three hundred thousand",
            Some(("two million three hundred thousand", "2300000")),
        );
        check("two and", Some(("two", "2")));
        check("three and five years", Some(("three", "3")));
        check("three and a half hours", Some(("three and a half", "3.5")));
        check("hundred", None);
        check("tenth", None);
        check("someone", None);
    }

    #[test]
    fn vague_words_give_their_least() {
        check("several thousand men", Some(("several thousand", "2000")));
        check("hundreds of thousands of", Some(("hundreds of thousands", "200000")));
        check("several men", None);
    }

    #[test]
    fn the_overlong_is_none() {
        check(
            &"two trillion trillion trillion trillion trillion".replace(
                "trillion",
                "hundred hundred hundred hundred hundred hundred hundred hundred hundred",
            ),
            None,
        );
    }
}
