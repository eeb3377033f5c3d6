//! Quantities: a number with its unit or measure word, never the noun counted.
//!
//! Not every number word tells a quantity. Digits do. A number in words does if
//! it has a scale (三千, 十二) or stands before a unit that measures or counts
//! things of one sort (三枚, 兩噸); with a measure word for anything at all
//! (三個問題, 兩張牌) it is grammar. 一 by itself is an article (一份, 一起), and
//! 兩人, 倆國 are pronouns.

use crate::classes::Classes;
use crate::decimal::Decimal;
use crate::english_numerals;
use crate::lexicon::Lexicon;
use crate::numerals::{Numeral, Style, digit, numeral, scale};
use crate::rules::codes::{is_bare_year, is_list_number, stands_free};
use crate::rules::measures::{Measured, measured};
use crate::rules::ranges::{Range, range};
use crate::text::{Text, span};
use crate::units::Class;
use crate::words::{is_torn_before, runs_on};
use crate::{Mention, Reason, Value};
use lorgnette_kb::Label;
use std::sync::LazyLock;

/// Words before a number that make it approximate and do not belong to it.
const ABOUT_BEFORE: &[&str] = &[
    "大约",
    "约",
    "大概",
    "近",
    "将近",
    "接近",
    "超过",
    "超",
    "逾",
    "不到",
    "不足",
    "至少",
    "差不多",
    "估计",
    "about ",
    "around ",
    "nearly ",
    "almost ",
    "some ",
    "approximately ",
    "roughly ",
    "more than ",
    "over ",
    "at least ",
    "an estimated ",
];
/// What may stand between such a word and the number: 約有50%.
const BETWEEN: &[char] = &['有', '为', '达', '是'];
/// And after it.
const ABOUT_AFTER: &[&str] = &["左右", "上下", "以上", "以下", " or so", " or more"];
/// Signs of money before a number.
const SIGNS: &[(&str, &str)] = &[("us$", "USD"), ("$", "USD"), ("€", "EUR"), ("£", "GBP")];
/// A percentage in words.
const PERCENT_BEFORE: &str = "百分之";

/// After these 成 is no share: 一成不變, 三成熟.
const AFTER_TENTHS: &[&str] = &["不变", "熟", "员", "为", "立", "功", "本", "果", "长", "分"];
/// Words that begin like a quantity and are none.
const NOT_QUANTITIES: &[&str] = &["四周", "三军", "三国", "八方", "四海", "百分点"];

/// The quantities of a text.
pub(crate) fn mentions(text: &Text) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut free = 0;
    for at in text.places(Classes::DIGIT | Classes::NUMBER) {
        if at < free {
            continue;
        }
        // Digits are not entered midway.
        free = text.digits(at);
        if let Some(found) = quantity(text, at) {
            free = found.end;
            mentions.push(found.into_mention(text));
        }
    }
    mentions
}

struct Quantity {
    start: usize,
    end: usize,
    number: String,
    most: Option<String>,
    unit: Option<&'static str>,
    label: Label,
    is_vague: bool,
}

/// Whether a number in Chinese words, a sign of money or 百分之 may begin with `c`.
pub(crate) fn may_begin(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '上' | '几' | '数' | '百')
        || digit(c).is_some()
        || scale(c).is_some()
}

/// The words in letters that a quantity may begin with.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    let signs = SIGNS.iter().map(|sign| sign.0);
    english_numerals::words().chain(signs.filter(|sign| sign.starts_with(char::is_alphabetic)))
}

fn quantity(text: &Text, start: usize) -> Option<Quantity> {
    if !text.at(start).is_ascii() {
        if text.longest(start, NOT_QUANTITIES).is_some() {
            return None;
        }
        if text.after(start, PERCENT_BEFORE).is_some() {
            return percent_in_words(text, start);
        }
    }
    let sign = sign(text, start);
    let from = sign.map_or(start, |(end, _)| end);
    let number = any_numeral(text, from)?;
    if let Some(tenths) = tenths(text, &number).filter(|_| sign.is_none()) {
        return Some(tenths);
    }
    let told = told(text, &number, sign.map(|(_, unit)| unit))?;
    let is_free = match number.style {
        Style::Digits => stands_free(text, start, told.measure.end),
        Style::Spelled => true,
        Style::Words | Style::Single => !is_torn_before(text, start, number.end),
    };
    let unit = told.measure.unit;
    is_free.then_some(Quantity {
        start,
        end: told.measure.end,
        number: told.least.to_string(),
        most: told.most.map(|most| most.to_string()),
        unit: sign.map(|(_, unit)| unit).or(unit.map(|unit| unit.plain)),
        label: sign.map_or(label(unit.map(|unit| unit.class)), |_| Label::Money),
        is_vague: told.is_vague,
    })
}

