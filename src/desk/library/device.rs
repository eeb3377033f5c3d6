//! What the device gives the library: room, and a promise to keep it.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

/// What the names of our caches and of our keys in `localStorage` begin with.
const OURS: &str = "lorgnette";

/// How much room there is, in bytes, as the browser estimates it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// How much this site uses.
    pub used: f64,
    /// How much it may use.
    pub of: f64,
}

/// What was deleted besides the library.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cleared {
    /// How many keys of settings.
    pub settings: usize,
    /// How many caches.
    pub caches: usize,
}

/// The room that is left; none where the browser does not say.
pub async fn room() -> Option<Room> {
    let estimate: StorageEstimate = answer(StorageManager::estimate).await?.unchecked_into();
    Some(Room { used: estimate.get_usage()?, of: estimate.get_quota()? })
}

/// Whether the browser promises not to delete the library when it runs out of room; none where
/// it makes no such promises.
pub async fn is_lasting() -> Option<bool> {
    answer(StorageManager::persisted).await?.as_bool()
}

/// Asks the browser for that promise, which may ask the reader: only upon their gesture.
pub async fn ask_to_last() -> Option<bool> {
    answer(StorageManager::persist).await?.as_bool()
}

async fn answer(ask: impl FnOnce(&StorageManager) -> Result<Promise, JsValue>) -> Option<JsValue> {
    // Where the page is not served securely there is no manager, and asking it fails.
    let asked = ask(&gloo::utils::window().navigator().storage()).ok()?;
    JsFuture::from(asked).await.ok()
}

/// Deletes our settings and caches; others of the same origin stay.
pub async fn clear() -> Cleared {
    Cleared { settings: clear_settings(), caches: clear_caches().await.unwrap_or_default() }
}

fn clear_settings() -> usize {
    let storage = gloo::utils::window().local_storage().ok().flatten();
    let Some(storage) = storage else { return 0 };
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok()?);
    let ours: Vec<String> = keys.filter(|key| key.starts_with(OURS)).collect();
    ours.iter().filter(|key| storage.remove_item(key).is_ok()).count()
}

async fn clear_caches() -> Option<usize> {
    let caches = gloo::utils::window().caches().ok()?;
    let names = JsFuture::from(caches.keys()).await.ok()?;
    let names = Array::from(&names);
    let names = names.iter().filter_map(|name| name.as_string());
    let mut deleted = 0;
    for name in names.filter(|name| name.starts_with(OURS)) {
        let gone = JsFuture::from(caches.delete(&name)).await.ok();
        deleted += usize::from(gone.and_then(|gone| gone.as_bool()) == Some(true));
    }
    Some(deleted)
}
