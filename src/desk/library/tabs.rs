//! What open tabs tell each other about the library, so that each shows what the others did.

use super::digest::TextId;
use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};
use yew::Callback;

/// What the channel is called, and so what all tabs of one origin share.
const CHANNEL: &str = "lorgnette-library";
const SHELF: &str = "shelf";
const FORGOTTEN: &str = "forgotten";

/// What has happened in another tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// Something else stands on the shelf.
    Shelf,
    /// The reader worked on this text.
    Work(TextId),
    /// Everything was deleted.
    Forgotten,
}

impl News {
    fn words(&self) -> &str {
        match self {
            News::Shelf => SHELF,
            News::Work(id) => id.as_str(),
            News::Forgotten => FORGOTTEN,
        }
    }

    fn read(words: String) -> Option<News> {
        match words.as_str() {
            SHELF => Some(News::Shelf),
            FORGOTTEN => Some(News::Forgotten),
            _ => TextId::try_from(words).ok().map(News::Work),
        }
    }
}

/// The line to the other tabs; a browser without one has tabs that learn of each other when they
/// are loaded anew.
#[derive(Debug)]
pub struct Tabs(Option<(BroadcastChannel, EventListener)>);

impl Tabs {
    /// Listens from now on.
    pub fn join(hear: Callback<News>) -> Tabs {
        let Ok(channel) = BroadcastChannel::new(CHANNEL) else { return Tabs(None) };
        let listener = EventListener::new(&channel, "message", move |event| {
            let words = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
            if let Some(news) = words.and_then(News::read) {
                hear.emit(news);
            }
        });
        Tabs(Some((channel, listener)))
    }

    /// Tells all others.
    pub fn tell(&self, news: &News) {
        if let Some((channel, _)) = &self.0 {
            // Fails only on a closed channel, and this one closes with its listener.
            let _ = channel.post_message(&JsValue::from_str(news.words()));
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some((channel, _)) = &self.0 {
            channel.close();
        }
    }
}
