//! Class words: what follows a name and belongs to it (T-72坦克, 庫爾斯克地區).

use crate::lexicon::Lexicon;
use crate::text::Text;
use crate::words::runs_on;
use lorgnette_kb::Label;
use std::sync::LazyLock;

/// The things that weapons and vehicles are.
const HEADS: &[&str] = &[
    "导弹",
    "飞弹",
    "火箭",
    "火箭炮",
    "火箭弹",
    "炮弹",
    "炸弹",
    "鱼雷",
    "弹头",
    "坦克",
    "战车",
    "步兵战车",
    "装甲车",
    "装甲运兵车",
    "运兵车",
    "发射车",
    "步枪",
    "手枪",
    "机枪",
    "冲锋枪",
    "卡宾枪",
    "榴弹炮",
    "加农炮",
    "迫击炮",
    "高射炮",
    "火炮",
    "大炮",
    "战斗机",
    "歼击机",
    "战机",
    "轰炸机",
    "攻击机",
    "强击机",
    "运输机",
    "预警机",
    "侦察机",
    "加油机",
    "教练机",
    "巡逻机",
    "直升机",
    "无人机",
    "飞机",
    "客机",
    "航母",
    "航空母舰",
    "驱逐舰",
    "护卫舰",
    "巡洋舰",
    "登陆舰",
    "补给舰",
    "军舰",
    "战舰",
    "潜艇",
    "潜舰",
    "核潜艇",
    "雷达",
    "卫星",
    "系统",
];

/// What may stand before such a thing.
const MODIFIERS: &[&str] = &[
    "型",
    "式",
    "级",
    "短程",
    "近程",
    "中程",
    "中短程",
    "中远程",
    "远程",
    "洲际",
    "弹道",
    "巡航",
    "反舰",
    "反坦克",
    "反导",
    "防空",
    "地对空",
    "空对空",
    "地对地",
    "空对地",
    "舰对空",
    "地空",
    "空空",
    "高超音速",
    "高超声速",
    "超音速",
    "隐形",
    "隐身",
    "多用途",
    "多管",
    "自行",
    "主战",
    "重型",
    "轻型",
    "中型",
    "单兵",
    "便携式",
    "肩扛式",
    "自动",
    "突击",
    "狙击",
    "战略",
    "战术",
    "核动力",
    "攻击",
    "侦察",
    "武装",
    "运输",
    "牵引式",
    "舰载",
    "潜射",
    "第五代",
    "武器",
];

/// The same in English, after a space.
const ENGLISH_HEADS: &[&str] = &[
    "missile",
    "rocket",
    "rocket launcher",
    "launcher",
    "shell",
    "bomb",
    "torpedo",
    "warhead",
    "tank",
    "vehicle",
    "rifle",
    "pistol",
    "machine gun",
    "gun",
    "howitzer",
    "mortar",
    "fighter",
    "fighter jet",
    "jet",
    "bomber",
    "aircraft",
    "plane",
    "helicopter",
    "drone",
    "carrier",
    "destroyer",
    "frigate",
    "cruiser",
    "submarine",
    "satellite",
    "radar",
    "system",
    "battery",
];
const ENGLISH_MODIFIERS: &[&str] = &[
    "short-range",
    "medium-range",
    "intermediate-range",
    "long-range",
    "intercontinental",
    "ballistic",
    "cruise",
    "anti-ship",
    "anti-tank",
    "anti-aircraft",
    "air-defence",
    "air defence",
    "air-defense",
    "air defense",
    "missile defence",
    "missile defense",
    "surface-to-air",
    "air-to-air",
    "hypersonic",
    "supersonic",
    "stealth",
    "main battle",
    "battle",
    "assault",
    "sniper",
    "self-propelled",
    "multiple",
    "attack",
    "transport",
    "nuclear",
    "strategic",
    "tactical",
    "combat",
    "reconnaissance",
    "armoured",
    "armored",
    "weapon",
    "weapons",
];

