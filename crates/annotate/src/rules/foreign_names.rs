//! Foreign persons in Chinese letters: 瑪麗·居里, known by the dot between names.
//!
//! The characters that spell foreign names are few and keep to themselves; the
//! run of them around a dot is the name. Who it is only the names rule can tell.

use crate::classes::Classes;
use crate::text::{Text, is_unspaced, span};
use crate::words::{is_torn_after, is_torn_before};
use crate::{Mention, Reason};
use lorgnette_kb::Label;
use std::sync::LazyLock;

/// The characters of the usual transcription tables that seldom end or begin
/// the words around a name.
const SPELLING: &str = "\
    阿埃艾爱安昂奥澳巴拜班邦保鲍贝本比彼宾波伯博勃布查茨茨达戴丹当道德登邓狄迪蒂丁东杜多顿厄恩尔\
    法凡范方菲费芬丰冯夫弗福富盖甘冈高戈哥格葛根贡古瓜圭哈海汉豪赫黑亨洪侯胡华怀惠霍基吉加贾简姜\
    杰捷金京居喀卡凯坎康考柯科克肯孔库奎昆拉莱赖兰朗劳勒雷黎李里理利丽莉莲连廉良列林琳龙隆娄卢鲁\
    路露伦罗洛吕马玛迈麦曼芒毛梅门蒙米密缅敏明摩莫默姆木穆拿纳娜乃奈南内尼妮宁纽农努诺欧帕派潘庞\
    佩彭皮平珀普奇齐契恰强乔切钦琼丘屈让热仁日荣茹瑞若萨塞赛桑瑟森沙莎山珊尚绍舍申圣施史士什舒斯\
    思松苏索塔泰坦汤唐陶特腾提廷通图托脱瓦万旺威韦维伟魏温文沃翁乌吾伍西希锡席夏香肖谢辛欣兴雄休\
    修许雪逊雅亚延彦扬耶叶伊甫娅涅诃柳玻琴缇澜珂黛芙妲娥易因英尤约泽扎詹章珍佐兹祖";
/// The most characters of one part of a name, and the most parts.
const LONGEST: usize = 8;
const PARTS: usize = 5;

/// The names around dots; linked only where the names rule links them.
pub(crate) fn mentions(text: &Text) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut free = 0;
    for dot in text.places(Classes::MARK).filter(|&at| text.at(at) == '·') {
        if dot >= free
            && let Some((start, end)) = name(text, dot)
        {
            mentions.push(mention(text, start, end));
            free = end;
        }
    }
    mentions
}

/// Where the name with its first dot at `dot` begins and ends.
fn name(text: &Text, dot: usize) -> Option<(usize, usize)> {
    let before = (1..=LONGEST).take_while(|n| dot >= *n && spells(text.at(dot - n))).count();
    let start = (dot - before..dot).find(|&start| !is_torn_before(text, start, start + 1))?;
    let mut end = dot;
    for _ in 0..PARTS {
        let part = (end + 1..).take(LONGEST).take_while(|&at| spells(text.at(at))).count();
        if text.at(end) != '·' || part == 0 {
            break;
        }
        end += 1 + part;
    }
    let last = (dot + 1..=end).rev().find(|&end| !is_torn_after(text, end - 1, end))?;
    (last > dot + 1 || end > dot + 1).then_some((start, last.max(dot + 2)))
}

/// Whether `c` spells foreign names.
pub(crate) fn spells(c: char) -> bool {
    static SPELLS: LazyLock<Vec<char>> = LazyLock::new(|| {
        let mut chars: Vec<char> = SPELLING.chars().collect();
        chars.sort_unstable();
        chars
    });
    is_unspaced(c) && SPELLS.binary_search(&c).is_ok()
}

fn mention(text: &Text, start: usize, end: usize) -> Mention {
    Mention {
        span: span(start, end),
        label: Label::Person,
        entity: None,
        value: None,
        confidence: 0.75,
        reasons: vec![Reason { rule: "foreign-name", ground: text.written(start, end) }],
        parent: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::check;

    #[test]
    fn the_run_of_spelling_characters_is_the_name() {
        check("作家[列夫·托爾斯泰|PERSON]的小說");
        check("[俄羅斯|GPE russia]總統[弗拉基米爾·普京|PERSON vladimir-putin]說");
        check("由[威廉·萊昂·麥肯齊·金|PERSON]提出");
        check("科學家[瑪麗·居里|PERSON]在場");
    }

    #[test]
    fn dots_of_other_uses_are_left() {
        check("·要點一·要點二 a·b ·");
    }

    #[test]
    fn the_table_is_folded() {
        crate::tests::all_folded(&[&[SPELLING]]);
    }
}
