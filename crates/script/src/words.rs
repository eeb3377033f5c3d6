//! How a Chinese text divides into words: by frequencies, and never over the border of a name.

use crate::pinyin;
use lorgnette_text::fold;
use lorgnette_text::words::{is_han, seams};
use std::ops::Range;

/// Words for times, of which the frequencies know none: they count them under one mark.
const TIMES: [&str; 30] = [
    "去年", "今年", "明年", "前年", "后年", "同年", "近年", "全年", "上年", "每年", "年初", "年底",
    "春天", "夏天", "秋天", "冬天", "今天", "昨天", "明天", "前天", "后天", "同日", "今日", "昨日",
    "清晨", "早晨", "上午", "中午", "下午", "晚上",
];

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
pub(crate) enum Border {
    /// Nothing: they are in one word.
    Inside,
    /// The end of a word, as far as frequencies tell.
    Likely,
    /// The end of a name.
    Sure,
}

pub(crate) fn borders(folded: &[char], names: &[Name]) -> Vec<Border> {
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
    pinyin::is_listed(&word) || TIMES.contains(&word.as_str())
}
