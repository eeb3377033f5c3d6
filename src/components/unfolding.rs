//! A part that is folded away, and made when it is first unfolded.

use super::reader::use_commands;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct UnfoldingProps {
    /// What is seen of it while it is folded.
    pub(crate) summary: AttrValue,
    #[prop_or_default]
    pub(crate) class: Option<&'static str>,
    pub(crate) children: Html,
}

/// The part.
#[component]
pub(crate) fn Unfolding(props: &UnfoldingProps) -> Html {
    let strings = use_commands().strings;
    let made = use_state_eq(|| false);
    let ontoggle = {
        let made = made.setter();
        move |_| made.set(true)
    };
    html! {
        <details class={props.class} {ontoggle}>
            <summary lang={strings.lang}>{ &props.summary }</summary>
            if *made {
                { props.children.clone() }
            }
        </details>
    }
}
