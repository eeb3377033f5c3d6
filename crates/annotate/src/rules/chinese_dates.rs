//! Dates as Chinese writes them: 2025年9月3日, 二〇二四年夏天, 去年6月, 當天; and 2024-06-19.

use crate::calendar::{Calendar, Part};
use crate::lexicon::Lexicon;
use crate::numerals::{Style, digit, numeral};
use crate::rules::dates::{Anchor, Meaning, Step};
use crate::text::Text;
use std::sync::LazyLock;

/// Words for a date seen from another one. Those that step nowhere (那年) name a
/// date only with a part of it (那年6月); alone, as 當天, they are pronouns.
const RELATIVE: &[(&str, Anchor, Step)] = &[
    ("前年", Anchor::Article, Step::Years(-2)),
    ("去年", Anchor::Article, Step::Years(-1)),
    ("今年", Anchor::Article, Step::Years(0)),
    ("明年", Anchor::Article, Step::Years(1)),
    ("后年", Anchor::Article, Step::Years(2)),
    ("上月", Anchor::Article, Step::Months(-1)),
    ("上个月", Anchor::Article, Step::Months(-1)),
    ("本月", Anchor::Article, Step::Months(0)),
    ("这个月", Anchor::Article, Step::Months(0)),
    ("下月", Anchor::Article, Step::Months(1)),
    ("下个月", Anchor::Article, Step::Months(1)),
    ("上周", Anchor::Article, Step::Weeks(-1, None)),
    ("上星期", Anchor::Article, Step::Weeks(-1, None)),
    ("上个星期", Anchor::Article, Step::Weeks(-1, None)),
    ("本周", Anchor::Article, Step::Weeks(0, None)),
    ("这周", Anchor::Article, Step::Weeks(0, None)),
    ("这星期", Anchor::Article, Step::Weeks(0, None)),
    ("下周", Anchor::Article, Step::Weeks(1, None)),
    ("下星期", Anchor::Article, Step::Weeks(1, None)),
    ("下个星期", Anchor::Article, Step::Weeks(1, None)),
    ("前天", Anchor::Article, Step::Days(-2)),
    ("前日", Anchor::Article, Step::Days(-2)),
    ("昨天", Anchor::Article, Step::Days(-1)),
    ("昨日", Anchor::Article, Step::Days(-1)),
    ("今天", Anchor::Article, Step::Days(0)),
    ("今日", Anchor::Article, Step::Days(0)),
    ("明天", Anchor::Article, Step::Days(1)),
    ("明日", Anchor::Article, Step::Days(1)),
    ("后天", Anchor::Article, Step::Days(2)),
    ("那年", Anchor::Text, Step::Years(0)),
    ("那一年", Anchor::Text, Step::Years(0)),
    ("同年", Anchor::Text, Step::Years(0)),
    ("当年", Anchor::Text, Step::Years(0)),
    ("该年", Anchor::Text, Step::Years(0)),
    ("次年", Anchor::Text, Step::Years(1)),
    ("翌年", Anchor::Text, Step::Years(1)),
    ("隔年", Anchor::Text, Step::Years(1)),
    ("第二年", Anchor::Text, Step::Years(1)),
    ("那个月", Anchor::Text, Step::Months(0)),
    ("同月", Anchor::Text, Step::Months(0)),
    ("当月", Anchor::Text, Step::Months(0)),
    ("该月", Anchor::Text, Step::Months(0)),
    ("次月", Anchor::Text, Step::Months(1)),
    ("翌月", Anchor::Text, Step::Months(1)),
    ("次日", Anchor::Text, Step::Days(1)),
    ("翌日", Anchor::Text, Step::Days(1)),
    ("隔天", Anchor::Text, Step::Days(1)),
    ("第二天", Anchor::Text, Step::Days(1)),
];
/// Where such a word is part of another: 以前年, 今日俄羅斯, 目前天.
const NOT_AFTER: &[&str] = &["以", "目", "之", "从", "随", "先", "多"];
/// A date ends where these begin: 當年度, 今天下 are other words.
const NOT_BEFORE: &[&str] = &["轮", "级", "龄", "报", "头条"];
/// The days of the week in order, as in 上周三. Without a week they name no date.
const WEEKDAYS: &str = "一二三四五六日";
/// Parts of a year, longest names first where one begins another.
const PARTS: &[(&str, Part)] = &[
    ("春", Part::Season(0)),
    ("夏", Part::Season(1)),
    ("秋", Part::Season(2)),
    ("冬", Part::Season(3)),
    ("上半年", Part::Half(0)),
    ("下半年", Part::Half(1)),
    ("第一季度", Part::Quarter(0)),
    ("第二季度", Part::Quarter(1)),
    ("第三季度", Part::Quarter(2)),
    ("第四季度", Part::Quarter(3)),
    ("第一季", Part::Quarter(0)),
    ("第二季", Part::Quarter(1)),
    ("第三季", Part::Quarter(2)),
    ("第四季", Part::Quarter(3)),
];
/// What a season's character may be followed by.
const SEASON_ENDS: &[&str] = &["天", "季", "末", "初"];
const THIRDS: &[(&str, Part)] =
    &[("上旬", Part::Third(0)), ("中旬", Part::Third(1)), ("下旬", Part::Third(2))];
