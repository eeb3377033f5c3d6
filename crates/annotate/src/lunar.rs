//! The Chinese lunar calendar: its days and months from 1900 to 2100 as those of the Gregorian one.

use crate::calendar::Calendar;

/// A month of the lunar calendar, or a day of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lunar {
    /// From 1 to 12.
    pub(crate) month: u32,
    /// Whether it is the leap month after the one of that number.
    pub(crate) is_leap: bool,
    pub(crate) day: Option<u32>,
}

impl Lunar {
    /// When it is in the lunar `year`, which begins in the Gregorian year of that number: a day,
    /// or the days of the month, as ISO 8601; none where the year has no such day.
    pub(crate) fn iso(self, year: i32) -> Option<String> {
        let row = *YEARS.get(usize::try_from(year - FIRST).ok()?)?;
        let leap = row >> 13 & 15;
        if self.is_leap && leap != self.month {
            return None;
        }
        let is_behind_leap = leap > 0 && (self.month > leap || self.is_leap);
        let place = self.month - 1 + u32::from(is_behind_leap);
        let length = |place: u32| 29 + (row >> (12 - place) & 1);
        let start = (row >> 17) + (0..place).map(length).sum::<u32>();
        let new_year = Calendar { month: Some(1), day: Some(1), ..Calendar::year(year) };
        let day = |day: u32| new_year.plus_days((start + day - 1) as i32)?.iso();
        match self.day {
            Some(n) => (1..=length(place)).contains(&n).then(|| day(n))?,
            None => Some(format!("{}/{}", day(1)?, day(length(place))?)),
        }
    }
}

/// The first year of the table.
const FIRST: i32 = 1900;

/// A number a year: in the last 13 bits, from the first month on, whether a month has thirty days;
/// in the four before which month is followed by a leap month, 0 for none; in those before how many
/// days after the first of January the year begins. Worked out with PyPI lunar_python 1.4.8 and
/// compared with ICU 78 and PyPI lunardate: each of its years is that of one of the others at least,
/// but for the last months of 1954.
#[rustfmt::skip]
const YEARS: [u32; 201] = [
    0x3d096d, 0x62095c, 0x4c14ae, 0x38aa4d, 0x5c1a4c, 0x441b2a, 0x308d55, 0x560ad4, 0x40135a,
    0x2a495d, 0x50095c, 0x3ad49b, 0x60149a, 0x481a4a, 0x32baa5, 0x5816a8, 0x421ad4, 0x2c52da,
    0x5212b6, 0x3ee937, 0x64092e, 0x4c1496, 0x36b64b, 0x5c0d4a, 0x460da8, 0x2e95b5, 0x56056c,
    0x4012ae, 0x2c492f, 0x50092e, 0x3acc96, 0x5e1a94, 0x481d4a, 0x32ada9, 0x580b5a, 0x44056c,
    0x2e726e, 0x52125c, 0x3cf92d, 0x62192a, 0x4c1a94, 0x34db4a, 0x5a16aa, 0x460ad4, 0x30955b,
    0x5604ba, 0x40125a, 0x2a592b, 0x50152a, 0x38f695, 0x5e0d94, 0x4816aa, 0x34aab5, 0x5809b4,
    0x4214b6, 0x2e6a57, 0x540a56, 0x3d152a, 0x601d2a, 0x4c0d54, 0x36d5aa, 0x5a156a, 0x46096c,
    0x3094ae, 0x5614ae, 0x400a4c, 0x287d26, 0x4e1b2a, 0x3aeb55, 0x5e0ad4, 0x4812da, 0x34a95d,
    0x5a095a, 0x42149a, 0x2c9a4d, 0x521a4a, 0x3d1aa5, 0x6016a8, 0x4a16d4, 0x36d2da, 0x5c12b6,
    0x460936, 0x309497, 0x561496, 0x41564b, 0x640d4a, 0x4e0da8, 0x38d5b4, 0x5e156c, 0x4812ae,
    0x34a92f, 0x5a092e, 0x440c96, 0x2c6d4a, 0x501d4a, 0x3d0d65, 0x620b58, 0x4a156c, 0x36b26d,
    0x5c125c, 0x46192c, 0x2e9a95, 0x541a94, 0x3e1b4a, 0x2a4b55, 0x4e0ad4, 0x38f55b, 0x6004ba,
    0x4a125a, 0x32b92b, 0x58152a, 0x421694, 0x2c96aa, 0x5015aa, 0x3d2ab5, 0x620974, 0x4c14b6,
    0x36ca57, 0x5c0a56, 0x461526, 0x308e95, 0x540d54, 0x3e15aa, 0x2a49b5, 0x50096c, 0x38d4ae,
    0x5e149c, 0x481a4c, 0x32bd26, 0x561aa6, 0x420b54, 0x2c6d6a, 0x5212da, 0x3d695d, 0x62095a,
    0x4c149a, 0x36da4b, 0x5a1a4a, 0x441aa4, 0x2ebb54, 0x5416b4, 0x3e0ada, 0x2a495b, 0x500936,
    0x3af497, 0x5e1496, 0x48154a, 0x32b6a5, 0x580da4, 0x4015b4, 0x2c6ab6, 0x52126e, 0x3f092f,
    0x62092e, 0x4c0c96, 0x36cd4a, 0x5a1d4a, 0x440d64, 0x2e956c, 0x54155c, 0x40125c, 0x28792e,
    0x4e192c, 0x38fa95, 0x5e1a94, 0x461b4a, 0x32ab55, 0x580ad4, 0x4214da, 0x2c8a5d, 0x520a5a,
    0x3d152b, 0x62152a, 0x4a1694, 0x34d6aa, 0x5a15aa, 0x460ab4, 0x2e94ba, 0x5414b6, 0x400a56,
    0x2a7527, 0x4e0d26, 0x38ee53, 0x5e0d54, 0x4815aa, 0x32a9b5, 0x58096c, 0x4214ae, 0x2e8a4e,
    0x501a2c, 0x3b1d26, 0x601aa4, 0x4a1b54, 0x34cd6a, 0x5a0ada, 0x46095c, 0x30949d, 0x54145a,
    0x3e1a2a, 0x285b25, 0x4e1aa4,
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(year: i32, month: i32, day: Option<u32>, expected: Option<&str>) {
        let lunar = Lunar { month: month.unsigned_abs(), is_leap: month < 0, day };
        assert_eq!(lunar.iso(year).as_deref(), expected, "{year} {month} {day:?}");
    }

    #[test]
    fn new_years_and_festivals_are_where_they_were() {
        check(2024, 1, Some(1), Some("2024-02-10"));
        check(2025, 1, Some(15), Some("2025-02-12"));
        check(1978, 8, Some(15), Some("1978-09-17"));
        check(2023, 8, Some(15), Some("2023-09-29"));
        check(2033, 12, Some(1), Some("2034-01-20"));
        check(1900, 1, Some(1), Some("1900-01-31"));
    }

    #[test]
    fn months_are_all_their_days() {
        check(2025, 6, None, Some("2025-06-25/2025-07-24"));
        check(2025, -6, None, Some("2025-07-25/2025-08-22"));
        check(2025, 12, None, Some("2026-01-19/2026-02-16"));
    }

    #[test]
    fn days_that_are_not_there_are_none() {
        check(2025, -6, Some(30), None);
        check(2025, -5, Some(1), None);
        check(1899, 1, Some(1), None);
        check(2101, 1, Some(1), None);
        check(2025, 1, Some(0), None);
    }
}
