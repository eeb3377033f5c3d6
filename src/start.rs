//! The start in the browser: hydrates the page that it holds, or renders it anew.

use crate::dom::held_page;
use crate::page::{BUILD, Page};
use yew::{AppHandle, Renderer};

/// Starts the reader on the page that the browser holds; nothing on a page not of ours.
///
/// A page from another build, out of some cache, is rendered anew: its markup may differ,
/// and hydrating it could trap.
pub fn start() -> Option<AppHandle<Page>> {
    let (root, props) = held_page()?;
    let same_build = props.build == BUILD;
    let renderer = Renderer::<Page>::with_root_and_props(root, props);
    Some(if same_build { renderer.hydrate() } else { renderer.render() })
}
