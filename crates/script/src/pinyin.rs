//! How the characters of a text are read: by word where the word decides, else each by itself.

use lorgnette_text::fold;
use lorgnette_text::words::{is_han, seams};
use pinyin::ToPinyin;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Words, with readings where their characters are not read as they are alone; see
/// `data/README.md`.
const WORDS: &str = include_str!("../data/readings.txt");

/// The longest word of the list that is looked for over the borders of shorter ones.
const LONGEST: usize = 4;

/// Words for times, of which the frequencies know none: they count them under one mark.
const TIMES: [&str; 30] = [
    "去年", "今年", "明年", "前年", "后年", "同年", "近年", "全年", "上年", "每年", "年初", "年底",
    "春天", "夏天", "秋天", "冬天", "今天", "昨天", "明天", "前天", "后天", "同日", "今日", "昨日",
    "清晨", "早晨", "上午", "中午", "下午", "晚上",
];

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
        let words = WORDS.lines().filter(|line| !line.starts_with('#'));
        let word = |line: &'static str| match line.split_once('\t') {
            Some((word, reading)) => (word, Some(reading)),
            None => (line, None),
        };
        words.map(word).collect()
    })
}

/// What divides a text into words: no word reaches over the borders of a name, and what is in
/// a name is divided as names are.
pub(crate) struct Name {
    pub(crate) range: Range<usize>,
    /// How many of its first characters are a surname; none where it is not a name of that kind.
    pub(crate) surname: Option<usize>,
    /// Whether it is one word, as a name from another language is.
    pub(crate) whole: bool,
}

/// The words of `text`, by where each begins and ends; what is not Han is in none.
pub(crate) fn words(text: &[char], names: &[Name]) -> Vec<Range<usize>> {
    let folded: Vec<char> = text.iter().map(|c| fold(*c)).collect();
    let mut words = Vec::new();
    let mut start = 0;
    let borders = borders(&folded, names);
    for end in 1..=text.len() {
        let ends = borders[end] != Border::Inside || end == text.len() || !is_han(text[end]);
        if ends || !is_han(text[start]) {
            if is_han(text[start]) {
                words.push(start..end);
            }
            start = end;
        }
    }
    in_names(paired(words, &folded, &borders), names)
}

/// Words of one character that stand side by side in a name as one: it is spelled, not said.
fn in_names(words: Vec<Range<usize>>, names: &[Name]) -> Vec<Range<usize>> {
    let within = |one: &Range<usize>, next: &Range<usize>| {
        let both = |name: &&Name| name.range.start <= one.start && next.end <= name.range.end;
        let inner = |name: &&Name| name.range.start == next.start || name.range.end == one.end;
        names.iter().any(|name| both(&name) && name.surname.is_none())
            && !names.iter().any(|name| inner(&name))
    };
    let mut out: Vec<Range<usize>> = Vec::with_capacity(words.len());
    let mut single = false;
    for word in words {
        let joins = word.len() == 1
            && single
            && out.last().is_some_and(|last| last.end == word.start && within(last, &word));
        single = word.len() == 1;
        match out.last_mut().filter(|_| joins) {
            Some(last) => last.end = word.end,
            None => out.push(word),
        }
    }
    out
}

/// What stands between a character and the one before it.
#[derive(Clone, Copy, PartialEq)]
enum Border {
    /// Nothing: they are in one word.
    Inside,
    /// The end of a word, as far as frequencies tell.
    Likely,
    /// The end of a name.
    Sure,
}

fn borders(folded: &[char], names: &[Name]) -> Vec<Border> {
    let border = |seam: &u32| if *seam == 0 { Border::Likely } else { Border::Inside };
    let mut borders: Vec<Border> = seams(folded).iter().map(border).collect();
    for name in names {
        let Range { start, end } = name.range;
        if name.whole || name.surname.is_some() {
            borders[start + 1..end].fill(Border::Inside);
        }
        borders[start] = Border::Sure;
        borders[end] = Border::Sure;
        if let Some(surname) = name.surname {
            borders[start + surname] = Border::Sure;
        }
    }
    borders
}

/// Two words of one character each as one, where the list has it: the frequencies know no words
/// for times, 去年, 當時.
fn paired(words: Vec<Range<usize>>, folded: &[char], borders: &[Border]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::with_capacity(words.len());
    for word in words {
        match out.last_mut() {
            Some(last)
                if last.len() == 1
                    && word.len() == 1
                    && last.end == word.start
                    && borders[word.start] == Border::Likely
                    && is_word(&folded[last.start..word.end]) =>
            {
                last.end = word.end;
            }
            _ => out.push(word),
        }
    }
    out
}

fn is_word(folded: &[char]) -> bool {
    let word: String = folded.iter().collect();
    list().contains_key(word.as_str()) || TIMES.contains(&word.as_str())
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
    is_han(c).then(|| c.to_pinyin().or_else(|| fold(c).to_pinyin()))?.map(|p| p.with_tone().into())
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
