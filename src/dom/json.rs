//! JSON that the page carries, read by the browser's own parser: a second one would weigh 8 KB.

use super::by_id;
use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A value that was read.
pub(crate) struct Json(JsValue);

impl Json {
    /// What the element `id` holds; none where that is not JSON.
    pub(crate) fn held(id: &str) -> Option<Json> {
        JSON::parse(&by_id(id)?.text_content()?).ok().map(Json)
    }

    /// The text under `key`.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        self.get(key).as_string()
    }

    /// The whole number under `key`; 0 where there is none.
    pub(crate) fn number(&self, key: &str) -> u32 {
        self.get(key).as_f64().unwrap_or_default() as u32
    }

    /// Whether `true` stands under `key`.
    #[cfg(feature = "reader")]
    pub(crate) fn is(&self, key: &str) -> bool {
        self.get(key).is_truthy()
    }

    /// The values of the list under `key`.
    pub(crate) fn list(&self, key: &str) -> impl Iterator<Item = Json> {
        let list = self.get(key).dyn_into::<Array>().unwrap_or_default();
        list.into_iter().map(Json)
    }

    /// The texts of the object under `key`, by their keys.
    #[cfg(feature = "reader")]
    pub(crate) fn texts(&self, key: &str) -> Option<std::collections::BTreeMap<String, String>> {
        let object: js_sys::Object = self.get(key).dyn_into().ok()?;
        let pair = |pair: JsValue| {
            let pair: Array = pair.unchecked_into();
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        };
        js_sys::Object::entries(&object).iter().map(pair).collect()
    }

    fn get(&self, key: &str) -> JsValue {
        Reflect::get(&self.0, &key.into()).unwrap_or(JsValue::UNDEFINED)
    }
}
