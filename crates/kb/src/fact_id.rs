//! Ids of facts within their entity: `office-3f2a`, the same in every build.

use crate::{Fact, FactValue, Name, Relation};

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
    let hash = fnv1a(stated.as_bytes());
    // 16 of its bits tell apart the few facts of one property.
    format!("{property}-{:04x}", (hash >> 16) ^ (hash & 0xffff))
}

/// FNV-1a, 32 bits: short, and the same on every machine.
pub fn fnv1a(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use crate::{Confidence, Fact, FactValue, Provenance, Relation};

    fn provenance() -> Provenance {
        Provenance { source: "editor".into(), as_of: None, confidence: Confidence::Certain }
    }

    fn born() -> Fact {
        Fact {
            property: "born".into(),
            value: FactValue::Date("1984".into()),
            valid_from: None,
            valid_to: None,
            provenance: provenance(),
        }
    }

    #[test]
    fn ids_are_told_apart_by_value_and_beginning() {
        let later = Fact { valid_from: Some("2020".into()), ..born() };
        let ids = [super::fact_id(&born()), super::fact_id(&later)];
        assert!(ids[0] != ids[1] && ids.iter().all(|id| id.starts_with("born-")), "{ids:?}");
        let relation = Relation {
            kind: "leader-of".into(),
            target: "north-korea".into(),
            valid_from: None,
            valid_to: None,
            provenance: provenance(),
        };
        assert!(super::relation_id(&relation).starts_with("leader-of-"));
    }

    #[test]
    fn an_id_stays_what_it_was() {
        // Links in the world hold it.
        assert_eq!(super::fact_id(&born()), "born-a7c0");
    }
}
