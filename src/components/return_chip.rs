//! The way back after a jump through the text.

use crate::commands::Commands;
use yew::prelude::*;

/// A chip at the foot of the viewport, while there is a scroll offset to return to, in CSS px.
pub(super) fn return_chip(to: Option<f64>, commands: &Commands) -> Html {
    let Some(offset) = to else { return Html::default() };
    let commands = commands.clone();
    let words = commands.strings.back_to_place;
    html! {
        <button class="return" type="button" onclick={move |_| commands.return_to(offset)}>
            <span aria-hidden="true">{ "↩" }</span>{ words }
        </button>
    }
}
