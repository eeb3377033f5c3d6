//! Units and measure words, with how they count and in which plain form they are given.

/// How a unit takes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// It counts people: 人, 名. Two of them may be a pronoun (兩人).
    People,
    /// It counts things of any sort; a small number with it is mere grammar (三個問題).
    Generic,
    /// It measures, or counts things of one sort; any number above one tells something.
    Measure,
    /// An amount of money.
    Money,
    /// A share in a hundred.
    Percent,
}

/// A unit or a measure word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// As it stands in text, folded.
    pub(crate) word: &'static str,
    /// In plain English, singular.
    pub(crate) plain: &'static str,
    pub(crate) class: Class,
}

const fn unit(word: &'static str, plain: &'static str, class: Class) -> Unit {
    Unit { word, plain, class }
}

use Class::{Generic, Measure, Money, People, Percent};

/// Units that follow a number at once in Chinese, or after a space in mixed text.
pub(crate) const UNITS: &[Unit] = &[
    unit("人", "person", People),
    unit("名", "person", People),
    unit("位", "person", People),
    unit("人次", "visit", Measure),
    unit("枚", "piece", Measure),
    unit("发", "round", Measure),
    unit("架", "aircraft", Measure),
    unit("艘", "ship", Measure),
    unit("辆", "vehicle", Measure),
    unit("门", "piece", Generic),
    unit("台", "piece", Generic),
    unit("座", "piece", Generic),
    unit("套", "set", Generic),
    unit("倍", "times", Measure),
    unit("户", "household", Measure),
    unit("票", "vote", Measure),
    unit("个", "piece", Generic),
    unit("件", "piece", Generic),
    unit("张", "piece", Generic),
    unit("条", "piece", Generic),
    unit("份", "piece", Generic),
    unit("项", "item", Generic),
    unit("种", "kind", Generic),
    unit("家", "piece", Generic),
    unit("次", "time", Generic),
    unit("场", "time", Generic),
    unit("届", "time", Generic),
    unit("只", "piece", Generic),
    unit("头", "head", Generic),
    unit("支", "piece", Generic),
    unit("部", "piece", Generic),
    unit("篇", "piece", Generic),
    unit("块", "piece", Generic),
    unit("颗", "piece", Generic),
    unit("所", "piece", Generic),
    unit("卷", "volume", Generic),
    unit("集", "part", Generic),
    unit("页", "page", Generic),
    unit("字", "character", Generic),
    unit("国", "country", Generic),
    unit("岁", "year-old", Measure),
    unit("周岁", "year-old", Measure),
    unit("年", "year", Measure),
    unit("周年", "year", Measure),
    unit("个月", "month", Measure),
    unit("个多月", "month", Measure),
    unit("个多星期", "week", Measure),
    unit("个多小时", "hour", Measure),
    unit("周", "week", Measure),
    unit("个星期", "week", Measure),
    unit("星期", "week", Measure),
    unit("天", "day", Measure),
    unit("小时", "hour", Measure),
    unit("个小时", "hour", Measure),
    unit("分钟", "minute", Measure),
    unit("秒", "second", Measure),
    unit("秒钟", "second", Measure),
    unit("毫米", "mm", Measure),
    unit("厘米", "cm", Measure),
    unit("公分", "cm", Measure),
    unit("米", "m", Measure),
    unit("公尺", "m", Measure),
    unit("公里", "km", Measure),
    unit("千米", "km", Measure),
    unit("里", "li", Measure),
    unit("海里", "nautical-mile", Measure),
    unit("英里", "mile", Measure),
    unit("英尺", "foot", Measure),
    unit("英寸", "inch", Measure),
    unit("吋", "inch", Measure),
    unit("平方千米", "km2", Measure),
    unit("平方米", "m2", Measure),
    unit("平方公里", "km2", Measure),
    unit("公顷", "ha", Measure),
    unit("亩", "mu", Measure),
    unit("立方米", "m3", Measure),
    unit("标准箱", "TEU", Measure),
    unit("吨", "t", Measure),
    unit("公吨", "t", Measure),
    unit("公斤", "kg", Measure),
    unit("千克", "kg", Measure),
    unit("克", "g", Measure),
    unit("斤", "jin", Measure),
    unit("市斤", "jin", Measure),
    unit("磅", "pound", Measure),
    unit("升", "l", Measure),
    unit("桶", "barrel", Measure),
    unit("度", "degree", Generic),
    unit("摄氏度", "degree-celsius", Measure),
    unit("千瓦", "kW", Measure),
    unit("千瓦时", "kWh", Measure),
    unit("兆瓦", "MW", Measure),
    unit("元", "yuan", Money),
    unit("人民币", "CNY", Money),
    unit("元人民币", "CNY", Money),
    unit("美元", "USD", Money),
    unit("美金", "USD", Money),
    unit("欧元", "EUR", Money),
    unit("英镑", "GBP", Money),
    unit("日元", "JPY", Money),
    unit("日圆", "JPY", Money),
    unit("韩元", "KRW", Money),
    unit("卢布", "RUB", Money),
    unit("港元", "HKD", Money),
    unit("港币", "HKD", Money),
    unit("新台币", "TWD", Money),
    unit("%", "percent", Percent),
    unit("mm", "mm", Measure),
    unit("cm", "cm", Measure),
    unit("m", "m", Measure),
    unit("km", "km", Measure),
    unit("kg", "kg", Measure),
    unit("t", "t", Measure),
    unit("mw", "MW", Measure),
    unit("km/h", "km/h", Measure),
    unit("lb", "pound", Measure),
    unit("lbs", "pound", Measure),
];

