//! Values in words: dates, and numbers with their units.

use crate::strings::strings;
use crate::words::{word, words};
use lorgnette_annotate::Value;
use lorgnette_kb::Label;

/// What the words of a text make of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    Exact,
    /// 大約1.5萬名: the number may be off either way.
    About,
    /// 1000多人, 數千人: the number is the lower bound.
    AtLeast,
    /// 第三: a place in a row.
    Ordinal,
}

/// What the words make of a number, beside 上 at their start.
const VAGUE: [&str; 12] = [
    "多",
    "几",
    "数",
    "余",
    "幾",
    "數",
    "餘",
    "several",
    "dozens",
    "hundreds",
    "thousands",
    "millions",
];

impl Sense {
    /// The sense of `value`, which is a `label` and written as `surface`.
    pub(crate) fn of(value: &Value, label: Label, surface: &str) -> Self {
        let surface = surface.to_lowercase();
        let is_vague =
            || surface.starts_with('上') || VAGUE.iter().any(|word| surface.contains(word));
        match value {
            Value::Quantity { .. } if label == Label::Ordinal => Sense::Ordinal,
            Value::Quantity { approximate: true, .. } if is_vague() => Sense::AtLeast,
            Value::Quantity { approximate: true, .. } => Sense::About,
            _ => Sense::Exact,
        }
    }
}

/// A resolved value as readers of `lang` say it: 2024年6月, 15,000人, at least 1,000 people.
pub(crate) fn in_words(value: &Value, sense: Sense, lang: &str) -> String {
    match value {
        Value::Date { iso } => {
            iso.as_deref().map(|iso| strings(lang).date(iso)).unwrap_or_default()
        }
        Value::Quantity { number, most, unit, .. } => {
            let measured = measured(&spanned(number, most.as_deref()), unit.as_deref(), lang);
            match sense {
                Sense::Exact => measured,
                Sense::About => (words(lang).approximately)(&measured),
                Sense::AtLeast => (words(lang).at_least)(&measured),
                Sense::Ordinal => (words(lang).ordinal)(&measured),
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

/// The numbers of a range in one, each grouped; without `most` the number as it is.
pub(crate) fn spanned(number: &str, most: Option<&str>) -> String {
    match most {
        Some(most) => format!("{}–{}", grouped(number), grouped(most)),
        None => number.to_string(),
    }
}

/// The number with commas between thousands; what is no plain decimal stays as it is.
pub(crate) fn grouped(number: &str) -> String {
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
        let said = |approximate, label, surface: &str, lang| {
            let unit = Some("person".to_string());
            let value = Value::Quantity { number: "1000".into(), most: None, unit, approximate };
            in_words(&value, Sense::of(&value, label, surface), lang)
        };
        for (surface, lang, expected) in [
            ("1000名", "zh-Hant", "約1,000人"),
            ("1000多人", "zh-Hant", "至少1,000人"),
            ("上千人", "zh-Hans", "至少1,000人"),
            ("Several thousand people", "en", "at least 1,000 people"),
        ] {
            assert_eq!(said(true, Label::Quantity, surface, lang), expected);
        }
        assert_eq!(said(false, Label::Quantity, "1000人", "en"), "1,000 people");
    }

    #[test]
    fn ranges_say_both_numbers() {
        let value = Value::Quantity {
            number: "1.5".into(),
            most: Some("2000".into()),
            unit: Some("km".into()),
            approximate: false,
        };
        assert_eq!(in_words(&value, Sense::Exact, "zh-Hant"), "1.5–2,000公里");
        assert_eq!(in_words(&value, Sense::Exact, "en"), "1.5–2,000 km");
    }

    #[test]
    fn ordinals_say_their_place() {
        for (number, lang, expected) in [
            ("3", "zh-Hant", "第3"),
            ("1", "en", "1st"),
            ("12", "en", "12th"),
            ("22", "en", "22nd"),
            ("103", "en", "103rd"),
        ] {
            let value = Value::Quantity {
                number: number.into(),
                most: None,
                unit: None,
                approximate: false,
            };
            let sense = Sense::of(&value, Label::Ordinal, "");
            assert_eq!(in_words(&value, sense, lang), expected);
        }
    }
}
