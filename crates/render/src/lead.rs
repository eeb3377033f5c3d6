//! The lead: the sentence that says what an entity is, its description or one made from facts.

use crate::Kind;
use crate::names;
use crate::strings::strings;
use crate::values;
use crate::words::{Words, word, words};
use lorgnette_kb::{Entity, Fact, FactValue, Kb, Label, Name, vocabulary::WHOLES};

/// What a sentence on an entity without description is made from, in the page's language.
pub(crate) struct Sketch {
    pub(crate) label: Label,
    /// What it is: its type in the words of the base, else its subtype.
    pub(crate) noun: String,
    /// How it belongs to what stands in `wholes`: a relation, or `origin`, or `location`.
    pub(crate) tie: &'static str,
    /// What it lies in or belongs to, the nearest first.
    pub(crate) wholes: Vec<String>,
    /// A date or period in words.
    pub(crate) when: Option<String>,
    pub(crate) population: Option<String>,
}

/// What ties an entity to its whole, the most telling first.
const TIES: [&str; 6] = ["agency-of", "located-in", "part-of", "citizen-of", "origin", "location"];

/// One sentence on what `entity` is, for readers of `lang`; never empty.
pub(crate) fn lead(entity: &Entity, kb: &Kb, lang: &str) -> Name {
    if let Some(description) = names::best(&entity.descriptions, lang) {
        return description.clone();
    }
    let words = words(lang);
    let text = match offices(entity, words, lang) {
        Some(offices) => offices,
        None => (words.sketch)(&sketch(entity, kb, words, lang)),
    };
    Name { lang: lang.to_string(), text: format!("{text}{}", words.stop) }
}

/// The offices that a person holds, two at most, else the first that the base tells of.
fn offices(entity: &Entity, words: &Words, lang: &str) -> Option<String> {
    let all = || entity.facts.iter().filter(|fact| fact.property == "office");
    let mut held: Vec<&Fact> = all().filter(|fact| fact.valid_to.is_none()).take(2).collect();
    if held.is_empty() {
        held.extend(all().next());
    }
    let said: Vec<String> = held.into_iter().filter_map(|fact| office(fact, words, lang)).collect();
    (!said.is_empty()).then(|| said.join(words.clause))
}

fn office(fact: &Fact, words: &Words, lang: &str) -> Option<String> {
    let FactValue::Text(texts) = &fact.value else { return None };
    let title = &names::best(texts, lang)?.text;
    let period = period(fact.valid_from.as_deref(), fact.valid_to.as_deref(), words, lang);
    Some(format!("{title}{}", period.map(|when| (words.brackets)(&when)).unwrap_or_default()))
}

fn period(from: Option<&str>, to: Option<&str>, words: &Words, lang: &str) -> Option<String> {
    if from.is_none() && to.is_none() {
        return None;
    }
    let say = |iso: &str| strings(lang).date(iso);
    let (from, to) = (from.map(say), to.map(say));
    Some((words.period)(from.as_deref(), to.as_deref()))
}

fn sketch(entity: &Entity, kb: &Kb, words: &Words, lang: &str) -> Sketch {
    let (tie, wholes) = wholes(entity, kb, lang).unwrap_or_default();
    let noun = text(entity, "type", lang).unwrap_or_else(|| match entity.subtype.as_str() {
        "" => one_of(Kind::from(entity.label), words),
        subtype => word(words.subtypes, subtype),
    });
    let population = fact(entity, "population").and_then(|fact| match &fact.value {
        FactValue::Quantity(number, _) => Some(values::measured(number, None, lang)),
        _ => None,
    });
    Sketch { label: entity.label, noun, tie, wholes, when: when(entity, words, lang), population }
}

fn one_of(kind: Kind, words: &Words) -> String {
    let known = words.kinds.iter().find(|(class, _, _)| *class == kind.class());
    known.map_or(kind.class(), |(_, one, _)| one).to_string()
}

fn fact<'e>(entity: &'e Entity, property: &str) -> Option<&'e Fact> {
    entity.facts.iter().find(|fact| fact.property == property)
}

fn text(entity: &Entity, property: &str, lang: &str) -> Option<String> {
    match &fact(entity, property)?.value {
        FactValue::Text(texts) => names::best(texts, lang).map(|name| name.text.clone()),
        _ => None,
    }
}

fn when(entity: &Entity, words: &Words, lang: &str) -> Option<String> {
    let date = |property| match &fact(entity, property)?.value {
        FactValue::Date(iso) => Some(iso.as_str()),
        _ => None,
    };
    match date("date").or_else(|| date("signed")) {
        Some(day) => Some(strings(lang).date(day)),
        None => period(date("start"), date("end"), words, lang),
    }
}

/// What it belongs to, and how; a place with the places around it, up to its country.
fn wholes(entity: &Entity, kb: &Kb, lang: &str) -> Option<(&'static str, Vec<String>)> {
    let (tie, slug) = TIES.iter().find_map(|tie| Some((*tie, target(entity, tie)?)))?;
    let Some(slug) = slug else { return Some((tie, vec![text(entity, tie, lang)?])) };
    let mut names = Vec::new();
    let mut next = kb.find(slug);
    // A district in a city in a province in a country is as deep as a sentence should go.
    while let Some(whole) = next.map(|id| kb.entity(id)).filter(|_| names.len() < 3) {
        names.extend(names::best(&whole.names, lang).map(|name| name.text.clone()));
        let inner = whole.label == Label::Gpe && whole.subtype != "country";
        let outer = WHOLES.iter().find_map(|tie| target(whole, tie)?).filter(|_| inner);
        next = outer.and_then(|slug| kb.find(slug));
    }
    (!names.is_empty()).then_some((tie, names))
}