/// The plain forms that a value's unit may have, some more than once.
pub fn units() -> impl Iterator<Item = &'static str> {
    UNITS.iter().chain(ENGLISH).chain(HYPHENED).map(|unit| unit.plain)
}

/// Units in English words, singular; a plural `s` is taken too.
pub(crate) const ENGLISH: &[Unit] = &[
    unit("percent", "percent", Percent),
    unit("per cent", "percent", Percent),
    unit("%", "percent", Percent),
    unit("millimetre", "mm", Measure),
    unit("millimeter", "mm", Measure),
    unit("mm", "mm", Measure),
    unit("centimetre", "cm", Measure),
    unit("centimeter", "cm", Measure),
    unit("cm", "cm", Measure),
    unit("metre", "m", Measure),
    unit("meter", "m", Measure),
    unit("m", "m", Measure),
    unit("kilometre", "km", Measure),
    unit("kilometer", "km", Measure),
    unit("km", "km", Measure),
    unit("square kilometre", "km2", Measure),
    unit("square kilometer", "km2", Measure),
    unit("mile", "mile", Measure),
    unit("nautical mile", "nautical-mile", Measure),
    unit("foot", "foot", Measure),
    unit("feet", "foot", Measure),
    unit("inch", "inch", Measure),
    unit("inches", "inch", Measure),
    unit("knot", "knot", Measure),
    unit("hectare", "ha", Measure),
    unit("acre", "acre", Measure),
    unit("gram", "g", Measure),
    unit("kilogram", "kg", Measure),
    unit("kg", "kg", Measure),
    unit("lb", "pound", Measure),
    unit("lbs", "pound", Measure),
    unit("ton", "ton", Measure),
    unit("tonne", "t", Measure),
    unit("litre", "l", Measure),
    unit("liter", "l", Measure),
    unit("barrel", "barrel", Measure),
    unit("second", "second", Measure),
    unit("minute", "minute", Measure),
    unit("hour", "hour", Measure),
    unit("day", "day", Measure),
    unit("week", "week", Measure),
    unit("month", "month", Measure),
    unit("year", "year", Measure),
    unit("decade", "decade", Measure),
    unit("year old", "year-old", Measure),
    unit("years old", "year-old", Measure),
    unit("year-old", "year-old", Measure),
    unit("degree", "degree", Measure),
    unit("kilowatt", "kW", Measure),
    unit("megawatt", "MW", Measure),
    unit("dollar", "USD", Money),
    unit("us dollar", "USD", Money),
    unit("euro", "EUR", Money),
    unit("yuan", "CNY", Money),
    unit("rouble", "RUB", Money),
    unit("ruble", "RUB", Money),
];

/// English units that count behind a hyphen alone: 300 pounds may be money, a 300-pound bomb has a
/// weight.
pub(crate) const HYPHENED: &[Unit] = &[unit("pound", "pound", Measure)];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_folded_and_hold_each_word_once() {
        for table in [UNITS, ENGLISH, HYPHENED] {
            let mut words: Vec<&str> = table.iter().map(|u| u.word).collect();
            crate::tests::all_folded(&[&words]);
            words.sort_unstable();
            assert!(words.windows(2).all(|w| w[0] != w[1]));
        }
    }
}
