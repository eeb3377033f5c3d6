//! What other programs hand to the installed app: files that it is to open, and what they share.

use super::controls::Controls;
use super::source::Source;
use super::state::Trouble;
use super::way_back;
use super::words::words;
use gloo::utils::window;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array, decode_uri_component};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, File, Request, Response};

/// Where `share.js` keeps what was shared.
const KEPT: &str = "lorgnette-shared";

/// Opens the files that the system starts the app with, now and from here on.
pub(super) fn take_launched(controls: &Controls, lang: &'static str) {
    let queue = get(&window(), "launchQueue");
    let Ok(consume) = get(&queue, "setConsumer").dyn_into::<Function>() else { return };
    let controls = controls.clone();
    let launched = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let handles = get(&launch, "files").dyn_into::<Array>().unwrap_or_default();
        let controls = controls.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let mut sources = Vec::new();
            for handle in handles.iter() {
                sources.extend(file_of(&handle).await.map(Source::file));
            }
            controls.offer(sources, lang);
        });
    });
    // It fails nowhere, and is asked for as long as the page lives.
    let _ = consume.call1(&queue, &launched.into_js_value());
}

async fn file_of(handle: &JsValue) -> Option<File> {
    let get_file: Function = get(handle, "getFile").dyn_into().ok()?;
    let file: Promise = get_file.call0(handle).ok()?.dyn_into().ok()?;
    JsFuture::from(file).await.ok()?.dyn_into().ok()
}

fn get(of: &JsValue, key: &str) -> JsValue {
    Reflect::get(of, &key.into()).unwrap_or_default()
}

/// Opens what was shared.
pub(super) fn take_shared(controls: &Controls, lang: &'static str) {
    let controls = controls.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let (mut sources, mut address) = (Vec::new(), None);
        for shared in shared(words(lorgnette_render::strings(lang)).shared).await {
            match shared {
                Shared::Source(source) => sources.push(source),
                Shared::Address(only) => address = Some(only),
            }
        }
        match address {
            _ if !sources.is_empty() => {
                way_back::forget_query();
                controls.offer(sources, lang);
            }
            Some(address) => controls.fail(Trouble::OnlyAddress(address)),
            None => controls.fail(Trouble::NothingShared),
        }
    });
}

/// Something that was shared.
enum Shared {
    Source(Source),
    /// An address alone, as some apps share what they show.
    Address(String),
}

impl Shared {
    /// Words that were shared under a title, which may be empty.
    fn words(name: &str, title: &str, words: &str) -> Shared {
        match words.trim() {
            only if is_address(only) => Shared::Address(only.to_string()),
            words if title.is_empty() || words.starts_with(title) => {
                Shared::Source(Source::text(name, words))
            }
            words => Shared::Source(Source::text(name, &format!("{title}\n\n{words}"))),
        }
    }
}

fn is_address(words: &str) -> bool {
    let begins = ["http://", "https://"].iter().any(|scheme| words.starts_with(scheme));
    begins && !words.contains(char::is_whitespace)
}

/// Takes all that is kept; words are called `name`.
async fn shared(name: &str) -> Vec<Shared> {
    let mut shared = Vec::new();
    if let Some((cache, requests)) = kept().await {
        for request in requests.iter() {
            shared.extend(take(&cache, request.unchecked_ref(), name).await);
        }
    }
    shared
}

/// Where what is kept lies, and under which requests.
async fn kept() -> Option<(Cache, Array)> {
    let caches = window().caches().ok()?;
    let cache: Cache = JsFuture::from(caches.open(KEPT)).await.ok()?.dyn_into().ok()?;
    let requests: Array = JsFuture::from(cache.keys()).await.ok()?.dyn_into().ok()?;
    Some((cache, requests))
}

async fn take(cache: &Cache, request: &Request, name: &str) -> Option<Shared> {
    let kept = JsFuture::from(cache.match_with_request(request)).await.ok()?;
    let kept: Response = kept.dyn_into().ok()?;
    let bytes = JsFuture::from(kept.array_buffer().ok()?).await.ok()?;
    let bytes = Uint8Array::new(&bytes);
    // What could not be taken away comes once more with the next share.
    let _ = JsFuture::from(cache.delete_with_request(request)).await;
    let header = |key: &str| {
        let said = kept.headers().get(key).ok()??;
        Some(String::from(decode_uri_component(&said).ok()?))
    };
    Some(match header("x-name") {
        Some(name) => Shared::Source(Source::bytes(&name, bytes)),
        None => {
            let words = String::from_utf8_lossy(&bytes.to_vec()).into_owned();
            Shared::words(name, header("x-title").unwrap_or_default().trim(), &words)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_word_that_says_so() {
        assert!(is_address("https://news.example/a?b=c#d"));
        assert!(!is_address("https://news.example/a says so"));
        assert!(!is_address("news.example"));
    }
}
