//! What can be done at the desk: open, stop, leave; and the worker that it is done with.

use super::data::DeskProps;
use super::fill::{Fill, Filled};
use super::library::view::ReadIn;
use super::message::{FromEngine, ToEngine};
use super::source::{NoBytes, Source};
use super::state::{Action, State, Trouble};
use super::work::Made;
use super::worker::{Engine, Heard};
use crate::{BUILD, dom};
use js_sys::Uint8Array;
use lorgnette_engine::{Note, Refusal, Stage};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// The desk's commands, for any component; clones are the same.
#[derive(Clone)]
pub struct Controls(Rc<Inner>);

impl PartialEq for Controls {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

struct Inner {
    props: DeskProps,
    dispatcher: UseReducerDispatcher<State>,
    engine: RefCell<Option<Engine>>,
    /// Whether the engine has said that it runs.
    ready: Cell<bool>,
    /// Whether the engine works on a text.
    busy: Cell<bool>,
    /// Whether what the engine says is of a text that is no longer open.
    is_late: Cell<bool>,
    /// Counts the engines that were started: what is heard of an earlier one is not listened to.
    engines: Cell<u32>,
    /// Counts what was opened: what comes too late for its text is dropped.
    opened: Cell<u32>,
    /// What is to be said to the engine once it runs.
    waiting: RefCell<Option<(ToEngine, Uint8Array)>>,
    offered: RefCell<Vec<Source>>,
    /// What has come of the text that is being read in.
    read: RefCell<ReadIn>,
    on_read: RefCell<Callback<ReadIn>>,
    /// Who waits for the notes in a file.
    on_notes: RefCell<Callback<Result<Vec<Note>, Refusal>>>,
    fill: Fill,
    /// What was opened last.
    source: RefCell<Option<Source>>,
    /// What a file is to be called that the engine is to make.
    wanted: RefCell<String>,
}

impl Controls {
    pub(crate) fn new(props: &DeskProps, dispatcher: UseReducerDispatcher<State>) -> Controls {
        Controls(Rc::new(Inner {
            props: props.clone(),
            dispatcher,
            engine: RefCell::default(),
            ready: Cell::default(),
            busy: Cell::default(),
            is_late: Cell::default(),
            engines: Cell::default(),
            opened: Cell::default(),
            waiting: RefCell::default(),
            offered: RefCell::default(),
            read: RefCell::default(),
            on_read: RefCell::default(),
            on_notes: RefCell::default(),
            fill: Fill::default(),
            source: RefCell::default(),
            wanted: RefCell::default(),
        }))
    }

    /// Opens the one of `sources`, or lets the reader choose among them, now and after each.
    pub fn offer(&self, sources: Vec<Source>, lang: &str) {
        if let [source] = sources.as_slice() {
            return self.open(source.clone(), lang);
        }
        if !sources.is_empty() {
            self.0.offered.replace(sources);
            self.show_offered();
        }
    }

    fn show_offered(&self) {
        let names = self.0.offered.borrow().iter().map(Source::label).collect();
        self.dispatch(Action::Offered(Rc::new(names)));
    }

    /// Opens the one of the sources offered that has this index.
    pub fn choose(&self, index: usize, lang: &str) {
        let chosen = self.0.offered.borrow().get(index).cloned();
        chosen.into_iter().for_each(|source| self.read_in(source, lang));
    }

    /// Opens `source`; what the tagger has to say is said in `lang`.
    pub fn open(&self, source: Source, lang: &str) {
        self.0.offered.take();
        self.read_in(source, lang);
    }

    fn read_in(&self, source: Source, lang: &str) {
        if self.0.busy.get() {
            self.end_engine();
        }
        let Some(number) = self.begin(&source.name) else { return };
        self.0.source.replace(Some(source.clone()));
        let (controls, lang) = (self.clone(), lang.to_string());
        wasm_bindgen_futures::spawn_local(async move {
            let bytes = source.read().await;
            if controls.0.opened.get() != number {
                return;
            }
            match bytes {
                Ok(bytes) => controls.ask(&source.name, &lang, bytes),
                Err(why) => controls.give_up(unread(why, &source)),
            }
        });
    }

