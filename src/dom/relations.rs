//! The page's table of relations, read row by row.

use super::listing::name;
use super::read::{attribute, children, text};
use super::{by_id, naming};
use crate::entry::Words;
use crate::relations::{Ground, Relation};
use web_sys::Element;

/// The relations in which `entity` stands, in the order of the table.
pub(crate) fn relations(entity: &str) -> Vec<Relation> {
    let rows = naming("table.relations tr", &["data-a", "data-b"], entity);
    rows.filter_map(|row| relation(&row)).collect()
}

fn relation(row: &Element) -> Option<Relation> {
    Some(Relation {
        ground: Ground::of(&attribute(row, "data-tie")),
        from: end(row, "data-a")?,
        words: text(row, ".relation"),
        to: end(row, "data-b")?,
        source: text(row, ".receipts .source"),
        sentences: children(row, ".receipts a").iter().filter_map(sentence).collect(),
    })
}

fn end(row: &Element, attribute: &str) -> Option<Words> {
    let id = row.get_attribute(attribute)?;
    by_id(&format!("e-{id}")).map(|dossier| name(&dossier))
}

fn sentence(link: &Element) -> Option<u32> {
    link.get_attribute("href")?.strip_prefix("#m-")?.parse().ok()
}
