//! Days, months and years of the calendar, in ISO 8601.

/// The date that a value gives, without the time that may stand behind a day; the day is the one
/// written, whatever time zone follows.
pub(super) fn date(value: &str) -> Option<&str> {
    let (day, time) = value.split_once(['T', 't', ' ']).unwrap_or((value, "0"));
    let is_timed = day.len() == 10 && time.trim_start().starts_with(|c: char| c.is_ascii_digit());
    (is_date(day) && (is_timed || day.len() == value.len())).then_some(day)
}

/// Whether `value` is a day of the calendar, a month or a year, in ISO 8601.
pub fn is_date(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let digits =
        |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    let number = |n: usize| parts.get(n).map(|part| part.parse().unwrap_or(0));
    let lengths = [4, 2, 2];
    if parts.len() > 3 || !parts.iter().zip(lengths).all(|(part, length)| digits(part, length)) {
        return false;
    }
    let (year, month, day) = (number(0).unwrap_or(0), number(1), number(2));
    match (month, day) {
        (Some(month), Some(day)) => (1..=days(year, month)).contains(&day),
        (Some(month), None) => (1..=12).contains(&month),
        _ => true,
    }
}

/// The days of a month; none where there is no such month.
fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn the_day_is_the_one_written() {
        for (value, expected) in [
            ("2025-09-05", Some("2025-09-05")),
            ("2025-09", Some("2025-09")),
            ("2025", Some("2025")),
            ("2025-09-05T10:00:00+08:00", Some("2025-09-05")),
            ("2025-09-05t23:59:59Z", Some("2025-09-05")),
            ("2025-09-05 10:00:00 +0800", Some("2025-09-05")),
            ("2025-02-29T10:00:00Z", None),
            ("2025-09 10:00", None),
            ("2025-09-05 or so", None),
            ("2025-09-05T", None),
            ("", None),
        ] {
            assert_eq!(date(value), expected, "{value}");
        }
    }
}
