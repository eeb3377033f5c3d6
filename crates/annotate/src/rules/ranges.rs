//! Ranges: 300 to 500 km, 300至500公里, 3–5萬人, 50%-60%: two numbers, the less first, with one unit.

use crate::decimal::Decimal;
use crate::english_numerals;
use crate::numerals::{Numeral, Style, scale};
use crate::rules::measures::{Measured, measured};
use crate::rules::ordinals::MARK;
use crate::rules::quantities::{any_numeral, sign};
use crate::text::Text;
use crate::units::Class;

/// The numbers of a range and what they count.
pub(crate) struct Range {
    pub(crate) least: Decimal,
    pub(crate) most: Decimal,
    pub(crate) measure: Measured,
    /// Whether one of the numbers is vague itself: 三十多到五十公里.
    pub(crate) is_vague: bool,
}

/// What joins the two numbers.
const JOINTS: &[&str] = &["-", "~", "—", "至", "到", " to "];
/// After this "and" joins them.
const BETWEEN: &str = "between ";
/// What these precede has changed from one number to the other.
const CHANGED: &[&str] = &["从", "由", "自", "from "];
/// But it has not after these.
const RANGING: &[&str] = &["ranging from ", "ranges from ", "range from ", "ranged from "];

/// The range that begins with `first`, which has `measure` behind it, and before it perhaps the
/// sign of a sort of `money`.
pub(crate) fn range(
    text: &Text,
    first: &Numeral,
    measure: &Measured,
    money: Option<&str>,
) -> Option<Range> {
    let second_sign = |at| sign(text, at).filter(|found| Some(found.1) == money);
    let joint = joint(text, first.start, measure.end)?;
    let signed = second_sign(joint);
    let second = any_numeral(text, signed.map_or(joint, |(at, _)| at))?;
    let of_both = measured(text, &second);
    let unit = of_both.unit.map(|unit| unit.plain);
    // 3公里至5公里 measures both alike; 3人到5公里外 does not.
    let is_alike = measure.unit.is_none_or(|own| Some(own.plain) == unit);
    let is_measured = match money {
        Some(_) => signed.is_some() || text.at(measure.end) == '-',
        // 三到五個問題 counts no more than 三個問題 does.
        None => of_both
            .unit
            .is_some_and(|unit| unit.class != Class::Generic || first.style != Style::Single),
    };
    if !is_alike || !is_measured || measure.has_half || of_both.has_half {
        return None;
    }
    let least = of_one_scale(text, first, &second);
    second.value.exceeds(least).then_some(Range {
        least,
        most: second.value,
        measure: of_both,
        is_vague: first.is_vague || second.is_vague,
    })
}

/// Where the second number may begin, if the first stands from `start` to `end`.
fn joint(text: &Text, start: usize, end: usize) -> Option<usize> {
    // 第3至5集 are ordinals.
    let is_changed = text.follows(start, CHANGED) && !text.follows(start, RANGING);
    if is_changed || text.before(start) == MARK {
        return None;
    }
    let and = || text.after(end, " and ").filter(|_| text.follows(start, &[BETWEEN]));
    text.longest(end, JOINTS).map(|(_, at)| at).or_else(and)
}

/// The first number by the scale of the second, if it has none and is the less so: 3–5萬 are
/// 30,000 to 50,000, but 5000至1萬 are what they say.
fn of_one_scale(text: &Text, first: &Numeral, second: &Numeral) -> Decimal {
    let zeros = zeros(text, second.end).filter(|_| zeros(text, first.end).is_none());
    let scaled = zeros.and_then(|zeros| first.value.shifted(zeros));
    scaled.filter(|&scaled| second.value.exceeds(scaled)).unwrap_or(first.value)
}

/// The zeros of the scale that a number ends with: but for 十, which is a part of small ones.
fn zeros(text: &Text, end: usize) -> Option<u32> {
    let chinese = scale(text.before(end)).filter(|&zeros| zeros > 1);
    chinese.or_else(|| english_numerals::scale_before(text, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::check;

    #[test]
    fn both_numbers_are_told() {
        check("[300至500公里|QUANTITY 300..500 km],[300公里到500公里|QUANTITY 300..500 km]");
        check(
            "[3-5年|QUANTITY 3..5 year],[50%-60%|PERCENT 50..60 percent],[三到五年|QUANTITY 3..5 year]",
        );
        check(
            "[300 to 500 km|QUANTITY 300..500 km] and [1.5–2.5 percent|PERCENT 1.5..2.5 percent]",
        );
        check(
            "between [three and five years|QUANTITY 3..5 year], [two to three weeks|QUANTITY 2..3 week]",
        );
        check("[$300 to $500|MONEY 300..500 USD] or [$3-5 million|MONEY 3000000..5000000 USD]");
        check("約[20至30人|QUANTITY ~20..30 person],ranging from [3 to 5 days|QUANTITY 3..5 day]");
    }

    #[test]
    fn the_second_number_lends_its_scale() {
        check("[3–5萬人|QUANTITY 30000..50000 person],[5000至1萬人|QUANTITY 5000..10000 person]");
        check("[三至五千噸|QUANTITY 3000..5000 t],[1萬到2萬名|QUANTITY 10000..20000 person]");
        check("[十五至二十萬人|QUANTITY 150000..200000 person]");
    }

    #[test]
    fn changes_scores_and_numbers_of_their_own_are_none() {
        check(
            "從[3公里|QUANTITY 3 km]到[5公里|QUANTITY 5 km],[3人|QUANTITY 3 person]到[5公里|QUANTITY 5 km]外",
        );
        check(
            "rose from [3|CARDINAL 3] to [5 percent|PERCENT 5 percent], won [3|CARDINAL 3] to [2|CARDINAL 2]",
        );
        check("三到五個問題");
    }

    #[test]
    fn tables_are_folded() {
        crate::tests::all_folded(&[JOINTS, CHANGED, RANGING, &[BETWEEN]]);
    }
}