    /// Opens what was opened last once more.
    pub fn open_again(&self, lang: &str) {
        let source = self.source();
        source.into_iter().for_each(|source| self.read_in(source, lang));
    }

    /// Tells `hear` of every text from here on, once all of it is read in.
    pub fn on_read(&self, hear: Callback<ReadIn>) {
        self.0.on_read.replace(hear);
    }

    /// How often a text was opened or left: by it what comes too late for its text is known.
    pub fn opened(&self) -> u32 {
        self.0.opened.get()
    }

    /// What was opened last.
    pub fn source(&self) -> Option<Source> {
        self.0.source.borrow().clone()
    }

    /// Shows the open text as `made` wants it.
    pub fn make(&self, made: Made) {
        self.say(&ToEngine::Make(made));
    }

    /// Saves the names and notes of the open text as a file called `name`.
    pub fn annotate(&self, name: String) {
        let of = self.0.source.borrow().as_ref().map(|source| source.name.clone());
        self.0.wanted.replace(name);
        self.say(&ToEngine::Annotate(of.unwrap_or_default()));
    }

    /// Tells `hear` of the notes in `file`, or why there are none.
    pub fn notes(&self, file: Source, hear: Callback<Result<Vec<Note>, Refusal>>) {
        let controls = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            match file.read().await {
                Ok(bytes) => {
                    controls.0.on_notes.replace(hear);
                    controls.say_beside(&ToEngine::Notes, &bytes);
                }
                Err(why) => controls.fail(unread(why, &file)),
            }
        });
    }

    fn say(&self, message: &ToEngine) {
        self.say_beside(message, &Uint8Array::new_with_length(0));
    }

    fn say_beside(&self, message: &ToEngine, bytes: &Uint8Array) {
        match &*self.0.engine.borrow() {
            Some(engine) => engine.say(message, bytes),
            None => self.fail(Trouble::Halted),
        }
    }

    /// Ends what is under way; what was found stays.
    pub fn stop(&self) {
        self.end_engine();
        self.dispatch(Action::Stopped);
    }

    /// Back to what the text was chosen from, and from there to the title page.
    pub fn leave(&self, is_chosen: bool) {
        if self.0.busy.get() {
            self.end_engine();
        }
        self.0.opened.set(self.0.opened.get() + 1);
        self.0.is_late.set(true);
        self.0.fill.begin(Callback::noop());
        match is_chosen && !self.0.offered.borrow().is_empty() {
            true => self.show_offered(),
            false => {
                self.0.offered.take();
                self.dispatch(Action::Left);
            }
        }
    }

    /// Tells the reader of something that went wrong before there was anything to open.
    pub fn fail(&self, trouble: Trouble) {
        self.dispatch(Action::Failed(trouble));
    }

    /// Shows that a text of this name is under way, and gives its number. The engine starts
    /// meanwhile; where it cannot, nothing is opened.
    fn begin(&self, name: &str) -> Option<u32> {
        let number = self.0.opened.get() + 1;
        self.0.opened.set(number);
        self.dispatch(Action::Opened(name.to_string()));
        let tell = self.clone();
        self.0.is_late.set(true);
        self.0.fill.begin(Callback::from(move |filled| tell.filled(filled)));
        if let Err(why) = self.start_engine() {
            self.give_up(Trouble::NoEngine(why));
            return None;
        }
        Some(number)
    }

    fn give_up(&self, trouble: Trouble) {
        self.dispatch(Action::Left);
        self.fail(trouble);
    }

    /// Hands the bytes to the engine, now or when it runs.
    fn ask(&self, name: &str, lang: &str, bytes: Uint8Array) {
        let props = &self.0.props;
        let message = ToEngine::Open {
            name: name.to_string(),
            base: props.base.clone(),
            tables: props.tables.clone(),
            taggers: props.taggers.clone(),
            lang: lang.to_string(),
        };
        let read = ReadIn { name: name.to_string(), source: bytes.to_vec(), ..ReadIn::default() };
        self.0.read.replace(read);
        self.0.waiting.replace(Some((message, bytes)));
        self.0.busy.set(true);
        self.ask_if_ready();
    }

    fn ask_if_ready(&self) {
        let engine = self.0.engine.borrow();
        let Some(engine) = engine.as_ref().filter(|_| self.0.ready.get()) else { return };
        let waiting = self.0.waiting.take();
        waiting.inspect(|(message, bytes)| engine.say(message, bytes));
    }

    fn start_engine(&self) -> Result<(), String> {
        if self.0.engine.borrow().is_some() {
            return Ok(());
        }
        let number = self.0.engines.get() + 1;
        self.0.engines.set(number);
        let controls = self.clone();
        let hear = Callback::from(move |heard| {
            if controls.0.engines.get() == number {
                controls.hear(heard);
            }
        });
        let engine = Engine::start(&self.0.props.worker, hear)?;
        self.0.engine.replace(Some(engine));
        Ok(())
    }

    fn end_engine(&self) {
        self.0.engines.set(self.0.engines.get() + 1);
        self.0.engine.take();
        self.0.ready.set(false);
        self.0.busy.set(false);
    }

    fn hear(&self, heard: Heard) {
        match heard {
            Heard::Died(why) => {
                // The browser has no words for a file of the worker's that did not come.
                let has_come = self.0.ready.get() || !why.is_empty();
                self.end_engine();
                match self.source().filter(|_| !has_come) {
                    Some(source) => self.give_up(Trouble::Offline(source.name)),
                    None => self.dispatch(Action::Died(why)),
                }
            }
            Heard::Said(FromEngine::Ready(build), _) if build == BUILD => {
                self.0.ready.set(true);
                self.ask_if_ready();
            }
            Heard::Said(FromEngine::Ready(_), _) => {
                self.end_engine();
                self.give_up(Trouble::OtherBuild);
            }
            Heard::Said(FromEngine::Opens, _) => self.0.is_late.set(false),
            _ if self.0.is_late.get() => {}
            Heard::Said(FromEngine::Piece(part), Some(markup)) => self.0.fill.piece(part, markup),
            Heard::Words(words) => self.0.read.borrow_mut().words.push_str(&words),
            Heard::Sheet(sheet) => self.0.fill.sheet(sheet),
            Heard::Said(FromEngine::Ends(stage), _) => {
                if stage == Stage::Text {
                    let read = self.0.read.take();
                    self.0.on_read.borrow().emit(read);
                }
                self.0.fill.ends(stage);
            }
            Heard::Said(FromEngine::Done, _) => {
                self.0.busy.set(false);
                self.0.fill.done();
            }
            Heard::Said(FromEngine::Notes(notes), _) => self.0.on_notes.take().emit(notes),
            Heard::Said(FromEngine::Annotations(json), _) => {
                dom::save_text(&self.0.wanted.take(), "application/ld+json", &json);
            }
            Heard::Said(message, _) => {
                match &message {
                    FromEngine::Failed(_) => self.0.busy.set(false),
                    FromEngine::Begins(Stage::Text, parts) => {
                        self.0.read.borrow_mut().title.clone_from(&parts.title);
                    }
                    _ => {}
                }
                self.dispatch(Action::Said(message));
            }
        }
    }

    fn filled(&self, filled: Filled) {
        self.dispatch(match filled {
            Filled::Stage(stage) => Action::Set(stage),
            Filled::Sheet => Action::Pressed,
            Filled::All => Action::Said(FromEngine::Done),
        });
    }

    fn dispatch(&self, action: Action) {
        self.0.dispatcher.dispatch(action);
    }
}

fn unread(why: NoBytes, source: &Source) -> Trouble {
    match why {
        NoBytes::TooLarge => Trouble::TooLarge(source.name.clone()),
        NoBytes::Unread => Trouble::NoFile(source.name.clone()),
    }
}
