//! Lets the map be looked at closer: by buttons, keys and hand. The wheel is the page's.

use crate::dom::{self, Map};
use crate::frame::{Frame, Look};
use crate::place::Point;
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, PointerEvent};
use yew::prelude::*;

/// A press that moves further drags the map, in CSS px; else it is a click on what is there.
const SLACK: f64 = 4.0;

/// Listens for the life of the map, which is another in another `edition` of the page.
#[hook]
pub(crate) fn use_map(edition: u32) {
    use_effect_with(edition, |_| {
        let listeners = Looking::new().map(|looking| listen(&looking));
        move || drop(listeners)
    });
}

/// The map and what of it is seen.
#[derive(Clone)]
struct Looking {
    map: Map,
    frame: Rc<Cell<Frame>>,
    /// Where the pointer that drags was last, and whether it has moved far enough.
    drag: Rc<Cell<Option<(Point, bool)>>>,
}

fn listen(looking: &Looking) -> Vec<EventListener> {
    let view = &looking.map.view;
    let answering = |of: &str, answer: fn(&Looking, &Event)| {
        let looking = looking.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(view, of.to_string(), options, move |event| {
            answer(&looking, event);
        })
    };
    let mut listeners = vec![
        answering("keydown", Looking::key),
        answering("pointerdown", Looking::press),
        answering("pointermove", Looking::drag),
        answering("pointerup", |looking, _| looking.drag.set(None)),
        answering("pointercancel", |looking, _| looking.drag.set(None)),
        // A link dragged by the mouse would take the pointer away.
        answering("dragstart", |_, event| event.prevent_default()),
    ];
    listeners.extend(dom::all(".map-controls").map(|controls| {
        let looking = looking.clone();
        EventListener::new(&controls, "click", move |event| looking.button(event))
    }));
    listeners
}

impl Looking {
    fn new() -> Option<Looking> {
        let map = Map::wake()?;
        let frame = map.whole()?;
        map.show(&frame);
        Some(Looking { map, frame: Rc::new(Cell::new(frame)), drag: Rc::default() })
    }

    /// Shows another frame; whether it is another.
    fn show(&self, frame: Frame) -> bool {
        let changed = frame != self.frame.replace(frame);
        if changed {
            self.map.show(&frame);
        }
        changed
    }

    /// A key that the map cannot answer is the page's: arrows scroll it again at the edge.
    fn key(&self, event: &Event) {
        let event: &KeyboardEvent = event.unchecked_ref();
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        let look = Look::of_key(&event.key()).filter(|_| !modified);
        if look.is_some_and(|look| self.show(self.frame.get().after(look))) {
            event.prevent_default();
        }
    }

    fn button(&self, event: &Event) {
        let button = dom::closest(event.target(), "[data-zoom]");
        let name = button.and_then(|button| button.get_attribute("data-zoom"));
        if let Some(look) = name.and_then(|name| Look::named(&name)) {
            self.show(self.frame.get().after(look));
        }
    }

    fn press(&self, event: &Event) {
        let event: &PointerEvent = event.unchecked_ref();
        let (_, zoomed) = self.frame.get().room();
        if zoomed && event.is_primary() && event.button() == 0 {
            self.drag.set(Some((at(event), false)));
        }
    }

    fn drag(&self, event: &Event) {
        let event: &PointerEvent = event.unchecked_ref();
        let Some((from, moving)) = self.drag.get() else { return };
        let to = at(event);
        if !moving && (to.x - from.x).hypot(to.y - from.y) < SLACK {
            return;
        }
        // From here on the click at its end is the map's, not the link's under the pointer.
        let _ = self.map.view.set_pointer_capture(event.pointer_id());
        self.drag.set(Some((to, true)));
        let frame = self.frame.get();
        let units = self.map.units(&frame);
        self.show(frame.moved((from.x - to.x) * units, (from.y - to.y) * units));
    }
}

fn at(event: &PointerEvent) -> Point {
    Point { x: event.client_x().into(), y: event.client_y().into() }
}
