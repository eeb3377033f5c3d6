//! How *Wrong?* ends at the desk: the correction is applied at once.

use super::forms::{reach, turned};
use crate::components::{Ending, Filled};
use crate::desk::words;
use crate::report::{Draft, What};
use lorgnette_corrections::Correction;
use lorgnette_render::Strings;
use yew::prelude::*;

/// The ending that gives a correction to `take`.
pub(super) fn ending(strings: &'static Strings, take: Callback<Correction>) -> Ending {
    Ending(Callback::from(move |filled| apply(filled, strings, &take)))
}

/// The button that applies the correction, and how far it shall reach.
fn apply(filled: Filled, strings: &'static Strings, take: &Callback<Correction>) -> Html {
    let Filled { correction, draft, close } = filled;
    let Some(correction) = correction else { return Html::default() };
    let reaches =
        correction.mention.is_some() && matches!(draft.what, Some(What::Entity | What::NotAName));
    let scope = draft.scope;
    let turn = move |_| draft.set(Draft { scope: turned(scope), ..(*draft).clone() });
    let take = take.clone();
    let onclick = move |_| {
        close.emit(());
        take.emit(correction.clone());
    };
    html! {
        <>
            if reaches {
                { reach(scope, words(strings).everywhere, Callback::from(turn)) }
            }
            <p class="ways">
                <button type="button" {onclick}>{ words(strings).apply }</button>
            </p>
        </>
    }
}
