//! The shelf: a chip for each entity that the reader keeps at hand.

use super::icon::icon;
use super::reader::use_commands;
use crate::commands::Commands;
use crate::dom;
use crate::entry::Words;
use crate::shelf::{Asked, Shelf};
use yew::prelude::*;

/// The chips, each with a button that takes it off; nothing while the shelf is empty.
#[component]
pub(crate) fn ShelfBar() -> Html {
    let commands = use_commands();
    let shelf = use_context::<Shelf>().unwrap_or_default();
    let names = use_memo(shelf.clone(), |shelf| {
        let named = |id: &AttrValue| Some((id.clone(), dom::entry(id)?.name));
        shelf.pinned.iter().filter_map(named).collect::<Vec<_>>()
    });
    if names.is_empty() {
        return Html::default();
    }
    let strings = commands.strings;
    let chips = names.iter().map(|(id, name)| chip(id, name, &commands));
    let compare = {
        let commands = commands.clone();
        move |_| commands.ask(Asked::Compare)
    };
    html! {
        <nav class="shelf" aria-label={strings.shelf}>
            <ul>{ for chips }</ul>
            if names.len() > 1 {
                <button class="open" type="button" onclick={compare}>{ strings.compare }</button>
            }
        </nav>
    }
}

fn chip(id: &AttrValue, name: &Words, commands: &Commands) -> Html {
    let label = commands.strings.unpin(&name.text);
    let off = {
        let (id, name, commands) = (id.clone(), name.text.clone(), commands.clone());
        Callback::from(move |_| commands.unpin(&id, &name))
    };
    html! {
        <li key={id.to_string()} class="chip">
            <a href={format!("#e-{id}")} lang={name.lang.clone()}>{ &name.text }</a>
            { icon(label, "✕", Some(off)) }
        </li>
    }
}
