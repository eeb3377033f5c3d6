//! Exact decimal numbers, as far as articles need them.

/// `mantissa` divided by ten to the power of `places`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    mantissa: u128,
    places: u32,
}

impl Decimal {
    pub(crate) fn whole(mantissa: u128) -> Self {
        Decimal { mantissa, places: 0 }
    }

    /// Digits with at most one point, other characters left out; none where too long.
    pub(crate) fn parse(digits: impl IntoIterator<Item = char>) -> Option<Self> {
        let (mut number, mut is_part) = (Decimal::whole(0), false);
        for c in digits {
            is_part |= c == '.';
            let Some(digit) = c.to_digit(10) else { continue };
            number.mantissa = number.mantissa.checked_mul(10)?.checked_add(u128::from(digit))?;
            number.places += u32::from(is_part);
        }
        Some(number)
    }

    /// Ten to the power of `zeros` times as much; none where too great.
    pub(crate) fn shifted(self, zeros: u32) -> Option<Self> {
        let cut = zeros.min(self.places);
        let mantissa = self.mantissa.checked_mul(10u128.checked_pow(zeros - cut)?)?;
        Some(Decimal { mantissa, places: self.places - cut })
    }

    /// The sum; none where too great.
    pub(crate) fn plus(self, other: Decimal) -> Option<Self> {
        let places = self.places.max(other.places);
        let mantissa = self.to_places(places)?.checked_add(other.to_places(places)?)?;
        Some(Decimal { mantissa, places })
    }

    /// Whether it is greater; false where that cannot be told.
    pub(crate) fn exceeds(self, other: Decimal) -> bool {
        let places = self.places.max(other.places);
        let pair = self.to_places(places).zip(other.to_places(places));
        pair.is_some_and(|(own, other)| own > other)
    }

    /// The mantissa with so many places, at least its own.
    fn to_places(self, places: u32) -> Option<u128> {
        self.mantissa.checked_mul(10u128.checked_pow(places - self.places)?)
    }

    /// Half of one.
    pub(crate) fn half() -> Self {
        Decimal { mantissa: 5, places: 1 }
    }

    /// The whole number it is, if it is one.
    pub(crate) fn integer(self) -> Option<u128> {
        let unit = 10u128.checked_pow(self.places)?;
        self.mantissa.is_multiple_of(unit).then_some(self.mantissa / unit)
    }
}

impl std::fmt::Display for Decimal {
    /// As few digits as say it exactly: `15000`, `1.5`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = format!("{:0>width$}", self.mantissa, width = self.places as usize + 1);
        let (whole, part) = digits.split_at(digits.len() - self.places as usize);
        match part.trim_end_matches('0') {
            "" => write!(f, "{whole}"),
            part => write!(f, "{whole}.{part}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(digits: &str, zeros: u32, expected: Option<&str>) {
        let number = Decimal::parse(digits.chars()).and_then(|d| d.shifted(zeros));
        assert_eq!(number.map(|d| d.to_string()).as_deref(), expected, "{digits} e{zeros}");
    }

    #[test]
    fn numbers_stay_exact() {
        check("1.5", 4, Some("15000"));
        check("1.25", 1, Some("12.5"));
        check("0.50", 0, Some("0.5"));
        check("15,000", 0, Some("15000"));
        check("007", 0, Some("7"));
        check("0.05", 0, Some("0.05"));
    }

    #[test]
    fn too_great_is_none() {
        check(&"9".repeat(40), 0, None);
        check("1", 39, None);
        check("1", u32::MAX, None);
    }

    #[test]
    fn sums_align() {
        let sum = Decimal::parse("1.5".chars()).and_then(|d| d.plus(Decimal::whole(20)));
        assert_eq!(sum.map(|d| d.to_string()).as_deref(), Some("21.5"));
    }

    #[test]
    fn numbers_of_other_places_compare() {
        let half = Decimal::half();
        assert!(Decimal::whole(1).exceeds(half) && !half.exceeds(Decimal::whole(1)));
        assert!(!half.exceeds(half));
    }
}
