//! The foot of the page: how many requests were made since it was loaded, and how to verify that.

use super::state::State;
use super::words::words;
use lorgnette_render::Strings;
use yew::prelude::*;

/// The foot. Its number is that of the page, filled in by `boot.js`, and the worker's.
pub(super) fn foot(state: &State, strings: &'static Strings, sealed: &str) -> Html {
    html! {
        <section class="desk-foot" lang={strings.lang} aria-label={words(strings).sealed}>
            <a class="sealed" href={sealed.to_string()}>
                <Requests {strings} worker={state.requests} />
            </a>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct RequestsProps {
    strings: &'static Strings,
    worker: u32,
}

/// The number of requests, as it grows.
#[component]
fn Requests(props: &RequestsProps) -> Html {
    let seen = use_state_eq(|| 0);
    let setter = seen.setter();
    use_effect_with((), move |()| {
        let watch = crate::dom::watch_requests(move |count| setter.set(count));
        move || drop(watch)
    });
    html! { { words(props.strings).requests(*seen + props.worker) } }
}
