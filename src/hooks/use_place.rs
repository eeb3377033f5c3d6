//! Shows, places and hides the card.

use super::Driver;
use crate::dom;
use crate::hover::Event;
use crate::place::{Point, place, place_beside};
use crate::state::{Preview, State};
use std::rc::Rc;
use yew::prelude::*;

/// Puts the card beside its mention whenever there is another preview, and again when it
/// shows something else.
#[hook]
pub(crate) fn use_place(state: &State, driver: &Rc<Driver>) {
    let shown = use_mut_ref(|| None::<Preview>);
    let driver = Rc::clone(driver);
    use_effect_with((state.preview.clone(), state.nest.clone()), move |(preview, _)| {
        let Some(card) = dom::by_id(dom::CARD) else { return };
        let before = shown.replace(preview.clone());
        match preview {
            Some(preview) if before.as_ref() == Some(preview) => put(preview, &card, &driver),
            Some(preview) => show(preview, &card, &driver),
            None => dom::hide_card(&card),
        }
    });
}

fn show(preview: &Preview, card: &web_sys::HtmlElement, driver: &Rc<Driver>) {
    let Some(trigger) = dom::trigger(preview.mention.index) else { return };
    let focused = dom::holds_focus(card).then(dom::focused).flatten();
    dom::show_card(card, &trigger);
    // Showing a popover anew drops the focus that its controls had.
    focused.as_ref().inspect(|control| dom::focus(control));
    put(preview, card, driver);
}

/// Puts the card beside its mention, wherever that is now.
pub(super) fn put(preview: &Preview, card: &web_sys::HtmlElement, driver: &Rc<Driver>) {
    let page = dom::page_offset();
    let pointer = preview.at.map(|at| Point { x: at.x - page.x, y: at.y - page.y });
    let lines = dom::line_boxes(preview.mention.index);
    let place = if dom::runs_in_columns() { place_beside } else { place };
    let size = dom::card_size(card);
    let placement = place(&lines, pointer, size, dom::viewport(), dom::scroll_offset());
    driver.send(Event::Placed(dom::place_card(card, placement)));
}
