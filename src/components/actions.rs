//! What can be done with an entity, beside reading of it.

use super::copy_link::CopyLink;
use super::reader::use_commands;
use crate::shelf::Asked;
use crate::view::View;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct ActionsProps {
    pub(crate) entity: AttrValue,
    /// The mention from which it is seen.
    pub(crate) mention: Option<u32>,
}

/// A link to it, and to say that something is wrong.
#[component]
pub(crate) fn Actions(props: &ActionsProps) -> Html {
    let commands = use_commands();
    let strings = commands.strings;
    let (entity, mention) = (props.entity.clone(), props.mention);
    let view = match mention {
        Some(index) => View::mention(entity.clone(), index),
        None => View::entity(entity.clone()),
    };
    let asked = Asked::Wrong { entity, mention };
    let onclick = move |_| commands.ask(asked.clone());
    html! {
        <>
            <CopyLink {view} label={strings.copy_link} />
            <button class="quiet" type="button" {onclick}>{ strings.wrong }</button>
        </>
    }
}
