//! Text in columns: the wheel goes along them, and a card goes along with its mention.

use super::Driver;
use super::use_place::put;
use crate::dom;
use crate::settings::Writing;
use crate::state::State;
use std::rc::Rc;
use yew::prelude::*;

/// Listens while the text runs in columns.
#[hook]
pub(crate) fn use_columns(writing: Writing, state: &State, driver: &Rc<Driver>) {
    let shown = use_mut_ref(|| None);
    shown.borrow_mut().clone_from(&state.preview);
    let driver = Rc::clone(driver);
    use_effect_with(writing, move |writing| {
        let listeners = match writing {
            Writing::Horizontal => Vec::new(),
            Writing::Vertical => dom::follow_columns(move || {
                let preview = shown.borrow();
                preview
                    .as_ref()
                    .zip(dom::by_id(dom::CARD))
                    .inspect(|(p, card)| put(p, card, &driver));
            }),
        };
        move || drop(listeners)
    });
}
