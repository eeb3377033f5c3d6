//! Figures and dates as the list says them.

use crate::desk::library::Moment;
use crate::desk::library::Shelved;
use js_sys::Date;
use wasm_bindgen::JsValue;

/// The day of `moment` where the reader is, ISO 8601.
pub(super) fn day(moment: Moment) -> String {
    let date = Date::new(&JsValue::from_f64(moment.0 as f64));
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// A number of bytes, to two digits that say something.
pub(super) fn size(bytes: f64) -> String {
    let units = ["KB", "MB", "GB", "TB"];
    let thousand = |power: usize| 1000_f64.powi(power as i32 + 1);
    let power = (0..units.len()).rev().find(|power| bytes >= thousand(*power)).unwrap_or(0);
    let figure = (bytes / thousand(power)).max(0.1);
    match figure < 10.0 {
        true => format!("{figure:.1} {}", units[power]),
        false => format!("{figure:.0} {}", units[power]),
    }
}

/// How much of a text has been read, in hundredths; none of one that was only opened.
pub(super) fn read(shelved: &Shelved) -> Option<u32> {
    let place = shelved.place.as_ref().filter(|place| place.farthest > 0)?;
    let (farthest, length) = (u64::from(place.farthest), u64::from(shelved.text.length.max(1)));
    u32::try_from((farthest * 100 / length).clamp(1, 100)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_two_digits_that_say_something() {
        for (bytes, expected) in [
            (0.0, "0.1 KB"),
            (1_234.0, "1.2 KB"),
            (12_345.0, "12 KB"),
            (9_876_543.0, "9.9 MB"),
            (4.3e9, "4.3 GB"),
            (2.5e15, "2500 TB"),
        ] {
            assert_eq!(size(bytes), expected);
        }
    }
}
