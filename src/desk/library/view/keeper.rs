//! The commands of the library, and what they do to what is shown.

use super::state::{Happening, Said, Shelf};
use super::unsaved::Unsaved;
use super::{Bookcase, ReadIn};
use crate::desk::library::record::{Hint, Items, Sight, Spot, Text, Work};
use crate::desk::library::store::{Store, StoreError};
use crate::desk::library::tabs::{News, Tabs};
use crate::desk::library::{Intact, Library, Moment, New, Query, TextId, device};
use crate::desk::{Controls, Source, way_back};
use crate::dom;
use js_sys::{Date, Promise, Uint8Array};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use yew::prelude::*;

/// The name of the database.
const DATABASE: &str = "lorgnette";
/// How long a text that was taken off can be put back, in ms, at least.
const STAYS: u64 = 5 * 60 * 1000;
/// Under this key the tab remembers which text it shows, to show it again when it is reloaded.
pub(super) const SHOWN: &str = "lorgnette-text";

/// The commands; clones are the same.
#[derive(Clone)]
pub struct Keeper(Rc<Inner>);

impl PartialEq for Keeper {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

struct Inner {
    dispatcher: UseReducerDispatcher<Shelf>,
    controls: Controls,
    library: OnceCell<Library>,
    /// Settled once the library is there.
    opened: OnceCell<Promise>,
    tabs: RefCell<Option<Tabs>>,
    searches: Cell<u32>,
    /// Where a text that is being opened is to be shown; else where its reader was.
    goal: RefCell<Option<(TextId, Spot)>>,
    /// Holds the page for as long as something is on its way to the disk.
    unsaved: Unsaved,
}

/// The library of this page, from its first effect on.
#[hook]
pub fn use_keeper(controls: &Controls, lang: &'static str) -> Bookcase {
    let shelf = use_reducer(Shelf::default);
    let keeper = {
        let dispatcher = shelf.dispatcher();
        use_memo(controls.clone(), move |controls| Keeper::new(controls.clone(), dispatcher))
    };
    let start = (*keeper).clone();
    use_effect_with((), move |()| {
        start.start(lang);
        move || drop(start.0.tabs.take())
    });
    Bookcase { keeper: (*keeper).clone(), shelf: Rc::new((*shelf).clone()) }
}

impl Keeper {
    fn new(controls: Controls, dispatcher: UseReducerDispatcher<Shelf>) -> Keeper {
        Keeper(Rc::new(Inner {
            dispatcher,
            controls,
            library: OnceCell::new(),
            opened: OnceCell::new(),
            tabs: RefCell::default(),
            searches: Cell::default(),
            goal: RefCell::default(),
            unsaved: Unsaved::default(),
        }))
    }

    fn start(&self, lang: &'static str) {
        let keeper = self.clone();
        let opening = future_to_promise(async move {
            keeper.open_store().await;
            Ok(JsValue::UNDEFINED)
        });
        self.0.opened.get_or_init(|| opening);
        let keeper = self.clone();
        let tabs = Tabs::join(Callback::from(move |news| keeper.hear(news)));
        self.0.tabs.replace(Some(tabs));
        let keeper = self.clone();
        self.0.controls.on_read(Callback::from(move |read| keeper.keep(read)));
        self.run(move |keeper| async move {
            keeper.library().await.purge(Moment(now().0.saturating_sub(STAYS))).await?;
            keeper.list().await?;
            keeper.look_at_device().await;
            keeper.show_again(lang).await
        });
    }

    async fn open_store(&self) {
        let keeper = self.clone();
        let blocked = Rc::new(move || keeper.tell(Happening::Blocked(true)));
        let (store, refused) = Store::open(DATABASE, blocked).await;
        self.tell(Happening::Blocked(false));
        refused.into_iter().for_each(|why| self.tell(Happening::Refused(why)));
        self.0.library.get_or_init(|| Library::new(store));
    }

    pub(super) async fn library(&self) -> &Library {
        if let Some(opened) = self.0.opened.get() {
            // It never fails: where the disk is refused, memory stands in.
            let _ = JsFuture::from(opened.clone()).await;
        }
        self.0.library.get_or_init(|| Library::new(Store::session()))
    }

