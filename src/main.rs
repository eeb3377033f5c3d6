//! The wasm entry: hydrates the page that the browser holds, or renders it anew.

use lorgnette_web::{BUILD, Page, held_page};

fn main() {
    let Some((root, props)) = held_page() else { return };
    let same_build = props.build == BUILD;
    let renderer = yew::Renderer::<Page>::with_root_and_props(root, props);
    match same_build {
        true => drop(renderer.hydrate()),
        // A page from another build, out of some cache: its markup may differ.
        false => drop(renderer.render()),
    }
}
