//! Keeps the address, the history and the document's title in step with what is open.

use crate::address::{Address, Layer, Move};
use crate::dom;
use crate::state::{Action, Open, State};
use crate::view::View;
use gloo::events::EventListener;
use gloo::utils::{document, history, window};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;
use yew::prelude::*;

/// How the state stands to the address.
#[derive(Clone, Copy, Default)]
enum Footing {
    /// The address that the page came with has not been read yet.
    #[default]
    Unread,
    /// They agree.
    InStep,
    /// The browser is going back on our behalf: its event is an answer, not a request.
    Underway,
}

/// Writes the address when the state changes, and the state when the address does.
#[hook]
pub(crate) fn use_address(state: &UseReducerHandle<State>) {
    let footing = use_memo((), |()| Cell::new(Footing::default()));
    let dispatcher = state.dispatcher();
    use_effect_with(state.open.clone(), move |open| {
        match footing.get() {
            Footing::Unread => {
                footing.set(Footing::InStep);
                arrive(&dispatcher);
            }
            Footing::InStep => footing.set(tell(open.as_ref())),
            Footing::Underway => {}
        }
        let listeners = ["popstate", "hashchange"].map(|name| {
            let (open, footing) = (open.clone(), Rc::clone(&footing));
            let dispatcher = dispatcher.clone();
            EventListener::new(&window(), name, move |_| match footing.get() {
                Footing::Underway => footing.set(tell(open.as_ref())),
                _ => arrive(&dispatcher),
            })
        });
        move || drop(listeners)
    });
}

/// Puts the name of what is open before the article's title.
#[hook]
pub(crate) fn use_title(name: Option<AttrValue>, article: &AttrValue) {
    use_effect_with((name, article.clone()), |(name, article)| {
        document().set_title(&match name {
            Some(name) => format!("{name} · {article}"),
            None => article.to_string(),
        });
    });
}

/// Where the browser stands.
fn here() -> Address {
    let state = history().state().ok().and_then(|state| state.as_string());
    Address {
        view: View::parse(&window().location().hash().unwrap_or_default()),
        layer: state.and_then(|name| Layer::named(&name)),
    }
}

/// Opens what the address names.
fn arrive(dispatcher: &UseReducerDispatcher<State>) {
    let Address { view, layer } = here();
    if layer.is_none() {
        restore_scroll(ScrollRestoration::Auto);
        if let Some(view) = &view {
            // A plain link `#e-ID` gets the form that this page writes.
            replace(Some(view), None);
            view.mention.inspect(|index| dom::scroll_to_mention(*index, 0.0));
        }
    }
    let layer = layer.unwrap_or(Layer::Panel);
    dispatcher.dispatch(Action::Arrive(view.map(|view| Open { view, layer })));
}

/// Makes the address say what is open.
fn tell(open: Option<&Open>) -> Footing {
    let here = here();
    match here.towards(open.map(|open| (&open.view, open.layer))) {
        Move::Stay if open.is_none() => restore_scroll(ScrollRestoration::Auto),
        Move::Stay => {}
        Move::Push => {
            // The text stays where it is when Back closes the panel.
            restore_scroll(ScrollRestoration::Manual);
            push(open);
        }
        Move::Replace => {
            let layer = here.layer.and(open.map(|open| open.layer));
            replace(open.map(|open| &open.view), layer);
        }
        Move::Back(steps) => {
            let _ = history().go_with_delta(-steps);
            return Footing::Underway;
        }
    }
    Footing::InStep
}

fn push(open: Option<&Open>) {
    if let Some(open) = open {
        let url = open.view.fragment();
        // Fails only where the page has pushed hundreds within seconds; then Back leaves.
        let _ = history().push_state_with_url(&open.layer.name().into(), "", Some(&url));
    }
}

fn replace(view: Option<&View>, layer: Option<Layer>) {
    let location = window().location();
    let path = || [location.pathname(), location.search()].map(Result::unwrap_or_default).concat();
    let url = view.map_or_else(path, View::fragment);
    let state = layer.map_or(JsValue::NULL, |layer| layer.name().into());
    let _ = history().replace_state_with_url(&state, "", Some(&url));
}

fn restore_scroll(mode: ScrollRestoration) {
    let _ = history().set_scroll_restoration(mode);
}
