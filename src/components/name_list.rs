//! The list of names: everything that the page names, by kind, each a step to its entry.

use super::entry_parts::words;
use super::reader::use_commands;
use crate::dom;
use crate::listing::{Group, Listed};
use yew::prelude::*;

/// The list.
#[component]
pub(crate) fn NameList() -> Html {
    let strings = use_commands().strings;
    let groups = use_memo((), |()| dom::listing());
    let groups = groups.iter().map(group);
    html! {
        <>
            <h2 id="panel-name" class="name" tabindex="-1">{ strings.glossary }</h2>
            { for groups }
        </>
    }
}

fn group(group: &Group) -> Html {
    let rows = group.rows.iter().map(row);
    html! {
        <section class={classes!("group", group.class.clone())}>
            <h3>{ &group.title }<span class="count">{ group.rows.len() }</span></h3>
            <ul class="names-list">{ for rows }</ul>
        </section>
    }
}

fn row(row: &Listed) -> Html {
    html! {
        <li key={row.id.to_string()}>
            <a href={format!("#e-{}", row.id)}>
                <span class="name">{ words(&row.name) }</span>
                <span class="gloss">{ &row.kind }</span>
                <span class="count">{ row.count }</span>
            </a>
        </li>
    }
}
