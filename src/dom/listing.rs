//! The glossary's entries as a list.

use super::all;
use super::read::{attribute, children, text};
use crate::entry::Words;
use crate::listing::{Group, Listed};
use web_sys::Element;

/// Everything that the page names, in the glossary's order.
pub(crate) fn listing() -> Vec<Group> {
    all(".entries > .kind").map(|section| group(&section)).filter(|g| !g.rows.is_empty()).collect()
}

fn group(section: &Element) -> Group {
    let entries = children(section, ".entry");
    Group {
        title: text(section, "h3"),
        class: entries.first().map(class).unwrap_or_default(),
        rows: entries.iter().filter_map(listed).collect(),
    }
}

fn class(entry: &Element) -> yew::AttrValue {
    entry.class_name().split(' ').nth(1).unwrap_or_default().to_string().into()
}

fn listed(entry: &Element) -> Option<Listed> {
    let dossier = entry.query_selector(".dossier").ok()??;
    Some(Listed {
        id: dossier.id().strip_prefix("e-")?.to_string().into(),
        name: Words {
            text: attribute(&dossier, "data-name"),
            lang: Some(attribute(&dossier, "data-lang")),
            entity: None,
        },
        kind: attribute(&dossier, "data-kind"),
        count: text(entry, ".count").parse().unwrap_or(0),
    })
}
