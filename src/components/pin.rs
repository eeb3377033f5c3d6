//! The button that keeps an entity at hand.

use super::reader::use_commands;
use crate::shelf::Shelf;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct PinProps {
    pub(crate) entity: AttrValue,
    pub(crate) name: AttrValue,
}

/// Puts the entity on the shelf, or takes it off.
#[component]
pub(crate) fn Pin(props: &PinProps) -> Html {
    let commands = use_commands();
    let shelf = use_context::<Shelf>().unwrap_or_default();
    let pinned = shelf.holds(&props.entity);
    let label = commands.strings.pin;
    let (entity, name) = (props.entity.clone(), props.name.clone());
    let onclick = move |_| match pinned {
        true => commands.unpin(&entity, &name),
        false => commands.pin(&entity, &name),
    };
    html! {
        <button class="icon pin" type="button" aria-label={label} title={label}
            aria-pressed={pinned.to_string()} {onclick}>
            <span aria-hidden="true">{ if pinned { "★" } else { "☆" } }</span>
        </button>
    }
}
