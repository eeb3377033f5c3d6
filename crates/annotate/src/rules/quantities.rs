//! Quantities: a number with its unit or measure word, never the noun counted.
//!
//! Not every number word tells a quantity. Digits do. A number in words does if
//! it has a scale (三千, 十二) or stands before a unit that measures or counts
//! things of one sort (三枚, 兩噸); with a measure word for anything at all
//! (三個問題, 兩張牌) it is grammar. 一 by itself is an article (一份, 一起), and
//! 兩人, 倆國 are pronouns.

use crate::decimal::Decimal;
use crate::english_numerals;
use crate::numerals::{Numeral, Style, digit, numeral, scale};
use crate::text::{Text, span};
use crate::units::{Class, ENGLISH, UNITS, Unit};
use crate::words::{is_torn_before, runs_on};
use crate::{Mention, Reason, Value};
use lorgnette_kb::Label;

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
/// Ten times ten.
const PERCENT_BEFORE: &str = "百分之";

/// Nouns whose number is a name: Section 7, page 71.
const NUMBERED: &[&str] = &[
    "page ",
    "pages ",
    "section ",
    "article ",
    "chapter ",
    "category ",
    "version ",
    "number ",
    "no. ",
    "room ",
    "type ",
    "level ",
    "grade ",
    "phase ",
    "stage ",
    "volume ",
    "line ",
    "route ",
    "highway ",
    "step ",
    "team ",
    "part ",
    "figure ",
    "table ",
    "item ",
    "iso ",
];
/// Words that begin like a quantity and are none.
const NOT_QUANTITIES: &[&str] = &["四周", "三军", "三国", "八方", "四海", "百分点"];

/// The quantities of a text.
pub(crate) fn mentions(text: &Text) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < text.len() {
        at = match quantity(text, at) {
            Some(found) => {
                let end = found.end;
                mentions.push(found.into_mention(text));
                end
            }
            None => past_number(text, at),
        };
    }
    mentions
}

/// The next place where a number may begin: digits are not entered midway.
fn past_number(text: &Text, at: usize) -> usize {
    let digits = (at..).take_while(|&at| text.at(at).is_ascii_digit()).count();
    at + digits.max(1)
}

struct Quantity {
    start: usize,
    end: usize,
    number: String,
    unit: Option<&'static str>,
    label: Label,
    is_vague: bool,
}

/// Whether a number, a sign of money or 百分之 may begin with `c`.
fn begins_number(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || "$€£上几数百".contains(c)
        || digit(c).is_some()
        || scale(c).is_some()
}

fn quantity(text: &Text, start: usize) -> Option<Quantity> {
    if !begins_number(text.at(start)) || text.longest(start, NOT_QUANTITIES).is_some() {
        return None;
    }
    if text.after(start, PERCENT_BEFORE).is_some() {
        return percent_in_words(text, start);
    }
    let sign = SIGNS.iter().find_map(|&(sign, unit)| Some((text.after(start, sign)?, unit)));
    let from = sign.map_or(start, |(end, _)| end);
    let number = any_numeral(text, from)?;
    let is_free = match number.style {
        Style::Digits => stands_free(text, start, &number),
        Style::Spelled => true,
        Style::Words | Style::Single => !is_torn_before(text, start, number.end),
    };
    let measure = measure(text, &number);
    if !is_free || sign.is_none() && !tells(text, &number, &measure) {
        return None;
    }
    let value = match measure.has_half {
        true => number.value.plus(Decimal::half())?,
        false => number.value,
    };
    Some(Quantity {
        start,
        end: measure.end,
        number: value.to_string(),
        unit: sign.map(|(_, unit)| unit).or(measure.unit.map(|unit| unit.plain)),
        label: sign.map_or(label(measure.unit.map(|u| u.class)), |_| Label::Money),
        is_vague: number.is_vague || measure.is_vague,
    })
}

/// A numeral in digits, Chinese or English words.
fn any_numeral(text: &Text, start: usize) -> Option<Numeral> {
    match text.at(start).is_ascii_alphabetic() {
        true => english_numerals::numeral(text, start),
        false => english_scale(text, numeral(text, start)?),
    }
}

/// What follows a number and belongs to it.
struct Measured {
    unit: Option<&'static Unit>,
    end: usize,
    /// Whether it says "and more" itself: 三年多, 一個多星期.
    is_vague: bool,
    /// Whether it adds a half: 三年半.
    has_half: bool,
}

