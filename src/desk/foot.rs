//! The foot of the page: how many requests were made since it was loaded, and how to verify that.

use super::state::State;
use super::words::words;
use crate::components::Requests;
use lorgnette_render::Strings;
use yew::prelude::*;

/// The foot. The worker counts its own requests.
pub(super) fn foot(state: &State, strings: &'static Strings, sealed: &str) -> Html {
    html! {
        <section class="desk-foot" lang={strings.lang} aria-label={words(strings).sealed}>
            <Requests {strings} sealed={sealed.to_string()} beside={state.requests} />
        </section>
    }
}
