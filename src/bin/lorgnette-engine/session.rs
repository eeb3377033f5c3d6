//! A file through its stages, and the knowledge that stays for the next one.

use crate::host::{self, requests};
use crate::outbox::{say, scope, sheet, stage, tell_of, words};
use crate::tagger::{self, Loaded};
use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use lorgnette_engine::{
    self as engine, Annotated, Document, Engine, Guesser, Hint, Language, Made, Note, Refusal,
    Stage, languages, unpack,
};
use lorgnette_web::BUILD;
use lorgnette_web::desk::message::{Asset, Failure, FromEngine, Lack, ToEngine};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::MessageEvent;

/// What the worker keeps from one text to the next.
#[derive(Default)]
struct Session {
    engine: Option<Rc<Engine<'static>>>,
    taggers: Vec<Rc<Loaded>>,
    /// What the open text names, and how far that is.
    annotated: Option<(Stage, Rc<Annotated>)>,
    /// What was made of it.
    made: Made,
}

type Shared = Rc<RefCell<Session>>;

/// Listens for the life of the worker, and says that it does.
pub(crate) fn listen() {
    let session = Shared::default();
    EventListener::new(&scope(), "message", move |event| {
        let event: &MessageEvent = event.unchecked_ref();
        let said: Array = event.data().unchecked_into();
        let message = said.get(0).as_string().and_then(|json| serde_json::from_str(&json).ok());
        let bytes = said.get(1).dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec());
        if let Some(message) = message {
            let (session, bytes) = (Rc::clone(&session), bytes.unwrap_or_default());
            wasm_bindgen_futures::spawn_local(async move {
                answer(&session, message, bytes).await;
                say(&FromEngine::Requests(requests()));
            });
        }
    })
    .forget();
    say(&FromEngine::Ready(BUILD.to_string()));
}

async fn answer(session: &Shared, message: ToEngine, bytes: Vec<u8>) {
    match message {
        ToEngine::Open { name, base, taggers, lang } => {
            say(&FromEngine::Opens);
            session.borrow_mut().annotated = None;
            let places = Places { base, taggers, lang };
            open(session, name, bytes, &places).await;
        }
        ToEngine::Make(made) => {
            session.borrow_mut().made = made;
            show(session);
            press(session);
        }
        ToEngine::Notes => say(&FromEngine::Notes(notes(&session.borrow(), &bytes))),
        ToEngine::Annotate(source) => {
            let Session { engine, annotated, made, .. } = &*session.borrow();
            let both = engine.as_ref().zip(annotated.as_ref());
            both.into_iter().for_each(|(engine, (_, annotated))| {
                let shown = engine.shown(annotated, made);
                say(&FromEngine::Annotations(shown.annotations(&source)));
            });
        }
    }
}

/// The notes in a file on the text that is open. Before names were looked for its words are not
/// at hand, and what quotes none of them is no note.
fn notes(session: &Session, file: &[u8]) -> Result<Vec<Note>, Refusal> {
    let none = Document::default();
    let document = session.annotated.as_ref().map_or(&none, |(_, text)| &text.document);
    engine::notes(document, file)
}

async fn open(session: &Shared, name: String, bytes: Vec<u8>, places: &Places) {
    let hint = Hint::named(&name);
    if let Some(beginning) = engine::beginning(&bytes, &hint) {
        stage(Stage::Beginning, engine::text(beginning));
    }
    let opened = engine::open(&bytes, &hint);
    drop(bytes);
    match opened {
        Ok(opened) => {
            session.borrow_mut().made.clone_from(&opened.made);
            say(&FromEngine::Comes(opened.made));
            words(&opened.document.text);
            stage(Stage::Text, engine::text(opened.document.clone()));
            find(session, opened.document, places).await;
            say(&FromEngine::Done);
            press(session);
        }
        Err(refusal) => say(&FromEngine::Failed(Failure::Refused(refusal))),
    }
}

/// Where the engine's files lie, and the language for what it has to say of them.
struct Places {
    base: String,
    taggers: String,
    lang: String,
}

/// The names of `document`, by what the base knows and then by what taggers guess, too.
async fn find(session: &Shared, document: Document, places: &Places) {
    let engine = match engine_of(session, &places.base).await {
        Ok(engine) => engine,
        Err(why) => return say(&FromEngine::Without(Lack::Base(why))),
    };
    found(session, Stage::Names, engine.annotated(document.clone(), &[]));
    let mut taggers = Vec::new();
    for language in languages(&document.text) {
        match tagger_of(session, language, places).await {
            Ok(tagger) => taggers.push(tagger),
            Err(why) => say(&FromEngine::Without(Lack::Tagger(why))),
        }
    }
    if !taggers.is_empty() {
        let taggers: Vec<&dyn Guesser> = taggers.iter().map(|tagger| &**tagger as _).collect();
        found(session, Stage::More, engine.annotated(document, &taggers));
    }
}

/// Shows what a stage has found, as the reader wants it.
fn found(session: &Shared, stage: Stage, annotated: Annotated) {
    session.borrow_mut().annotated = Some((stage, Rc::new(annotated)));
    show(session);
}

/// Shows the open text with what was made of it.
fn show(session: &Shared) {
    let Session { engine, annotated, made, .. } = &*session.borrow();
    let Some((engine, (at, annotated))) = engine.as_ref().zip(annotated.as_ref()) else { return };
    let shown = engine.shown(annotated, made);
    stage(*at, shown.parts());
    say(&FromEngine::Told(shown.told().clone()));
}

/// Says what it takes to show the open text in other scripts. It comes last, for it takes a while
/// and nothing waits for it.
fn press(session: &Shared) {
    let Session { engine, annotated, made, .. } = &*session.borrow();
    let Some((engine, (_, annotated))) = engine.as_ref().zip(annotated.as_ref()) else { return };
    let shown = engine.shown(annotated, made);
    shown.sheet(&shown.parts()).inspect(sheet);
}

/// The engine with its base, which is loaded once.
async fn engine_of(session: &Shared, base: &str) -> Result<Rc<Engine<'static>>, String> {
    if let Some(engine) = &session.borrow().engine {
        return Ok(Rc::clone(engine));
    }
    let bytes = host::load(base, tell_of(Asset::Base)).await?;
    let kb = unpack(&bytes).map_err(|error| error.to_string())?;
    // It lives as long as the worker does.
    let engine = Rc::new(Engine::new(Box::leak(Box::new(kb))));
    session.borrow_mut().engine = Some(Rc::clone(&engine));
    Ok(engine)
}

/// The tagger of `language`, which is loaded once.
async fn tagger_of(
    session: &Shared,
    language: Language,
    places: &Places,
) -> Result<Rc<Loaded>, String> {
    let known = session.borrow().taggers.iter().find(|t| t.language() == language).cloned();
    if let Some(tagger) = known {
        return Ok(tagger);
    }
    let tagger = Rc::new(tagger::load(&places.taggers, language, &places.lang).await?);
    session.borrow_mut().taggers.push(Rc::clone(&tagger));
    Ok(tagger)
}
