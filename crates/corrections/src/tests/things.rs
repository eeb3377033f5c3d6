//! Corrections of what is known, and of what is one thing.

use super::*;
use crate::OwnFact;
use lorgnette_kb::{fact_id, relation_id};

fn putin() -> Thing {
    thing("vladimir-putin", "普京")
}

/// The facts of Putin as `property says` after `list`.
fn facts(list: Vec<Correction>) -> (Vec<String>, Corrections<'static>) {
    let base: &'static Kb = Box::leak(Box::new(kb()));
    let corrections = Corrections::new(base, list);
    let id = corrections.kb().find("vladimir-putin").expect("he is in the base");
    let shown = corrections.kb().entity(id).facts.iter().map(|fact| match &fact.value {
        FactValue::Text(texts) => format!("{} {}", fact.property, texts[0].text),
        FactValue::Date(iso) => format!("{} {iso}", fact.property),
        _ => fact.property.clone(),
    });
    (shown.collect(), corrections.clone())
}

fn born(right: Option<&str>) -> Correction {
    let base = kb();
    let putin_id = base.find("vladimir-putin").expect("he is in the base");
    let id = fact_id(&base.entity(putin_id).facts[0]);
    of(putin(), Wrong::Fact { id, says: "1952".into(), right: right.map(str::to_string) })
}

#[test]
fn a_wrong_fact_goes_or_is_put_right() {
    assert_eq!(facts(vec![born(None)]).0, [""; 0]);
    assert_eq!(facts(vec![born(Some("1953年"))]).0, ["born 1953年"]);
}

#[test]
fn of_two_about_one_fact_the_later_holds() {
    let says = |list| {
        let (facts, corrections) = facts(list);
        (facts, corrections.apply(annotated("", &kb()), |_| true).1)
    };
    let (found, outcomes) = says(vec![born(None), born(Some("1953年"))]);
    assert_eq!(found, ["born 1953年"]);
    assert_eq!(outcomes[0], Outcome::Overruled(1));
    let (found, outcomes) = says(vec![born(Some("1953年")), born(None)]);
    assert_eq!((found, &outcomes[0]), (vec![], &Outcome::Overruled(1)));
    let (found, outcomes) = says(vec![born(Some("1953年")), born(Some("1953年"))]);
    assert_eq!(found, ["born 1953年"]);
    assert!(outcomes.iter().all(Outcome::holds), "{outcomes:?}");
}

#[test]
fn a_relation_is_a_fact_too() {
    let base = kb();
    let id = base.find("vladimir-putin").expect("he is in the base");
    let id = relation_id(&base.entity(id).relations[0]);
    let wrong = Wrong::Fact { id, says: "俄羅斯".into(), right: Some("別國".into()) };
    assert_eq!(facts(vec![of(putin(), wrong)]).0, ["born 1952-10-07", "leader-of 別國"]);
}

#[test]
fn a_fact_that_is_not_there_is_told() {
    let wrong = Wrong::Fact { id: "born-0000".into(), says: "1900".into(), right: None };
    let (_, corrections) = facts(vec![of(putin(), wrong)]);
    let (_, outcomes) = corrections.apply(annotated("", &kb()), |_| true);
    assert_eq!(outcomes, [Outcome::Unknown("fact born-0000 of vladimir-putin".into())]);
}

#[test]
fn two_entities_of_the_base_become_one() {
    let merge = of(thing("putin-again", "普丁"), Wrong::Merge { with: putin() });
    check(
        "普丁就是普京。",
        vec![merge.clone()],
        "[普丁|vladimir-putin]就是[普京|vladimir-putin]。",
    );
    let base = kb();
    let corrections = Corrections::new(&base, vec![merge]);
    assert_eq!(corrections.kb().redirect("putin-again"), Some("vladimir-putin"));
    let id = corrections.kb().find("vladimir-putin").expect("he is in the base");
    assert!(corrections.kb().entity(id).forms().any(|form| form == "普丁"));
}

