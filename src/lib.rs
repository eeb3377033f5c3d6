//! The reader: one Yew page, prerendered by the command and hydrated in the browser.

mod page;

pub use page::{Page, PageProps};