    pub(super) fn tell(&self, happening: Happening) {
        self.0.dispatcher.dispatch(happening);
    }

    pub(super) fn tell_tabs(&self, news: News) {
        self.0.tabs.borrow().iter().for_each(|tabs| tabs.tell(&news));
    }

    /// Runs a command; what the browser does not do is said.
    pub(super) fn run<F: Future<Output = Result<(), StoreError>> + 'static>(
        &self,
        command: impl FnOnce(Keeper) -> F + 'static,
    ) {
        let keeper = self.clone();
        spawn_local(async move {
            if let Err(why) = command(keeper.clone()).await {
                keeper.tell(Happening::Said(Said::Failed(why)));
            }
        });
    }

    pub(super) async fn list(&self) -> Result<(), StoreError> {
        let listing = self.library().await.list().await?;
        self.tell(Happening::Listed(listing));
        Ok(())
    }

    pub(super) async fn look_at_device(&self) {
        self.tell(Happening::Device(device::room().await, device::is_lasting().await));
    }

    fn hear(&self, news: News) {
        match news {
            News::Shelf => self.run(|keeper| async move { keeper.list().await }),
            News::Forgotten => self.tell(Happening::Forgotten(Said::ForgottenElsewhere)),
            News::Work(id) => self.tell(Happening::Worked(id)),
        }
    }

    /// Opens the text that the tab showed before it was reloaded.
    async fn show_again(&self, lang: &'static str) -> Result<(), StoreError> {
        let shown = dom::remembered(SHOWN).and_then(|id| TextId::try_from(id).ok());
        // An address may ask for a text, too, and comes first.
        let shown = shown.filter(|_| !way_back::asks());
        let listing = self.library().await.list().await?;
        let text = listing.texts.into_iter().find(|it| Some(&it.text.id) == shown.as_ref());
        match text {
            // Something may have been opened meanwhile.
            _ if self.0.controls.opened() > 0 => {}
            Some(shelved) => self.open(&shelved.text, None, lang),
            None => way_back::forget_entry(),
        }
        Ok(())
    }

    /// Keeps a text that was read in; it stays open whatever comes of that. Another may be open
    /// by the time that it is kept.
    fn keep(&self, read: ReadIn) {
        let opened = self.0.controls.opened();
        self.run(move |keeper| async move {
            let hint = Hint { name: Some(read.name.clone()), ..Hint::default() };
            let title = read.title();
            let new = New { source: &read.source, hint, title: &title, words: &read.words };
            match keeper.library().await.keep(new, now()).await {
                Ok(text) => {
                    if keeper.0.controls.opened() == opened {
                        dom::remember(SHOWN, Some(text.id.as_str()));
                        keeper.tell(Happening::Kept(text.id));
                    }
                    keeper.tell_tabs(News::Shelf);
                    keeper.list().await?;
                }
                Err(StoreError::Full) => {
                    keeper.tell(Happening::Said(Said::Full(title.clone())));
                }
                Err(why) => return Err(why),
            }
            keeper.look_at_device().await;
            Ok(())
        });
    }

    /// No text is open any more.
    pub fn left(&self) {
        dom::remember(SHOWN, None);
        self.tell(Happening::Left);
    }

    /// Opens a text of the shelf, at `goal` or where its reader was. Where its bytes are not
    /// what they were, its words are opened.
    pub fn open(&self, text: &Text, goal: Option<Spot>, lang: &'static str) {
        self.0.goal.replace(goal.map(|goal| (text.id.clone(), goal)));
        let (text, opened) = (text.clone(), self.0.controls.opened());
        self.run(move |keeper| async move {
            let name = text.hint.name.unwrap_or_else(|| text.title.value.shown.clone());
            let library = keeper.library().await;
            let source = match library.source(&text.id).await? {
                Some((bytes, Intact::Whole)) => Source::bytes(&name, Uint8Array::from(&bytes[..])),
                _ => Source::text(&text.title.value.shown, &library.words(&text.id).await?),
            };
            // The reader may have opened something else meanwhile.
            if keeper.0.controls.opened() == opened {
                keeper.0.controls.open(source, lang);
            }
            Ok(())
        });
    }

