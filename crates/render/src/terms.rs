//! Figures in the reader's terms: metric units, Gregorian years, 萬 and 億 as digits and back.
//!
//! An amount of money keeps its currency, and of a number that is only a lower bound (數百萬)
//! nothing more is said than the article does.

use crate::names::primary;
use crate::strings::{strings, tongue};
use crate::values::{Sense, grouped, measured, spanned};
use crate::words::words;
use lorgnette_annotate::{Mention, Value};
use lorgnette_kb::Label;

/// A unit, the metric one, and how many of those it is.
const METRIC: [(&str, &str, f64); 11] = [
    ("mile", "km", 1.609_344),
    ("nautical-mile", "km", 1.852),
    ("foot", "m", 0.3048),
    ("inch", "cm", 2.54),
    ("li", "km", 0.5),
    ("acre", "ha", 0.404_686),
    ("mu", "ha", 1.0 / 15.0),
    ("pound", "kg", 0.453_592),
    ("jin", "kg", 0.5),
    ("knot", "km/h", 1.852),
    ("ton", "t", 0.907_185),
];
/// Taiwan's 斤 in kilograms; on the mainland it was made half of one.
const JIN_OF_TAIWAN: f64 = 0.6;
/// From here on a number in digits is long to read, and one in words hides its digits.
const LONG: u64 = 10_000;
/// Words for years that are Gregorian already.
const GREGORIAN: [&str; 8] = ["世紀", "世纪", "年代", "公元", "西元", "century", "s", "BC"];

/// What `mention`, written as `surface` in an article in `lang`, is in the reader's terms; none
/// where they are the article's own.
pub(crate) fn in_readers_terms(mention: &Mention, surface: &str, lang: &str) -> Option<String> {
    match mention.value.as_ref()? {
        Value::Date { iso } => gregorian(mention, iso.as_deref()?, surface, lang),
        Value::Quantity { number, most, unit, .. } => {
            let sense = Sense::of(mention.value.as_ref()?, mention.label, surface);
            let told = matches!(sense, Sense::Exact | Sense::About);
            let metric = || metric(number, most.as_deref(), unit.as_deref()?, sense, lang);
            let rewritten = || rewritten(number, surface, lang).filter(|_| most.is_none());
            told.then(|| metric().or_else(rewritten))?
        }
    }
}

/// 民國113年, 令和六年: a year counted by another era, whose number the words do not hold.
fn gregorian(mention: &Mention, iso: &str, surface: &str, lang: &str) -> Option<String> {
    let as_written = mention.reasons.iter().any(|reason| reason.rule == "date");
    let (year, own) = (iso.get(..4)?, primary(lang) == "zh");
    let digits = |c: char| {
        c.to_digit(10)
            .or_else(|| "〇一二三四五六七八九".chars().position(|n| n == c).map(|n| n as u32))
    };
    let said: String = surface.chars().filter_map(digits).map(|d| d.to_string()).collect();
    let known =
        said.contains(year.trim_start_matches('0')) || said.contains(&year[2..]) && said.len() > 4;
    let other = mention.label == Label::Date && as_written && own && surface.contains('年');
    let gregorian = GREGORIAN.iter().any(|word| surface.contains(word));
    (other && !known && !gregorian).then(|| strings(lang).date(iso))
}

/// `number`, or from it to `most`, of `unit` in metric units, as exact as it was.
fn metric(
    number: &str,
    most: Option<&str>,
    unit: &str,
    sense: Sense,
    lang: &str,
) -> Option<String> {
    let (_, to, factor) = METRIC.iter().find(|(from, ..)| *from == unit)?;
    let taiwan = unit == "jin" && lang.to_ascii_uppercase().contains("TW");
    let factor = if taiwan { JIN_OF_TAIWAN } else { *factor };
    let converted = |number: &str| {
        let value = number.parse::<f64>().ok()? * factor;
        let rounded = rounded(value, digits(number));
        let exact = rounded.parse() == Ok(value);
        Some((rounded, exact))
    };
    let (least, exact) = converted(number)?;
    let (most, exact_too) = most
        .map(converted)
        .map_or(Some((None, true)), |most| most.map(|(most, exact)| (Some(most), exact)))?;
    let measured = measured(&spanned(&least, most.as_deref()), Some(to), lang);
    let exact = sense == Sense::Exact && exact && exact_too;
    Some(if exact { measured } else { (words(lang).approximately)(&measured) })
}

/// How many digits of `number` say something: at least two, for a round number is seldom meant
/// to its last digit.
fn digits(number: &str) -> usize {
    let whole = number.contains('.');
    let bare = number.replace(['.', '-'], "");
    let bare = bare.trim_start_matches('0');
    let telling = if whole { bare } else { bare.trim_end_matches('0') };
    telling.len().clamp(2, 4)
}

