//! Where texts come from: what is dropped or pasted, an address, a page that hands itself over,
//! other programs.

use super::controls::Controls;
use super::shared::{take_launched, take_shared};
use super::source::Source;
use super::state::Trouble;
use crate::dom;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use js_sys::{Object, Reflect, Uint8Array};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, MessageEvent, Response, Url, UrlSearchParams, Window,
};
use yew::prelude::*;

/// What the desk says to the page that opened it, once it can take something.
const ASKED: &str = "lorgnette: hand over";
/// How a page that is handed over is called.
const HANDED: &str = "page.html";

/// Takes what is dropped or pasted anywhere, and what the address asks for. While a text is open
/// these are files: words go astray, and would take its place. Says whether something hovers over
/// the page that could be dropped.
#[hook]
pub(super) fn use_intake(controls: &Rc<Controls>, lang: &'static str, has_text: bool) -> bool {
    let over = use_state_eq(|| false);
    let setter = over.setter();
    use_effect_with((controls.clone(), lang, has_text), move |(controls, lang, has_text)| {
        let listeners = listen(controls, lang, *has_text, setter);
        move || drop(listeners)
    });
    let controls = controls.clone();
    use_effect_with((), move |()| arrive(&controls, lang));
    *over
}

fn listen(
    controls: &Controls,
    lang: &'static str,
    has_text: bool,
    over: UseStateSetter<bool>,
) -> [EventListener; 6] {
    let options = EventListenerOptions::enable_prevent_default();
    let on = |name: &'static str, answer: Box<dyn Fn(&Event)>| {
        EventListener::new_with_options(&document(), name, options, move |event| answer(event))
    };
    let (dragged, left, dropped, pasting) =
        (over.clone(), over.clone(), controls.clone(), controls.clone());
    // Whether what is dragged comes from this page.
    let own = Rc::new(Cell::new(false));
    let says = |own: &Rc<Cell<bool>>, is: bool| {
        let own = Rc::clone(own);
        Box::new(move |_: &Event| own.set(is))
    };
    let (begun, ended, is_own) = (says(&own, true), says(&own, false), Rc::clone(&own));
    [
        on("dragstart", begun),
        on("dragend", ended),
        on(
            "dragover",
            Box::new(move |event| {
                if is_own.get() {
                    return;
                }
                // Only then does the browser let it be dropped.
                event.prevent_default();
                dragged.set(true);
            }),
        ),
        on(
            "dragleave",
            Box::new(move |event| {
                let event: &DragEvent = event.unchecked_ref();
                if event.related_target().is_none() {
                    left.set(false);
                }
            }),
        ),
        on(
            "drop",
            Box::new(move |event| {
                if own.take() {
                    return;
                }
                event.prevent_default();
                over.set(false);
                let event: &DragEvent = event.unchecked_ref();
                let data = event.data_transfer();
                data.inspect(|data| dropped.offer(carried(data, has_text, lang), lang));
            }),
        ),
        on(
            "paste",
            Box::new(move |event| {
                let pasted: &ClipboardEvent = event.unchecked_ref();
                if !dom::is_typing(event) {
                    pasted
                        .clipboard_data()
                        .inspect(|data| pasting.offer(carried(data, has_text, lang), lang));
                }
            }),
        ),
    ]
}

/// What was dropped or pasted: files, else plain text where that is wanted.
fn carried(data: &DataTransfer, only_files: bool, lang: &str) -> Vec<Source> {
    let files = Source::files(data.files());
    if only_files || !files.is_empty() {
        return files;
    }
    let text = data.get_data("text/plain").unwrap_or_default();
    let name = super::words::words(lorgnette_render::strings(lang)).pasted;
    match text.trim().is_empty() {
        true => Vec::new(),
        false => vec![Source::text(name, &text)],
    }
}

/// Opens what the address asks for.
fn arrive(controls: &Rc<Controls>, lang: &'static str) {
    take_launched(controls, lang);
    let query = window().location().search().unwrap_or_default();
    let Ok(query) = UrlSearchParams::new_with_str(&query) else { return };
    if let Some(address) = query.get("src") {
        open_address(controls, address, lang);
        return;
    }
    match query.get("from").as_deref() {
        Some("page") => ask_opener(controls, lang),
        Some("share") => take_shared(controls, lang),
        _ => {}
    }
}

/// Opens a text to try.
pub(super) fn open_sample(controls: &Controls, file: &str, lang: &'static str) {
    open_address(controls, file.to_string(), lang);
}

/// Opens the file at `address`, if that is one of this site.
fn open_address(controls: &Controls, address: String, lang: &'static str) {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let url = Url::new_with_base(&address, &base).ok();
    let ours = window().location().origin().ok();
    let Some(url) = url.filter(|url| Some(url.origin()) == ours) else {
        return controls.fail(Trouble::Elsewhere(address));
    };
    let name = url.pathname().rsplit('/').next().unwrap_or_default().to_string();
    let controls = controls.clone();
    wasm_bindgen_futures::spawn_local(async move {
        match fetched(&url.href()).await {
            Ok(Some(bytes)) => controls.open(Source::bytes(&name, bytes), lang),
            Ok(None) => controls.fail(Trouble::NoFile(address)),
            Err(_) => controls.fail(Trouble::Offline(name)),
        }
    });
}

/// What the host has at `address`, if anything; an error where it is not reached.
async fn fetched(address: &str) -> Result<Option<Uint8Array>, JsValue> {
    let response = JsFuture::from(window().fetch_with_str(address)).await?;
    let response: Response = response.dyn_into()?;
    if !response.ok() {
        return Ok(None);
    }
    let bytes = JsFuture::from(response.array_buffer()?).await?;
    Ok(Some(Uint8Array::new(&bytes)))
}

/// Asks the page that opened this one for itself, and takes one answer, from it alone.
fn ask_opener(controls: &Rc<Controls>, lang: &'static str) {
    let opener = window().opener().ok().filter(JsValue::is_object);
    let Some(opener) = opener else { return controls.fail(Trouble::NothingHanded) };
    // A window of another origin says of itself that it is none.
    let opener: Window = opener.unchecked_into();
    let (from, controls, taken) = (opener.clone(), controls.clone(), Cell::new(false));
    EventListener::new(&window(), "message", move |event| {
        let event: &MessageEvent = event.unchecked_ref();
        let is_opener = event.source().is_some_and(|source| Object::is(&source, &from));
        let html = Reflect::get(&event.data(), &JsValue::from_str("html")).ok();
        let html = html.and_then(|html| html.as_string());
        if let Some(html) = html.filter(|_| is_opener && !taken.replace(true)) {
            controls.open(Source::text(HANDED, &html), lang);
        }
    })
    .forget();
    // To whatever page that is: the question tells nothing.
    let _ = opener.post_message(&ASKED.into(), "*");
}

/// A link that, on any page, opens this one and hands that page over once it is asked to. None
/// where this page has no address that another could open.
pub(super) fn bookmarklet() -> Option<String> {
    let location = window().location();
    let (origin, path) = (location.origin().ok()?, location.pathname().ok()?);
    (origin != "null").then(|| {
        format!(
            "javascript:(()=>{{const o='{origin}',w=open(o+'{path}?from=page');\
             addEventListener('message',function h(e){{if(e.source===w&&e.origin===o&&e.data==='{ASKED}')\
             {{removeEventListener('message',h);\
             w.postMessage({{html:document.documentElement.outerHTML}},o)}}}})}})()"
        )
    })
}
