//! Dates as English writes them: September 3, 2025; 3 September; that June; last year.

use crate::calendar::{Calendar, Part};
use crate::classes::Classes;
use crate::lexicon::Lexicon;
use crate::rules::dates::{Anchor, Meaning, Step};
use crate::text::Text;
use std::sync::LazyLock;

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const SHORT_MONTHS: &[&str] =
    &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const SEASONS: &[(&str, u32)] =
    &[("spring", 0), ("summer", 1), ("autumn", 2), ("fall", 2), ("winter", 3)];
/// Words for a date seen from another one.
const RELATIVE: &[(&str, Anchor, Step)] = &[
    ("yesterday", Anchor::Article, Step::Days(-1)),
    ("today", Anchor::Article, Step::Days(0)),
    ("tomorrow", Anchor::Article, Step::Days(1)),
    ("last week", Anchor::Article, Step::Weeks(-1, None)),
    ("this week", Anchor::Article, Step::Weeks(0, None)),
    ("next week", Anchor::Article, Step::Weeks(1, None)),
    ("last month", Anchor::Article, Step::Months(-1)),
    ("this month", Anchor::Article, Step::Months(0)),
    ("next month", Anchor::Article, Step::Months(1)),
    ("last year", Anchor::Article, Step::Years(-1)),
    ("this year", Anchor::Article, Step::Years(0)),
    ("next year", Anchor::Article, Step::Years(1)),
    ("the following year", Anchor::Text, Step::Years(1)),
    ("the next year", Anchor::Text, Step::Years(1)),
    ("the following month", Anchor::Text, Step::Months(1)),
    ("the following day", Anchor::Text, Step::Days(1)),
    ("the next day", Anchor::Text, Step::Days(1)),
];
/// Words after which four digits are a year.
const BEFORE_YEAR: &[&str] = &[
    "in", "since", "by", "until", "till", "from", "of", "before", "after", "during", "late",
    "early", "mid", "around", "through", "between", "spring", "summer", "autumn", "winter", "to",
    "was", "is",
];
/// Words before a month that is also another word (May, March).
const BEFORE_MONTH: &[&str] = &[
    "in", "since", "by", "until", "till", "from", "of", "before", "after", "during", "late",
    "early", "mid", "through", "between", "last", "this", "next", "that", "on", "to",
];

/// Before a month or a season: the last one, or that of the year named last.
const LAST: &str = "last ";
const THAT: &str = "that ";

/// The words that a phrase may begin with, besides digits.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    let relative = RELATIVE.iter().map(|r| r.0);
    let months = MONTHS.iter().chain(SHORT_MONTHS).copied();
    relative.chain([LAST, THAT]).chain(months).chain(SEASONS.iter().map(|s| s.0))
}

/// The phrase that begins at `start`: where it ends, and what it says.
pub(crate) fn phrase(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    let at_word = text.at(start).is_ascii_alphanumeric() && text.is_edge(start);
    if !at_word || matches!(text.before(start), '-' | '/' | '.' | '$' | '€' | '£' | '#') {
        return None;
    }
    if text.is(start, Classes::DIGIT) {
        return day_first(text, start).or_else(|| bare_year(text, start));
    }
    relative(text, start)
        .or_else(|| last_part(text, start))
        .or_else(|| that_month(text, start))
        .or_else(|| month_first(text, start))
        .or_else(|| season(text, start))
}

fn relative(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    static WORDS: LazyLock<Lexicon<(Anchor, Step)>> =
        LazyLock::new(|| Lexicon::new(RELATIVE.iter().map(|r| (r.0, (r.1, r.2)))));
    let (end, (anchor, step)) = WORDS.at(text, start).find(|&(end, _)| text.is_edge(end))?;
    Some((end, Meaning::Relative(anchor, step, Calendar::default())))
}

/// last autumn, last October: the one that ended last.
fn last_part(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    let at = text.after(start, LAST)?;
    let month = month(text, at).map(|(n, end)| (end, Step::LastMonth(n)));
    let (end, step) = month.or_else(|| match season_name(text, at)? {
        (Part::Season(n), end) => Some((end, Step::LastSeason(n))),
        _ => None,
    })?;
    Some((end, Meaning::Relative(Anchor::Article, step, Calendar::default())))
}

