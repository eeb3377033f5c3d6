//! The tagger in its own module, as the annotator sees it.

use crate::host;
use crate::outbox::{say, tell_of};
use js_sys::{Array, Function, Reflect};
use lorgnette_engine::{Guess, GuessKind, Guesser, Language, Span};
use lorgnette_web::desk::message::{Asset, FromEngine};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};

/// A text in Chinese is read in pieces of about so many characters: half a second each.
const PIECE: usize = 16_000;

/// A tagger that has been loaded.
pub(crate) struct Loaded {
    language: Language,
    tagger: JsValue,
    guesses: Function,
}

/// Loads the tagger of `language` from `folder`, or says in `lang` why there is none.
pub(crate) async fn load(folder: &str, language: Language, lang: &str) -> Result<Loaded, String> {
    let code = match language {
        Language::Chinese => "zh",
        Language::English => "en",
    };
    let loaded = host::load_tagger(folder, code, lang, tell_of(Asset::Tagger)).await?;
    let get = |of: &JsValue, key: &str| Reflect::get(of, &key.into()).unwrap_or(JsValue::UNDEFINED);
    if let Some(off) = get(&loaded, "off").as_string() {
        return Err(off);
    }
    let tagger = get(&loaded, "tagger");
    let guesses = get(&tagger, "guesses").unchecked_into();
    Ok(Loaded { language, tagger, guesses })
}

impl Guesser for Loaded {
    fn language(&self) -> Language {
        self.language
    }

    fn guesses(&self, text: &str) -> Vec<Guess> {
        let whole = text.len().max(1);
        let (mut found, mut lead, mut read) = (Vec::new(), 0, 0);
        for piece in self.pieces(text) {
            found.extend(self.read(piece, lead));
            lead += piece.chars().count() as u32;
            read += piece.len();
            say(&FromEngine::Read((read * 1000 / whole) as u32));
        }
        found
    }
}

impl Loaded {
    /// Lines of about [`PIECE`] characters: the Chinese model reads every line by itself, the
    /// English one looks at the whole text, and is forty times as fast.
    fn pieces<'t>(&self, text: &'t str) -> Vec<&'t str> {
        if self.language == Language::English {
            return vec![text];
        }
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((at, _)) = rest.char_indices().nth(PIECE) {
            let Some(line) = rest[at..].find('\n') else { break };
            let (piece, behind) = rest.split_at(at + line + 1);
            pieces.push(piece);
            rest = behind;
        }
        pieces.push(rest);
        pieces
    }

    /// The guesses of one piece, which begins at the code point `lead`.
    fn read(&self, piece: &str, lead: u32) -> Vec<Guess> {
        // It traps for want of memory alone; then there are no guesses.
        let found = self.guesses.call1(&self.tagger, &piece.into()).unwrap_or_default();
        let found = found.dyn_into::<Array>().unwrap_or_default();
        found.iter().filter_map(|guess| guess_of(&guess, lead)).collect()
    }
}

fn guess_of(guess: &JsValue, lead: u32) -> Option<Guess> {
    let get = |key: &str| Reflect::get(guess, &key.into()).ok();
    let number = |key: &str| get(key)?.as_f64();
    let place = |key: &str| Some(number(key)? as u32 + lead);
    let kind = match get("kind")?.as_string()?.as_str() {
        "person" => GuessKind::Person,
        "place" => GuessKind::Place,
        _ => GuessKind::Organisation,
    };
    let span = Span::new(place("start")?, place("end")?);
    Some(Guess { span, kind, probability: number("probability")? as f32 })
}

impl fmt::Debug for Loaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Loaded").field(&self.language).finish()
    }
}
