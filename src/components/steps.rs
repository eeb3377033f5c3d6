//! The two steps through an entity's mentions.

use super::icon::icon;
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
        let onclick = entry.step(here, step).map(|_| onstep.reform(move |_| step));
        icon(label, sign, onclick)
    };
    html! {
        <>
            { button(Step::Previous, strings.previous, "↑") }
            { button(Step::Next, strings.next, "↓") }
        </>
    }
}