/// that June, that summer: a part of the last year in the text.
fn that_month(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    let at = text.after(start, THAT)?;
    let (end, rest) = month(text, at)
        .map(|(n, end)| (end, Calendar { month: Some(n), ..Calendar::default() }))
        .or_else(|| {
            let (part, end) = season_name(text, at)?;
            Some((end, Calendar { part: Some(part), ..Calendar::default() }))
        })?;
    Some((end, Meaning::Relative(Anchor::Text, Step::Years(0), rest)))
}

/// September 3, 2025; Sept. 3; September 2025; September.
fn month_first(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    let (number, after) = month(text, start)?;
    let mut date = Calendar { month: Some(number), ..Calendar::default() };
    let mut end = after;
    if let Some((day, at)) = day_number(text, text.skip_spaces(after)) {
        (date.day, end) = (Some(day), at);
    }
    if let Some((year, at)) = year_after(text, end) {
        (date.year, end) = (Some(year), at);
    }
    let is_bare = end == after;
    if !date.is_valid() || is_bare && is_other_word(text, start, after) {
        return None;
    }
    if let Some((_, end)) = text.longest(end, &[" of that year", " that year", " of the same year"])
    {
        return Some((end, Meaning::Relative(Anchor::Text, Step::Years(0), date)));
    }
    Some((end, Meaning::Calendar(date)))
}

/// 3 September 2025; the 3rd of September.
fn day_first(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    let (day, at) = day_number(text, start)?;
    let at = text.after(at, " of").unwrap_or(at);
    let (number, mut end) = month(text, text.after(at, " ")?)?;
    let mut date = Calendar { month: Some(number), day: Some(day), ..Calendar::default() };
    if let Some((year, at)) = year_after(text, end) {
        (date.year, end) = (Some(year), at);
    }
    date.is_valid().then_some((end, Meaning::Calendar(date)))
}

/// The day that ends a range after a month and a day: the 6 of September 4 to 6,
/// 2019, with the year if one follows. `first` is where the range begins.
pub(crate) fn second_day(text: &Text, first: usize, start: usize) -> Option<(usize, Meaning)> {
    month(text, first)?;
    let (day, end) = day_number(text, start)?;
    let year = year_after(text, end);
    let date = Calendar { day: Some(day), year: year.map(|(y, _)| y), ..Calendar::default() };
    Some((year.map_or(end, |(_, end)| end), Meaning::Calendar(date)))
}

/// summer 2024, summer of 2024.
fn season(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    let (part, end) = season_name(text, start)?;
    let at = text.after(end, " of").unwrap_or(end);
    let (year, end) = year(text, text.after(at, " ")?)?;
    let date = Calendar { part: Some(part), ..Calendar::year(year) };
    Some((end, Meaning::Calendar(date)))
}

/// 2024 after a word that takes a year; 1990s.
fn bare_year(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    let (year, end) = year_digits(text, start)?;
    if let Some(end) = text.after(end, "s").filter(|&end| text.is_edge(end) && year % 10 == 0) {
        return Some((end, Meaning::Fixed(format!("{year:04}/{:04}", year + 9))));
    }
    let is_number = "%-/.,".contains(text.at(end)) && text.at(end + 1).is_ascii_alphanumeric();
    let is_plain = text.is_edge(end) && text.at(end) != '%' && !is_number;
    let is_modern = (1900..2100).contains(&year) && text.at(end) == ' ';
    let is_shown = follows_word(text, start, BEFORE_YEAR)
        || is_modern && follows_word(text, start, &["a", "the", "its", "their"])
        || follows_year(text, start);
    (is_plain && is_shown).then_some((end, Meaning::Calendar(Calendar::year(year))))
}

/// 1949, 1950 and 1961: another year in a row of them.
fn follows_year(text: &Text, start: usize) -> bool {
    [", ", " and ", " or "].iter().any(|joint| {
        let end = start.checked_sub(joint.len()).filter(|_| text.follows(start, &[joint]));
        let before = end.and_then(|end| end.checked_sub(4)).and_then(|at| year_digits(text, at));
        before.is_some_and(|(_, to)| Some(to) == end)
    })
}

