//! `Texts`: the texts on this device, each to be opened or taken off, and what can be done with all.

use super::search::Search;
use super::state::Shelf;
use super::whole::Whole;
use super::words::{day, read, size};
use super::{Bookcase, Keeper};
use crate::desk::library::Shelved;
use crate::desk::{Strings, words};
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
    let Some(listing) = shelf.listing.clone() else { return notice };
    let rows = listing.texts.iter().map(|shelved| row(shelved, props.strings, words, &keeper));
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
            { put_back(&shelf, words, &keeper) }
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

fn row(
    shelved: &Shelved,
    strings: &'static lorgnette_render::Strings,
    words: &Strings,
    keeper: &Keeper,
) -> Html {
    let text = shelved.text.clone();
    let title = &text.title.value.shown;
    let opened = day(text.opened);
    let open = {
        let (keeper, text) = (keeper.clone(), text.clone());
        move |_| keeper.open(&text, None, strings.lang)
    };
    let remove = {
        let (keeper, text) = (keeper.clone(), text.clone());
        move |_| keeper.remove(&text)
    };
    let also = (!text.title.value.also.is_empty()).then(|| text.title.value.also.join(" · "));
    html! {
        <li key={text.id.to_string()}>
            <button class="open" type="button" onclick={open} title={also}>{ title }</button>
            <span class="about">
                <time datetime={opened.clone()}>{ strings.date(&opened) }</time>
                <span>{ read(shelved).map_or(words.not_read.into(), |part| words.read_part(part)) }</span>
                <span>{ size(text.size as f64) }</span>
            </span>
            <button class="remove" type="button" onclick={remove}
                aria-label={words.remove_text(title)} title={words.remove_text(title)}>{ "×" }</button>
        </li>
    }
}

/// What was taken off last, and the way to have it back.
fn put_back(shelf: &Shelf, words: &Strings, keeper: &Keeper) -> Html {
    let removed = shelf.removed.clone();
    html! {
        <div class="put-back" role="status">
            if let Some((id, title)) = removed {
                <span>{ words.removed_text(&title) }</span>
                <button type="button" onclick={
                    let keeper = keeper.clone();
                    move |_| keeper.put_back(&id, &title)
                }>{ words.undo }</button>
            }
        </div>
    }
}
