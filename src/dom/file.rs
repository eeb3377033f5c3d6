//! Files in, and what one tab remembers from one load to the next.

use gloo::utils::window;
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, Storage};

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