    /// Where the text that was opened is to be shown; at its beginning if nothing is known.
    pub(super) async fn place(&self, id: &TextId) -> Option<Spot> {
        let place = self.library().await.place(id).await.unwrap_or_default();
        let here = Some(place.value.here).filter(|here| !here.exact.is_empty());
        let goal = self.0.goal.take().filter(|(of, _)| of == id);
        goal.map(|(_, goal)| goal).or(here)
    }

    /// Where the reader of a text stopped when they were last away.
    pub(super) async fn since(&self, id: &TextId) -> Option<Spot> {
        let place = self.library().await.place(id).await.ok()?;
        place.since(now()).cloned()
    }

    /// The reader has come to `sight`.
    pub(super) fn moved(&self, id: &TextId, sight: Sight) {
        let id = id.clone();
        self.run(move |keeper| async move {
            let library = keeper.library().await;
            let mut place = library.place(&id).await?;
            place.moved(sight, now());
            library.save_place(&id, place).await.map(drop)
        });
    }

    /// Tells `hear` what the reader made of a text.
    pub fn recall(&self, id: &TextId, hear: Callback<(TextId, Work)>) {
        let id = id.clone();
        self.run(move |keeper| async move {
            let work = keeper.library().await.work(&id).await?;
            hear.emit((id, work));
            Ok(())
        });
    }

    /// Makes `work` what the reader made of a text by now, and keeps it; `hear` is told what is
    /// kept then, with what another tab has added.
    pub fn note_down(
        &self,
        id: &TextId,
        work: &mut Work,
        corrections: Items,
        notes: Items,
        hear: Callback<(TextId, Work)>,
    ) {
        let before = work.clone();
        work.corrections.set(corrections, now());
        work.notes.set(notes, now());
        if *work == before {
            return;
        }
        let (id, work, unsaved) = (id.clone(), work.clone(), self.0.unsaved.hold());
        self.run(move |keeper| async move {
            let kept = keeper.library().await.save_work(&id, work, now()).await;
            drop(unsaved);
            let kept = kept?;
            keeper.tell_tabs(News::Work(id.clone()));
            hear.emit((id, kept));
            Ok(())
        });
    }

    /// Takes a text off the shelf.
    pub(super) fn remove(&self, text: &Text) {
        let (id, title) = (text.id.clone(), text.title.value.shown.clone());
        self.run(move |keeper| async move {
            keeper.library().await.remove(&id, now()).await?;
            keeper.tell(Happening::Removed(id, title));
            keeper.tell_tabs(News::Shelf);
            keeper.list().await
        });
    }

    /// Puts it back.
    pub(super) fn put_back(&self, id: &TextId, title: &str) {
        let (id, title) = (id.clone(), title.to_string());
        self.run(move |keeper| async move {
            if keeper.library().await.restore(&id).await?.is_none() {
                keeper.tell(Happening::Said(Said::Gone(title)));
            }
            keeper.tell(Happening::PutBack);
            keeper.tell_tabs(News::Shelf);
            keeper.list().await
        });
    }

    /// Gives a text another title.
    pub(super) fn rename(&self, text: &Text, title: String) {
        let (id, was) = (text.id.clone(), text.title.value.shown.clone());
        self.run(move |keeper| async move {
            if keeper.library().await.rename(&id, &title, now()).await?.is_none() {
                keeper.tell(Happening::Said(Said::Gone(was)));
            }
            keeper.tell_tabs(News::Shelf);
            keeper.list().await
        });
    }

    /// Searches `texts` in their order for what was typed.
    pub(super) fn search(&self, typed: String, texts: Vec<Text>) {
        let number = self.0.searches.get() + 1;
        self.0.searches.set(number);
        self.tell(Happening::Typed(number, typed.clone()));
        let Some(query) = Query::new(&typed) else { return };
        self.run(move |keeper| async move {
            for text in texts {
                let found = keeper.library().await.find(&query, &text).await?;
                if keeper.0.searches.get() != number {
                    return Ok(());
                }
                found.into_iter().for_each(|found| keeper.tell(Happening::Found(number, found)));
            }
            keeper.tell(Happening::Searched(number));
            Ok(())
        });
    }
}

pub(super) fn now() -> Moment {
    Moment(Date::now() as u64)
}
