//! What follows a number and belongs to it: the unit or measure word, 多 and 半.

use crate::lexicon::Lexicon;
use crate::numerals::Numeral;
use crate::text::Text;
use crate::units::{Class, ENGLISH, HYPHENED, UNITS, Unit};
use crate::words::runs_on;
use std::sync::LazyLock;

/// What follows a number and belongs to it.
pub(crate) struct Measured {
    pub(crate) unit: Option<&'static Unit>,
    pub(crate) end: usize,
    /// Whether it says "and more" itself: 三年多, 一個多星期.
    pub(crate) is_vague: bool,
    /// Whether it adds a half: 三年半.
    pub(crate) has_half: bool,
}

/// What follows `number` at once, or after a space or a hyphen.
pub(crate) fn measured(text: &Text, number: &Numeral) -> Measured {
    let Some((unit, end)) = unit_after(text, number) else {
        return Measured { unit: None, end: number.end, is_vague: false, has_half: false };
    };
    // 多 after the unit, unless it begins a word: 三年多, but 五年多次.
    let is_measure = unit.class == Class::Measure;
    let more = is_measure && text.at(end) == '多' && !runs_on(text, end, end + 1);
    let has_half = is_measure && text.at(end) == '半';
    Measured {
        unit: Some(unit),
        end: end + usize::from(more || has_half),
        is_vague: more || unit.word.contains('多'),
        has_half,
    }
}

/// The unit after a number, and where it ends: at once, or after a space or a hyphen.
fn unit_after(text: &Text, number: &Numeral) -> Option<(&'static Unit, usize)> {
    static CHINESE: LazyLock<Units> = LazyLock::new(|| units(UNITS));
    static AFTER_GAP: LazyLock<Units> = LazyLock::new(|| units(ENGLISH));
    static AFTER_HYPHEN: LazyLock<Units> = LazyLock::new(|| units(HYPHENED));
    let (gap, from) = (text.at(number.end), number.end + 1);
    let plural = |end: usize, unit: &Unit| is_plural(text, end, unit);
    let at_once = longest_unit(text, number.end, &CHINESE, |_, _| false);
    let after_gap = || longest_unit(text, from, &AFTER_GAP, plural);
    let after_hyphen = || longest_unit(text, from, &AFTER_HYPHEN, |_, _| false);
    at_once
        .or_else(|| matches!(gap, ' ' | '-').then(after_gap)?)
        .or_else(|| (gap == '-').then(after_hyphen)?)
}

fn is_plural(text: &Text, end: usize, unit: &Unit) -> bool {
    text.at(end) == 's' && !unit.word.ends_with('s')
}

type Units = Lexicon<&'static Unit>;

fn units(units: &'static [Unit]) -> Units {
    Lexicon::new(units.iter().map(|unit| (unit.word, unit)))
}

fn longest_unit(
    text: &Text,
    at: usize,
    units: &Units,
    has_plural: impl Fn(usize, &Unit) -> bool,
) -> Option<(&'static Unit, usize)> {
    let ends = units.at(text, at).filter_map(|(end, unit)| {
        let end = end + usize::from(has_plural(end, unit));
        // 10MM are ten million to a banker.
        let is_short = unit.word.len() == 2;
        let is_shouted = is_short && text.raw(at, end).iter().all(|c| c.is_ascii_uppercase());
        let stands = text.is_edge(end) && !is_shouted && !is_other_word(text, at, unit);
        stands.then_some((unit, end))
    });
    ends.max_by_key(|&(_, end)| end)
}

/// Words that begin like a unit of one character.
const OTHER: &[&str] = &[
    "年代", "年级", "年度", "里面", "周边", "周围", "天空", "度假", "发现", "发生", "发展", "人民",
    "名单", "名义", "门类", "头条", "家庭", "元素", "部分", "部门", "台湾", "国家", "国际", "字母",
    "集团", "页面", "所有", "所以", "斤两", "磅礴",
];

/// Where the unit's character begins another word: 人 in 人民币, 名 in 名单, 门 in 门类.
fn is_other_word(text: &Text, at: usize, unit: &Unit) -> bool {
    static WORDS: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::of(OTHER));
    unit.word.chars().count() == 1 && WORDS.at(text, at).next().is_some()
}
