//! Makes two tables of crates that hold the same in a larger form: the base letters of accented
//! ones, and how Han characters are read.

use pinyin::ToPinyinMulti;
use std::collections::BTreeMap;
use std::path::Path;
use unicode_normalization::char::decompose_canonical;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let out = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    for (name, text) in [("accents.txt", accents()), ("readings.txt", readings())] {
        std::fs::write(Path::new(&out).join(name), text).expect("OUT_DIR can be written");
    }
}

/// A line for each character that is a base and nothing but accents: the character, its base.
fn accents() -> String {
    let pair = |c| Some(format!("{c}{}\n", base(c).filter(|&base| base != c)?));
    ('\u{80}'..=char::MAX).filter_map(pair).collect()
}

/// The base letter of an accented one; Hangul and the like, which decompose into letters and not
/// into a letter and its marks, have none.
fn base(c: char) -> Option<char> {
    let mut parts = Vec::new();
    decompose_canonical(c, |part| parts.push(part));
    let (base, marks) = parts.split_first()?;
    marks.iter().all(|mark| ('\u{300}'..='\u{36f}').contains(mark)).then_some(*base)
}

/// A line for each list of readings, with commas: a tab, and the characters that are read so.
fn readings() -> String {
    let mut rows: BTreeMap<String, String> = BTreeMap::new();
    for c in '\u{80}'..=char::MAX {
        if let Some(readings) = c.to_pinyin_multi() {
            let list: Vec<_> = readings.into_iter().map(|reading| reading.with_tone()).collect();
            rows.entry(list.join(",")).or_default().push(c);
        }
    }
    rows.iter().map(|(readings, characters)| format!("{readings}\t{characters}\n")).collect()
}