fn measure(text: &Text, number: &Numeral) -> Measured {
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

/// 百分之五十.
fn percent_in_words(text: &Text, start: usize) -> Option<Quantity> {
    let number = numeral(text, start + PERCENT_BEFORE.chars().count())?;
    Some(Quantity {
        start,
        end: number.end,
        number: number.value.to_string(),
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

/// Whether digits are a number by themselves and no part of a code, an
/// address, a score, a version or a name.
fn stands_free(text: &Text, start: usize, number: &Numeral) -> bool {
    let takes_unit = unit_after(text, number).is_some();
    let is_code = text.at(start) == '0' && text.at(start + 1).is_ascii_digit();
    let is_noted = text.before(start) == '(' && text.at(number.end) == ')';
    let is_joined = is_joined(text.before(start), text.before(start.saturating_sub(1)))
        || !takes_unit && is_joined(text.at(number.end), text.at(number.end + 1));
    !is_joined && !is_code && !is_noted && !is_number_of_name(text, start)
}

/// Whether `mark` ties a number to what stands beyond it: always, or if that
/// is a letter a digit (a comma in 7,5 but not at the end of a clause).
fn is_joined(mark: char, beyond: char) -> bool {
    let is_tie = mark.is_ascii_alphanumeric() || "-_/\\#@&=+*^°\"".contains(mark);
    let is_inner = match mark {
        '.' => beyond.is_ascii_alphanumeric(),
        ',' | ':' => beyond.is_ascii_digit(),
        _ => false,
    };
    is_tie || is_inner
}

/// Section 7, Acrobat 4.0: after a noun that takes a number, or after a
/// capitalised word that does not begin the sentence.
fn is_number_of_name(text: &Text, start: usize) -> bool {
    if text.follows(start, NUMBERED) {
        return true;
    }
    let Some(end) = start.checked_sub(1).filter(|&at| text.at(at) == ' ') else { return false };
    let word = (0..end).rev().find(|&at| !text.at(at).is_ascii_alphabetic()).map_or(0, |at| at + 1);
    let begins = text.before(word) == '\n' || ".!?".contains(text.before(word.saturating_sub(1)));
    text.raw(word, word + 1).iter().all(|c| c.is_ascii_uppercase()) && word < end && !begins
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

/// Four digits from 1500 to 2099 without a unit may be a year or a number;
/// the date rules take those that they are sure of.
fn is_bare_year(text: &Text, number: &Numeral) -> bool {
    let digits = text.plain(number.start, number.end);
    digits.len() == 4 && ("1500".."2100").contains(&digits.as_str())
}

/// A number at the head of a line with a stop counts the lines.
fn is_list_number(text: &Text, number: &Numeral) -> bool {
    text.before(number.start) == '\n' && ".、)）".contains(text.at(number.end))
}

/// The unit after a number, and where it ends: at once, or after a space or a hyphen.
fn unit_after(text: &Text, number: &Numeral) -> Option<(&'static Unit, usize)> {
    let at_once = longest_unit(text, number.end, UNITS, |_, _| false);
    at_once.or_else(|| {
        let from = number.end + 1;
        let has_gap = matches!(text.at(number.end), ' ' | '-');
        has_gap
            .then(|| longest_unit(text, from, ENGLISH, |end, unit| is_plural(text, end, unit)))?
    })
}

fn is_plural(text: &Text, end: usize, unit: &Unit) -> bool {
    text.at(end) == 's' && !unit.word.ends_with('s')
}

fn longest_unit(
    text: &Text,
    at: usize,
    units: &'static [Unit],
    has_plural: impl Fn(usize, &Unit) -> bool,
) -> Option<(&'static Unit, usize)> {
    let ends = units.iter().filter_map(|unit| {
        let end = text.after(at, unit.word)?;
        let end = end + usize::from(has_plural(end, unit));
        // 10MM are ten million to a banker.
        let is_short = unit.word.len() == 2;
        let is_shouted = is_short && text.raw(at, end).iter().all(|c| c.is_ascii_uppercase());
        let stands = text.is_edge(end) && !is_shouted && !is_other_word(text, at, unit);
        stands.then_some((unit, end))
    });
    ends.max_by_key(|&(_, end)| end)
}

/// Where the unit's character begins another word: 人 in 人民币, 名 in 名单, 门 in 门类.
fn is_other_word(text: &Text, at: usize, unit: &Unit) -> bool {
    const OTHER: &[&str] = &[
        "年代", "年级", "年度", "里面", "周边", "周围", "天空", "度假", "发现", "发生", "发展",
        "人民", "名单", "名义", "门类", "头条", "家庭", "元素", "部分", "部门", "台湾", "国家",
        "国际", "字母", "集团", "页面", "所有", "所以",
    ];
    unit.word.chars().count() == 1 && text.longest(at, OTHER).is_some()
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
