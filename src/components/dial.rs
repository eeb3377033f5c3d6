//! The dial: which names the text shows as such, by weight and by kind, and how many it does not.

use super::pick::pick;
use crate::dial::{Count, counts, painted};
use crate::dom;
use crate::hooks::{Chosen, use_settings};
use crate::kind_words;
use yew::prelude::*;

/// The dial.
#[component]
pub(crate) fn DialMenu() -> Html {
    let chosen = use_settings();
    let marks = use_memo((), |()| dom::marks());
    let strings = chosen.strings;
    let offers = [
        ("off", strings.dial_off),
        ("first", strings.dial_first),
        ("key", strings.dial_key),
        ("all", strings.dial_all),
        ("kinds", strings.dial_kinds),
    ];
    let shown = painted(&marks, chosen.settings());
    let said = strings.dial_counts(shown, marks.len(), marks.len() - shown);
    html! {
        <div class="dial">
            { pick(&chosen, "dial", strings.dial, &offers) }
            <p class="said" role="status">{ said }</p>
            <fieldset class="kinds">
                <legend>{ strings.dial_by_kind }</legend>
                { for counts(&marks).into_iter().map(|count| kind(&chosen, count)) }
            </fieldset>
            <p class="note">{ strings.dial_rules }</p>
        </div>
    }
}

/// A kind with how often it is named: checked while it is shown.
fn kind(chosen: &Chosen, Count { kind, all }: Count) -> Html {
    let hidden = chosen.settings().hidden;
    let choose = chosen.clone();
    let onchange = move |_| choose.set("hidden", hidden.toggled(kind).to_string());
    let name = kind_words::heading(chosen.strings, kind);
    html! {
        <label key={kind.class()} class="switch">
            <input type="checkbox" checked={!hidden.has(kind)} {onchange} />
            <span class={classes!("mention", kind.class())}>{ name }</span>
            <span class="count">{ all }</span>
        </label>
    }
}
