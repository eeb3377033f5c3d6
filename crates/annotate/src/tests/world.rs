//! A small knowledge base for the tests of this crate.

use lorgnette_kb::{Alias, AliasKind, Confidence, Entity, Kb, Label, Name, Provenance, Relation};

/// Slug, label, subtype; names; aliases with a letter for their kind; related slugs.
type Row = (&'static str, Label, &'static str, &'static str, &'static str, &'static str);

const WORLD: &[Row] = &[
    ("kim-jong-un", Label::Person, "politician", "金正恩 Kim_Jong_Un", "l:Kim", "north-korea"),
    ("kim-ju-ae", Label::Person, "family", "金朱愛 Kim_Ju_Ae", "l:Kim", "kim-jong-un"),
    (
        "vladimir-putin",
        Label::Person,
        "politician",
        "普京 Vladimir_Putin",
        "t:普丁 t:弗拉基米爾·普京 l:Putin r:俄羅斯總統",
        "russia",
    ),
    ("alexander-lukashenko", Label::Person, "politician", "盧卡申科", "", "belarus"),
    ("north-korea", Label::Gpe, "country", "朝鮮 北韓 North_Korea", "c:朝 d:North_Korean", ""),
    ("china", Label::Gpe, "country", "中國 China", "c:中 c:華 f:中華人民共和國", ""),
    ("russia", Label::Gpe, "country", "俄羅斯 Russia", "c:俄", ""),
    ("ukraine", Label::Gpe, "country", "烏克蘭 Ukraine", "c:烏", ""),
    ("south-korea", Label::Gpe, "country", "韓國 South_Korea", "c:韓", ""),
    ("united-states", Label::Gpe, "country", "美國 United_States", "c:美 a:US", ""),
    ("japan", Label::Gpe, "country", "日本 Japan", "c:日", ""),
    ("france", Label::Gpe, "country", "法國 France", "c:法", ""),
    ("belarus", Label::Gpe, "country", "白俄羅斯 Belarus", "", ""),
    ("beijing", Label::Gpe, "city", "北京 Beijing", "", "china"),
    ("tiananmen-square", Label::Fac, "square", "天安門廣場", "", "beijing"),
    (
        "kursk-oblast",
        Label::Gpe,
        "region",
        "庫爾斯克州 Kursk_Oblast",
        "s:庫爾斯克 s:Kursk",
        "russia",
    ),
    ("kursk", Label::Gpe, "city", "庫爾斯克市", "s:Kursk", "kursk-oblast"),
    ("russian-far-east", Label::Loc, "region", "俄羅斯遠東", "s:遠東", "russia"),
    ("korean-peninsula", Label::Loc, "peninsula", "朝鮮半島", "l:半島", "north-korea south-korea"),
    ("united-nations", Label::Org, "organisation", "聯合國 United_Nations", "a:UN", ""),
    ("russian-armed-forces", Label::Org, "armed-forces", "俄羅斯武裝力量", "s:俄軍", "russia"),
    ("chinese-government", Label::Org, "government", "中國政府", "s:中方", "china"),
    ("second-sino-japanese-war", Label::Event, "war", "中國人民抗日戰爭", "", "china japan"),
    ("world-war-ii", Label::Event, "war", "世界反法西斯戰爭", "", ""),
    ("russo-ukrainian-war", Label::Event, "war", "俄烏戰爭", "s:烏克蘭戰爭", "russia ukraine"),
    (
        "beijing-parade",
        Label::Event,
        "parade",
        "中國人民抗日戰爭暨世界反法西斯戰爭勝利80周年閱兵式",
        "l:閱兵式 l:閱兵",
        "beijing china second-sino-japanese-war world-war-ii",
    ),
    (
        "beijing-meeting",
        Label::Event,
        "meeting",
        "中俄朝會談",
        "l:北京會晤",
        "beijing kim-jong-un vladimir-putin",
    ),
    ("treaty", Label::Law, "treaty", "全面戰略伙伴關係條約", "l:互助條約", "russia north-korea"),
    ("t-72", Label::Product, "tank", "T-72", "", ""),
    ("s-400", Label::Product, "missile", "S-400", "", ""),
    ("shandong-ship", Label::Product, "ship", "山東艦", "", ""),
    ("kinzhal", Label::Product, "missile", "Kh-47M2", "l:匕首 l:Dagger", ""),
];

/// The knowledge base.
pub(crate) fn world() -> Kb {
    Kb::new(WORLD.iter().map(entity).collect())
}

fn entity(&(slug, label, subtype, names, aliases, related): &Row) -> Entity {
    Entity {
        names: names.split_whitespace().map(name).collect(),
        aliases: aliases.split_whitespace().map(alias).collect(),
        relations: related.split_whitespace().map(relation).collect(),
        ..Entity::new(slug, label, subtype)
    }
}

fn name(text: &str) -> Name {
    let lang = if text.is_ascii() { "en" } else { "zh-Hant" };
    Name { lang: lang.to_string(), text: text.replace('_', " ") }
}

fn alias(kind_and_text: &str) -> Alias {
    let (kind, text) = kind_and_text.split_once(':').expect("kind:text");
    let kind = match kind {
        "a" => AliasKind::Abbreviation,
        "c" => AliasKind::Compound,
        "d" => AliasKind::Demonym,
        "f" => AliasKind::Full,
        "l" => AliasKind::Later,
        "r" => AliasKind::Title,
        "t" => AliasKind::Transliteration,
        _ => AliasKind::Short,
    };
    let Name { lang, text } = name(text);
    Alias { lang, text, kind }
}

fn relation(target: &str) -> Relation {
    Relation {
        kind: "part-of".to_string(),
        target: target.to_string(),
        valid_from: None,
        valid_to: None,
        provenance: Provenance {
            source: "editor".to_string(),
            as_of: None,
            confidence: Confidence::Certain,
        },
    }
}
