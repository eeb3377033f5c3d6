//! Keeps the address, the history and the document's title in step with what is open.

use crate::address::{Address, Move, Open};
use crate::dom;
use crate::state::{Action, State};
use gloo::events::EventListener;
use gloo::utils::{document, history, window};
use std::cell::Cell;
use wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration};
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
    use_effect_with(state.stack(), move |stack| {
        match footing.get() {
            Footing::Unread => {
                footing.set(Footing::InStep);
                arrive(&dispatcher);
            }
            Footing::InStep => footing.set(tell(stack)),
            Footing::Underway => {}
        }
        // It tells of fragments that a link or the reader writes, too. A `hashchange` comes some
        // time after it, when the state may be another already.
        let (stack, dispatcher) = (stack.clone(), dispatcher.clone());
        let listener = EventListener::new(&window(), "popstate", move |_| match footing.get() {
            Footing::Underway => footing.set(tell(&stack)),
            _ => arrive(&dispatcher),
        });
        move || drop(listener)
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

/// What the entry of the history holds beside its address.
fn note() -> Option<String> {
    history().state().ok()?.as_string()
}

/// Where the browser stands.
fn here() -> Address {
    let fragment = window().location().hash().unwrap_or_default();
    Address::read(&fragment, note().as_deref())
}

/// Opens what the address names.
fn arrive(dispatcher: &UseReducerDispatcher<State>) {
    let address = here();
    if note().is_none() {
        restore_scroll(ScrollRestoration::Auto);
        // A plain link `#e-ID` gets the form that this page writes.
        if let Some(open) = address.stack.last() {
            write(&address, History::replace_state_with_url);
            let mention = open.view.sight().and_then(|sight| sight.mention);
            mention.inspect(|index| dom::scroll_to_mention(*index, 0.0));
        }
    }
    dispatcher.dispatch(Action::Arrive(address.stack));
}

/// Makes the address say what is open.
fn tell(stack: &[Open]) -> Footing {
    let here = here();
    let to = |ours| Address { stack: stack.to_vec(), ours };
    match here.towards(stack) {
        Move::Stay if stack.is_empty() => restore_scroll(ScrollRestoration::Auto),
        Move::Stay => {}
        Move::Push => {
            // The text stays where it is when Back closes the panel.
            restore_scroll(ScrollRestoration::Manual);
            write(&to(here.ours + 1), History::push_state_with_url);
        }
        Move::Replace => write(&to(here.ours), History::replace_state_with_url),
        Move::Back(steps) => {
            let _ = history().go_with_delta(-i32::try_from(steps).unwrap_or(i32::MAX));
            return Footing::Underway;
        }
    }
    Footing::InStep
}

/// How a browser takes an entry: its state, a title that none shows, its address.
type Write = fn(&History, &JsValue, &str, Option<&str>) -> Result<(), JsValue>;

fn write(address: &Address, write: Write) {
    let location = window().location();
    let path = || [location.pathname(), location.search()].map(Result::unwrap_or_default).concat();
    let url = address.fragment().unwrap_or_else(path);
    let note = address.note().map_or(JsValue::NULL, |note| note.into());
    // Fails only where the page has written hundreds within seconds; then Back leaves.
    let _ = write(&history(), &note, "", Some(&url));
}

fn restore_scroll(mode: ScrollRestoration) {
    let _ = history().set_scroll_restoration(mode);
}
