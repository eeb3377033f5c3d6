//! Shows, places and hides the card.

use super::Driver;
use crate::dom;
use crate::hover::Event;
use crate::place::{Point, place};
use crate::state::{Preview, State};
use std::rc::Rc;
use yew::prelude::*;

/// Puts the card beside its mention whenever there is another preview.
#[hook]
pub(crate) fn use_place(state: &State, driver: &Rc<Driver>) {
    let driver = Rc::clone(driver);
    use_effect_with(state.preview.clone(), move |preview| match (preview, dom::by_id(dom::CARD)) {
        (Some(preview), Some(card)) => show(preview, &card, &driver),
        (None, Some(card)) => dom::hide_card(&card),
        (_, None) => {}
    });
}

fn show(preview: &Preview, card: &web_sys::HtmlElement, driver: &Rc<Driver>) {
    let index = preview.mention.index;
    let Some(trigger) = dom::trigger(index) else { return };
    let focused = dom::holds_focus(card).then(dom::focused).flatten();
    dom::show_card(card, &trigger);
    // Showing a popover anew drops the focus that its controls had.
    focused.as_ref().inspect(|control| dom::focus(control));
    let page = dom::page_offset();
    let pointer = preview.at.map(|at| Point { x: at.x - page.x, y: at.y - page.y });
    let lines = dom::line_boxes(index);
    let size = dom::card_size(card);
    let placement = place(&lines, pointer, size, dom::viewport(), dom::scroll_offset());
    driver.send(Event::Placed(dom::place_card(card, placement)));
}
