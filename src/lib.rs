//! The reader: one Yew page, prerendered by the command and hydrated in the browser.
//!
//! In reading order: [`Page`] is the document; [`state`] what is open on it; [`view`] and
//! [`address`] how the address says so; [`hover`] when a card opens and closes; [`place`]
//! where; [`sentence`] and [`entry`] what it shows; [`settings`] and [`script`] how, [`dial`] which
//! names; `dom` is the one place that walks the document, `commands` what gestures do, `hooks` the
//! effects, `components` what is seen.
//! [`desk`] is the page on which texts are opened, in a wasm of its own.

pub mod address;
mod commands;
pub mod compare;
mod components;
pub mod desk;
pub mod dial;
mod dom;
pub mod entry;
pub mod find;
pub mod frame;
mod hooks;
pub mod hover;
mod kind_words;
pub mod listing;
pub mod nest;
mod page;
pub mod place;
pub mod presence;
pub mod reading;
pub mod relations;
pub mod report;
pub mod script;
pub mod sentence;
pub mod settings;
pub mod shelf;
#[cfg(feature = "reader")]
mod start;
pub mod state;
pub mod view;

pub use page::{BUILD, Page, PageProps};
#[cfg(feature = "reader")]
pub use start::start;
