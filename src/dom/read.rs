//! An entry of the glossary, read into plain data.

use super::text::text_without;
use super::{all, by_id, index_of, mentions};
use crate::entry::{Entry, Outside, Row, Why, Words};
use std::collections::HashMap;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};
use yew::AttrValue;

/// What is known of the entity `id`, or of the one that it was merged into; none if the
/// page has no entry for it.
pub(crate) fn entry(id: &AttrValue) -> Option<Entry> {
    let named: Element = by_id(&format!("e-{id}"))?.into();
    let dossier = named.closest(".dossier").ok()??;
    let id = AttrValue::from(dossier.id().strip_prefix("e-")?.to_string());
    let classes = dossier.closest("details").ok()??.class_name();
    Some(Entry {
        name: Words {
            text: attribute(&dossier, "data-name"),
            lang: Some(attribute(&dossier, "data-lang")),
            entity: None,
        },
        kind: attribute(&dossier, "data-kind"),
        class: classes.split(' ').nth(1).unwrap_or_default().to_string().into(),
        names: children(&dossier, ".names bdi").iter().map(words).collect(),
        lead: text(&dossier, ".lead"),
        facts: children(&dossier, ".facts > div").iter().map(row).collect(),
        aliases: children(&dossier, ".aliases > div").iter().map(row).collect(),
        resolved: text(&dossier, ".resolved"),
        outside: children(&dossier, ".outside").first().map(outside),
        parts: children(&dossier, ".parts a").iter().map(words).collect(),
        claims: claims(&dossier),
        why: children(&dossier, ".why li").iter().flat_map(why).collect(),
        mentions: mentions_of(&id),
        id,
    })
}

/// The indexes of the mentions of `entity`, in the order of the text.
pub(super) fn mentions_of(entity: &str) -> Vec<u32> {
    mentions(entity).filter_map(|mention| index_of(&mention)).collect()
}

/// The same of every entity: to ask for one after another would take seconds in a book.
pub(crate) fn all_mentions() -> HashMap<String, Vec<u32>> {
    let mut mentions: HashMap<String, Vec<u32>> = HashMap::new();
    for mention in all(".prose [data-e]") {
        let entity = mention.get_attribute("data-e");
        if let Some((entity, index)) = entity.zip(index_of(&mention)) {
            mentions.entry(entity).or_default().push(index);
        }
    }
    mentions
}

/// What the one that the dossier is about is said to say.
pub(super) fn claims(dossier: &Element) -> Vec<(u32, AttrValue)> {
    children(dossier, ".claims a").iter().filter_map(claim).collect()
}

/// The speaker's mention and the words that report.
fn claim(link: &Element) -> Option<(u32, AttrValue)> {
    let mention = link.get_attribute("href")?.strip_prefix("#m-")?.parse().ok()?;
    Some((mention, words(link).text))
}

fn outside(link: &Element) -> Outside {
    Outside { address: attribute(link, "href"), words: words(link).text }
}

fn row(row: &Element) -> Row {
    let stretches = children(row, "dd").into_iter().flat_map(|dd| {
        let nodes = dd.child_nodes();
        (0..nodes.length()).filter_map(move |n| nodes.item(n)).filter_map(|node| stretch(&node))
    });
    Row {
        id: attribute(row, "data-f"),
        term: text(row, "dt"),
        when: text(row, ".when"),
        words: stretches.collect(),
        source: text(row, ".source"),
    }
}

/// The same grounds once for each degree of how sure they make it.
fn why(item: &Element) -> Vec<Why> {
    let grounds = AttrValue::from(text_without(item, "small"));
    let of_degree = |sure: &Element| Why {
        mentions: attribute(sure, "data-m").split(' ').filter_map(|m| m.parse().ok()).collect(),
        grounds: grounds.clone(),
        sure: words(sure).text,
    };
    children(item, ".sure").iter().map(of_degree).collect()
}

/// A node of a fact as a stretch of text; its source and its time are told apart.
fn stretch(node: &Node) -> Option<Words> {
    match node.dyn_ref::<Element>() {
        Some(element) if element.matches("small").unwrap_or(false) => None,
        Some(element) => Some(words(element)),
        None => Some(Words { text: node.text_content()?.into(), ..Words::default() }),
    }
}

fn words(element: &Element) -> Words {
    let href = element.get_attribute("href");
    Words {
        text: text_without(element, "rt, rp").into(),
        lang: element.get_attribute("lang").map(Into::into),
        entity: href.and_then(|href| Some(href.strip_prefix("#e-")?.to_string().into())),
    }
}

pub(super) fn text(parent: &Element, selector: &str) -> AttrValue {
    let found = children(parent, selector).into_iter().next();
    found.map(|element| text_without(&element, "rt, rp").into()).unwrap_or_default()
}

pub(super) fn attribute(element: &Element, name: &str) -> AttrValue {
    element.get_attribute(name).unwrap_or_default().into()
}

/// The elements that stand in `parent` itself.
pub(super) fn elements(parent: &Node) -> Vec<Element> {
    let first = parent.first_child();
    let nodes = std::iter::successors(first, Node::next_sibling);
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

pub(super) fn children(parent: &Element, selector: &str) -> Vec<Element> {
    let Ok(nodes) = parent.query_selector_all(selector) else { return Vec::new() };
    let elements = (0..nodes.length()).filter_map(|n| nodes.item(n));
    elements.filter_map(|node| node.dyn_into().ok()).collect()
}
