//! Shows in the text what is open: marks on the entity's mentions, states for assistive
//! technology.

use crate::address::Layer;
use crate::dom;
use crate::state::State;
use yew::prelude::*;

/// Keeps the text's marks in step with the state.
#[hook]
pub(crate) fn use_marks(state: &State) {
    use_effect_with((), |()| dom::announce_dialogs());
    let open = state.open.as_ref().map(|open| open.view.clone());
    let preview = state.preview.as_ref().map(|preview| preview.mention.index);
    use_effect_with(open.clone(), |open| {
        let entity = open.as_ref().map(|view| view.entity.as_str());
        dom::light(entity, open.as_ref().and_then(|view| view.mention));
    });
    let sheet = state.open.as_ref().filter(|open| open.layer == Layer::Sheet);
    use_effect_with(sheet.and_then(|open| open.view.mention), |tapped| {
        // A sheet must not cover what was tapped.
        tapped.inspect(|index| dom::scroll_to_mention(*index, dom::reading_floor()));
    });
    use_effect_with((open, preview), |(open, preview)| {
        dom::expand(open.as_ref().and_then(|view| view.mention), dom::PANEL);
        if let Some(preview) = preview {
            dom::expand(Some(*preview), dom::CARD);
        }
    });
}
