//! The help: what the lines under names mean, and which keys answer.

use crate::kind_words;
use lorgnette_render::{Kind, Strings};
use yew::prelude::*;

/// The help.
pub(super) fn help(strings: &Strings) -> Html {
    html! {
        <div class="help">
            <h3>{ strings.help_lines }</h3>
            <ul class="legend">{ for Kind::ALL.into_iter().map(|kind| sample(strings, kind)) }</ul>
            <h3>{ strings.help_keys }</h3>
            <dl class="keys">{ for keys(strings).into_iter().map(row) }</dl>
            <p class="note">{ strings.help_letters }</p>
        </div>
    }
}

fn sample(strings: &Strings, kind: Kind) -> Html {
    let name = kind_words::heading(strings, kind);
    html! { <li><span class={classes!("mention", kind.class())}>{ name }</span></li> }
}

/// The keys, each with its letter where letters are keys, and what they do.
fn keys(strings: &Strings) -> [(&'static str, Option<&'static str>, &'static str); 11] {
    [
        ("Tab", None, strings.key_tab),
        ("Enter", None, strings.key_enter),
        ("Esc", None, strings.key_escape),
        ("Alt N", Some("n"), strings.key_next),
        ("Alt P", Some("p"), strings.key_previous),
        ("Alt E", Some("e"), strings.key_list),
        ("↑ ↓ Home End", None, strings.key_roving),
        ("/", None, strings.key_find),
        ("", Some("d"), strings.key_dial),
        ("", Some("t"), strings.key_text),
        ("?", None, strings.key_help),
    ]
}

fn row((key, letter, does): (&'static str, Option<&'static str>, &'static str)) -> Html {
    let keys = [Some(key).filter(|key| !key.is_empty()), letter];
    html! {
        <div>
            <dt>{ for keys.into_iter().flatten().map(|key| html! { <kbd>{ key }</kbd> }) }</dt>
            <dd>{ does }</dd>
        </div>
    }
}
