//! The search in the article: opens and closes its bar, searches, paints and scrolls.

use super::Edition;
use crate::commands::Commands;
use crate::dom::{self, Found};
use crate::find::{Act, Search};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::document;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// Where `/` opens the bar: what of the page is the reader, and is no field to write in.
const READER: &str = "#article, #card, #panel";

/// The search and what it found.
#[derive(Clone)]
pub(crate) struct Seeker {
    search: UseReducerHandle<Search>,
    found: Rc<RefCell<Found>>,
    commands: Commands,
    /// The search that is under way, and when it goes on.
    under_way: Rc<RefCell<Option<(dom::Search, Timeout)>>>,
    /// What had the focus before the bar.
    back: Rc<RefCell<Option<HtmlElement>>>,
}

impl Seeker {
    /// What the bar shows.
    pub(crate) fn search(&self) -> &Search {
        &self.search
    }

    /// Lets the bar do something.
    pub(crate) fn act(&self, act: Act) {
        self.search.dispatch(act);
    }

    /// Searches the article for `query`; an article at once, a book a slice at a time.
    pub(crate) fn seek(&self, query: &str) {
        let (seeker, query) = (self.clone(), query.to_string());
        self.go_on(dom::Search::new(&query, self.commands.table()), move |found| {
            let first = found.first_in_view();
            seeker.keep(found, query.into(), first);
        });
    }

    /// Goes on with a search that takes the place of any other, and tells `then` what it found.
    fn go_on(&self, mut search: dom::Search, then: impl FnOnce(Found) + 'static) {
        self.under_way.take();
        if search.go_on() {
            return then(search.found());
        }
        let seeker = self.clone();
        let next = Timeout::new(0, move || {
            if let Some((search, _)) = seeker.under_way.take() {
                seeker.go_on(search, then);
            }
        });
        self.under_way.replace(Some((search, next)));
    }

    fn keep(&self, found: Found, query: AttrValue, first: usize) {
        let count = found.count();
        self.found.replace(found);
        self.act(Act::Found { query, count, first });
    }

    /// Searches again, once the text has other nodes: the same place stays the one shown.
    fn seek_again(&self) {
        let (seeker, Search { query, count, here, .. }) = (self.clone(), (*self.search).clone());
        self.go_on(dom::Search::new(&query, self.commands.table()), move |found| {
            let here = here.filter(|_| found.count() == count);
            let first = here.unwrap_or_else(|| found.first_in_view());
            // The search may be the same as before, and then nothing else paints it.
            found.paint(Some(first));
            seeker.keep(found, query, first);
        });
    }

    /// Opens the bar with what was searched for last, ready to be written over.
    fn open(&self) {
        if dom::is_covered() {
            return;
        }
        if self.search.open {
            return dom::select_field(dom::FIND);
        }
        self.back.replace(dom::focused());
        self.act(Act::Open);
        self.seek(&self.search.query);
    }
}

/// The search in this edition of the text, listening for the life of the page.
#[hook]
pub(crate) fn use_find(commands: &Commands, edition: Edition) -> Seeker {
    let seeker = Seeker {
        search: use_reducer(Search::default),
        found: use_mut_ref(Found::default),
        under_way: use_mut_ref(|| None),
        commands: commands.clone(),
        back: use_mut_ref(|| None),
    };
    use_effect_with((seeker.search.query.clone(), seeker.search.open), {
        let seeker = seeker.clone();
        move |_| {
            let listeners = listen(&seeker);
            move || drop(listeners)
        }
    });
    use_effect_with(seeker.search.open, {
        let seeker = seeker.clone();
        move |open| match open {
            true => dom::select_field(dom::FIND),
            false => leave(&seeker),
        }
    });
    use_effect_with((*seeker.search).clone(), {
        let found = Rc::clone(&seeker.found);
        move |search| {
            if search.open {
                found.borrow().paint(search.here);
                search.here.inspect(|here| found.borrow().show(*here));
            }
        }
    });
    use_effect_with(edition.nodes, {
        let seeker = seeker.clone();
        move |_| {
            if seeker.search.open {
                seeker.seek_again();
            }
        }
    });
    seeker
}

/// The text as it was, and the focus where it was.
fn leave(seeker: &Seeker) {
    dom::unpaint();
    if let Some(had) = seeker.back.take() {
        dom::focus(&had);
    }
}

fn listen(seeker: &Seeker) -> [EventListener; 2] {
    let clicked = {
        let seeker = seeker.clone();
        EventListener::new(&document(), "click", move |event| {
            if dom::closest(event.target(), ".to-find").is_some() {
                seeker.open();
            }
        })
    };
    let options = EventListenerOptions::enable_prevent_default();
    let seeker = seeker.clone();
    let pressed = EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let event: &KeyboardEvent = event.unchecked_ref();
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        let writing = dom::closest(event.target(), "input, textarea, select").is_some();
        let here = dom::closest(event.target(), READER).is_some() && !writing;
        if event.key() == "/" && here && !modified && !event.is_composing() {
            event.prevent_default();
            seeker.open();
        }
    });
    [clicked, pressed]
}
