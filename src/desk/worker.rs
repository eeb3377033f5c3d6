//! The worker in which the engine runs: started on the gesture of opening a text, ended to stop it.
//!
//! Not gloo-worker's: that one ends a worker by a message, which a busy one reads when it is done,
//! and does not say when a worker dies.

use super::message::{FromEngine, ToEngine};
use gloo::events::EventListener;
use gloo::utils::window;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use lorgnette_engine::SafeHtml;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

/// What is heard of a worker.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Heard {
    /// It says this; the markup beside it, where it is a piece.
    Said(FromEngine, Option<SafeHtml>),
    /// It hands over these words of the text.
    Words(String),
    /// It hands over the text's sheet, as JSON.
    Sheet(String),
    /// It is no more, and this is all that the browser says about it.
    Died(String),
}

/// A worker; dropping it ends it at once, whatever it does.
#[derive(Debug)]
pub(crate) struct Engine {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Engine {
    /// Starts the script at `address`; `hear` is told what comes of it.
    ///
    /// # Errors
    /// What the browser says, if it has no workers or refuses this one.
    pub(crate) fn start(address: &str, hear: Callback<Heard>) -> Result<Engine, String> {
        // Nobody else's worker may hold the lock.
        let name = format!("lorgnette-{}", js_sys::Math::random());
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        options.set_name(&name);
        let worker = Worker::new_with_options(address, &options).map_err(|error| {
            error.dyn_ref::<js_sys::Error>().map_or_else(String::new, |e| e.message().into())
        })?;
        let said = {
            let hear = hear.clone();
            EventListener::new(&worker, "message", move |event| {
                let Some(message) = read(event.unchecked_ref()) else { return };
                if let Heard::Said(FromEngine::Ready(_), _) = message {
                    wait_for_death(&name, hear.clone());
                }
                hear.emit(message);
            })
        };
        let failed = EventListener::new(&worker, "error", move |event| {
            let why = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
            hear.emit(Heard::Died(why.unwrap_or_default()));
        });
        Ok(Engine { worker, _listeners: [said, failed] })
    }

    /// Says `message` to it, and hands `bytes` over.
    pub(crate) fn say(&self, message: &ToEngine, bytes: &Uint8Array) {
        let json = serde_json::to_string(message).expect("what is said is plain data");
        let beside = Array::of1(&bytes.buffer());
        // Fails only for bytes that were handed over before.
        let _ = self.worker.post_message_with_transfer(&Array::of2(&json.into(), bytes), &beside);
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn read(event: &MessageEvent) -> Option<Heard> {
    let said: Array = event.data().dyn_into().ok()?;
    let message = serde_json::from_str(&said.get(0).as_string()?).ok()?;
    let beside = said.get(1).as_string();
    Some(match message {
        FromEngine::Words => Heard::Words(beside?),
        FromEngine::Sheet => Heard::Sheet(beside?),
        message => Heard::Said(message, beside.map(SafeHtml::read_back)),
    })
}

/// Waits in line for the lock that the worker called `name` holds as long as it lives: a browser
/// that kills a worker says so in no other way. One without locks says nothing.
fn wait_for_death(name: &str, hear: Callback<Heard>) {
    let get = |of: &JsValue, key: &str| Reflect::get(of, &key.into()).unwrap_or_default();
    let locks = get(&window().navigator(), "locks");
    let Ok(request) = get(&locks, "request").dyn_into::<Function>() else { return };
    let died = Closure::once_into_js(move || hear.emit(Heard::Died(String::new())));
    if let Ok(asked) = request.call2(&locks, &name.into(), &died) {
        // It never comes while the worker lives, and fails only as the page goes.
        drop(wasm_bindgen_futures::JsFuture::from(asked.unchecked_into::<Promise>()));
    }
}
