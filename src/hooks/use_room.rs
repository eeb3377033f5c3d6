//! Follows the viewport's width: whether the panel is a rail.

use crate::dom;
use crate::state::{Action, Room, State};
use gloo::events::EventListener;
use yew::prelude::*;

/// Keeps `State::wide` in step with the viewport.
#[hook]
pub(crate) fn use_room(dispatcher: UseReducerDispatcher<State>) {
    use_effect_with((), move |()| {
        let listener = dom::is_wide_query().map(|query| {
            let tell = {
                let query = query.clone();
                move || {
                    let room = if query.matches() { Room::Rail } else { Room::None };
                    dispatcher.dispatch(Action::Wide(room));
                }
            };
            tell();
            EventListener::new(&query, "change", move |_| tell())
        });
        move || drop(listener)
    });
}
