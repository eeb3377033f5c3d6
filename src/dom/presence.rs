//! The rail beside the text: where mentions stand in the article, and where the marks go.

use super::{ARTICLE, all, by_id, reading_floor, set, trigger};
use crate::place::decimal;
use crate::presence::APART;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use js_sys::Object;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, Range, ResizeObserver};

/// The id of the rail.
pub(crate) const PRESENCE: &str = "presence";
/// Between the rail and the text, in CSS px; with less room the rail is thin and only looked at.
const GAP: f64 = 12.0;
/// Between the rail and the edges of the viewport.
const INSET: f64 = 12.0;

/// How far into the article's text each of these mentions stands, from 0 to 1; they come in the
/// order of the text. Characters are counted: sections out of sight have no height of their own,
/// and to give them one would stop a long page for many frames.
pub(crate) fn depths(mentions: &[u32]) -> Vec<(u32, f64)> {
    let article = by_id(ARTICLE);
    article.and_then(|article| counted(&article, mentions).ok()).unwrap_or_default()
}

fn counted(article: &HtmlElement, mentions: &[u32]) -> Result<Vec<(u32, f64)>, JsValue> {
    let characters = |range: &Range| f64::from(Object::to_string(range).length());
    let range = document().create_range()?;
    range.select_node_contents(article)?;
    let whole = characters(&range).max(1.0);
    range.collapse_with_to_start(true);
    let mut before = 0.0;
    let mut depths = Vec::new();
    for (index, mention) in mentions.iter().filter_map(|index| Some((*index, trigger(*index)?))) {
        range.set_end_before(&mention)?;
        before += characters(&range);
        range.collapse();
        depths.push((index, before / whole));
    }
    Ok(depths)
}

/// How much height there is for the rail.
pub(crate) fn rail_height() -> f64 {
    reading_floor() - 2.0 * INSET
}

/// Puts the rail beside the text.
pub(crate) fn place_rail() {
    let (Some(rail), Some(article)) = (by_id(PRESENCE), by_id(ARTICLE)) else { return };
    let free = article.get_bounding_client_rect().left() - APART - GAP;
    match free < 0.0 {
        true => set(&rail, "data-thin", ""),
        false => drop(rail.remove_attribute("data-thin")),
    }
    put(&rail, "left", free.max(0.0));
}

/// Puts the marks on the rail.
pub(crate) fn place_marks(tops: impl Iterator<Item = f64>) {
    for (mark, top) in all("#presence a").filter_map(super::html).zip(tops) {
        put(&mark, "top", INSET + top);
    }
}

fn put(element: &HtmlElement, property: &str, px: f64) {
    let value = decimal(px) + "px";
    element.style().set_property(property, &value).expect("a literal property is valid");
}

/// What tells of changes to the article's size until it is dropped.
pub(crate) struct Watch {
    observer: ResizeObserver,
    _listener: EventListener,
    _tell: Closure<dyn FnMut()>,
    _soon: Rc<RefCell<Option<Timeout>>>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `measure` soon, and again whenever the article or the viewport changes its size.
pub(crate) fn watch_article(measure: impl Fn() + Clone + 'static) -> Option<Watch> {
    let article = by_id(ARTICLE)?;
    let soon = Rc::new(RefCell::new(None));
    let tell = {
        let soon = Rc::clone(&soon);
        // After the browser has laid out what opened, and never inside its own round.
        move || drop(soon.replace(Some(Timeout::new(0, measure.clone()))))
    };
    let listener = EventListener::new(&window(), "resize", {
        let tell = tell.clone();
        move |_| tell()
    });
    let tell = Closure::<dyn FnMut()>::new(tell);
    let observer = ResizeObserver::new(tell.as_ref().unchecked_ref()).ok()?;
    observer.observe(&article);
    Some(Watch { observer, _listener: listener, _tell: tell, _soon: soon })
}