/// The ends of a year or month, which say no more than that in ISO 8601.
const ENDS: &[&str] = &["底", "初", "末", "年底", "年初", "年末"];
/// 日 followed by these does not close a date: 19日本人.
const AFTER_DAY: &[char] = &['本', '元', '圆', '军', '内', '报', '子', '均', '语', '方'];

/// Words that phrases begin with, besides digits.
const NUMBERS: &[&str] = &["〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// The words that a phrase may begin with, besides digits.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    RELATIVE.iter().map(|r| r.0).chain(NUMBERS.iter().copied())
}

/// The phrase that begins at `start`: where it ends, and what it says.
pub(crate) fn phrase(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    let found = relative(text, start);
    if found.is_some() || !is_number(text.at(start)) || !counts_time(text, start) {
        return found;
    }
    iso(text, start)
        .or_else(|| century(text, start))
        .or_else(|| with_year(text, start))
        .or_else(|| without_year(text, start))
}

/// Whether what follows the number at `start` may make a date of it: most numbers count else.
fn counts_time(text: &Text, start: usize) -> bool {
    let end = (start..).find(|&at| !is_number(text.at(at)) && text.at(at) != '零').unwrap_or(start);
    matches!(text.at(end), '年' | '月' | '日' | '号' | '世' | '至' | '到' | '-' | '—' | '~' | '/')
}

fn relative(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    static WORDS: LazyLock<Lexicon<(Anchor, Step)>> =
        LazyLock::new(|| Lexicon::new(RELATIVE.iter().map(|r| (r.0, (r.1, r.2)))));
    let (end, (anchor, step)) = WORDS.longest(text, start)?;
    if text.follows(start, NOT_AFTER) || text.longest(end, NOT_BEFORE).is_some() {
        return None;
    }
    let (end, step, rest) = match step {
        Step::Years(_) => {
            let (end, rest) = year_rest(text, end);
            (end, step, rest)
        }
        Step::Months(_) => {
            let (end, rest) = month_rest(text, end);
            (end, step, rest)
        }
        Step::Weeks(n, _) => match week_day(text.at(end)) {
            Some(day) => (end + 1, Step::Weeks(n, Some(day)), Calendar::default()),
            None => (end, step, Calendar::default()),
        },
        Step::Days(_) | Step::LastSeason(_) | Step::LastMonth(_) => {
            (end, step, Calendar::default())
        }
    };
    let is_pronoun = anchor == Anchor::Text && step.is_none() && rest == Calendar::default();
    (!is_pronoun).then_some((end, Meaning::Relative(anchor, step, rest)))
}

/// 2024-06-19, 2024/6/19, 2024.6.19.
fn iso(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    let is_joined = |c: char| c.is_ascii_alphanumeric() || "-/._".contains(c);
    if is_joined(text.before(start)) {
        return None;
    }
    let (year, at) = text.number(start, 4..=4)?;
    let mark = text.at(at);
    let (month, at) = text.number(at + 1, 1..=2).filter(|_| "-/.".contains(mark))?;
    let (day, end) = text.number(at + 1, 1..=2).filter(|_| text.at(at) == mark)?;
    let date = Calendar { month: Some(month), day: Some(day), ..Calendar::year(year as i32) };
    let is_date = date.is_valid() && year >= 1000 && !text.at(end).is_ascii_alphanumeric();
    (is_date && !"-/".contains(text.at(end))).then_some((end, Meaning::Calendar(date)))
}

/// 21世纪, 20世纪90年代, 1990年代, 90年代.
fn century(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    if let Some((year, end)) = year_number(text, start) {
        let end = text.after(end, "年代").filter(|_| year % 10 == 0)?;
        return Some((end, Meaning::Fixed(format!("{year:04}/{:04}", year + 9))));
    }
    if is_number(text.before(start)) {
        return None;
    }
    // 90年代 by itself does not say of which century.
    if let Some(end) = small(text, start, 90)
        .filter(|(decade, _)| decade % 10 == 0)
        .and_then(|(_, end)| text.after(end, "年代"))
    {
        return Some((end, Meaning::Open));
    }
    let (number, end) = small(text, start, 21)?;
    let at = text.after(end, "世纪")?;
    let first = 100 * (number as i32 - 1);
    if let Some((decade, end)) = small(text, at, 90)
        && let Some(end) = text.after(end, "年代").filter(|_| decade % 10 == 0)
    {
        let first = first + decade as i32;
        return Some((end, Meaning::Fixed(format!("{first:04}/{:04}", first + 9))));
    }
    Some((at, Meaning::Fixed(format!("{:04}/{:04}", first + 1, first + 100))))
}

/// 2024年 and what may follow; 2022至2024年.
fn with_year(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    let (year, at) = year_number(text, start)?;
    let Some(end) = text.after(at, "年") else {
        let (_, second) = text.longest(at, &["至", "到", "-", "—", "~"])?;
        let (_, end) = year_number(text, second)?;
        text.after(end, "年")?;
        return Some((at, Meaning::Calendar(Calendar::year(year))));
    };
    let (end, rest) = year_rest(text, end);
    Some((end, Meaning::Calendar(Calendar { year: Some(year), ..rest })))
}

