//! Buttons that show a sign.

use lorgnette_render::Strings;
use yew::prelude::*;

/// A button that shows `sign` and is called by its label; inert where there is nothing to do.
pub(super) fn icon(
    label: impl Into<AttrValue>,
    sign: &'static str,
    onclick: Option<Callback<MouseEvent>>,
) -> Html {
    let label = label.into();
    let disabled = onclick.is_none().then_some("true");
    html! {
        <button class="icon" type="button" aria-label={label.clone()} title={label}
            aria-disabled={disabled} {onclick}>
            <span aria-hidden="true">{ sign }</span>
        </button>
    }
}

/// The button that closes.
pub(super) fn close(strings: &'static Strings, onclick: Callback<MouseEvent>) -> Html {
    icon(strings.close, "✕", Some(onclick))
}