/// The sign of money at `start`: where it ends, and the currency.
pub(crate) fn sign(text: &Text, start: usize) -> Option<(usize, &'static str)> {
    static WORDS: LazyLock<Lexicon<&str>> = LazyLock::new(|| Lexicon::new(SIGNS.iter().copied()));
    WORDS.at(text, start).next()
}

/// What a number tells with what follows it.
struct Told {
    least: Decimal,
    most: Option<Decimal>,
    measure: Measured,
    is_vague: bool,
}

/// What `number` tells, behind a sign of `money` or not: a range, itself, or nothing.
fn told(text: &Text, number: &Numeral, money: Option<&str>) -> Option<Told> {
    let measure = measured(text, number);
    if let Some(Range { least, most, measure, is_vague }) = range(text, number, &measure, money) {
        let is_vague = is_vague || measure.is_vague;
        return Some(Told { least, most: Some(most), measure, is_vague });
    }
    if money.is_none() && !tells(text, number, &measure) {
        return None;
    }
    let least = match measure.has_half {
        true => number.value.plus(Decimal::half())?,
        false => number.value,
    };
    let is_vague = number.is_vague || measure.is_vague;
    Some(Told { least, most: None, measure, is_vague })
}

/// A numeral in digits, Chinese or English words.
pub(crate) fn any_numeral(text: &Text, start: usize) -> Option<Numeral> {
    match text.at(start).is_ascii_alphabetic() {
        true => english_numerals::numeral(text, start),
        false => english_scale(text, numeral(text, start)?),
    }
}

/// 百分之五十.
fn percent_in_words(text: &Text, start: usize) -> Option<Quantity> {
    let number = numeral(text, start + PERCENT_BEFORE.chars().count())?;
    Some(Quantity {
        start,
        end: number.end,
        number: number.value.to_string(),
        most: None,
        unit: Some("percent"),
        label: Label::Percent,
        is_vague: number.is_vague,
    })
}

/// 七成 are seventy percent.
fn tenths(text: &Text, number: &Numeral) -> Option<Quantity> {
    let start = number.start;
    let end = text.after(number.end, "成")?;
    let is_share = number.value.integer().is_some_and(|n| (1..=10).contains(&n));
    let stands =
        is_share && !runs_on(text, number.end, end) && text.longest(end, AFTER_TENTHS).is_none();
    let is_free = !is_torn_before(text, start, number.end) && !text.before(start).is_ascii_digit();
    (stands && is_free).then_some(Quantity {
        start,
        end,
        number: number.value.shifted(1)?.to_string(),
        most: None,
        unit: Some("percent"),
        label: Label::Percent,
        is_vague: number.is_vague,
    })
}

/// `1.5 million`: the scale belongs to the number.
fn english_scale(text: &Text, number: Numeral) -> Option<Numeral> {
    let scale = english_numerals::scale(text, text.skip_spaces(number.end));
    match scale.filter(|_| number.style == Style::Digits) {
        Some((zeros, end)) => Some(Numeral { end, value: number.value.shifted(zeros)?, ..number }),
        None => Some(number),
    }
}

/// Whether the number with its unit tells a quantity.
fn tells(text: &Text, number: &Numeral, measure: &Measured) -> bool {
    let is = |n: u128| number.value.integer() == Some(n);
    match (number.style, measure.unit.map(|unit| unit.class)) {
        (Style::Digits, None) => {
            let is_date = matches!(text.at(number.end), '月' | '日' | '号' | '时' | '点');
            !is_date && !is_bare_year(text, number) && !is_list_number(text, number)
        }
        (Style::Digits, _) | (Style::Words, Some(_)) => true,
        (Style::Spelled, _) => !is(0) && !is(1),
        // A number in words alone is one if it is long or vague: 三千二, 幾千, but no 十.
        (Style::Words, None) => number.end - number.start >= 3 || number.is_vague,
        (Style::Single, Some(Class::Measure | Class::Money)) => !is(1) || measure.is_vague,
        (Style::Single, Some(Class::People)) => {
            let is_pronoun = is(2) && text.at(number.end) == '人';
            !is(1) && !is_pronoun
        }
        (Style::Single, _) => false,
    }
}

fn label(class: Option<Class>) -> Label {
    match class {
        None => Label::Cardinal,
        Some(Class::Percent) => Label::Percent,
        Some(Class::Money) => Label::Money,
        Some(_) => Label::Quantity,
    }
}

