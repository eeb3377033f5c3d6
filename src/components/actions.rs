//! What can be done with an entity, beside reading of it.

use super::copy_link::CopyLink;
use crate::commands::Commands;
use crate::shelf::Asked;
use crate::view::View;
use yew::prelude::*;

/// A link to `entity`, seen from `mention`, and to say that something is wrong.
pub(super) fn actions(entity: AttrValue, mention: Option<u32>, commands: &Commands) -> Html {
    let (commands, strings) = (commands.clone(), commands.strings);
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
