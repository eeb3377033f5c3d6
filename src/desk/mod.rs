//! The desk: texts of the reader's own, opened in the browser and read as any page of ours.
//!
//! 1. [`state`]: the title page, a choice, or a text as far as it has come.
//! 2. [`controls`]: what can be done, with the [`worker`] that the engine runs in; [`message`] is
//!    what the two say to each other.
//! 3. [`fill`]: what the engine found, set into the page a slice at a time.
//! 4. [`intake`]: what can be opened, and from where: [`source`], an address, a page that
//!    hands itself over, and [`shared`], what other programs hand to the installed app.
//! 5. [`way_back`]: Back, which closes the text.
//! 6. What is seen: [`title_page`], [`app`], [`bar`], [`foot`], and the page's own body for the text.
//!
//! Prebuilt pages load none of this: it is a wasm of its own, `lorgnette-desk`, on one page, `open/`.
//!
//! **To add to it**: what stands on the title page below the samples goes into
//! [`title_page`]'s `shelves`. It gets [`Controls`], and with them `open(Source)`; the text that is
//! open is `State::work`. What readers make of an open text stands in [`work`]: [`work::Made`] is
//! what the library keeps of it.

mod app;
mod bar;
mod chooser;
mod controls;
mod data;
#[allow(clippy::module_inception, reason = "it holds the component `Desk`, as every file its own")]
mod desk;
mod fill;
mod foot;
mod intake;
pub mod library;
pub mod message;
mod refusal;
mod shared;
mod source;
#[cfg(feature = "reader")]
mod start;
mod state;
mod title_page;
mod trouble;
mod way_back;
mod words;
pub mod work;
mod worker;

pub use app::{MANIFEST, SHARE, SHARING};
pub use controls::Controls;
pub use data::{DeskProps, Sample};
pub use desk::Desk;
pub use source::Source;
#[cfg(feature = "reader")]
pub use start::start;
pub use state::{Action, Doing, State, Trouble, View, Work};
pub use words::{Strings, languages, words};
