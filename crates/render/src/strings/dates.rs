//! ISO 8601 dates and intervals in words: `2024-06/2024-08` as 2024年6月至8月.

/// The parts of a date, of any precision.
struct Parts {
    year: String,
    month: Option<usize>,
    day: Option<u32>,
}

/// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; anything else is none.
fn parts(iso: &str) -> Option<Parts> {
    let mut pieces = iso.splitn(3, '-');
    let year = pieces.next().filter(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()))?;
    let month = pieces.next().map(str::parse::<usize>).transpose().ok()?;
    let day = pieces.next().map(str::parse::<u32>).transpose().ok()?;
    let possible =
        month.is_none_or(|m| (1..=12).contains(&m)) && day.is_none_or(|d| (1..=31).contains(&d));
    possible.then(|| Parts { year: year.trim_start_matches('0').to_string(), month, day })
}

/// A date or an interval in Chinese: 2025年9月3日, 2024年6月至8月.
pub(super) fn chinese(iso: &str) -> String {
    in_words(
        iso,
        |parts| {
            let mut words = format!("{}年", parts.year);
            if let Some(month) = parts.month {
                words += &format!("{month}月");
            }
            if let Some(day) = parts.day {
                words += &format!("{day}日");
            }
            words
        },
        |from, to| format!("{from}至{to}"),
    )
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date or an interval in English: 3 September 2025, June 2024 to August 2024.
pub(super) fn english(iso: &str) -> String {
    in_words(
        iso,
        |parts| {
            let day = parts.day.map(|day| format!("{day} ")).unwrap_or_default();
            let month = parts.month.map(|m| format!("{} ", MONTHS[m - 1])).unwrap_or_default();
            format!("{day}{month}{}", parts.year)
        },
        |from, to| format!("{from} to {to}"),
    )
}

/// What is not a date is shown as it is: better raw than wrong.
fn in_words(
    iso: &str,
    date: impl Fn(&Parts) -> String,
    interval: impl Fn(&str, &str) -> String,
) -> String {
    let one = |iso: &str| parts(iso).map(|parts| date(&parts));
    match iso.split_once('/') {
        Some((from, to)) => match (one(from), one(to)) {
            (Some(from), Some(to)) => interval(&from, &to),
            _ => iso.to_string(),
        },
        None => one(iso).unwrap_or_else(|| iso.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_any_precision_are_put_in_words() {
        for (iso, zh, en) in [
            ("2025-09-03", "2025年9月3日", "3 September 2025"),
            ("2024-06", "2024年6月", "June 2024"),
            ("1984", "1984年", "1984"),
            ("2024-06/2024-08", "2024年6月至2024年8月", "June 2024 to August 2024"),
        ] {
            assert_eq!(chinese(iso), zh);
            assert_eq!(english(iso), en);
        }
    }

    #[test]
    fn what_is_no_date_stays_as_it_is() {
        for odd in ["", "soon", "2024-13", "2024-06/soon", "24-06", "T10:00", "PT5H"] {
            assert_eq!(chinese(odd), odd);
            assert_eq!(english(odd), odd);
        }
    }
}
