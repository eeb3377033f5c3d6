//! `App`: the desk as an app that the browser installs, and whether other apps may share with it.

use super::library::view::Bookcase;
use super::words::words;
use crate::dom;
use gloo::utils::{document, window};
use js_sys::Reflect;
use lorgnette_render::Strings;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlInputElement, ServiceWorkerContainer};
use yew::prelude::*;

/// The manifest of the app, beside the page.
pub const MANIFEST: &str = "app.webmanifest";
/// The manifest of an app that other apps share with.
pub const SHARING: &str = "sharing.webmanifest";
/// The service worker that takes what they share.
pub const SHARE: &str = "share.js";

/// Under this key it is kept that the reader wants it.
const CHOICE: &str = "lorgnette-share";

#[derive(Properties, PartialEq)]
pub(super) struct AppProps {
    pub(super) strings: &'static Strings,
}

/// What the app is good for, and the choice; nothing where the browser has no apps.
#[component]
pub(super) fn App(props: &AppProps) -> Html {
    let Bookcase { shelf, .. } = use_context().expect("the desk has a library");
    let sharing = use_state_eq(|| None::<bool>);
    {
        let setter = sharing.setter();
        // What was chosen is forgotten with everything else.
        use_effect_with(shelf.is_forgotten(), move |_| {
            let chosen = service().is_some().then(|| dom::kept(CHOICE).is_some());
            chosen.inspect(|chosen| announce(*chosen));
            setter.set(chosen);
        });
    }
    let Some(is_sharing) = *sharing else { return Html::default() };
    let words = words(props.strings);
    let onchange = move |event: Event| {
        let chosen = event.target_unchecked_into::<HtmlInputElement>().checked();
        let setter = sharing.setter();
        // As the box shows it, so that it shows it when that is what holds no longer.
        setter.set(Some(chosen));
        wasm_bindgen_futures::spawn_local(async move { setter.set(Some(choose(chosen).await)) });
    };
    html! {
        <section class="app-of-it" aria-labelledby="app-name">
            <h2 id="app-name">{ words.app }</h2>
            <p>{ words.app_lead }</p>
            <label>
                <input id="sharing" type="checkbox" checked={is_sharing} aria-describedby="sharing-lead"
                    {onchange} />
                { " " }
                { words.share_here }
            </label>
            <p id="sharing-lead">{ words.share_lead(host()) }</p>
        </section>
    }
}

/// Does what the reader chose, and says what holds then: storage may be refused, and so may the
/// worker. One that runs is left where it is: an app that is installed may go on offering itself
/// for days, and what is shared with it must not go to the host.
async fn choose(wanted: bool) -> bool {
    let is_ready = wanted && is_registered().await;
    let kept = dom::keep(CHOICE, is_ready.then_some("yes"));
    announce(is_ready && kept);
    is_ready && kept
}

async fn is_registered() -> bool {
    let Some(service) = service() else { return false };
    JsFuture::from(service.register(SHARE)).await.is_ok()
}

/// Says to the browser what the app takes, by the manifest that the page links.
fn announce(is_sharing: bool) {
    let link = document().query_selector("link[rel=manifest]").ok().flatten();
    let manifest = if is_sharing { SHARING } else { MANIFEST };
    link.inspect(|link| drop(link.set_attribute("href", manifest)));
}

/// None where the page was not sent securely, and in some private windows.
fn service() -> Option<ServiceWorkerContainer> {
    let navigator: JsValue = window().navigator().into();
    let has = Reflect::get(&navigator, &"serviceWorker".into()).is_ok_and(|it| it.is_object());
    has.then(|| window().navigator().service_worker())
}

fn host() -> String {
    window().location().host().unwrap_or_default()
}
