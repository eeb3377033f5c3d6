//! The start in the browser: hydrates the page that it holds, or renders it anew.

use crate::dom::{held_page, with_pieces};
use crate::page::{BUILD, Page};
use yew::{AppHandle, Renderer};

/// Starts the reader on the page that the browser holds; nothing on a page not of ours.
///
/// A page from another build, out of some cache, is rendered anew: its markup may differ,
/// and hydrating it could trap. Hydration never looks at the raw pieces, which are most of the
/// page, and so they are read only then.
pub fn start() -> Option<AppHandle<Page>> {
    let (root, props) = held_page()?;
    if props.build == BUILD {
        return Some(Renderer::<Page>::with_root_and_props(root, props).hydrate());
    }
    let props = with_pieces(&root, props)?;
    Some(Renderer::<Page>::with_root_and_props(root, props).render())
}