/// 9月3日, 11月, 19日: what context must complete.
fn without_year(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    if is_number(text.before(start)) {
        return None;
    }
    let (end, rest) = month(text, start).or_else(|| lone_day(text, start))?;
    Some((end, Meaning::Calendar(rest)))
}

/// 19日 by itself, in digits or above ten: 三日 are three days.
fn lone_day(text: &Text, start: usize) -> Option<(usize, Calendar)> {
    let (day, at) = small(text, start, 31)?;
    let end = text.after(at, "日")?;
    let is_plain = text.at(start).is_ascii_digit() || at - start >= 2;
    let stands = is_plain && !AFTER_DAY.contains(&text.at(end));
    stands.then_some((end, Calendar { day: Some(day), ..Calendar::default() }))
}

fn week_day(c: char) -> Option<u32> {
    let c = if c == '天' { '日' } else { c };
    WEEKDAYS.chars().position(|d| d == c).map(|n| n as u32)
}

/// What follows 年: a month, a part, or nothing.
fn year_rest(text: &Text, at: usize) -> (usize, Calendar) {
    if let Some(month) = month(text, at) {
        return month;
    }
    let fitting = PARTS.iter().filter_map(|&(word, part)| Some((text.after(at, word)?, part)));
    if let Some((end, part)) = fitting.max_by_key(|&(end, _)| end) {
        let is_season = matches!(part, Part::Season(_));
        let end = match text.longest(end, SEASON_ENDS) {
            Some((_, end)) if is_season => end,
            _ => end,
        };
        return (end, Calendar { part: Some(part), ..Calendar::default() });
    }
    (text.longest(at, ENDS).map_or(at, |(_, end)| end), Calendar::default())
}

/// 9月 with its day or part.
fn month(text: &Text, start: usize) -> Option<(usize, Calendar)> {
    let (month, at) = small(text, start, 12)?;
    let at = text.after(at, "月")?;
    let at = text.after(at, "份").unwrap_or(at);
    let (end, rest) = month_rest(text, at);
    let date = Calendar { month: Some(month), ..rest };
    // 2月30日 is no date: the month stands, the day does not.
    match date.is_valid() {
        true => Some((end, date)),
        false => Some((at, Calendar { month: Some(month), ..Calendar::default() })),
    }
}

/// What follows 月: a day, a part, or nothing.
fn month_rest(text: &Text, at: usize) -> (usize, Calendar) {
    let day =
        small(text, at, 31).and_then(|(day, end)| Some((day, text.longest(end, &["日", "号"])?.1)));
    if let Some((day, end)) = day {
        return (end, Calendar { day: Some(day), ..Calendar::default() });
    }
    let third = THIRDS.iter().find_map(|&(word, part)| Some((text.after(at, word)?, part)));
    if let Some((end, part)) = third {
        return (end, Calendar { part: Some(part), ..Calendar::default() });
    }
    (text.longest(at, &ENDS[..3]).map_or(at, |(_, end)| end), Calendar::default())
}

/// A year in four digits or four digit words.
pub(crate) fn year_number(text: &Text, start: usize) -> Option<(i32, usize)> {
    if is_number(text.before(start)) {
        return None;
    }
    let value = |c: char| c.to_digit(10).or_else(|| digit_word(c));
    let count = (start..).take_while(|&at| value(text.at(at)).is_some()).count();
    let year = (start..start + 4).try_fold(0, |sum, at| Some(10 * sum + value(text.at(at))?))?;
    (count == 4 && year >= 1000).then_some((year as i32, start + 4))
}

fn digit_word(c: char) -> Option<u32> {
    if c == '零' { Some(0) } else { digit(c).filter(|_| c != '两').map(|d| d as u32) }
}

/// A whole number from 1 to `most`, in at most two digits or in words.
pub(crate) fn small(text: &Text, start: usize, most: u32) -> Option<(u32, usize)> {
    if text.at(start).is_ascii_digit() {
        return text.number(start, 1..=2).filter(|(n, _)| (1..=most).contains(n));
    }
    let number = numeral(text, start).filter(|n| !n.is_vague && n.style != Style::Digits)?;
    let value = u32::try_from(number.value.integer()?).ok()?;
    (1..=most).contains(&value).then_some((value, number.end))
}

fn is_number(c: char) -> bool {
    let is_word = || matches!(c, '十' | '百' | '千' | '万' | '亿' | '两' | '.');
    c.is_ascii_digit() || digit_word(c).is_some() || is_word()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_folded() {
        let relative: Vec<&str> = RELATIVE.iter().map(|r| r.0).collect();
        let parts: Vec<&str> = PARTS.iter().chain(THIRDS).map(|p| p.0).collect();
        crate::tests::all_folded(&[&relative, &parts, NOT_AFTER, NOT_BEFORE, SEASON_ENDS, ENDS]);
    }
}
