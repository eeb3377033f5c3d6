//! The badge at the foot of a page: how many requests were made since it was loaded, and the way
//! to verify that.

use crate::dom;
use lorgnette_render::Strings;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct RequestsProps {
    pub(crate) strings: &'static Strings,
    /// The page on how to verify it.
    pub(crate) sealed: AttrValue,
    /// Those that a worker made, of which the page's own record knows nothing.
    #[prop_or_default]
    pub(crate) beside: u32,
}

/// The badge; nothing where the browser does not count.
#[component]
pub(crate) fn Requests(props: &RequestsProps) -> Html {
    let seen = use_state_eq(|| None);
    let setter = seen.setter();
    use_effect_with((), move |()| {
        let told = setter.clone();
        let watch = dom::watch_requests(move |count| told.set(Some(count)));
        setter.set(watch.is_some().then_some(0));
        move || drop(watch)
    });
    html! {
        if let Some(seen) = *seen {
            <a class="sealed" href={props.sealed.clone()}>
                { props.strings.requests(seen + props.beside) }
            </a>
        }
    }
}
