//! `Texts`: the texts on this device, each a row, and what can be done with all.

use super::row::Row;
use super::search::Search;
use super::state::Shelf;
use super::whole::Whole;
use super::{Bookcase, Keeper};
use crate::desk::{Strings, words};
use crate::dom;
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TextsProps {
    /// The words of the page.
    pub strings: &'static lorgnette_render::Strings,
}

/// The texts on this device; nothing until they are known.
#[component]
pub fn Texts(props: &TextsProps) -> Html {
    let Bookcase { keeper, shelf } = use_context().expect("the desk has a library");
    let words = words(props.strings);
    let notice = notice(&shelf, words);
    let undo = use_node_ref();
    use_focus_back(&shelf, &undo);
    let Some(listing) = shelf.listing.clone() else { return notice };
    let rows = listing.texts.iter().map(|shelved| {
        let key = shelved.text.id.to_string();
        html! { <Row {key} shelved={shelved.clone()} strings={props.strings} /> }
    });
    html! {
        <section class="texts" aria-labelledby="texts-name">
            <h2 id="texts-name">{ words.texts }</h2>
            { notice }
            if listing.texts.is_empty() {
                <p class="none">{ words.texts_none }</p>
            } else {
                <Search strings={props.strings} />
            }
            if shelf.search.typed.trim().is_empty() {
                <ul class="shelf-list">{ for rows }</ul>
            }
            { put_back(&shelf, words, &keeper, undo) }
            <Whole strings={props.strings} />
        </section>
    }
}

/// What keeps the library from being what it should be.
fn notice(shelf: &Shelf, words: &Strings) -> Html {
    let newer = shelf.listing.as_ref().map_or(0, |listing| listing.newer);
    html! {
        <>
            if shelf.is_blocked {
                <p class="notice" role="status">{ words.texts_blocked }</p>
            }
            if let Some(why) = &shelf.refused {
                <p class="notice" role="status">{ words.texts_session(why) }</p>
            }
            if newer > 0 {
                <p class="notice">{ words.texts_newer(newer) }</p>
            }
        </>
    }
}

/// What was taken off last, and the way to have it back.
fn put_back(shelf: &Shelf, words: &Strings, keeper: &Keeper, undo: NodeRef) -> Html {
    let removed = shelf.removed.clone();
    html! {
        <div class="put-back" role="status">
            if let Some((id, title)) = removed {
                <span>{ words.removed_text(&title) }</span>
                <button type="button" ref={undo} onclick={
                    let keeper = keeper.clone();
                    move |_| keeper.put_back(&id, &title)
                }>{ words.undo }</button>
            }
        </div>
    }
}

/// Moves the focus from a row that was taken off to the way to have it back.
#[hook]
fn use_focus_back(shelf: &Shelf, undo: &NodeRef) {
    let undo = undo.clone();
    use_effect_with((shelf.removed.clone(), shelf.listing.clone()), move |_| {
        let undo = undo.cast::<HtmlElement>().filter(|_| dom::is_focus_lost());
        undo.inspect(dom::focus);
    });
}
