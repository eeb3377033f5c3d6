//! What the worker's script (`static/desk/worker.js`) does for the engine.

use js_sys::{Array, Function, JsString, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The bytes at each address, unpacked; the function is told how many there are of all of them
    /// and of how many.
    #[wasm_bindgen(js_name = bytesOf, catch)]
    async fn bytes_of(addresses: Vec<String>, progress: &Function) -> Result<JsValue, JsValue>;

    /// `{ tagger }` or `{ off }`, as `tagger.mjs` gives it.
    #[wasm_bindgen(js_name = taggerOf, catch)]
    async fn tagger_of(
        folder: &str,
        language: &str,
        lang: &str,
        progress: &Function,
    ) -> Result<JsValue, JsValue>;

    /// How many requests the worker has made.
    #[wasm_bindgen(js_name = requests)]
    pub(crate) fn requests() -> u32;
}

/// What is told of a load: how many bytes there are, and how many there will be, or 0.
pub(crate) type Progress = Closure<dyn FnMut(u32, u32)>;

/// The bytes at each of `addresses`, or why there are none.
pub(crate) async fn load(
    addresses: Vec<String>,
    progress: Progress,
) -> Result<Vec<Vec<u8>>, String> {
    let loaded = bytes_of(addresses, progress.as_ref().unchecked_ref()).await;
    let loaded: Array = loaded.map_err(|error| why(&error))?.unchecked_into();
    Ok(loaded.iter().map(|bytes| Uint8Array::new(&bytes).to_vec()).collect())
}

/// What `tagger.mjs` makes of the model for `language` in `folder`; what it has to say is in `lang`.
pub(crate) async fn load_tagger(
    folder: &str,
    language: &str,
    lang: &str,
    progress: Progress,
) -> Result<JsValue, String> {
    let loaded = tagger_of(folder, language, lang, progress.as_ref().unchecked_ref()).await;
    loaded.map_err(|error| why(&error))
}

/// What an error of the browser says.
fn why(error: &JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
    String::from(message.unwrap_or_else(|| JsString::from("?")))
}
