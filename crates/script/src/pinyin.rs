//! How the characters of a text are read: by word where the word decides, else each by itself.

use crate::words::{Border, Name, borders, words};
use lorgnette_text::words::is_han;
use lorgnette_text::{self as text, Table, fold};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Words, with readings where their characters are not read as they are alone; see
/// `data/README.md`.
pub static PHRASES: Table = match cfg!(feature = "tables") {
    true => Table::carried("phrases", FILE),
    false => Table::awaited("phrases", FILE),
};
const FILE: &str = include_str!("../data/readings.txt");

/// The longest word of the list that is looked for over the borders of shorter ones.
const LONGEST: usize = 4;

/// Characters that are read otherwise as words of their own than the first reading that
/// dictionaries give: function words, and measures.
const ALONE: [(char, &str); 12] = [
    ('长', "cháng"),
    ('为', "wéi"),
    ('得', "de"),
    ('地', "de"),
    ('着', "zhe"),
    ('了', "le"),
    ('都', "dōu"),
    ('还', "hái"),
    ('干', "gàn"),
    ('将', "jiāng"),
    ('种', "zhǒng"),
    ('系', "xì"),
];

/// Surnames that are read in a way of their own.
const SURNAMES: [(&str, &str); 21] = [
    ("单", "shàn"),
    ("曾", "zēng"),
    ("解", "xiè"),
    ("仇", "qiú"),
    ("任", "rén"),
    ("华", "huà"),
    ("查", "zhā"),
    ("区", "ōu"),
    ("乐", "yuè"),
    ("朴", "piáo"),
    ("翟", "zhái"),
    ("盖", "gě"),
    ("冼", "xiǎn"),
    ("缪", "miào"),
    ("种", "chóng"),
    ("召", "shào"),
    ("宁", "nìng"),
    ("应", "yīng"),
    ("葛", "gě"),
    ("尉迟", "yù chí"),
    ("澹台", "tán tái"),
];

/// The words, each with its reading where it has one of its own.
fn list() -> &'static HashMap<&'static str, Option<&'static str>> {
    static LIST: OnceLock<HashMap<&'static str, Option<&'static str>>> = OnceLock::new();
    LIST.get_or_init(|| {
        let words = PHRASES.text().lines().filter(|line| !line.starts_with('#'));
        let word = |line: &'static str| match line.split_once('\t') {
            Some((word, reading)) => (word, Some(reading)),
            None => (line, None),
        };
        words.map(word).collect()
    })
}

/// Whether the list holds `word`, which is folded.
pub(crate) fn is_listed(word: &str) -> bool {
    list().contains_key(word)
}

/// How each character of `text` is read, with tone marks; none where it is not Han.
pub(crate) fn readings(text: &[char], names: &[Name]) -> Vec<Option<String>> {
    let folded: Vec<char> = text.iter().map(|c| fold(*c)).collect();
    let mut out: Vec<Option<String>> = text.iter().map(|c| alone(*c)).collect();
    let words = words(text, names);
    let borders = borders(&folded, names);
    let mut at = 0;
    while at < words.len() {
        let (count, reading) = idiom(&folded, &words[at..], &borders);
        let range = words[at].start..words[at + count - 1].end;
        match reading {
            Some(reading) => set(&mut out, range, reading),
            None if range.len() == 1 => set_alone(&mut out, &folded, range.start),
            None if names.iter().any(|name| name.range.contains(&range.start)) => {
                set_in_name(&mut out, &folded, range);
            }
            None => {}
        }
        at += count;
    }
    for name in names {
        set_surname(&mut out, &folded, name);
    }
    out
}

/// The reading of the words at the start of `words` that the list holds as one; else one word.
fn idiom(
    folded: &[char],
    words: &[Range<usize>],
    borders: &[Border],
) -> (usize, Option<&'static str>) {
    let touching = |pair: &&[Range<usize>]| {
        pair[0].end == pair[1].start && borders[pair[0].end] != Border::Sure
    };
    let touching = words.windows(2).take_while(touching).count() + 1;
    let found = (1..=touching.min(LONGEST)).rev().find_map(|count| {
        let whole: String = folded[words[0].start..words[count - 1].end].iter().collect();
        Some((count, *list().get(whole.as_str())?))
    });
    found.unwrap_or((1, None))
}

