//! Reduces the text to the sentences of one entity, and brings the rest back.

use crate::dom;
use crate::state::State;
use yew::prelude::*;

/// Keeps the text in step with `State::only`.
#[hook]
pub(crate) fn use_only(state: &State) {
    use_effect_with(state.only.clone(), |only| {
        let on = only.as_deref().inspect(|entity| dom::show_only(entity)).is_some();
        move || {
            if on {
                dom::show_all();
            }
        }
    });
}
