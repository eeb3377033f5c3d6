//! Folding for comparison: script, width, case and accents, one character to one.

use std::ops::RangeInclusive;
use std::sync::OnceLock;

/// Traditional and variant characters with their Simplified form, sorted; see `data/README.md`.
const SIMPLIFIED: &str = include_str!("../data/simplified.txt");
/// Accented letters with their base, sorted: the decompositions of Unicode that fit.
const ACCENTS: &str = include_str!(concat!(env!("OUT_DIR"), "/accents.txt"));

/// The form of `c` under which names are compared: Simplified, half width,
/// lower case, without accent. One code point stays one, so offsets are kept.
///
/// 著 also folds to 着: as 着 it is so common in Traditional text that the two
/// cannot be told apart by character.
pub fn fold(c: char) -> char {
    match c {
        '\0'..='\x7f' | '\u{3000}' | '\u{ff01}'..='\u{ff5e}' => lower(c),
        // Chinese marks are what they are; the tables of Unicode need not be asked.
        '\u{3001}'..='\u{3029}' => c,
        '著' => '着',
        '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => simplified(c),
        _ => match unaccented(c) {
            base if base != c => fold(base),
            _ => lower(c),
        },
    }
}

/// As much of [`fold`] as needs no table of characters: half width, and lower case where that is
/// one character.
pub fn lower(c: char) -> char {
    match c {
        '\0'..='\x7f' => c.to_ascii_lowercase(),
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => lower(char::from_u32(c as u32 - 0xfee0).unwrap_or(c)),
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => one,
                _ => c,
            }
        }
    }
}

/// `text` in Simplified characters and with the quotation marks that go with them, one character
/// to one. Widths, case and 著, which depends on the word, stay as they are.
pub fn simplify(text: &str) -> String {
    let simple = |c| match c {
        '「' => '“',
        '」' => '”',
        '『' => '‘',
        '』' => '’',
        _ => simplified(c),
    };
    text.chars().map(simple).collect()
}

/// The Han characters that fold to `c`, itself first.
pub(crate) fn unfold(c: char) -> impl Iterator<Item = char> {
    static TABLE: OnceLock<Vec<(char, char)>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table: Vec<(char, char)> =
            SIMPLIFIED.lines().filter_map(pair).map(|(from, to)| (to, from)).collect();
        table.sort_unstable();
        table
    });
    let at = table.partition_point(|&(to, _)| to < c);
    let variants = table[at..].iter().take_while(move |&&(to, _)| to == c);
    std::iter::once(c).chain(variants.map(|&(_, from)| from))
}

/// The characters of the basic plane's Han blocks by number, for every character of every
/// text is looked up here; the rarer ones are searched for.
fn simplified(c: char) -> char {
    static COMMON: OnceLock<Vec<char>> = OnceLock::new();
    static PAIRS: OnceLock<Vec<(char, char)>> = OnceLock::new();
    let pairs = || PAIRS.get_or_init(|| SIMPLIFIED.lines().filter_map(pair).collect());
    let place = |c: char| (c as u32 - *HAN.start() as u32) as usize;
    if !HAN.contains(&c) {
        return base(c, pairs());
    }
    COMMON.get_or_init(|| {
        let mut table: Vec<char> = HAN.collect();
        for &(from, to) in pairs().iter().filter(|(from, _)| HAN.contains(from)) {
            table[place(from)] = to;
        }
        table
    })[place(c)]
}

/// The Han blocks of the basic plane that hold nearly all of a text.
const HAN: RangeInclusive<char> = '\u{3400}'..='\u{9fff}';

fn pair(line: &str) -> Option<(char, char)> {
    let mut chars = line.chars();
    Some((chars.next()?, chars.next()?))
}

/// The base letter of an accented one; Hangul and the like, which decompose into letters and not
/// into a letter and its marks, stay whole.
fn unaccented(c: char) -> char {
    static PAIRS: OnceLock<Vec<(char, char)>> = OnceLock::new();
    base(c, PAIRS.get_or_init(|| ACCENTS.lines().filter_map(pair).collect()))
}

/// What stands for `c` in `pairs`, which are sorted; else itself.
fn base(c: char, pairs: &[(char, char)]) -> char {
    pairs.binary_search_by_key(&c, |&(from, _)| from).map_or(c, |at| pairs[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_meet_under_one_form() {
        for (from, to) in [
            ("烏克蘭", "乌克兰"),
            ("ＫＮ－２３", "kn-23"),
            ("Łódź", "łodz"),
            ("Škoda", "skoda"),
            ("Ёлка", "елка"),
            ("김정은", "김정은"),
            ("臺灣着著", "台湾着着"),
            ("全面戰略夥伴關係", "全面战略伙伴关系"),
            ("İ", "i"),
        ] {
            assert_eq!(from.chars().map(fold).collect::<String>(), to);
        }
    }

    #[test]
    fn simplifying_leaves_all_but_the_script() {
        assert_eq!(simplify("「蘋果」在臺灣，著名的ＡＢ Café"), "“苹果”在台湾，著名的ＡＢ Café");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for c in '\0'..='\u{2ffff}' {
            assert_eq!(fold(c), fold(fold(c)), "{c}");
        }
    }

    #[test]
    fn the_tables_are_sorted() {
        for (table, least) in [(SIMPLIFIED, 3000), (ACCENTS, 1000)] {
            let from: Vec<char> = table.lines().filter_map(pair).map(|p| p.0).collect();
            assert!(from.is_sorted(), "binary search needs it");
            assert!(from.len() > least);
        }
    }
}
