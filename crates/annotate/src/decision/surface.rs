//! What names look like: the characters and words that they begin, end and stand with.

use crate::text::Text;
use lorgnette_kb::Label;

/// The family names of the Hundred Surnames and those common today.
const FAMILIES: &str = "\
    赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎\
    鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆\
    萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林\
    刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆\
    荣翁荀羊惠甄曲家封芮储靳汲松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘\
    景詹束龙叶幸司韶黎薄印宿白怀蒲从鄂索咸籍赖卓蔺屠蒙池乔胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂\
    濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎连习艾容向古易慎戈廖庾终居衡步都耿满弘匡国文寇广禄阙东欧利师巩\
    聂关荆游竺权盖益桓公肖曾沙养鞠丰";

/// What governed places end with.
const GOVERNED: &[&str] = &[
    "市",
    "县",
    "省",
    "区",
    "州",
    "国",
    "镇",
    "乡",
    "村",
    "城",
    "郡",
    "府",
    "里",
    "庄",
    "屯",
    "特区",
    "自治区",
    "自治州",
    "自治县",
    "帝国",
    "王国",
    "共和国",
    "新村",
    "村庄",
    "新区",
    "小区",
];
/// What places of nature and regions end with.
const NATURAL: &[&str] = &[
    "山", "河", "湖", "江", "海", "岛", "湾", "洲", "溪", "峰", "岭", "谷", "群岛", "半岛", "地区",
    "盆地", "平原", "高原", "沙漠", "山脉", "海峡", "大陆",
];
/// What built places end with.
const BUILT: &[&str] = &[
    "路",
    "街",
    "桥",
    "站",
    "寺",
    "庙",
    "港",
    "道",
    "线",
    "关",
    "门",
    "塔",
    "宫",
    "馆",
    "园",
    "机场",
    "车站",
    "火车站",
    "高速公路",
    "公路",
    "铁路",
    "大桥",
    "大道",
    "广场",
    "公园",
    "水库",
    "国际机场",
    "体育场",
    "体育馆",
    "运河",
    "教堂",
    "大厦",
    "大楼",
    "大街",
    "隧道",
    "校区",
    "码头",
    "遗址",
];
/// What organisations end with, beside the heads of the word list.
const BODIES: &[&str] = &[
    "队",
    "军",
    "党",
    "社",
    "会",
    "团",
    "部",
    "局",
    "院",
    "厂",
    "台",
    "校",
    "司",
    "报",
    "组",
    "系",
    "署",
    "厅",
    "委",
    "处",
    "所",
    "行",
    "教",
    "派",
    "部门",
    "机构",
    "机关",
    "军队",
    "政府",
    "市政府",
    "省政府",
];
/// The provinces of China and what is like them, without 省.
const PROVINCES: &[&str] = &[
    "河北",
    "山西",
    "辽宁",
    "吉林",
    "黑龙江",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "海南",
    "四川",
    "贵州",
    "云南",
    "陕西",
    "甘肃",
    "青海",
    "内蒙古",
    "广西",
    "西藏",
    "宁夏",
    "新疆",
];
/// The most characters of these endings.
pub(super) const LONGEST_SUFFIX: usize = 4;

/// Verbs before which somebody stands.
const SAYING: &[&str] = &[
    "说", "表示", "指出", "认为", "称", "强调", "宣布", "透露", "告诉", "介绍", "会见", "出席",
    "主持", "致",
];
const IN: &str = "在于到从往赴至抵离返";
const PEOPLE: &str = "人族语文籍裔";

/// Whether `c` is a family name.
pub(super) fn is_family(c: char) -> bool {
    FAMILIES.contains(c)
}

/// The label of places that end with what stands from `start` to `end`, if places do.
pub(super) fn place_suffix(text: &Text, start: usize, end: usize) -> Option<Label> {
    let suffix = text.folded().get(start..end)?;
    // 三國 and 各國 are several.
    if suffix == ['国'] && "一两二三四五六七八九十几各多".contains(text.before(start))
    {
        return None;
    }
    let is_in = |table: &[&str]| table.iter().any(|s| s.chars().eq(suffix.iter().copied()));
    match () {
        () if is_in(GOVERNED) => Some(Label::Gpe),
        () if is_in(NATURAL) => Some(Label::Loc),
        () if is_in(BUILT) => Some(Label::Fac),
        () => None,
    }
}

/// Whether organisations end with what stands from `start` to `end`.
pub(super) fn is_body_suffix(text: &Text, start: usize, end: usize) -> bool {
    let suffix = text.folded().get(start..end);
    suffix.is_some_and(|suffix| BODIES.iter().any(|s| s.chars().eq(suffix.iter().copied())))
}

/// The label of a place named `start..end` by its longest suffix.
pub(super) fn place_label(text: &Text, start: usize, end: usize) -> Label {
    let from = (end.saturating_sub(LONGEST_SUFFIX)).max(start + 1);
    (from..end).find_map(|at| place_suffix(text, at, end)).unwrap_or(Label::Gpe)
}

/// Whether `start..end` is a province by its name.
pub(super) fn is_province(text: &Text, start: usize, end: usize) -> bool {
    let name = &text.folded()[start..end];
    let is = |word: &str| word.chars().eq(name.iter().copied());
    PROVINCES.iter().any(|province| is(province))
        || name.ends_with(&['省'])
        || name.ends_with(&['自', '治', '区'])
}

/// Whether a preposition of place stands before `start`.
pub(super) fn is_after_in(text: &Text, start: usize) -> bool {
    IN.contains(text.before(start))
}

/// Whether what stands at `end` makes a people or a language of a place.
pub(super) fn is_before_people(text: &Text, end: usize) -> bool {
    PEOPLE.contains(text.at(end))
}

/// Whether somebody who speaks or appears would stand before `end`.
pub(super) fn is_before_saying(text: &Text, end: usize) -> bool {
    text.longest(end, SAYING).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_labelled_by_what_they_end_with() {
        for (name, label) in [
            ("北京市", Label::Gpe),
            ("圖們江", Label::Loc),
            ("廈門高崎國際機場", Label::Fac),
            ("漠河", Label::Loc),
            ("東京", Label::Gpe),
            ("江", Label::Gpe),
        ] {
            let text = Text::new(name);
            assert_eq!(place_label(&text, 0, text.len()), label, "{name}");
        }
    }

    #[test]
    fn tables_are_folded() {
        crate::tests::all_folded(&[
            &[FAMILIES, IN, PEOPLE],
            GOVERNED,
            NATURAL,
            BUILT,
            BODIES,
            SAYING,
            PROVINCES,
        ]);
    }
}
