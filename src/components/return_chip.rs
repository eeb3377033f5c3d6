//! The way back after a jump through the text.

use super::reader::use_commands;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct ReturnChipProps {
    /// The scroll offset to return to, in CSS px.
    pub(crate) to: Option<f64>,
}

/// A chip at the foot of the viewport, while there is somewhere to return to.
#[component]
pub(crate) fn ReturnChip(props: &ReturnChipProps) -> Html {
    let commands = use_commands();
    let Some(offset) = props.to else { return Html::default() };
    let words = commands.strings.back_to_place;
    html! {
        <button class="return" type="button" onclick={move |_| commands.return_to(offset)}>
            <span aria-hidden="true">{ "↩" }</span>{ words }
        </button>
    }
}