/// The divisions that a city's or a region's name may carry.
const CITIES: &[&str] = &["市", "地区"];
const REGIONS: &[&str] = &["州", "省", "地区", "自治区", "自治州", "共和国", "特区", "边疆区"];
const DISTRICTS: &[&str] = &["地区"];

/// Where a name that ends at `end` ends with its class word, if it has one.
pub(crate) fn after_name(text: &Text, end: usize, label: Label, subtype: &str) -> Option<usize> {
    match (label, subtype) {
        (Label::Product, _) => after_designator(text, end),
        (Label::Gpe, "country") => None,
        (Label::Gpe, "city" | "capital") => division(text, end, CITIES),
        (Label::Gpe, _) => division(text, end, REGIONS),
        (Label::Loc, _) => division(text, end, DISTRICTS),
        _ => None,
    }
}

fn division(text: &Text, end: usize, words: &[&str]) -> Option<usize> {
    let (_, to) = text.longest(end, words)?;
    (!runs_on(text, end, to)).then_some(to)
}

/// Where a designator that ends at `end` ends with what it designates:
/// modifiers and things in any order, the last being a thing.
pub(crate) fn after_designator(text: &Text, end: usize) -> Option<usize> {
    static CHINESE: LazyLock<[Lexicon<()>; 2]> =
        LazyLock::new(|| [HEADS, MODIFIERS].map(Lexicon::of));
    static ENGLISH: LazyLock<[Lexicon<()>; 2]> =
        LazyLock::new(|| [ENGLISH_HEADS, ENGLISH_MODIFIERS].map(Lexicon::of));
    let [heads, modifiers] = &*CHINESE;
    let chinese = chain(text, end, |at| heads.end(text, at), |at| modifiers.end(text, at));
    chinese.or_else(|| {
        let [heads, modifiers] = &*ENGLISH;
        let word = |at: usize, words: &Lexicon<()>| english_word(text, at, words);
        chain(text, end, |at| word(at, heads), |at| word(at, modifiers))
    })
}

fn chain(
    text: &Text,
    end: usize,
    head: impl Fn(usize) -> Option<usize>,
    modifier: impl Fn(usize) -> Option<usize>,
) -> Option<usize> {
    let (mut at, mut last) = (end, None);
    while at < text.len() {
        // The longer word: 战略 is a modifier, 战斗机 is none.
        at = match (head(at), modifier(at)) {
            (Some(to), other) if other.is_none_or(|other| other <= to) => {
                last = Some(to);
                to
            }
            (_, Some(to)) => to,
            _ => break,
        };
    }
    last
}

/// Where one of `words` ends, after a space and with a plural's s.
fn english_word(text: &Text, at: usize, words: &Lexicon<()>) -> Option<usize> {
    let ends = words.at(text, text.after(at, " ")?).filter_map(|(end, ())| {
        let end = text.after(end, "s").unwrap_or(end);
        text.is_edge(end).then_some(end)
    });
    ends.max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let text = Text::new(text);
        let end = after_designator(&text, 0);
        assert_eq!(end.map(|end| text.written(0, end)).as_deref(), expected, "{text:?}");
    }

    #[test]
    fn the_chain_ends_with_a_thing() {
        check("短程彈道導彈和", Some("短程彈道導彈"));
        check("防空導彈系統。", Some("防空導彈系統"));
        check("型洲际弹道导弹", Some("型洲际弹道导弹"));
        check("主戰坦克的", Some("主戰坦克"));
        check("遠程訓練", None);
        check("戰略", None);
    }

    #[test]
    fn english_chains_have_spaces_and_plurals() {
        check(" short-range ballistic missiles were", Some(" short-range ballistic missiles"));
        check(" air defence system.", Some(" air defence system"));
        check(" tanker", None);
        check(" long-range talks", None);
    }

    #[test]
    fn tables_are_folded() {
        crate::tests::all_folded(&[
            ENGLISH_HEADS,
            ENGLISH_MODIFIERS,
            HEADS,
            MODIFIERS,
            CITIES,
            REGIONS,
            DISTRICTS,
        ]);
    }
}
