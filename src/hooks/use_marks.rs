//! Shows in the text what is open: marks on the entity's mentions, states for assistive
//! technology.

use crate::address::Layer;
use crate::dom;
use crate::entry::Entry;
use crate::state::State;
use crate::view::View;
use yew::prelude::*;

/// Keeps the marks of this `edition` of the text in step with the state.
#[hook]
pub(crate) fn use_marks(state: &State, entry: Option<&Entry>, edition: u32) {
    // What the desk sets it announces itself, a piece at a time.
    use_effect_with((), |()| dom::announce_dialogs());
    let open = state.open.as_ref().map(|open| open.view.clone());
    let preview = state.preview.as_ref().map(|preview| preview.mention.index);
    let here = open.as_ref().and_then(View::sight).and_then(|sight| sight.mention);
    // By the entry's id: the address may hold one from before a merger.
    use_effect_with((entry.map(|entry| entry.id.clone()), here, edition), |(entity, here, _)| {
        dom::light(entity.as_deref(), *here);
    });
    let sheet = state.open.as_ref().filter(|open| open.layer == Layer::Sheet);
    let tapped = sheet.and_then(|open| open.view.sight()).and_then(|sight| sight.mention);
    use_effect_with(tapped, |tapped| {
        // A sheet must not cover what was tapped.
        tapped.inspect(|index| dom::scroll_to_mention(*index, dom::reading_floor()));
    });
    use_effect_with((open, preview), move |(_, preview)| {
        // The card last: while it is open, it is what its mention has open.
        dom::expand(None, dom::CARD);
        dom::expand(here, dom::PANEL);
        if preview.is_some() {
            dom::expand(*preview, dom::CARD);
        }
    });
}
