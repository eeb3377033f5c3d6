//! Search across all texts: what is found appears text by text, in the order of the list.

use super::{Bookcase, Keeper};
use crate::desk::library::record::{QUOTED, Spot};
use crate::desk::library::{Found, Hit};
use crate::desk::words;
use crate::dom;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct SearchProps {
    pub(super) strings: &'static lorgnette_render::Strings,
}

/// The field, and what is found.
#[component]
pub(super) fn Search(props: &SearchProps) -> Html {
    let Bookcase { keeper, shelf } = use_context().expect("the desk has a library");
    let words = words(props.strings);
    let search = &shelf.search;
    let typed = {
        let (keeper, listing) = (keeper.clone(), shelf.listing.clone().unwrap_or_default());
        move |event: InputEvent| {
            let texts = listing.texts.iter().map(|shelved| shelved.text.clone()).collect();
            keeper.search(dom::filled(&event), texts);
        }
    };
    let count: usize = search.found.iter().map(|found| found.count).sum();
    let said = match (search.typed.trim().is_empty(), search.is_done) {
        (true, _) => String::new(),
        (false, false) => words.searching.to_string(),
        (false, true) if search.found.is_empty() => words.found_nothing.to_string(),
        (false, true) => words.found(count, search.found.len()),
    };
    html! {
        <search>
            <label for="search-texts">{ words.search_texts }</label>
            <input id="search-texts" type="search" autocomplete="off" oninput={typed} />
            <p class="found" role="status">{ said }</p>
            <ul class="shelf-list">
                { for search.found.iter().map(|found| found_in(found, props.strings.lang, &keeper)) }
            </ul>
        </search>
    }
}

/// What was found in one text.
fn found_in(found: &Found, lang: &'static str, keeper: &Keeper) -> Html {
    let open = |goal: Option<Spot>| {
        let (keeper, text) = (keeper.clone(), found.text.clone());
        move |_| keeper.open(&text, goal.clone(), lang)
    };
    html! {
        <li key={found.text.id.to_string()}>
            <button class="open" type="button" onclick={open(None)}>
                { &found.text.title.value.shown }
            </button>
            if found.count > found.hits.len() {
                <span class="about">{ found.count }</span>
            }
            <ul class="hits">
                { for found.hits.iter().map(|hit| html! {
                    <li><button type="button" onclick={open(Some(spot(hit)))}>{ snippet(hit) }</button></li>
                }) }
            </ul>
        </li>
    }
}

fn spot(hit: &Hit) -> Spot {
    let exact = hit.snippet[hit.range.start..].chars().take(QUOTED).collect();
    Spot { at: hit.at, exact }
}

fn snippet(hit: &Hit) -> Html {
    let (before, rest) = hit.snippet.split_at(hit.range.start);
    let (words, behind) = rest.split_at(hit.range.len());
    html! { <>{ before }<mark>{ words }</mark>{ behind }</> }
}
