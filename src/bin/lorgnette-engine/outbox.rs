//! What the engine says to the desk: each part of a page in pieces, so that the page never stands
//! still while one is set.

use lorgnette_engine::{PageParts, SafeHtml, Sheet, Stage};
use lorgnette_web::desk::message::{Asset, FromEngine, Part};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DedicatedWorkerGlobalScope;

/// A piece has so many bytes of markup, or is one section: it is set within some milliseconds.
const PIECE: usize = 64 * 1024;

/// The worker.
pub(crate) fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Says `message`.
pub(crate) fn say(message: &FromEngine) {
    post(message, &JsValue::UNDEFINED);
}

/// Says how far a load is.
pub(crate) fn tell_of(asset: Asset) -> crate::host::Progress {
    crate::host::Progress::new(move |bytes, of| say(&FromEngine::Loading { asset, bytes, of }))
}

/// Hands over a whole stage.
pub(crate) fn stage(stage: Stage, mut parts: PageParts) {
    let PageParts { prose, overview, glossary, .. } = &mut parts;
    // The entries first: a name that can be seen can then be asked about.
    let markup = [(Part::Entries, glossary), (Part::Prose, prose), (Part::Overview, overview)];
    let markup = markup.map(|(part, markup)| (part, std::mem::take(markup)));
    say(&FromEngine::Begins(stage, Box::new(parts)));
    for (part, markup) in markup {
        pieces(&markup, |piece| post(&FromEngine::Piece(part), &JsValue::from_str(piece)));
    }
    say(&FromEngine::Ends(stage));
}

/// Hands over the words of a text.
pub(crate) fn words(text: &str) {
    let mut rest = text;
    while !rest.is_empty() {
        let end = (0..=PIECE.min(rest.len())).rev().find(|end| rest.is_char_boundary(*end));
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        post(&FromEngine::Words, &JsValue::from_str(piece));
        rest = after;
    }
}

/// Hands over the sheet of the text.
pub(crate) fn sheet(sheet: &Sheet) {
    let json = serde_json::to_string(sheet).expect("rows are plain data");
    post(&FromEngine::Sheet, &JsValue::from_str(&json));
}

/// Cuts `markup` into pieces.
fn pieces(markup: &SafeHtml, mut take: impl FnMut(&str)) {
    let mut piece = String::new();
    for section in markup.pieces() {
        if !piece.is_empty() && piece.len() + section.len() > PIECE {
            take(&std::mem::take(&mut piece));
        }
        piece.push_str(section);
    }
    if !piece.is_empty() {
        take(&piece);
    }
}

fn post(message: &FromEngine, beside: &JsValue) {
    let json = serde_json::to_string(message).expect("what is said is plain data");
    let message = js_sys::Array::of2(&json.into(), beside);
    // Fails only for what cannot be copied, and text can.
    let _ = scope().post_message(&message);
}