#[test]
fn what_only_the_article_knows_goes_into_what_the_base_knows() {
    let boss =
        at("[老闆]笑,普京笑。", thing("", "老闆"), Wrong::Missed { label: Some(Label::Person) });
    for (one, other) in [(thing("", "老闆"), putin()), (putin(), thing("", "老闆"))] {
        let merge = of(one, Wrong::Merge { with: other });
        check(
            "老闆笑,普京笑。",
            vec![boss.clone(), merge.clone()],
            "[老闆|vladimir-putin]笑,[普京|vladimir-putin]笑。",
        );
        // In whatever order they are said.
        check(
            "老闆笑,普京笑。",
            vec![merge, boss.clone()],
            "[老闆|vladimir-putin]笑,[普京|vladimir-putin]笑。",
        );
    }
}

#[test]
fn mergers_go_on_from_one_to_the_next() {
    let merge = |from: Thing, with: Thing| of(from, Wrong::Merge { with });
    let (kim, again) = (thing("kim-jong-un", "金正恩"), thing("putin-again", "普丁"));
    for list in [
        vec![merge(kim.clone(), again.clone()), merge(again.clone(), putin())],
        vec![merge(again.clone(), putin()), merge(kim.clone(), again.clone())],
    ] {
        check(
            "金正恩、普丁、普京。",
            list,
            "[金正恩|vladimir-putin]、[普丁|vladimir-putin]、[普京|vladimir-putin]。",
        );
    }
}

#[test]
fn a_circle_of_mergers_is_refused() {
    let merge = |from: Thing, with: Thing| of(from, Wrong::Merge { with });
    let again = thing("putin-again", "普丁");
    let list = vec![merge(again.clone(), putin()), merge(putin(), again.clone())];
    let circles = crate::circles(&list);
    assert_eq!(circles, [crate::Circle { closing: 1, with: 0 }]);
    let (_, outcomes) = applied("普丁", list);
    assert_eq!(outcomes[1], Outcome::Circle(0));
    assert_eq!(crate::circles(&[merge(putin(), putin())]).len(), 1);
    let twice = [merge(again.clone(), putin()), merge(again, putin())];
    assert_eq!(crate::circles(&twice), []);
}

#[test]
fn an_entity_of_ones_own_is_found_by_its_names_and_known() {
    let fact = OwnFact {
        term: "born".into(),
        says: "臨安".into(),
        source: "族譜".into(),
        as_of: Some("1911".into()),
    };
    let mut entry = own(Label::Person, &["烏有先生", "烏老"]);
    entry.facts.push(fact);
    let unknown = of(thing("own-wu", "烏有先生"), Wrong::Unknown { entry: entry.clone() });
    check(
        "乌有先生見普京,烏老笑。",
        vec![unknown.clone()],
        "[乌有先生|own-wu]見[普京|vladimir-putin],[烏老|own-wu]笑。",
    );
    let base = kb();
    let corrections = Corrections::new(&base, vec![unknown.clone()]);
    let id = corrections.kb().find("own-wu").expect("it was entered");
    let wu = corrections.kb().entity(id);
    assert_eq!((wu.names.len(), wu.aliases.len(), wu.descriptions.len()), (1, 1, 1));
    assert_eq!(wu.facts[0].provenance.source, "族譜");
    // Edited, the later entry holds.
    let shorter = Own { names: vec![name("烏老")], ..entry };
    let edit = of(thing("own-wu", "烏老"), Wrong::Unknown { entry: shorter });
    let (found, outcomes) = applied("烏有先生見烏老", vec![unknown, edit]);
    assert_eq!((found.as_str(), &outcomes[0]), ("烏有先生見[烏老|own-wu]", &Outcome::Overruled(1)));
}

#[test]
fn a_place_may_name_an_entity_of_ones_own() {
    let unknown =
        of(thing("own-wu", "烏有"), Wrong::Unknown { entry: own(Label::Person, &["烏有"]) });
    let right = thing("own-wu", "烏有");
    let linked = at("[普京]在。", putin(), Wrong::Entity { right });
    check("普京在。", vec![linked, unknown], "[普京|own-wu]在。");
}