/// A month's name with a capital, and where it ends with its stop.
fn month(text: &Text, start: usize) -> Option<(u32, usize)> {
    if !text.is(start, Classes::CAPITAL) {
        return None;
    }
    static NAMES: LazyLock<[Lexicon<u32>; 2]> = LazyLock::new(|| {
        [MONTHS, SHORT_MONTHS].map(|names| Lexicon::new(names.iter().copied().zip(1..)))
    });
    let [full, short] = &*NAMES;
    let full = full.at(text, start).find(|&(end, _)| text.is_edge(end)).map(|(end, n)| (n, end));
    full.or_else(|| {
        let (at, n) = short.at(text, start).next()?;
        let at = text.after(at, "t").unwrap_or(at);
        let is_day = |at: usize| text.at(text.skip_spaces(at)).is_ascii_digit();
        let end = text.after(at, ".").unwrap_or(at);
        (text.is_edge(at) && is_day(end)).then_some((n, end))
    })
}

fn season_name(text: &Text, start: usize) -> Option<(Part, usize)> {
    static NAMES: LazyLock<Lexicon<u32>> = LazyLock::new(|| Lexicon::new(SEASONS.iter().copied()));
    let (end, season) = NAMES.at(text, start).find(|&(end, _)| text.is_edge(end))?;
    Some((Part::Season(season), end))
}

/// A day of the month, with or without its ending.
fn day_number(text: &Text, start: usize) -> Option<(u32, usize)> {
    let (day, end) = text.number(start, 1..=2).filter(|(day, _)| (1..=31).contains(day))?;
    let ending = text.longest(end, &["st", "nd", "rd", "th"]).map_or(end, |(_, end)| end);
    let is_time = text.at(ending) == ':' || text.at(ending) == '%';
    (text.is_edge(ending) && !is_time).then_some((day, ending))
}

/// A year after a date, with or without a comma.
fn year_after(text: &Text, end: usize) -> Option<(i32, usize)> {
    let at = text.longest(end, &[",", " of"]).map_or(end, |(_, at)| at);
    year(text, text.after(at, " ")?)
}

fn year(text: &Text, start: usize) -> Option<(i32, usize)> {
    year_digits(text, start).filter(|&(_, end)| text.is_edge(end))
}

fn year_digits(text: &Text, start: usize) -> Option<(i32, usize)> {
    let (year, end) = text.number(start, 4..=4)?;
    (1000..2200).contains(&year).then_some((year as i32, end))
}

/// May and March are also other words; they need a word before them that takes a month.
fn is_other_word(text: &Text, start: usize, end: usize) -> bool {
    let is_double = matches!(text.plain(start, end).as_str(), "may" | "march");
    is_double && !follows_word(text, start, BEFORE_MONTH)
}

/// Whether one of `words` stands before `start`, with a space between.
fn follows_word(text: &Text, start: usize, words: &[&str]) -> bool {
    let Some(end) = start.checked_sub(1).filter(|&at| matches!(text.at(at), ' ' | '-')) else {
        return false;
    };
    words.iter().any(|word| {
        let from = end.checked_sub(word.len());
        from.is_some_and(|from| text.after(from, word).is_some() && text.is_edge(from))
    })
}

#[cfg(test)]
mod tests {
    use crate::tests::check;

    #[test]
    fn months_with_and_without_day_and_year() {
        check("On [September 3, 2025|DATE 2025-09-03], and on [Sept. 5|DATE 2025-09-05]");
        check("[June 2024|DATE 2024-06]; by [November|DATE 2024-11]");
        check("in [2024|DATE 2024] and [that June|DATE 2024-06]");
        check("the [3rd of September 2025|DATE 2025-09-03]");
        check("the [summer of 2024|DATE 2024-06/2024-08]");
        check("in the [1990s|DATE 1990/1999], in [July of 1977|DATE 1977-07]");
    }

    #[test]
    fn other_words_are_left() {
        check("They may march. May I? March on. Mar-a-Lago and Decker");
        check("2024 alone is a year or a number");
        check("under a [2017|DATE 2017] resolution, 2017, [300|CARDINAL 300]");
    }
}
