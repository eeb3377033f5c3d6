//! Moments: the first and the last day of an ISO 8601 date or interval, to put them in order.

/// Year, month and day; days that a month does not have do no harm, they are only compared.
pub(super) type Day = (u16, u8, u8);

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment {
    pub(super) from: Day,
    pub(super) to: Day,
}

/// How exactly a moment is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Precision {
    /// A day, or a time of it.
    Day,
    /// A month or a year: some time in it, or all of it.
    Within,
    /// From one date to another.
    Range,
}

impl Moment {
    /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, these with a time, and two of them with `/`
    /// between; none for a time without a day, or what is no date.
    pub(super) fn read(iso: &str) -> Option<Moment> {
        let (from, to) = iso.split_once('/').unwrap_or((iso, iso));
        let (from, to) = (ends(from)?.0, ends(to)?.1);
        (from <= to).then_some(Moment { from, to })
    }

    /// The year, where the moment lies within one.
    pub(super) fn year(&self) -> u16 {
        self.from.0
    }

    pub(super) fn precision(&self, iso: &str) -> Precision {
        match iso.contains('/') {
            true => Precision::Range,
            false if self.from == self.to => Precision::Day,
            false => Precision::Within,
        }
    }
}

/// The first and the last day of a date.
fn ends(date: &str) -> Option<(Day, Day)> {
    let day = date.split_once('T').map_or(date, |(day, _)| day);
    let mut parts = day.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month = part(parts.next(), 1..=12)?;
    let day = part(parts.next(), 1..=31)?;
    let first = (year, month.unwrap_or(1), day.unwrap_or(1));
    Some((first, (year, month.unwrap_or(12), day.unwrap_or(31)))).filter(|_| parts.next().is_none())
}

/// A part that may be missing; none where it is there and wrong.
fn part(text: Option<&str>, allowed: std::ops::RangeInclusive<u8>) -> Option<Option<u8>> {
    let Some(text) = text else { return Some(None) };
    let number = text.parse().ok().filter(|number| allowed.contains(number))?;
    Some(Some(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_any_precision_have_two_ends() {
        for (iso, from, to, precision) in [
            ("2024", (2024, 1, 1), (2024, 12, 31), Precision::Within),
            ("2024-06", (2024, 6, 1), (2024, 6, 31), Precision::Within),
            ("2024-06-19", (2024, 6, 19), (2024, 6, 19), Precision::Day),
            ("2024-06-19T10:30", (2024, 6, 19), (2024, 6, 19), Precision::Day),
            ("2024-09/2024-11", (2024, 9, 1), (2024, 11, 31), Precision::Range),
        ] {
            let moment = Moment::read(iso).expect("it is a date");
            assert_eq!((moment, moment.precision(iso)), (Moment { from, to }, precision));
        }
    }

    #[test]
    fn what_has_no_day_in_a_year_is_no_moment() {
        for odd in ["", "T19:30", "soon", "24-06", "2024-13", "2024-06-32", "2025/2024", "P3D"] {
            assert_eq!(Moment::read(odd), None, "{odd}");
        }
    }
}
