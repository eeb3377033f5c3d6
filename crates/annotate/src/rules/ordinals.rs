//! Ordinals: 第三波, 第一次, with the measure word and without the noun; third, 21st.

use crate::classes::Classes;
use crate::lexicon::Lexicon;
use crate::numerals::numeral;
use crate::text::{Text, span};
use crate::{Mention, Reason, Value};
use lorgnette_kb::Label;
use std::sync::LazyLock;

/// What is counted in order.
const MEASURES: &[&str] = &[
    "次", "波", "批", "届", "个", "名", "位", "轮", "场", "期", "代", "号", "集", "章", "节", "条",
    "任", "艘", "架", "枚", "座", "年", "天", "周", "季度", "季", "阶段", "回", "版", "步", "层",
    "类", "项", "款", "部", "支", "家", "大", "线",
];
/// Names and idioms that begin so.
const NOT_ORDINALS: &[&str] = &[
    "第一夫人",
    "第一时间",
    "第一手",
    "第一线",
    "第三方",
    "第三者",
    "第三世界",
    "第二天",
    "第一家庭",
    "第二次世界大战",
    "第一次世界大战",
];

/// What stands before a Chinese number and makes an ordinal of it.
pub(crate) const MARK: char = '第';

/// The words in letters that an ordinal may be.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    ENGLISH.iter().copied()
}

/// The ordinals of a text.
pub(crate) fn mentions(text: &Text) -> Vec<Mention> {
    let starts = text.places(Classes::DIGIT | Classes::ORDINAL).filter(|&at| text.is_edge(at));
    starts.filter_map(|at| chinese(text, at).or_else(|| english(text, at))).collect()
}

/// The English ordinals in words; "first" is as often an adverb, and left.
const ENGLISH: &[&str] = &[
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];
/// Words that show an ordinal to count: "second" is also a span of time.
const BEFORE: &[&str] = &["the ", "its ", "his ", "her ", "their ", "this ", "that ", "every "];

/// the third, 21st.
fn english(text: &Text, start: usize) -> Option<Mention> {
    let (number, end) = match text.is(start, Classes::DIGIT) {
        true => in_digits(text, start)?,
        false => in_words(text, start)?,
    };
    text.is_edge(end).then(|| ordinal(text, start, end, number.to_string()))
}

fn in_words(text: &Text, start: usize) -> Option<(u32, usize)> {
    static WORDS: LazyLock<Lexicon<u32>> =
        LazyLock::new(|| Lexicon::new(ENGLISH.iter().copied().zip(2..)));
    let (end, number) = WORDS.at(text, start).next()?;
    text.follows(start, BEFORE).then_some((number, end))
}

fn in_digits(text: &Text, start: usize) -> Option<(u32, usize)> {
    let end = text.longest(text.digits(start), &["st", "nd", "rd", "th"])?.1;
    let number = text.plain(start, text.digits(start)).parse().ok()?;
    Some((number, end))
}

/// 第三波.
fn chinese(text: &Text, start: usize) -> Option<Mention> {
    if text.at(start) != MARK || text.longest(start, NOT_ORDINALS).is_some() {
        return None;
    }
    let number = numeral(text, start + 1)?;
    let end = text.longest(number.end, MEASURES).map_or(number.end, |(_, end)| end);
    Some(ordinal(text, start, end, number.value.to_string()))
}

fn ordinal(text: &Text, start: usize, end: usize, number: String) -> Mention {
    Mention {
        span: span(start, end),
        label: Label::Ordinal,
        entity: None,
        value: Some(Value::Quantity { number, most: None, unit: None, approximate: false }),
        confidence: 0.9,
        reasons: vec![Reason { rule: "ordinal", ground: text.written(start, end) }],
        parent: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::check;

    #[test]
    fn ordinals_take_their_measure_word() {
        check("[第三波|ORDINAL 3]有人");
        check("是她[第一次|ORDINAL 1]出國");
        check("[第12屆|ORDINAL 12]大會");
        check("calls this the [third|ORDINAL 3] wave and the [21st|ORDINAL 21], a second later");
    }

    #[test]
    fn idioms_are_none() {
        check("第一夫人在第一時間與第三方");
        check("第");
    }

    #[test]
    fn tables_are_folded() {
        crate::tests::all_folded(&[MEASURES, NOT_ORDINALS]);
    }
}
