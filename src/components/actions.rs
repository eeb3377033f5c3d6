//! What can be done with an entity, beside reading of it.

use super::copy_link::CopyLink;
use super::entry_parts::outside;
use crate::commands::Commands;
use crate::entry::Entry;
use crate::shelf::Asked;
use crate::view::View;
use yew::prelude::*;

/// A link to what `entry` is about, seen from `mention`, to say that something is wrong, and to
/// look it up outside.
pub(super) fn actions(entry: &Entry, mention: Option<u32>, commands: &Commands) -> Html {
    let (commands, strings, entity) = (commands.clone(), commands.strings, entry.id.clone());
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
            { outside(entry) }
        </>
    }
}
