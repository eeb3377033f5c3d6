//! The button that copies a link, and shows it to copy by hand where the browser refuses.

use super::reader::use_commands;
use crate::dom;
use crate::view::View;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct CopyLinkProps {
    /// What the link leads to.
    pub(crate) view: View,
    /// What the button says.
    pub(crate) label: AttrValue,
    /// Whether a sign stands for it.
    #[prop_or_default]
    pub(crate) look: Look,
}

/// How the button looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Look {
    /// By its words.
    #[default]
    Words,
    /// By a sign.
    Sign,
}

/// What became of the copy.
#[derive(Clone, Copy, Default, PartialEq)]
enum Copy {
    #[default]
    Unasked,
    Made,
    Refused,
}

/// The button.
#[component]
pub(crate) fn CopyLink(props: &CopyLinkProps) -> Html {
    let strings = use_commands().strings;
    let copy = use_state_eq(Copy::default);
    {
        let copy = copy.clone();
        // Another link is not copied yet.
        use_effect_with(props.view.clone(), move |_| copy.set(Copy::Unasked));
    }
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with(*copy, move |copy| {
            if *copy == Copy::Refused {
                dom::select(&field);
            }
        });
    }
    let onclick = {
        let (copy, view) = (copy.clone(), props.view.clone());
        move |_| {
            let copy = copy.clone();
            dom::copy(&dom::link_to(&view.fragment()), move |copied| {
                copy.set(if copied { Copy::Made } else { Copy::Refused });
                dom::say(if copied { strings.copied } else { strings.copy_by_hand });
            });
        }
    };
    let words = match *copy {
        Copy::Made => AttrValue::Static(strings.copied),
        _ => props.label.clone(),
    };
    if *copy == Copy::Refused {
        return html! {
            <input class="link" ref={field} readonly={true}
                value={dom::link_to(&props.view.fragment())} aria-label={strings.copy_by_hand} />
        };
    }
    match props.look {
        Look::Words => html! { <button class="quiet" type="button" {onclick}>{ words }</button> },
        Look::Sign => html! {
            <button class="icon copy" type="button" aria-label={words.clone()} title={words}
                {onclick}>
                <span aria-hidden="true">{ if *copy == Copy::Made { "✓" } else { "¶" } }</span>
            </button>
        },
    }
}
