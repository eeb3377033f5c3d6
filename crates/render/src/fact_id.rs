//! Ids of facts within their entity: `office-3f2a`, the same in every build.

use lorgnette_kb::{Fact, FactValue, Name, Relation};

/// The id of `fact` among those of its entity: its property, and a hash of what it states and
/// since when. It changes only with these; where it leads to nothing any more, the part before
/// the last hyphen still names the property.
pub fn fact_id(fact: &Fact) -> String {
    let value = match &fact.value {
        FactValue::Text(texts) => text(texts).to_string(),
        FactValue::Date(iso) => iso.clone(),
        FactValue::Quantity(number, unit) => format!("{number} {unit}"),
        FactValue::Entity(slug) => slug.clone(),
    };
    id(&fact.property, &value, fact.valid_from.as_deref())
}

/// The id of `relation` among the facts of its entity, made alike.
pub fn relation_id(relation: &Relation) -> String {
    id(&relation.kind, &relation.target, relation.valid_from.as_deref())
}

/// The text that does not change when a translation is added.
fn text(texts: &[Name]) -> &str {
    let english = texts.iter().find(|name| name.lang == "en");
    english.or(texts.first()).map_or("", |name| &name.text)
}

fn id(property: &str, value: &str, from: Option<&str>) -> String {
    let stated = format!("{value}\n{}", from.unwrap_or_default());
    let hash = crate::entries::fnv1a(stated.as_bytes());
    // 16 of its bits tell apart the few facts of one property.
    format!("{property}-{:04x}", (hash >> 16) ^ (hash & 0xffff))
}

#[cfg(test)]
mod tests {
    use crate::fixture;

    #[test]
    fn ids_are_told_apart_by_value_and_beginning() {
        let kb = fixture::kb();
        let kim = kb.entity(kb.find("kim-jong-un").expect("it is in the fixture"));
        let mut later = kim.facts[0].clone();
        later.valid_from = Some("2020".into());
        let ids = [super::fact_id(&kim.facts[0]), super::fact_id(&later)];
        assert!(ids[0] != ids[1] && ids.iter().all(|id| id.starts_with("born-")), "{ids:?}");
        assert!(super::relation_id(&kim.relations[0]).starts_with("leader-of-"));
    }

    #[test]
    fn an_id_stays_what_it_was() {
        let kb = fixture::kb();
        let kim = kb.entity(kb.find("kim-jong-un").expect("it is in the fixture"));
        // Links in the world hold it.
        assert_eq!(super::fact_id(&kim.facts[0]), "born-a7c0");
    }
}
