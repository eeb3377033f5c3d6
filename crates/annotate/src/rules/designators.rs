//! Model designators: KN-23, T-72B3, 歼-20, 东风-41, with what they designate.

use crate::classes::Classes;
use crate::lexicon::{Heads, Lexicon};
use crate::rules::class_words::after_designator;
use crate::text::{Text, span};
use crate::{Mention, Reason};
use lorgnette_kb::Label;
use std::sync::LazyLock;

/// Series with Chinese names; those of one character need the hyphen or a class word.
const SERIES: &[&str] = &[
    "东风",
    "巨浪",
    "红旗",
    "鹰击",
    "霹雳",
    "长剑",
    "火星",
    "北极星",
    "舞水端",
    "歼",
    "轰",
    "运",
    "直",
    "苏",
    "米格",
    "图",
    "伊尔",
    "安",
    "卡",
    "米",
    "枭龙",
    "翼龙",
    "彩虹",
    "霍克",
];
/// Makers whose letters are not all capitals: Su-57, MiG-31.
const MAKERS: &[&str] = &["su", "tu", "mi", "mig", "ka", "an", "il", "yak", "be", "kh"];
/// What looks alike and is none: a disease, a code, a group.
const NOT_MODELS: &[&str] =
    &["covid", "utf", "iso", "g", "sars", "cov", "h", "rfc", "p", "q", "b", "c", "no", "vol", "pp"];
/// The most letters before and digits after the hyphen.
const LETTERS: usize = 4;
const DIGITS: usize = 4;

/// The designators, whether the knowledge base knows them or not.
pub(crate) fn mentions(text: &Text) -> Vec<Mention> {
    let starts = text.places(Classes::CAPITAL | Classes::SERIES);
    starts.filter_map(|start| mention(text, start)).collect()
}

/// Whether a series with a Chinese name may begin with `c`.
pub(crate) fn may_begin(c: char) -> bool {
    static HEADS: LazyLock<Heads> =
        LazyLock::new(|| Heads::of(SERIES.iter().filter_map(|series| series.chars().next())));
    HEADS.may(c)
}

fn mention(text: &Text, start: usize) -> Option<Mention> {
    let (end, is_sure) = match text.is(start, Classes::CAPITAL) {
        true => latin(text, start)?,
        false => chinese(text, start)?,
    };
    let class = after_designator(text, end);
    let confidence = match (class, is_sure) {
        (Some(_), _) => 0.9,
        (None, true) => 0.7,
        (None, false) => return None,
    };
    let mut reasons = vec![Reason { rule: "designator", ground: text.written(start, end) }];
    reasons.extend(class.map(|to| Reason { rule: "class-word", ground: text.written(end, to) }));
    Some(Mention {
        span: span(start, class.unwrap_or(end)),
        label: Label::Product,
        entity: None,
        value: None,
        confidence,
        reasons,
        parent: None,
    })
}

/// Letters that begin with a capital, a hyphen, a number, perhaps a variant
/// (`M1A2` and `B3` in T-72B3): where it ends, and that the shape is enough.
fn latin(text: &Text, start: usize) -> Option<(usize, bool)> {
    if !text.is_edge(start) || matches!(text.before(start), '-' | '/' | '.') {
        return None;
    }
    let letters = (start..=start + LETTERS).take_while(|&at| text.at(at).is_ascii_lowercase());
    let hyphen = start + letters.count();
    if !(1..=LETTERS).contains(&(hyphen - start)) || text.at(hyphen) != '-' {
        return None;
    }
    let prefix = text.plain(start, hyphen);
    let (_, end) = number(text, hyphen + 1)?;
    let is_shouted = text.raw(start, hyphen).iter().all(|c| c.is_uppercase());
    let is_series = is_shouted || MAKERS.contains(&prefix.as_str());
    let is_model = is_series && text.is_edge(end) && !NOT_MODELS.contains(&prefix.as_str());
    (is_model && text.at(end) != '-').then_some((end, true))
}

/// A series, perhaps a hyphen, a number: sure with a hyphen and two digits (图-1
/// is a picture), else only with a class word.
fn chinese(text: &Text, start: usize) -> Option<(usize, bool)> {
    static WORDS: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::of(SERIES));
    let at = WORDS.end(text, start)?;
    let hyphen = text.after(at, "-").or_else(|| text.after(at, "—"));
    let (digits, end) = number(text, hyphen.unwrap_or(at))?;
    (digits <= 3 && text.is_edge(end)).then_some((end, hyphen.is_some() && digits >= 2))
}

/// Digits and perhaps a variant of up to three letters and digits: how many
/// digits, and where all ends.
fn number(text: &Text, start: usize) -> Option<(usize, usize)> {
    let digits = run(text, start, |c| c.is_ascii_digit());
    let count = digits - start;
    if !(1..=DIGITS).contains(&count) {
        return None;
    }
    let variant = run(text, digits, |c| c.is_ascii_alphanumeric());
    let has_variant = variant > digits && variant - digits <= 3;
    // A unit is no variant: in 「口径-152mm」 nothing is designated.
    let is_unit = matches!(text.plain(digits, variant).as_str(), "mm" | "cm" | "km" | "m" | "kg");
    (!is_unit && (variant == digits || has_variant)).then_some((count, variant))
}

/// Where the characters that `fits` end.
fn run(text: &Text, start: usize, fits: impl Fn(char) -> bool) -> usize {
    (start..).find(|&at| !fits(text.at(at))).unwrap_or(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::check;

    #[test]
    fn models_are_named_with_their_class() {
        check("部署了[S-400防空導彈|PRODUCT s-400]和[F-16|PRODUCT]");
        check("[歼-20戰鬥機|PRODUCT]、[東風-41洲際彈道導彈|PRODUCT]、[Su-57|PRODUCT]");
        check("[T-72B3主戰坦克|PRODUCT]");
        check("[火星-17型洲際彈道導彈|PRODUCT]");
        check("[東風41導彈|PRODUCT]");
        check("an [F-16 fighter jet|PRODUCT] and [MiG-31s|PRODUCT]");
    }

    #[test]
    fn what_only_looks_alike_is_left() {
        check("COVID-19疫情");
        check("以UTF-8保存");
        check("a-1 x-2 Sr-22");
        check("安-全");
        check("ABCDE-12");
        check("A-12345");
    }

    #[test]
    fn tables_are_folded() {
        crate::tests::all_folded(&[SERIES]);
        assert!(NOT_MODELS.iter().all(|m| m.is_ascii()));
    }
}
