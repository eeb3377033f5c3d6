//! Values in words: dates, and numbers with their units.

use crate::strings::strings;
use crate::words::{word, words};
use lorgnette_annotate::Value;

/// A resolved value as readers of `lang` say it: 2024年6月, 15,000人, about 1,000 people.
pub(crate) fn in_words(value: &Value, lang: &str) -> String {
    match value {
        Value::Date { iso } => iso.as_deref().map(strings(lang).date).unwrap_or_default(),
        Value::Quantity { number, unit, approximate } => {
            let measured = measured(number, unit.as_deref(), lang);
            match approximate {
                true => (words(lang).approximately)(&measured),
                false => measured,
            }
        }
    }
}

/// A decimal number with its unit in plain form.
pub(crate) fn measured(number: &str, unit: Option<&str>, lang: &str) -> String {
    let words = words(lang);
    let grouped = grouped(number);
    let Some(unit) = unit else { return grouped };
    let forms = word(words.units, unit);
    let (one, several) = forms.split_once(';').unwrap_or((&forms, &forms));
    (words.measured)(&grouped, if number == "1" { one } else { several })
}

/// The number with commas between thousands; what is no plain decimal stays as it is.
fn grouped(number: &str) -> String {
    let (sign, rest) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, fraction) = rest.split_at(rest.find('.').unwrap_or(rest.len()));
    if whole.is_empty() || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return number.to_string();
    }
    let mut out = String::from(sign);
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        for (number, expected) in [
            ("7", "7"),
            ("1000", "1,000"),
            ("15000", "15,000"),
            ("2000000", "2,000,000"),
            ("-1234.5678", "-1,234.5678"),
            ("0.5", "0.5"),
            ("1/2", "1/2"),
            (".5", ".5"),
            ("", ""),
        ] {
            assert_eq!(grouped(number), expected);
        }
    }

    #[test]
    fn units_follow_the_number_as_the_language_wants() {
        for (number, unit, lang, expected) in [
            ("15000", Some("person"), "zh-Hant", "15,000人"),
            ("15000", Some("person"), "en", "15,000 people"),
            ("1", Some("person"), "en", "1 person"),
            ("50", Some("percent"), "en", "50%"),
            ("690", Some("km"), "zh-Hans", "690公里"),
            ("3", Some("long-ton"), "en", "3 long ton"),
            ("3", None, "en", "3"),
        ] {
            assert_eq!(measured(number, unit, lang), expected);
        }
    }

    #[test]
    fn vague_numbers_say_so() {
        let value = |approximate| Value::Quantity {
            number: "1000".into(),
            unit: Some("person".into()),
            approximate,
        };
        assert_eq!(in_words(&value(true), "zh-Hant"), "約1,000人");
        assert_eq!(in_words(&value(false), "en"), "1,000 people");
    }
}
