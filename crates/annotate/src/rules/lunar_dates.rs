//! Dates of the lunar calendar: 農曆八月十五, 正月初一, 臘月, 閏六月, 大年初三.

use crate::lunar::Lunar;
use crate::numerals::digit;
use crate::rules::chinese_dates::{small, year_number};
use crate::rules::dates::Meaning;
use crate::text::Text;
use crate::words::is_torn;

/// What says that a month is lunar.
const CALENDARS: &[&str] = &["农历", "阴历", "旧历", "夏历"];
/// Months that only the lunar calendar has.
const MONTHS: &[(&str, u32)] = &[("正月", 1), ("腊月", 12)];
/// Before a number of a month: the leap month behind it.
const LEAP: &str = "闰";
/// Before the first ten days of the year.
const NEW_YEAR: &str = "大年";

/// The words that a phrase may begin with, besides digits.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    CALENDARS.iter().copied().chain(MONTHS.iter().map(|m| m.0)).chain([LEAP, NEW_YEAR])
}

/// The phrase that begins at `start`: where it ends, and what it says.
pub(crate) fn phrase(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    if let Some(day) = text.after(start, NEW_YEAR) {
        let (day, end) = first_days(text, day)?;
        return Some((
            end,
            Meaning::Lunar(None, Lunar { month: 1, is_leap: false, day: Some(day) }),
        ));
    }
    let calendar = text.longest(start, CALENDARS).map(|(_, at)| at);
    let (year, at) = match year_number(text, calendar.unwrap_or(start)) {
        Some((year, at)) => (Some(year), text.after(at, "年")?),
        None => (None, calendar.unwrap_or(start)),
    };
    let calendar = calendar.or_else(|| Some(text.longest(at, CALENDARS)?.1));
    let (end, month) = month(text, calendar.map_or(at, |calendar| calendar.max(at)), calendar)?;
    Some((end, Meaning::Lunar(year, month)))
}

/// The month at `at` with its day, if it has one; a number alone is one behind the name of the
/// calendar.
fn month(text: &Text, at: usize, calendar: Option<usize>) -> Option<(usize, Lunar)> {
    let named = MONTHS.iter().find_map(|&(word, month)| Some((month, text.after(at, word)?)));
    // 反正|月亮.
    let named = named.filter(|&(_, end)| calendar.is_some() || !is_torn(text, at, end, |_| false));
    let leap = text.after(at, LEAP);
    let counted = || {
        calendar.or(leap)?;
        let (month, at) = small(text, leap.unwrap_or(at), 12)?;
        Some((month, text.after(at, "月")?))
    };
    let (month, at) = named.or_else(counted)?;
    let day = day(text, at);
    let end = day.map_or(at, |(_, end)| end);
    Some((end, Lunar { month, is_leap: leap.is_some(), day: day.map(|(day, _)| day) }))
}

/// 初五, 十五, 廿三, 15日.
fn day(text: &Text, at: usize) -> Option<(u32, usize)> {
    let score = || {
        let at = text.after(at, "廿")?;
        Some(digit(text.at(at)).map_or((20, at), |unit| (20 + unit as u32, at + 1)))
    };
    // One character is too little: 正月三人 has no day.
    let counted = || small(text, at, 30).filter(|&(day, _)| day >= 10);
    let (day, end) = first_days(text, at).or_else(score).or_else(counted)?;
    Some((day, text.longest(end, &["日", "号"]).map_or(end, |(_, end)| end)))
}

/// 初一 to 初十.
fn first_days(text: &Text, at: usize) -> Option<(u32, usize)> {
    let at = text.after(at, "初")?;
    let number = if text.at(at) == '十' { 10 } else { digit(text.at(at))? as u32 };
    (number > 0).then_some((number, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{check, check_dated};

    #[test]
    fn lunar_dates_are_days_of_the_gregorian_calendar() {
        check("[2025年正月初一|DATE 2025-01-29],[2023年農曆八月十五|DATE 2023-09-29]");
        check("[農曆2024年臘月廿三|DATE 2025-01-22],[2025年閏六月|DATE 2025-07-25/2025-08-22]");
        check("[2025年農曆8月15日|DATE 2025-10-06]");
    }

    #[test]
    fn the_year_is_that_of_other_dates() {
        check(
            "[2025年|DATE 2025],[大年初三|DATE 2025-01-31]開市,[農曆五月初五|DATE 2025-05-31]賽龍舟",
        );
        check_dated("2025-03-01", "[正月十五|DATE 2025-02-12]");
        check("[正月十五|DATE ?]");
    }

    #[test]
    fn what_falls_into_either_year_is_open() {
        check_dated("2025-03-01", "[臘月二十三|DATE ?]");
    }

    #[test]
    fn other_words_are_left() {
        check("農曆新年,大年夜,閏年,旧历史,大年紀,反正月亮");
        check("[2025年8月15日|DATE 2025-08-15]");
    }

    #[test]
    fn tables_are_folded() {
        let months: Vec<&str> = MONTHS.iter().map(|m| m.0).collect();
        crate::tests::all_folded(&[CALENDARS, &months, &[LEAP, NEW_YEAR]]);
    }
}
