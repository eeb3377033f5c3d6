//! Moves the focus into what opens, and back to the mention when it closes.

use super::Driver;
use crate::dom;
use crate::hover::Event;
use crate::state::State;
use std::rc::Rc;
use yew::prelude::*;

/// Focuses the heading of a sheet or panel that opens or changes its entity, and the list where
/// it was left; gives the focus back to the mention where closing would lose it.
#[hook]
pub(crate) fn use_focus(state: &State, driver: &Rc<Driver>) {
    let shown = state.open.as_ref().map(|open| {
        let entity = open.view.sight().map(|sight| sight.entity.clone());
        (entity, open.layer)
    });
    let (origin, driver, depth) = (state.origin, Rc::clone(driver), state.below.len());
    // The entity that was shown last, and how many steps deep.
    let last = use_mut_ref(|| None::<(AttrValue, usize)>);
    use_effect_with(shown, move |shown| {
        let from = last.take();
        match shown {
            Some((Some(entity), _)) => {
                last.replace(Some((entity.clone(), depth)));
                dom::all(".panel h2")
                    .filter_map(dom::html)
                    .for_each(|heading| dom::focus(&heading));
            }
            Some((None, _)) => {
                let back = from.filter(|(_, deep)| *deep > depth);
                dom::focus_list(back.map(|(entity, _)| entity));
            }
            None => give_back(origin, &driver),
        }
    });
}

fn give_back(origin: Option<u32>, driver: &Rc<Driver>) {
    let Some(index) = origin.filter(|_| dom::is_focus_lost()) else { return };
    driver.send(Event::Hush(index));
    dom::trigger(index).inspect(dom::focus);
}
