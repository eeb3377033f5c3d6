//! The views of what the panel lists: all that the article says, what it has said so far, and of
//! that what is new since the reader was last here.

use crate::commands::Commands;
use crate::reading::Extent;
use yew::prelude::*;

/// The switch between them.
pub(super) fn extents(extent: Extent, commands: &Commands) -> Html {
    let strings = commands.strings;
    let button = |of: Extent, words: &'static str| {
        let commands = commands.clone();
        let pressed = (of == extent).to_string();
        html! {
            <button type="button" aria-pressed={pressed} onclick={move |_| commands.extend(of)}>
                { words }
            </button>
        }
    };
    html! {
        <div class="extents" role="group" lang={strings.lang} aria-label={strings.extents}>
            { button(Extent::Whole, strings.whole_article) }
            { button(Extent::SoFar, strings.so_far) }
            { for commands.since.map(|since| button(Extent::Since(since.mention), since.label)) }
        </div>
    }
}
