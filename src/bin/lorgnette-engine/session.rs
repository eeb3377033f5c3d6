//! A file through its stages, and the knowledge that stays for the next one.

use crate::host::{self, requests};
use crate::outbox::{say, scope, sheet, stage, tell_of, words};
use crate::tagger::{self, Loaded};
use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use lorgnette_engine::{
    self as engine, Annotated, Certainty, Document, Engine, Guesser, Hint, Language, Made, Note,
    Oddity, Opened, Opener, Refusal, Stage, Table, TableError, What, has_sheet, languages, tables,
    unpack,
};
use lorgnette_web::BUILD;
use lorgnette_web::desk::message::{Asset, Doubts, Failure, FromEngine, Lack, ToEngine};
use std::cell::RefCell;
use std::collections::BTreeMap;
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
        ToEngine::Open { name, base, tables, taggers, lang } => {
            say(&FromEngine::Opens);
            session.borrow_mut().annotated = None;
            let places = Places { base, tables, taggers, lang };
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
    let opener = match opener(places).await {
        Ok(opener) => opener,
        Err(why) => return say(&FromEngine::Failed(Failure::NoTable(why))),
    };
    if let Some(beginning) = opener.beginning(&bytes, &hint) {
        stage(Stage::Beginning, engine::text(beginning));
    }
    let opened = opener.open(&bytes, &hint);
    drop(bytes);
    match opened {
        Ok(opened) => {
            session.borrow_mut().made.clone_from(&opened.made);
            say(&FromEngine::Doubts(doubts(&opened)));
            say(&FromEngine::Comes(opened.made));
            words(&opened.document.text);
            stage(Stage::Text, engine::text(opened.document.clone()));
            find(session, opened.document, places).await;
            if let Err(why) = load_scripts(session, places).await {
                say(&FromEngine::Without(Lack::Scripts(why)));
            }
            say(&FromEngine::Done);
            press(session);
        }
        Err(refusal) => say(&FromEngine::Failed(Failure::Refused(refusal))),
    }
}

fn doubts(opened: &Opened) -> Doubts {
    let Opened { document, encoding, left_out, notes, .. } = opened;
    // Of what is nearly UTF-8 only the loss is worth a word.
    let is_guess = encoding.certainty == Certainty::Guess && encoding.name != "UTF-8";
    Doubts {
        guessed: is_guess.then(|| encoding.name.to_string()),
        lost: encoding.lost.len(),
        chapters: left_out.of(What::Chapters),
        is_whole_page: notes.contains(&Oddity::NoArticle),
        lines: document.meta.problems.clone(),
    }
}

/// Where the engine's files lie, and the language for what it has to say of them.
struct Places {
    base: String,
    /// By the name of the table.
    tables: BTreeMap<String, String>,
    taggers: String,
    lang: String,
}

impl Places {
    /// Those of `tables` that are still to be given, and where they lie.
    fn missing(&self, tables: &[&'static Table]) -> Result<Vec<(&'static Table, String)>, String> {
        let missing = tables.iter().filter(|table| table.check().is_err());
        let place = |table: &&'static Table| {
            let place = self.tables.get(table.name());
            Ok((*table, place.ok_or(TableError::Missing(table.name()).to_string())?.clone()))
        };
        missing.map(place).collect()
    }
}

/// What opens texts, once its tables are there.
async fn opener(places: &Places) -> Result<Opener, String> {
    load(&tables::TEXT, places, Asset::Words).await?;
    Opener::new().map_err(|error| error.to_string())
}

/// Loads and gives those of `tables` that are still to be given.
async fn load(tables: &[&'static Table], places: &Places, asset: Asset) -> Result<(), String> {
    let tables = places.missing(tables)?;
    let addresses = tables.iter().map(|(_, place)| place.clone()).collect();
    let files = host::load(addresses, tell_of(asset)).await?;
    give(&tables, files)
}

/// Gives each of `tables` its file.
fn give(tables: &[(&Table, String)], files: Vec<Vec<u8>>) -> Result<(), String> {
    let mut pairs = tables.iter().zip(files);
    pairs.try_for_each(|((table, _), file)| table.give(file)).map_err(|error| error.to_string())
}

/// The names of `document`, by what the base knows and then by what taggers guess, too.
async fn find(session: &Shared, document: Document, places: &Places) {
    let engine = match engine_of(session, places).await {
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
    // Without its tables there is none, which has been said.
    let learned = engine.shown(annotated, made).sheet().ok().flatten();
    learned.iter().for_each(sheet);
}

/// Loads what the open text is shown by in other scripts, where it can be.
async fn load_scripts(session: &Shared, places: &Places) -> Result<(), String> {
    let annotated = session.borrow().annotated.clone();
    if !annotated.is_some_and(|(_, annotated)| has_sheet(&annotated)) {
        return Ok(());
    }
    load(&tables::SCRIPTS, places, Asset::Scripts).await
}

/// The engine with its base and its tables, which are loaded once.
async fn engine_of(session: &Shared, places: &Places) -> Result<Rc<Engine<'static>>, String> {
    if let Some(engine) = &session.borrow().engine {
        return Ok(Rc::clone(engine));
    }
    let tables = places.missing(&tables::NAMES)?;
    let addresses = tables.iter().map(|(_, place)| place).chain([&places.base]).cloned().collect();
    let mut files = host::load(addresses, tell_of(Asset::Base)).await?;
    let base = files.pop().unwrap_or_default();
    give(&tables, files)?;
    let kb = unpack(&base).map_err(|error| error.to_string())?;
    // It lives as long as the worker does.
    let engine = Engine::new(Box::leak(Box::new(kb))).map_err(|error| error.to_string())?;
    let engine = Rc::new(engine);
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
