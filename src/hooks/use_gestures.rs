//! Clicks and taps, wherever they fall: one listener for the whole document.

use crate::address::Layer;
use crate::commands::Commands;
use crate::dom;
use crate::nest::Turn;
use crate::place::Point;
use crate::state::State;
use crate::view::View;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::utils::document;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent};
use yew::prelude::*;

/// A touch that lasts longer belongs to the system: selection, link menu.
const TAP_TIME: f64 = 500.0;
/// A touch that moves further is a scroll, in CSS px.
const TAP_REACH: f64 = 10.0;

/// How the last press began.
#[derive(Clone, Copy, Default)]
struct Press {
    touch: bool,
    at: Point,
    when: f64,
}

/// Listens while `open` and the commands stay the same.
#[hook]
pub(crate) fn use_gestures(state: &UseReducerHandle<State>, commands: &Commands) {
    let layer = state.open.as_ref().map(|open| open.layer);
    let sheet = layer == Some(Layer::Sheet);
    let press = use_memo((), |()| Cell::new(Press::default()));
    use_effect_with((sheet, commands.clone()), move |(sheet, commands)| {
        let (sheet, commands) = (*sheet, commands.clone());
        let clicked = Rc::clone(&press);
        // Before a component's own handler: that may take the target out of the document, and
        // then nobody could tell any more that the click fell inside the panel.
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        let listeners = [
            EventListener::new(&document(), "pointerdown", move |event| {
                press.set(Press::new(event.unchecked_ref()));
            }),
            EventListener::new_with_options(&document(), "click", options, move |event| {
                let event: &MouseEvent = event.unchecked_ref();
                let answered = is_plain(event) && answer(event, clicked.get(), &commands);
                if sheet && !answered && is_outside(event) {
                    commands.step_back();
                }
            }),
        ];
        move || drop(listeners)
    });
}

impl Press {
    fn new(event: &PointerEvent) -> Self {
        let at = Point { x: event.client_x().into(), y: event.client_y().into() };
        Press { touch: event.pointer_type() == "touch", at, when: dom::now() }
    }

    /// Whether the click that ends this press ends a tap.
    fn is_tap(&self, click: &MouseEvent) -> bool {
        let (x, y) = (f64::from(click.client_x()), f64::from(click.client_y()));
        let moved = (x - self.at.x).hypot(y - self.at.y);
        dom::now() - self.when < TAP_TIME && moved < TAP_REACH
    }
}

/// Whether the click asks for nothing special, such as a new tab.
fn is_plain(event: &MouseEvent) -> bool {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    event.button() == 0 && !modified && !event.default_prevented()
}

/// Does what a click asks for; whether it asked for anything of ours.
fn answer(event: &MouseEvent, press: Press, commands: &Commands) -> bool {
    if let Some(mention) = dom::mention_at(event.target()) {
        event.prevent_default();
        // The keyboard's click has no detail, whatever was pressed before it.
        match press.touch && event.detail() > 0 {
            false => commands.click(mention),
            true if press.is_tap(event) => commands.tap(mention),
            true => {}
        }
        return true;
    }
    let Some(link) = dom::closest(event.target(), "a[href^='#']") else { return false };
    let answered = follow(&link, commands);
    if answered {
        event.prevent_default();
    }
    answered
}

/// Follows a link to a mention or to an entry; other links are the browser's.
fn follow(link: &Element, commands: &Commands) -> bool {
    let href = link.get_attribute("href").unwrap_or_default();
    if let Some(index) = href.strip_prefix("#m-").and_then(|n| n.parse().ok()) {
        commands.reveal(index);
        return true;
    }
    let view = match link.matches(".to-glossary") {
        Ok(true) => Some(View::List),
        _ => View::parse(&href),
    };
    let Some(view) = view else { return false };
    match view.sight().filter(|_| dom::takes_another_card(link)) {
        Some(sight) => commands.turn(Turn::Into(sight.entity.clone())),
        None => commands.visit(view),
    }
    true
}

fn is_outside(event: &MouseEvent) -> bool {
    dom::closest(event.target(), ".panel, .card, .menu, .afloat, .shelf, dialog").is_none()
}
