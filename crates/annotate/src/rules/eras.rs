//! Years counted otherwise: 公元前221年, 公元7世紀, 民國36年, 光緒三十二年, 昭和20年.

use crate::calendar::Calendar;
use crate::lexicon::Lexicon;
use crate::numerals::{Style, numeral};
use crate::rules::dates::Meaning;
use crate::text::Text;
use std::sync::OnceLock;

/// Eras with the year before their first, as dates are given by year only.
/// Reigns before 1912 began with the lunar year, so that their last weeks fall
/// into the next year: what they give is the year that they mostly cover.
const ERAS: &[(&str, i32)] = &[
    ("民国", 1911),
    ("明治", 1867),
    ("大正", 1911),
    ("昭和", 1925),
    ("平成", 1988),
    ("令和", 2018),
    ("洪武", 1367),
    ("永乐", 1402),
    ("嘉靖", 1521),
    ("万历", 1572),
    ("崇祯", 1627),
    ("顺治", 1643),
    ("康熙", 1661),
    ("雍正", 1722),
    // 乾隆, as folding writes it.
    ("干隆", 1735),
    ("嘉庆", 1795),
    ("道光", 1820),
    ("咸丰", 1850),
    ("同治", 1861),
    ("光绪", 1874),
    ("宣统", 1908),
];
const BEFORE_CHRIST: &[&str] = &["公元前", "西元前", "纪元前"];
const AFTER_CHRIST: &[&str] = &["公元", "西元"];

/// The words that a phrase may begin with, besides digits.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    let eras = ERAS.iter().map(|era| era.0);
    eras.chain(BEFORE_CHRIST.iter().chain(AFTER_CHRIST).chain(&["前"]).copied())
}

/// The phrase that begins at `start`: where it ends, and what it says.
pub(crate) fn phrase(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    if text.at(start).is_ascii_digit() {
        return early_year(text, start);
    }
    before_christ(text, start).or_else(|| after_christ(text, start)).or_else(|| era(text, start))
}

fn before_christ(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    let long = text.longest(start, BEFORE_CHRIST).map(|(_, at)| at);
    // 前99年 by itself only between brackets or in a span of years.
    let is_marked = matches!(text.before(start), '(' | '-' | '—' | '~');
    let short = text.after(start, "前").filter(|&at| is_marked && text.at(at + 1) != '年');
    let (number, at) = count(text, long.or(short)?)?;
    if let Some(end) = text.after(at, "世纪") {
        let (first, last) =
            (year_before_christ(100 * number), year_before_christ(100 * number - 99));
        return Some((end, Meaning::Fixed(format!("{first}/{last}"))));
    }
    Some((text.after(at, "年")?, Meaning::Fixed(year_before_christ(number))))
}

/// ISO 8601 counts 1 BC as the year 0.
fn year_before_christ(number: i32) -> String {
    let sign = if number > 1 { "-" } else { "" };
    format!("{sign}{:04}", number - 1)
}

fn after_christ(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    let (_, at) = text.longest(start, AFTER_CHRIST)?;
    let (number, at) = count(text, at)?;
    if let Some(end) = text.after(at, "世纪") {
        let first = 100 * (number - 1);
        return Some((end, Meaning::Fixed(format!("{:04}/{:04}", first + 1, first + 100))));
    }
    Some((text.after(at, "年")?, Meaning::Calendar(Calendar::year(number))))
}

fn era(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    static NAMES: OnceLock<Lexicon<i32>> = OnceLock::new();
    let names = NAMES.get_or_init(|| Lexicon::new(ERAS.iter().copied()));
    let (at, before) = names.at(text, start).next()?;
    let first = text.after(at, "元").map(|at| (1, at));
    let (number, at) = first.or_else(|| count(text, at)).filter(|(n, _)| *n <= 120)?;
    Some((text.after(at, "年")?, Meaning::Calendar(Calendar::year(before + number))))
}

/// 649年 after a word that takes a date: three digits may also count years.
fn early_year(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    let takes_date = "在于至到自从(".contains(text.before(start));
    let digits = (start..).take_while(|&at| text.at(at).is_ascii_digit()).count();
    let (number, at) = count(text, start).filter(|_| takes_date && digits == 3)?;
    let end = text.after(at, "年")?;
    let is_span = "多间来后前内".contains(text.at(end));
    (!is_span).then_some((end, Meaning::Calendar(Calendar::year(number))))
}

/// A plain number from 1 to 9999.
fn count(text: &Text, start: usize) -> Option<(i32, usize)> {
    let number = numeral(text, start).filter(|n| !n.is_vague && n.style != Style::Spelled)?;
    let value = i32::try_from(number.value.integer()?).ok()?;
    (1..=9999).contains(&value).then_some((value, number.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::check;

    #[test]
    fn years_before_and_after_christ() {
        check("[公元前221年|DATE -0220],[公元前7世紀|DATE -0699/-0600],[西元2000年|DATE 2000]");
        check("([前99年|DATE -0098]-[前55年|DATE -0054])");
        check("[公元前1年|DATE 0000]");
    }

    #[test]
    fn years_of_reigns() {
        check(
            "[民國36年|DATE 1947],[光緒三十二年|DATE 1906],[洪武四年|DATE 1371],[乾隆十年|DATE 1745],[昭和元年|DATE 1926]",
        );
    }

    #[test]
    fn three_digits_are_a_year_after_a_word_that_takes_a_date() {
        check("在[649年|DATE 0649]再次");
        check("等了[300年|QUANTITY 300 year],在[300年|QUANTITY 300 year]前");
    }

    #[test]
    fn tables_are_folded() {
        let eras: Vec<&str> = ERAS.iter().map(|e| e.0).collect();
        crate::tests::all_folded(&[&eras, BEFORE_CHRIST, AFTER_CHRIST]);
    }
}