/// `value` to so many telling digits, without zeros behind the point.
fn rounded(value: f64, digits: usize) -> String {
    let magnitude = value.abs().log10().floor() as i32 + 1;
    let places = digits as i32 - magnitude;
    if places <= 0 {
        let step = 10_f64.powi(-places);
        return format!("{:.0}", (value / step).round() * step);
    }
    let text = format!("{value:.*}", places as usize);
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

/// A long number in Chinese: digits for 萬 and 億, and those for digits.
fn rewritten(number: &str, surface: &str, lang: &str) -> Option<String> {
    let long = number.parse::<f64>().ok()? >= LONG as f64 && primary(lang) == "zh";
    let words = surface.contains(['萬', '万', '億', '亿']);
    match (long, words) {
        (false, _) => None,
        (true, true) => Some(grouped(number)),
        (true, false) if surface.bytes().filter(u8::is_ascii_digit).count() > 4 => {
            in_myriads(number, lang)
        }
        (true, false) => None,
    }
}

/// 200000 as 20萬; none where the number would have more than four digits before the word.
fn in_myriads(number: &str, lang: &str) -> Option<String> {
    let [ten_thousand, hundred_million] = match tongue(lang) {
        crate::strings::Tongue::Hans => ["万", "亿"],
        _ => ["萬", "億"],
    };
    let whole: u64 = number.parse().ok()?;
    let (base, word) = match whole {
        0..100_000_000 => (LONG, ten_thousand),
        _ => (LONG * LONG, hundred_million),
    };
    let part = format!("{:08}", whole % base * (LONG * LONG / base));
    let part = part.trim_end_matches('0');
    // Digits that the word does not shorten are clearer as they are.
    let fits = part.len() <= 2 && whole / base < LONG;
    let point = if part.is_empty() { "" } else { "." };
    fits.then(|| format!("{}{point}{part}{word}", whole / base))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use lorgnette_annotate::Reason;

    fn check(mention: &Mention, surface: &str, lang: &str, expected: Option<&str>) {
        assert_eq!(in_readers_terms(mention, surface, lang).as_deref(), expected, "{surface}");
    }

    #[test]
    fn units_become_metric_as_exact_as_they_were() {
        for (number, unit, surface, lang, expected) in [
            ("300", "mile", "300英里", "zh-Hant", "約480公里"),
            ("12", "nautical-mile", "12海里", "zh-Hans", "约22公里"),
            ("200", "nautical-mile", "200 nautical miles", "en", "about 370 km"),
            ("2", "li", "兩里", "zh-Hant", "1公里"),
            ("30", "mu", "30亩", "zh-Hans", "2公顷"),
            ("5.5", "foot", "5.5 feet", "en", "about 1.7 m"),
        ] {
            let mention = fixture::quantity(0..1, number, Some(unit));
            check(&mention, surface, lang, Some(expected));
        }
    }

    #[test]
    fn long_numbers_are_written_the_other_way() {
        for (number, surface, lang, expected) in [
            ("15000", "1.5萬名", "zh-Hant", Some("15,000")),
            ("200000000", "2亿", "zh-Hans", Some("200,000,000")),
            ("200000", "200000枚", "zh-Hant", Some("20萬")),
            ("1250000", "1,250,000人", "zh-Hans", Some("125万")),
            ("123456", "123456", "zh-Hant", None),
            ("6000", "6000人", "zh-Hant", None),
            ("15000", "15,000 troops", "en", None),
        ] {
            check(&fixture::quantity(0..1, number, None), surface, lang, expected);
        }
    }

    #[test]
    fn both_ends_of_a_range_become_metric() {
        let mut mention = fixture::quantity(0..1, "300", Some("mile"));
        let Some(Value::Quantity { most, .. }) = &mut mention.value else { unreachable!() };
        *most = Some("500".to_string());
        check(&mention, "300至500英里", "zh-Hant", Some("約480–800公里"));
    }

    #[test]
    fn lower_bounds_are_left_alone() {
        let mut mention = fixture::quantity(0..1, "1000000", Some("piece"));
        mention.value = Some(Value::Quantity {
            number: "1000000".into(),
            most: None,
            unit: Some("piece".into()),
            approximate: true,
        });
        check(&mention, "數百萬枚", "zh-Hant", None);
    }

    #[test]
    fn years_of_other_eras_become_gregorian() {
        let date = |iso, rule| {
            let reasons = vec![Reason { rule, ground: String::new() }];
            Mention { reasons, ..fixture::date(0..1, Some(iso)) }
        };
        for (iso, surface, expected) in [
            ("2024", "民國113年", Some("2024年")),
            ("2024", "令和六年", Some("2024年")),
            ("1901", "光緒二十七年", Some("1901年")),
            ("2024-06-19", "2024年6月19日", None),
            ("1937", "一九三七年", None),
            ("0601/0700", "公元7世紀", None),
            ("1990/1999", "90年代", None),
        ] {
            check(&date(iso, "date"), surface, "zh-Hant", expected);
        }
        check(&date("2024", "date-relative"), "去年", "zh-Hant", None);
    }
}
