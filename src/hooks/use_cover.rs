//! Takes the page behind a modal panel out of reach, and brings it back.

use crate::dom;
use crate::state::State;
use yew::prelude::*;

/// Makes the page inert while a panel covers it.
#[hook]
pub(crate) fn use_cover(state: &State) {
    use_effect_with(state.is_modal(), |modal| match modal {
        true => dom::cover_page(),
        false => dom::uncover_page(),
    });
}
