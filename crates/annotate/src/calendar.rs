//! The calendar: dates of any precision, what they cover, and steps between them.

/// A date that may lack parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Calendar {
    pub(crate) year: Option<i32>,
    pub(crate) month: Option<u32>,
    pub(crate) day: Option<u32>,
    pub(crate) part: Option<Part>,
}

/// A part of a year or of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Spring, summer, autumn, winter, counted from 0, as the meteorologists of
    /// the north do: three whole months from March, winter running into the next year.
    Season(u32),
    /// The first or second half of a year, from 0.
    Half(u32),
    /// A quarter of a year, from 0.
    Quarter(u32),
    /// The first, second or last ten days or so of a month, from 0.
    Third(u32),
    /// The seven days from the date on.
    Week,
}

impl Calendar {
    pub(crate) fn year(year: i32) -> Self {
        Calendar { year: Some(year), ..Calendar::default() }
    }

    /// Whether it is a date at all: months, days and parts in their bounds.
    pub(crate) fn is_valid(&self) -> bool {
        let month = self.month.is_none_or(|m| (1..=12).contains(&m));
        let last = self.month.map_or(31, |m| days_in(self.year.unwrap_or(2000), m));
        month && self.day.is_none_or(|d| (1..=last).contains(&d))
    }

    /// ISO 8601, an interval for parts; none without a year.
    pub(crate) fn iso(&self) -> Option<String> {
        let year = self.year.filter(|y| (1..=9999).contains(y))?;
        if !self.is_valid() {
            return None;
        }
        Some(match (self.part, self.month, self.day) {
            (Some(Part::Third(third)), Some(month), _) => {
                let last = if third == 2 { days_in(year, month) } else { 10 * third + 10 };
                let first = 10 * third + 1;
                format!("{year:04}-{month:02}-{first:02}/{year:04}-{month:02}-{last:02}")
            }
            (Some(Part::Week), Some(_), Some(_)) => {
                let first = Calendar { part: None, ..*self };
                format!("{}/{}", first.iso()?, first.plus_days(6)?.iso()?)
            }
            (Some(Part::Season(3)), ..) => format!("{year:04}-12/{:04}-02", year + 1),
            (Some(Part::Season(n)), ..) => months(year, 3 * n + 3, 3),
            (Some(Part::Half(n)), ..) => months(year, 6 * n + 1, 6),
            (Some(Part::Quarter(n)), ..) => months(year, 3 * n + 1, 3),
            (_, Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (_, Some(month), None) => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}"),
        })
    }

    /// Reads `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    pub(crate) fn parse(iso: &str) -> Option<Self> {
        let mut parts = iso.trim().splitn(3, '-');
        let year = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
        let month = parts.next().map(str::parse).transpose().ok()?;
        let day = parts.next().map(str::parse).transpose().ok()?;
        let date = Calendar { year: Some(year), month, day, part: None };
        date.is_valid().then_some(date)
    }

    /// `years` later, as a year.
    pub(crate) fn plus_years(&self, years: i32) -> Option<Self> {
        Some(Calendar::year(self.year?.checked_add(years)?))
    }

    /// `months` later, as a month.
    pub(crate) fn plus_months(&self, months: i32) -> Option<Self> {
        let count = self.year?.checked_mul(12)?.checked_add(self.month? as i32 - 1)?;
        let count = count.checked_add(months)?;
        let month = Some(count.rem_euclid(12) as u32 + 1);
        Some(Calendar { year: Some(count.div_euclid(12)), month, ..Calendar::default() })
    }

    /// `days` later, as a day.
    pub(crate) fn plus_days(&self, days: i32) -> Option<Self> {
        Some(Calendar::from_days(self.days()?.checked_add(days)?))
    }

    /// The Monday of its week.
    pub(crate) fn monday(&self) -> Option<Self> {
        // 1 January 1970 was a Thursday.
        self.plus_days(-(self.days()? + 3).rem_euclid(7))
    }

    /// Days since 1 January 1970, by Howard Hinnant's `days_from_civil`.
    fn days(&self) -> Option<i32> {
        let (year, month, day) = (self.year?, self.month? as i32, self.day? as i32);
        let year = if month <= 2 { year.checked_sub(1)? } else { year };
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
        let of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        era.checked_mul(146_097)?.checked_add(of_era - 719_468)
    }

    /// The inverse, Hinnant's `civil_from_days`.
    fn from_days(days: i32) -> Self {
        let days = i64::from(days) + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        Calendar {
            year: Some(year as i32),
            month: Some(month as u32),
            day: Some(day as u32),
            part: None,
        }
    }
}

fn months(year: i32, first: u32, count: u32) -> String {
    format!("{year:04}-{first:02}/{year:04}-{:02}", first + count - 1)
}

fn days_in(year: i32, month: u32) -> u32 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(iso: &str) -> Calendar {
        Calendar::parse(iso).expect("a date of the test")
    }

    fn iso(date: Option<Calendar>) -> String {
        date.and_then(|d| d.iso()).unwrap_or_default()
    }

    #[test]
    fn steps_cross_months_and_years() {
        assert_eq!(iso(date("2024-03-01").plus_days(-1)), "2024-02-29");
        assert_eq!(iso(date("2023-12-31").plus_days(1)), "2024-01-01");
        assert_eq!(iso(date("2024-01").plus_months(-1)), "2023-12");
        assert_eq!(iso(date("2025-09-05").plus_years(-1)), "2024");
        assert_eq!(iso(date("2025-09-03").monday()), "2025-09-01");
        assert_eq!(iso(date("1970-01-01").monday()), "1969-12-29");
        assert_eq!(iso(date("2025").plus_days(1)), "");
    }

    #[test]
    fn days_go_there_and_back() {
        for days in (-800_000..800_000).step_by(997) {
            assert_eq!(Calendar::from_days(days).days(), Some(days));
        }
    }

    #[test]
    fn parts_are_intervals() {
        let part = |part| Calendar { part: Some(part), month: Some(2), ..Calendar::year(2024) };
        assert_eq!(iso(Some(part(Part::Season(1)))), "2024-06/2024-08");
        assert_eq!(iso(Some(part(Part::Season(3)))), "2024-12/2025-02");
        assert_eq!(iso(Some(part(Part::Half(1)))), "2024-07/2024-12");
        assert_eq!(iso(Some(part(Part::Quarter(3)))), "2024-10/2024-12");
        assert_eq!(iso(Some(part(Part::Third(2)))), "2024-02-21/2024-02-29");
    }

    #[test]
    fn impossible_dates_are_none() {
        assert_eq!(Calendar::parse("2023-02-29"), None);
        assert_eq!(Calendar::parse("2023-13"), None);
        assert_eq!(Calendar::parse("23-01"), None);
        assert_eq!(Calendar::parse("次日"), None);
    }
}
