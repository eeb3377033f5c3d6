//! Bodies named by their country: 韓國國防部, where no list names them.

use crate::lexicon::Lexicon;
use crate::rules::names::Named;
use crate::text::{Text, span};
use crate::words::runs_on;
use crate::{Mention, Reason};
use lorgnette_kb::{Kb, Label};
use std::sync::LazyLock;

/// What a state has one of.
const BODIES: &[&str] = &[
    "政府",
    "外交部",
    "国防部",
    "财政部",
    "统一部",
    "内政部",
    "司法部",
    "商务部",
    "国务院",
    "议会",
    "国会",
    "总统府",
    "总参谋部",
    "国家安全局",
    "安全局",
    "情报部门",
    "情报机构",
    "情报机关",
    "情报局",
    "情报",
    "军方",
    "央行",
    "中央银行",
    "最高法院",
    "海军",
    "空军",
    "陆军",
    "武装部队",
    "国家情报院",
];
/// After 情報 these make something or somebody else of it: 情報人員, 情報戰.
const NOT_AFTER_INTELLIGENCE: &[char] = &['员', '官', '人', '战', '工', '网', '站', '片'];

/// A body after each country's name; linked only where the names rule links it.
pub(crate) fn mentions(text: &Text, named: &[Named], kb: &Kb) -> Vec<Mention> {
    static WORDS: LazyLock<Lexicon<&str>> =
        LazyLock::new(|| Lexicon::new(BODIES.iter().map(|&body| (body, body))));
    let countries = named.iter().filter(|n| n.label == Label::Gpe && is_country(n, kb));
    let bodies = countries.filter_map(|country| {
        let (end, body) = WORDS.longest(text, country.end)?;
        let next = text.at(end);
        // 外交部長 is a person.
        let is_other = next == '长' || body == "情报" && NOT_AFTER_INTELLIGENCE.contains(&next);
        if is_other || runs_on(text, country.end, end) {
            return None;
        }
        Some(Mention {
            span: span(country.start, end),
            label: Label::Org,
            entity: None,
            value: None,
            confidence: 0.85,
            reasons: vec![Reason { rule: "institution", ground: body.to_string() }],
            parent: None,
        })
    });
    bodies.collect()
}

fn is_country(named: &Named, kb: &Kb) -> bool {
    kb.entity(named.entity).subtype == "country"
}
