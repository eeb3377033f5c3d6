//! `View` <-> fragment: what an address names; pure.

use lorgnette_render::percent::{decode, encode};
use yew::AttrValue;

/// What a fragment asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// Everything that the page names.
    List,
    /// One thing of it.
    Entity(Sight),
}

/// An entity, and from where it is seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// The entity's id on this page.
    pub entity: AttrValue,
    /// The index of the mention at which the reader is.
    pub mention: Option<u32>,
    /// The id of the fact that the address points out.
    pub fact: Option<AttrValue>,
}

/// The fragment of the list.
const LIST: &str = "list";

impl View {
    /// An entity by its id, seen from nowhere in particular.
    pub fn entity(id: AttrValue) -> View {
        View::Entity(Sight { entity: id, ..Sight::default() })
    }

    /// An entity seen from one of its mentions.
    pub fn mention(entity: AttrValue, index: u32) -> View {
        View::Entity(Sight { entity, mention: Some(index), fact: None })
    }

    /// The entity, if it is about one.
    pub fn sight(&self) -> Option<&Sight> {
        match self {
            View::List => None,
            View::Entity(sight) => Some(sight),
        }
    }

    /// Reads a fragment, with or without its `#`: `#list`, `#e=ID&m=N&f=FACT`, or `#e-ID` as
    /// the plain links of the page have it. Keys that it does not know are left alone.
    pub fn parse(fragment: &str) -> Option<View> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if fragment == LIST {
            return Some(View::List);
        }
        if let Some(id) = fragment.strip_prefix("e-").filter(|id| !id.is_empty()) {
            return Some(View::entity(decode(id).into()));
        }
        let value = |key| {
            let pairs = fragment.split('&').filter_map(|pair| pair.split_once('='));
            pairs.into_iter().find(|(k, value)| *k == key && !value.is_empty()).map(|(_, v)| v)
        };
        Some(View::Entity(Sight {
            entity: decode(value("e")?).into(),
            mention: value("m").and_then(|n| n.parse().ok()),
            fact: value("f").map(|fact| decode(fact).into()),
        }))
    }

    /// The fragment, with its `#`.
    pub fn fragment(&self) -> String {
        let View::Entity(sight) = self else { return format!("#{LIST}") };
        let mention = sight.mention.map(|mention| format!("&m={mention}")).unwrap_or_default();
        let fact = sight.fact.as_ref().map(|fact| format!("&f={}", encode(fact)));
        format!("#e={}{mention}{}", encode(&sight.entity), fact.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(entity: &'static str, mention: Option<u32>, fact: Option<&'static str>) -> View {
        View::Entity(Sight { entity: entity.into(), mention, fact: fact.map(Into::into) })
    }

    #[test]
    fn a_view_survives_the_round_trip() {
        for entity in ["kim-jong-un", "x-0f3a", "date-2024-06", "a b&c=d%e", "金正恩", "%41"] {
            for mention in [None, Some(0), Some(u32::MAX)] {
                for fact in [None, Some("height"), Some("a&b")] {
                    let view = view(entity, mention, fact);
                    assert_eq!(View::parse(&view.fragment()), Some(view));
                }
            }
        }
        assert_eq!(View::parse(&View::List.fragment()), Some(View::List));
    }

    #[test]
    fn slugs_are_written_as_they_are() {
        assert_eq!(view("kim-jong-un", Some(3), None).fragment(), "#e=kim-jong-un&m=3");
    }

    #[test]
    fn plain_links_and_strange_fragments_are_read() {
        for (fragment, expected) in [
            ("#e-kim-jong-un", Some(view("kim-jong-un", None, None))),
            ("e=china&m=soon&g=2", Some(view("china", None, None))),
            ("#m=3&e=china&f=", Some(view("china", Some(3), None))),
            ("#e=%E4%B8%AD", Some(view("中", None, None))),
            ("#e=%4", Some(view("%4", None, None))),
            ("#e=list", Some(view("list", None, None))),
            ("#lists", None),
            ("#e=", None),
            ("#e-", None),
            ("#m-3", None),
            ("", None),
        ] {
            assert_eq!(View::parse(fragment), expected, "{fragment}");
        }
    }
}
