//! The glossary's entries as a list, with what they can be searched by.

use super::geometry::has_fine_pointer;
use super::read::{attribute, children, claims, text};
use super::{all, first, focus, html};
use crate::entry::Words;
use crate::find::Table;
use crate::listing::{Group, Listed, Listing, Speaker};
use gloo::timers::callback::Timeout;
use web_sys::{Element, HtmlElement};
use yew::AttrValue;

/// A list whose rows are not all made; they are looked for again after so many ms.
const GROWING: &str = "#panel [aria-busy=true]";
const SOON: u32 = 20;

/// Everything that the page names, the kinds in the glossary's order; its keys folded by `table`.
pub(crate) fn listing(table: &Table) -> Listing {
    let sources = Sources { table };
    let sections: Vec<Element> = all(".entries > .kind:not([data-outdated])").collect();
    let groups = sections.iter().map(|section| sources.group(section));
    let groups = groups.filter(|group| !group.rows.is_empty()).collect();
    let speakers = sections.iter().flat_map(|section| children(section, ".dossier:has(.claims)"));
    let mut speakers: Vec<Speaker> =
        speakers.filter_map(|dossier| sources.speaker(&dossier)).collect();
    let first = |speaker: &Speaker| speaker.claims.first().map_or(0, |(mention, _)| *mention);
    speakers.sort_by_cached_key(first);
    Listing { groups, speakers }
}

/// What rows are made of beside the entry itself.
struct Sources<'t> {
    table: &'t Table,
}

impl Sources<'_> {
    fn group(&self, section: &Element) -> Group {
        let mut entries = children(section, ".entry");
        entries.sort_by_cached_key(rank);
        Group {
            title: text(section, "h3"),
            class: entries.first().map(class).unwrap_or_default(),
            rows: entries.iter().filter_map(|entry| self.listed(entry)).collect(),
        }
    }

    fn speaker(&self, dossier: &Element) -> Option<Speaker> {
        let entry = dossier.closest(".entry").ok()??;
        Some(Speaker { entry: self.listed(&entry)?, class: class(&entry), claims: claims(dossier) })
    }

    fn listed(&self, entry: &Element) -> Option<Listed> {
        let dossier = entry.query_selector(".dossier").ok()??;
        let id = dossier.id().strip_prefix("e-")?.to_string();
        let names = names(&dossier);
        Some(Listed {
            name: name(&dossier),
            kind: attribute(&dossier, "data-kind"),
            count: text(entry, "summary .count").parse().unwrap_or_default(),
            keys: keys(&dossier, &names, self.table),
            names,
            id: id.into(),
        })
    }
}

/// The entry's place by salience; last where it has none.
fn rank(entry: &Element) -> u32 {
    entry.get_attribute("data-rank").and_then(|rank| rank.parse().ok()).unwrap_or(u32::MAX)
}

fn class(entry: &Element) -> AttrValue {
    entry.class_name().split(' ').nth(1).unwrap_or_default().to_string().into()
}

/// The name under which the page lists it.
pub(super) fn name(dossier: &Element) -> Words {
    Words {
        text: attribute(dossier, "data-name"),
        lang: Some(attribute(dossier, "data-lang")),
        entity: dossier.id().strip_prefix("e-").map(|id| id.to_string().into()),
    }
}

/// All names that the dossier shows, that of the list first.
fn names(dossier: &Element) -> Vec<String> {
    let own = dossier.get_attribute("data-name");
    let others = children(dossier, ".names bdi, .aliases bdi");
    own.into_iter().chain(others.iter().filter_map(|bdi| bdi.text_content())).collect()
}

/// What the row of a list, an entry's line or a link to one, can be called by: the names of
/// what it stands for and how they sound, in the form of [`plain`].
pub(crate) fn called(row: &HtmlElement) -> Vec<String> {
    let target =
        row.get_attribute("href").and_then(|href| Some(href.strip_prefix('#')?.to_string()));
    let dossier = match target {
        Some(id) => super::by_id(&id).map(Element::from),
        None => row.parent_element().and_then(|entry| entry.query_selector(".dossier").ok()?),
    };
    let Some(dossier) = dossier else { return Vec::new() };
    keys(&dossier, &names(&dossier), &Table::default())
}

/// `names` in the form of [`plain`], then the keys that `render` made.
fn keys(dossier: &Element, names: &[String], table: &Table) -> Vec<String> {
    let made = attribute(dossier, "data-p");
    let made = made.split(',').filter(|key| !key.is_empty()).map(|key| table.folded(key));
    names.iter().map(|name| plain(name, table)).chain(made).collect()
}

/// `text` without accents, folded by `table`: in lower case, half width and one script.
pub(crate) fn plain(text: &str, table: &Table) -> String {
    let apart = js_sys::JsString::from(text).normalize("NFKD");
    let is_mark = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    String::from(apart).chars().filter(|c| !is_mark(c)).map(|c| table.fold(c)).collect()
}

/// Focuses the list: the row of the entity from which the reader comes back, else the field;
/// where fingers type, the heading, for a field would bring up a keyboard over the list.
pub(crate) fn focus_list(from: Option<AttrValue>) {
    if let Some(row) = from.as_deref().and_then(row_of) {
        // It comes into view, too.
        return drop(row.focus());
    }
    if from.is_some() && first(GROWING).is_some() {
        Timeout::new(SOON, || focus_list(from)).forget();
        return;
    }
    let goal = if has_fine_pointer() { "#panel .seek" } else { "#panel h2" };
    all(goal).filter_map(html).for_each(|goal| focus(&goal));
}

/// Focuses the first row of what the list shows.
pub(crate) fn focus_first_row() {
    let row = all("#panel .group a").find_map(html);
    row.into_iter().for_each(|row| drop(row.focus()));
}

/// The list's row for `entity`.
fn row_of(entity: &str) -> Option<HtmlElement> {
    let href = format!("#e-{entity}");
    let mut rows = all("#panel .roster a").filter_map(html);
    rows.find(|row| row.get_attribute("href").as_ref() == Some(&href))
}
