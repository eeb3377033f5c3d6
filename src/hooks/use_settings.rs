//! The settings, from storage to the root element and back.

use crate::dom;
use crate::settings::Settings;
use gloo::events::EventListener;
use gloo::utils::window;
use lorgnette_render::Strings;
use std::rc::Rc;
use yew::prelude::*;

/// The settings and the words that follow from them, for any component below the page.
#[derive(Clone, PartialEq)]
pub(crate) struct Chosen {
    /// The words of the page.
    pub(crate) strings: &'static Strings,
    known: UseReducerHandle<Known>,
}

impl Chosen {
    /// What is chosen.
    pub(crate) fn settings(&self) -> &Settings {
        &self.known.settings
    }

    /// Chooses: the setting `key` gets the value that `words` name.
    pub(crate) fn set(&self, key: &'static str, words: impl Into<AttrValue>) {
        self.known.dispatch(News::Chosen(key, words.into()));
    }

    /// Back to the defaults.
    pub(crate) fn reset(&self) {
        self.known.dispatch(News::Reset);
    }

    /// Whether storage holds what is chosen.
    pub(crate) fn is_kept(&self) -> bool {
        self.known.kept
    }
}

/// What is known of the reader's wishes. The first render knows nothing, as the server did.
#[derive(Clone, Default, PartialEq)]
struct Known {
    settings: Settings,
    /// The browser's languages.
    preferred: Vec<String>,
    from: From,
    /// Whether storage took what was chosen last, or answered when it was read.
    kept: bool,
}

/// Where the settings come from.
#[derive(Clone, Copy, Default, PartialEq)]
enum From {
    /// From nowhere yet.
    #[default]
    Nowhere,
    /// From storage.
    Storage,
    /// From the reader, here: storage is to keep them.
    Here,
}

enum News {
    Read { stored: Option<String>, preferred: Vec<String> },
    Chosen(&'static str, AttrValue),
    Reset,
    Kept(bool),
}

impl Reducible for Known {
    type Action = News;

    fn reduce(self: Rc<Self>, news: News) -> Rc<Self> {
        let mut next = (*self).clone();
        match news {
            News::Read { stored, preferred } => {
                next.preferred = preferred;
                next.kept = stored.is_some();
                // Where storage is refused, what was chosen here goes on.
                if let Some(words) = stored {
                    next.settings = Settings::read(&words);
                    next.from = From::Storage;
                }
            }
            News::Chosen(key, words) => {
                next.settings.set(key, &words);
                next.from = From::Here;
            }
            News::Reset => {
                next.settings = Settings::default();
                next.from = From::Here;
            }
            News::Kept(kept) => next.kept = kept,
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

/// The settings, followed for the life of the page, whose article is in the language `article`.
#[hook]
pub(crate) fn use_stored_settings(article: &str) -> Chosen {
    let known = use_reducer(Known::default);
    let dispatcher = known.dispatcher();
    use_effect_with((), move |()| {
        let read = move || {
            let (stored, preferred) = (dom::stored(), dom::preferred_languages());
            dispatcher.dispatch(News::Read { stored, preferred });
        };
        read();
        dom::announce_reader();
        // Another tab chose; or did while this page lay in the history, where no event comes;
        // or the browser's languages were changed.
        let events = ["storage", "pageshow", "languagechange"].map(|name| {
            let read = read.clone();
            EventListener::new(&window(), name, move |_| read())
        });
        move || drop(events)
    });
    let dispatcher = known.dispatcher();
    use_effect_with(known.clone(), move |known| {
        if known.from == From::Here {
            dispatcher.dispatch(News::Kept(dom::store(&known.settings.stored())));
        }
        if known.from != From::Nowhere {
            dom::wear(&known.settings);
        }
    });
    Chosen { strings: known.settings.strings(&known.preferred, article), known }
}

/// The settings, from any component below the page.
#[hook]
pub(crate) fn use_settings() -> Chosen {
    use_context().expect("the page gives its settings to all that stands in it")
}
