//! Dates of any precision: `2024`, `2024-06`, `2024-06-19`.

use jiff::civil::Date;

/// The first and the last day that `text` may mean; none if there is no such date.
pub(super) fn bounds(text: &str) -> Option<(Date, Date)> {
    let mut parts = text.split('-');
    let year: i16 = number(parts.next()?, 4)?;
    let (month, day) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let first = |month, day| Date::new(year, month, day).ok();
    match (month, day) {
        (None, _) => Some((first(1, 1)?, first(12, 31)?)),
        (Some(month), None) => {
            let start = first(number(month, 2)?, 1)?;
            Some((start, start.last_of_month()))
        }
        (Some(month), Some(day)) => {
            let only = first(number(month, 2)?, number(day, 2)?)?;
            Some((only, only))
        }
    }
}

/// A number of exactly `width` ASCII digits.
fn number<T: std::str::FromStr>(text: &str, width: usize) -> Option<T> {
    let digits = text.len() == width && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_that_exist_pass() {
        for good in ["2024", "2024-06", "2024-02-29", "1950-12-31"] {
            assert!(bounds(good).is_some(), "{good}");
        }
        for bad in
            ["", "24", "2024-13", "2024-6", "2023-02-29", "2024-06-31", "2024-06-19T", "-024"]
        {
            assert!(bounds(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_month_spans_its_days() {
        let (first, last) = bounds("2024-02").expect("it exists");
        assert_eq!((first.day(), last.day()), (1, 29));
    }
}