/// The slug that a claim of `entity` points to, none where it says it in words.
fn target<'e>(entity: &'e Entity, claim: &str) -> Option<Option<&'e str>> {
    if let Some(relation) = entity.relations.iter().find(|relation| relation.kind == claim) {
        return Some(Some(&relation.target));
    }
    match &fact(entity, claim)?.value {
        FactValue::Entity(slug) => Some(Some(slug)),
        FactValue::Text(_) => Some(None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lorgnette_kb::source::{SourceFile, parse};

    const BASE: &str = r#"
        [defaults]
        source = "editor"
        as_of = "2025-09"

        [[entity]]
        id = "japan"
        label = "GPE"
        subtype = "country"
        names = { zh-Hant = "日本", en = "Japan" }
        description = { zh-Hant = "東亞國家。", en = "A country in East Asia." }

        [[entity]]
        id = "united-states"
        label = "GPE"
        subtype = "country"
        names = { zh-Hant = "美國", en = "United States" }
        description = { zh-Hant = "北美國家。", en = "A country in North America." }

        [[entity]]
        id = "hokkaido"
        label = "GPE"
        subtype = "region"
        names = { zh-Hant = "北海道", en = "Hokkaido" }
        facts = [{ type = { zh-Hant = "一級行政區", en = "prefecture" } }]
        relations = [{ located-in = "japan" }]
    "#;

    /// The leads in English and both scripts of an entity with these claims.
    #[track_caller]
    fn check(kind: &str, claims: &str, [en, hant, hans]: [&str; 3]) {
        let text =
            format!("{BASE}\n[[entity]]\nid = \"x\"\nnames = {{ en = \"X\" }}\n{kind}\n{claims}");
        let kb = parse(&[SourceFile { name: "x", text: &text }]).expect("it is good");
        let entity = kb.entity(kb.find("x").expect("it is there"));
        for (lang, expected) in [("en", en), ("zh-Hant", hant), ("zh-Hans", hans)] {
            assert_eq!(lead(entity, &kb, lang).text, expected);
        }
    }

    #[test]
    fn people_are_what_they_hold() {
        let person = "label = \"PERSON\"\nsubtype = \"politician\"";
        check(
            person,
            r#"facts = [
                 { office = { zh-Hant = "日本外務大臣", en = "Foreign Minister of Japan" }, from = "2017-08", to = "2019-09" },
                 { office = { zh-Hant = "日本首相", en = "Prime Minister of Japan" }, from = "2021-10" },
               ]"#,
            [
                "Prime Minister of Japan (since October 2021).",
                "日本首相（2021年10月起）。",
                "日本首相（2021年10月起）。",
            ],
        );
        check(
            person,
            r#"facts = [{ office = { zh-Hant = "日本外務大臣", en = "Foreign Minister of Japan" }, from = "2017", to = "2019" }]"#,
            [
                "Foreign Minister of Japan (2017 to 2019).",
                "日本外務大臣（2017年至2019年）。",
                "日本外务大臣（2017年至2019年）。",
            ],
        );
        check(
            person,
            "relations = [{ citizen-of = \"united-states\" }]",
            ["A politician from the United States.", "美國政治人物。", "美国政治人物。"],
        );
    }

    #[test]
    fn places_lie_in_others_up_to_their_country() {
        check(
            "label = \"GPE\"\nsubtype = \"city\"",
            "facts = [{ population = \"1973000 person\" }]\nrelations = [{ located-in = \"hokkaido\" }]",
            [
                "A city in Hokkaido, Japan, population 1,973,000.",
                "日本北海道的城市，人口1,973,000。",
                "日本北海道的城市，人口1,973,000。",
            ],
        );
    }

    #[test]
    fn bodies_weapons_and_events_name_what_ties_them() {
        check(
            "label = \"ORG\"\nsubtype = \"armed-forces\"",
            "relations = [{ agency-of = \"japan\" }]",
            ["The armed forces of Japan.", "日本的軍隊。", "日本的军队。"],
        );
        check(
            "label = \"PRODUCT\"\nsubtype = \"missile\"",
            r#"facts = [{ type = { zh-Hant = "空對地導彈", en = "air-to-ground missile" } }, { origin = "united-states" }]"#,
            [
                "An air-to-ground missile from the United States.",
                "美國空對地導彈。",
                "美国空对地导弹。",
            ],
        );
        check(
            "label = \"EVENT\"\nsubtype = \"war\"",
            r#"facts = [{ location = { zh-Hant = "東歐", en = "Eastern Europe" } }, { start = "2014" }, { end = "2015-02" }]"#,
            [
                "A war in Eastern Europe (2014 to February 2015).",
                "東歐的戰爭（2014年至2015年2月）。",
                "东欧的战争（2014年至2015年2月）。",
            ],
        );
    }

    #[test]
    fn what_is_barely_known_still_has_a_sentence() {
        let bare = Entity::new("x", Label::Loc, "");
        assert_eq!(lead(&bare, &Kb::default(), "en").text, "A place.");
    }
}
