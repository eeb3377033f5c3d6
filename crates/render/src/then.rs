//! How the time in which a fact holds stands to the date of the article.

use std::cmp::Ordering;

/// When something holds, seen from the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Then {
    /// On its day, and as far as is known for good; also where no dates tell.
    Holds,
    /// On its day, but no longer.
    Held,
    /// Only since.
    Now,
    /// After it, but no longer.
    Since,
    /// No longer on its day.
    Before,
}

impl Then {
    /// How what holds `from` one day `to` another stands to the day of the article; each is an
    /// ISO 8601 date of any precision. What one of them leaves open counts as that day.
    pub(crate) fn of(article: Option<&str>, from: Option<&str>, to: Option<&str>) -> Then {
        let Some(article) = article else { return Then::Holds };
        let began = from.is_none_or(|from| compare(from, article) != Ordering::Greater);
        let over = to.is_some_and(|to| compare(to, article) == Ordering::Less);
        match (began, over, to) {
            (_, true, _) => Then::Before,
            (true, false, None) => Then::Holds,
            (true, false, Some(_)) => Then::Held,
            (false, false, None) => Then::Now,
            (false, false, Some(_)) => Then::Since,
        }
    }
}

/// Compares two dates as far as both go; equal where one goes on.
fn compare(one: &str, other: &str) -> Ordering {
    let (one, other) = (parts(one), parts(other));
    let pairs = one.iter().zip(&other).map(|(one, other)| one.cmp(other));
    pairs.into_iter().find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

/// Year, month, day, as far as they are given; the year may be negative.
fn parts(iso: &str) -> Vec<i32> {
    let (sign, digits) = iso.strip_prefix('-').map_or((1, iso), |digits| (-1, digits));
    let parts = digits.split('-').map_while(|part| part.parse::<i32>().ok());
    parts.enumerate().map(|(n, part)| if n == 0 { sign * part } else { part }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_stands_to_the_day_of_the_article() {
        for (from, to, expected) in [
            (None, None, Then::Holds),
            (Some("2011"), None, Then::Holds),
            (Some("2011"), Some("2026-01"), Then::Held),
            (None, Some("2025-09-05"), Then::Held),
            (Some("2025-10"), None, Then::Now),
            (Some("2026"), Some("2026-03"), Then::Since),
            (Some("2011"), Some("2025-08"), Then::Before),
            (Some("-0221"), Some("-0206"), Then::Before),
        ] {
            assert_eq!(Then::of(Some("2025-09-05"), from, to), expected, "{from:?} {to:?}");
        }
        assert_eq!(Then::of(None, Some("2030"), None), Then::Holds);
    }

    #[test]
    fn a_coarse_date_counts_as_the_day_itself() {
        assert_eq!(Then::of(Some("2025-09-05"), Some("2025-09"), None), Then::Holds);
        assert_eq!(Then::of(Some("2025-09-05"), None, Some("2025")), Then::Held);
        assert_eq!(Then::of(Some("2025"), Some("2025-12-31"), None), Then::Holds);
    }
}
