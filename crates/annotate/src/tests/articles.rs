//! Compounds in running text: where country characters count, and where they do not.

use super::check;

#[test]
fn country_characters_in_compounds() {
    for fixture in [
        "[朝|GPE north-korea][俄|GPE russia]合作",
        "[朝|GPE north-korea][中|GPE china][朝|GPE north-korea][俄|GPE russia]關系",
        "[中|GPE china][朝|GPE north-korea]高層",
        "訪[華|GPE china],訪[朝|GPE north-korea]。",
        "開始侵[烏|GPE ukraine]",
        "對[俄|GPE russia]制裁",
        "援[烏|GPE ukraine]軍事物資",
        "駐[韓|GPE south-korea][[美|GPE united-states]軍|ORG]",
        "赴[華|GPE china]留學",
        "抗[美|GPE united-states]援[朝|GPE north-korea]",
        "[[俄|GPE russia]軍|ORG russian-armed-forces]并肩",
        "在[[中|GPE china]方|ORG chinese-government]視野里",
        "[[韓|GPE south-korea]方|ORG]表示",
        "據[朝|GPE north-korea]媒報導",
        "[俄|GPE russia]外長與[韓|GPE south-korea]總統",
        "[美|GPE united-states][韓|GPE south-korea]軍演",
        "[美|GPE united-states][日|GPE japan][韓|GPE south-korea]峰會",
        "[[俄|GPE russia][烏|GPE ukraine]戰爭|EVENT russo-ukrainian-war]",
        "對[朝|GPE north-korea]政策",
        "對[華|GPE china]政策",
        "其中[朝|GPE north-korea][俄|GPE russia]兩國",
        "[俄|GPE russia]軍事專家",
        "[中|GPE china][法|GPE france]關係",
        "對[日|GPE japan]作戰",
        "抗[日|GPE japan]戰爭",
        "排[華|GPE china]法案",
    ] {
        check(fixture);
    }
}

/// Words in which the characters of countries stand for none.
const ELSEWHERE: &str = "
    其中 朝着前方 美好 日前 中間 今日的事 一日 華麗 韓愈 其中方法 集中法律力量 完美方案
    贊美軍人 對美好生活 在華麗的舞台 對日常生活 對英雄 對法律 對法官 美中不足 中美洲
    熱火朝天 朝陽 王朝軍隊 唐朝中期 烏雲 烏黑 烏龍茶 俄頃 韓信 華山 訪華山 中立 中心
    集中 空中 途中 從中方便 手中軍旗 中華 華中 華美 昔日軍人 每日方圓 面朝大海
    有朝一日 一朝一夕 在中間 對中間人 中學 中意 無法制止 法官方才 精美方糖 美方形
    發展中方便 會談中美好 在台中 李朝政府 日日夜夜 天下美德 中美洲國家 如日中天 控制台方案
    朝日新聞 印制 心中美麗 年中日子 來日方長 生日方式 中東 南美 聯美影業 在朝覲季節
";

#[test]
fn the_same_characters_elsewhere() {
    for fixture in ELSEWHERE.split_whitespace() {
        // 今日 and 一日 may be dates; no country may be marked.
        let kb = super::world::world();
        let document = lorgnette_text::Document { text: fixture.to_string(), ..Default::default() };
        let annotated = crate::annotate(document, &kb);
        let countries: Vec<_> = annotated.mentions.iter().filter(|m| m.entity.is_some()).collect();
        assert!(countries.is_empty(), "{}", super::fixture::marked(&annotated, &kb));
    }
}

#[test]
fn a_name_may_follow_a_word_that_ends_like_a_compound() {
    check("其中[美國|GPE united-states]和[韓國|GPE south-korea]");
    check("其中國際局勢");
    check("途中[俄羅斯|GPE russia]");
}
