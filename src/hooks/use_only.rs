//! Reduces the text to the sentences of one entity, and brings the rest back.

use super::Edition;
use crate::dom;
use crate::state::State;
use yew::prelude::*;

/// Keeps the text in step with `State::only`, and its paint with the text.
#[hook]
pub(crate) fn use_only(state: &State, edition: Edition) {
    use_effect_with(state.only.clone(), |only| {
        let on = only.as_deref().inspect(|entity| dom::show_only(entity)).is_some();
        move || {
            if on {
                dom::show_all();
            }
        }
    });
    let only = state.only.clone();
    use_effect_with(edition.nodes, move |_| {
        only.inspect(|entity| dom::paint_only(entity));
    });
}