impl Quantity {
    fn into_mention(self, text: &Text) -> Mention {
        let from = self.start - usize::from(BETWEEN.contains(&text.before(self.start)));
        let is_about = text.follows(self.start, ABOUT_BEFORE)
            || text.follows(from, ABOUT_BEFORE)
            || text.longest(self.end, ABOUT_AFTER).is_some();
        let approximate = self.is_vague || is_about;
        Mention {
            span: span(self.start, self.end),
            label: self.label,
            entity: None,
            confidence: 0.9,
            reasons: vec![Reason { rule: "quantity", ground: text.written(self.start, self.end) }],
            value: Some(Value::Quantity {
                number: self.number,
                most: self.most,
                unit: self.unit.map(str::to_string),
                approximate,
            }),
            parent: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::check;

    #[test]
    fn numbers_take_their_measure_word_and_leave_the_noun() {
        check("大約[1.5萬名|QUANTITY ~15000 person]士兵");
        check("[200萬枚|QUANTITY ~2000000 piece]左右");
        check("數量[上百萬枚|QUANTITY ~1000000 piece]");
        check("[幾千人|QUANTITY ~2000 person]陣亡");
        check("[1000多人|QUANTITY ~1000 person]");
        check("[152毫米|QUANTITY 152 mm]和[122毫米|QUANTITY 122 mm]的口徑");
        check("得有[50%|PERCENT 50 percent],[百分之五|PERCENT 5 percent]");
        check("可能到[3萬|CARDINAL ~30000]左右,[6000人|QUANTITY 6000 person]");
        check("她[十二歲|QUANTITY 12 year-old]");
        check("[三枚|QUANTITY 3 piece]、[兩噸|QUANTITY 2 t]、[三名|QUANTITY 3 person]士兵");
        check("[30億美元|MONEY 3000000000 USD]");
        check(
            "[一年多|QUANTITY ~1 year],[一個多星期|QUANTITY ~1 week],[一百多天|QUANTITY ~100 day]",
        );
        check(
            "[三年半|QUANTITY 3.5 year],[五年|QUANTITY 5 year]多次,[3萬人次|QUANTITY 30000 visit]",
        );
        check("[七成|PERCENT 70 percent]來自,近[四成|PERCENT ~40 percent],一成不變,兩成員");
        check("約有[50%|PERCENT ~50 percent],[二十多位|QUANTITY ~20 person]元首");
    }

    #[test]
    fn english_numbers_take_scale_and_unit() {
        check("about [15,000|CARDINAL ~15000] soldiers");
        check("[1.5 million|CARDINAL 1500000] shells a year");
        check("[50 percent|PERCENT 50 percent] or [50 per cent|PERCENT 50 percent]");
        check("a [400-metre|QUANTITY 400 m] tunnel of [152 mm|QUANTITY 152 mm]");
        check("a [12-year-old|QUANTITY 12 year-old] girl, [12 years old|QUANTITY 12 year-old]");
        check(
            "a citizen,[21 years|QUANTITY 21 year] of age, [375mm|QUANTITY 375 mm], [4 DAYS|QUANTITY 4 day]",
        );
        check("[$3.5 million|MONEY 3500000 USD]");
        check("more than [twenty|CARDINAL ~20] heads, [several thousand|CARDINAL ~2000] men");
        check("[Three years|QUANTITY 3 year] on, one of them");
    }

    #[test]
    fn units_of_other_systems_are_told() {
        check(
            "[三斤|QUANTITY 3 jin]米,[20磅|QUANTITY 20 pound],[55英寸|QUANTITY 55 inch],氣勢磅礴",
        );
        check(
            "[20 knots|QUANTITY 20 knot], [5 inches|QUANTITY 5 inch], [20 lbs|QUANTITY 20 pound]",
        );
        check("a [300-pound|QUANTITY 300 pound] bomb for [300|CARDINAL 300] pounds");
    }

    #[test]
    fn number_words_of_grammar_are_none() {
        for text in [
            "一張牌",
            "一份大禮",
            "一起",
            "一方面",
            "一切",
            "一直",
            "倆人",
            "兩人",
            "十分",
            "一個籃子",
            "一下",
            "三個問題",
            "兩國",
            "一條支點",
            "萬一",
            "千萬不要",
            "百姓",
            "三心二意",
            "一些",
            "統一",
            "唯一",
            "一旦",
            "四處",
            "兩邊",
            "一帶",
            "一樣",
            "幾個",
            "數據",
            "上千",
            "五角大樓",
            "多數百姓",
            "一天比一天",
            "紅十字會",
        ] {
            if text == "上千" {
                check("[上千|CARDINAL ~1000]");
            } else {
                check(text);
            }
        }
    }

    #[test]
    fn codes_and_addresses_are_none() {
        check("見v1.2和A4,網址a.b/123?x=5,比分2:0,編號#12");
        check("192.168.0.1 and 012105, (713) 555-0199, 7,5 and Acrobat 4.0, Section 7 of page 71");
        check("on page 3, 10MM, a 2day trip; by Team 2");
        check("1. 首行");
    }
}