/// How `c` is read by itself. 著 is written for 着 more often than for itself.
fn alone(c: char) -> Option<String> {
    let c = if c == '著' { fold(c) } else { c };
    let reading = |c| text::readings(c).next();
    is_han(c).then(|| reading(c).or_else(|| reading(fold(c))))?.map(String::from)
}

fn set(out: &mut [Option<String>], range: Range<usize>, reading: &str) {
    for (slot, syllable) in out[range].iter_mut().zip(reading.split(' ')) {
        *slot = Some(syllable.to_string());
    }
}

fn set_alone(out: &mut [Option<String>], folded: &[char], at: usize) {
    let found = ALONE.iter().find(|(c, _)| *c == folded[at]);
    let reading = match found {
        Some(('为', _)) if is_for(&folded[..at]) => "wèi",
        Some((_, reading)) => reading,
        None => return,
    };
    out[at] = Some(reading.to_string());
}

/// In a name that no list has, 长 is more often long (長賜) than grown.
fn set_in_name(out: &mut [Option<String>], folded: &[char], range: Range<usize>) {
    for at in range.filter(|at| folded[*at] == '长') {
        out[at] = Some("cháng".to_string());
    }
}

/// Whether 为 after `before` says for whom something is done, not what something is: so it
/// does at the start of a clause and after words that stand before verbs.
fn is_for(before: &[char]) -> bool {
    const BEFORE_VERBS: &str = "没有却又都也并曾还正只才愿会来月日不要能可就更";
    before.last().is_none_or(|c| !is_han(*c) && !c.is_alphanumeric() || BEFORE_VERBS.contains(*c))
}

fn set_surname(out: &mut [Option<String>], folded: &[char], name: &Name) {
    let Some(length) = name.surname else { return };
    let range = name.range.start..name.range.start + length;
    let surname: String = folded[range.clone()].iter().collect();
    if let Some((_, reading)) = SURNAMES.iter().find(|(known, _)| *known == surname) {
        set(out, range, reading);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words divided by spaces.
    fn check(text: &str, names: &[Name], expected: &str) {
        let text: Vec<char> = text.chars().collect();
        let readings = readings(&text, names);
        let words = words(&text, names).into_iter().map(|word| {
            readings[word].iter().map(|r| r.as_deref().unwrap_or("?")).collect::<String>()
        });
        assert_eq!(words.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn the_word_decides_how_its_characters_are_read() {
        check("重要的銀行", &[], "zhòngyào de yínháng");
        check("孩子長大了", &[], "háizi zhǎngdà le");
        check("音乐使人快乐", &[], "yīnyuè shǐ rén kuàilè");
        check("首都都在", &[], "shǒudū dōu zài");
        check("去年沒有為他說話", &[], "qùnián méiyǒu wèi tā shuōhuà");
    }

    #[test]
    fn a_surname_is_read_as_one() {
        let name = |range, surname| Name { range, surname: Some(surname), whole: false };
        check("曾慶紅說", &[name(0..3, 1)], "zēng qìnghóng shuō");
        check("單于說", &[name(0..2, 1)], "shàn yú shuō");
        check("曾經說", &[], "céngjīng shuō");
    }

    #[test]
    fn no_word_reaches_into_a_name() {
        let name = Name { range: 4..7, surname: None, whole: false };
        check("集裝箱船長賜號", &[name], "jízhuāngxiāng chuán chángcìhào");
    }

    #[test]
    fn a_name_from_elsewhere_is_one_word() {
        let name = Name { range: 2..6, surname: None, whole: true };
        check("总统泽连斯基说", &[name], "zǒngtǒng zéliánsījī shuō");
    }

    #[test]
    fn every_common_character_has_a_reading() {
        for c in "囍龘着著裏裡為爲鰲臺".chars() {
            assert!(alone(c).is_some(), "{c}");
        }
    }

    #[test]
    fn the_list_has_a_syllable_for_each_character() {
        #[allow(clippy::iter_over_hash_type, reason = "the order does not matter here")]
        for (word, reading) in list() {
            let syllables = reading.map_or(word.chars().count(), |r| r.split(' ').count());
            assert_eq!(word.chars().count(), syllables, "{word}");
            assert!(word.chars().all(|c| fold(c) == c), "{word} is folded");
        }
    }
}
