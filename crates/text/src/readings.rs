//! How Han characters are read, in Hanyu Pinyin.

use crate::Table;
use std::sync::OnceLock;

/// Lists of readings, each with the characters that are read so: the data of the crate `pinyin`,
/// which the build script turns round.
pub static READINGS: Table = match cfg!(feature = "tables") {
    true => Table::carried("readings", FILE),
    false => Table::awaited("readings", FILE),
};
const FILE: &str = include_str!(concat!(env!("OUT_DIR"), "/readings.txt"));

/// Letters without a tone, and with the first to the fourth.
const TONES: [(char, &str); 6] =
    [('a', "āáǎà"), ('e', "ēéěè"), ('i', "īíǐì"), ('o', "ōóǒò"), ('u', "ūúǔù"), ('ü', "ǖǘǚǜ")];
/// Interjections have a tone on other letters, too.
const OTHERS: [(char, &str); 3] = [('ê', "ếề"), ('m', "ḿ"), ('n', "ńňǹ")];

/// The readings of `c` with the marks of their tones, the commonest first.
pub fn readings(c: char) -> impl Iterator<Item = &'static str> {
    // By character; the lists are repeated.
    static LISTS: OnceLock<Vec<(char, &str)>> = OnceLock::new();
    let lists = LISTS.get_or_init(|| {
        let rows = READINGS.text().lines().filter_map(|row| row.split_once('\t'));
        let mut lists: Vec<(char, &str)> =
            rows.flat_map(|(list, chars)| chars.chars().map(move |c| (c, list))).collect();
        lists.sort_unstable_by_key(|(c, _)| *c);
        lists
    });
    let found = lists.binary_search_by_key(&c, |(c, _)| *c);
    found.ok().into_iter().flat_map(|at| lists[at].1.split(','))
}

/// `reading` without its tone: lǘ becomes lü.
pub fn toneless(reading: &str) -> String {
    let letter = |c: char| {
        let marked = TONES.into_iter().chain(OTHERS).find(|(_, marked)| marked.contains(c));
        marked.map_or(c, |(letter, _)| letter)
    };
    let is_letter = |c: &char| !('\u{300}'..='\u{36f}').contains(c);
    reading.chars().filter(is_letter).map(letter).collect()
}

/// `letter` with the mark of the `tone`, from 1 to 4; as it is where it takes none.
pub(crate) fn with_tone(letter: char, tone: usize) -> char {
    let marked = TONES.into_iter().find(|(plain, _)| *plain == letter);
    marked.and_then(|(_, marked)| marked.chars().nth(tone - 1)).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use pinyin::ToPinyinMulti;

    #[test]
    fn they_are_those_of_the_crate() {
        for c in '\0'..=char::MAX {
            let known = c.to_pinyin_multi().into_iter().flatten();
            let (toned, plain): (Vec<_>, Vec<_>) =
                known.map(|reading| (reading.with_tone(), reading.plain())).unzip();
            let ours: Vec<&str> = readings(c).collect();
            assert_eq!(ours, toned, "{c}");
            assert_eq!(ours.into_iter().map(toneless).collect::<Vec<_>>(), plain, "{c}");
        }
    }

    #[test]
    fn a_letter_takes_its_tone() {
        for (letter, tone, marked) in [('a', 1, 'ā'), ('ü', 4, 'ǜ'), ('o', 2, 'ó'), ('n', 1, 'n')]
        {
            assert_eq!(with_tone(letter, tone), marked);
        }
    }
}
