//! The two steps through an entity's mentions, and the look of a button with a sign.

use crate::entry::{Entry, Step};
use lorgnette_render::Strings;
use yew::prelude::*;

/// Previous and next; nothing for an entity that is named once. At either end a button stays,
/// inert: taking it away would lose the focus of whoever pressed it.
pub(super) fn steps(
    entry: &Entry,
    here: Option<u32>,
    strings: &'static Strings,
    onstep: &Callback<Step>,
) -> Html {
    if entry.mentions.len() < 2 {
        return Html::default();
    }
    let button = |step: Step, label: &'static str, sign: &'static str| {
        let onclick = onstep.reform(move |_| step);
        icon(label, sign, entry.step(here, step).is_none(), onclick)
    };
    html! {
        <>
            { button(Step::Previous, strings.previous, "↑") }
            { button(Step::Next, strings.next, "↓") }
        </>
    }
}

/// The button that closes.
pub(super) fn close(strings: &'static Strings, onclick: Callback<MouseEvent>) -> Html {
    icon(strings.close, "✕", false, onclick)
}

/// A button that shows a sign and is called by its label.
pub(super) fn icon(
    label: &'static str,
    sign: &'static str,
    inert: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    let disabled = inert.then_some("true");
    html! {
        <button class="icon" type="button" aria-label={label} title={label}
            aria-disabled={disabled} {onclick}>
            <span aria-hidden="true">{ sign }</span>
        </button>
    }
}
