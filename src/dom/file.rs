//! Files out and in, and what one tab remembers from one load to the next.

use gloo::utils::{document, window};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, HtmlAnchorElement, Storage, Url};

/// Lets the browser save `pieces`, strings, as a file called `name`.
pub(crate) fn save(name: &str, pieces: &Array) {
    let blob = Blob::new_with_str_sequence(pieces).ok();
    let address = blob.and_then(|blob| Url::create_object_url_with_blob(&blob).ok());
    let link = document().create_element("a").ok();
    let (Some(address), Some(link)) = (address, link) else { return };
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The click has begun the download, which holds on to what it needs.
    let _ = Url::revoke_object_url(&address);
}

/// The bytes of a file from `start` to `end`; none where it can no longer be read.
pub(crate) async fn slice(file: &File, start: f64, end: f64) -> Option<Vec<u8>> {
    let slice = file.slice_with_f64_and_f64(start, end).ok()?;
    let buffer = JsFuture::from(slice.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// What this tab remembers under `key`.
pub(crate) fn remembered(key: &str) -> Option<String> {
    session()?.get_item(key).ok()?
}

/// Lets this tab remember `words` under `key`, or nothing. Where storage is refused it forgets.
pub(crate) fn remember(key: &str, words: Option<&str>) {
    let Some(session) = session() else { return };
    let _ = match words {
        Some(words) => session.set_item(key, words),
        None => session.remove_item(key),
    };
}

fn session() -> Option<Storage> {
    window().session_storage().ok()?
}
