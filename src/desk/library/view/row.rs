//! `Row`: a text on this device, to be opened, given another title, or taken off.

use super::words::{day, read, size};
use super::{Bookcase, Keeper};
use crate::desk::library::Shelved;
use crate::desk::{Strings, words};
use crate::dom;
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct RowProps {
    pub(super) shelved: Shelved,
    pub(super) strings: &'static lorgnette_render::Strings,
}

/// The row.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let Bookcase { keeper, .. } = use_context().expect("the desk has a library");
    let words = words(props.strings);
    // The title that is being typed.
    let draft = use_state_eq(|| None::<String>);
    let (field, pen) = (use_node_ref(), use_node_ref());
    use_focus_between(&field, &pen, draft.is_some());
    let text = props.shelved.text.clone();
    let shown = text.title.value.shown.clone();
    let about = about(&props.shelved, props.strings, words);
    if draft.is_some() {
        return html! { <li class="retitled">{ retitling(props, &draft, field, &keeper) }{ about }</li> };
    }
    let also = (!text.title.value.also.is_empty()).then(|| text.title.value.also.join(" · "));
    let open = {
        let (keeper, text, lang) = (keeper.clone(), text.clone(), props.strings.lang);
        move |_| keeper.open(&text, None, lang)
    };
    let edit = {
        let (draft, shown) = (draft.clone(), shown.clone());
        move |_| draft.set(Some(shown.clone()))
    };
    let (rename, remove) = (words.rename_text(&shown), words.remove_text(&shown));
    html! {
        <li>
            <button class="open" type="button" onclick={open} title={also}>{ shown }</button>
            { about }
            <button class="rename" type="button" ref={pen} onclick={edit}
                aria-label={rename.clone()} title={rename}>{ "✎" }</button>
            <button class="remove" type="button" onclick={move |_| keeper.remove(&text)}
                aria-label={remove.clone()} title={remove}>{ "×" }</button>
        </li>
    }
}

/// When it was opened, how far it was read, and how large it is.
fn about(
    shelved: &Shelved,
    strings: &'static lorgnette_render::Strings,
    words: &'static Strings,
) -> Html {
    let opened = day(shelved.text.opened);
    let part = read(shelved).map_or(words.not_read.into(), |part| words.read_part(part));
    html! {
        <span class="about">
            <time datetime={opened.clone()}>{ strings.date(&opened) }</time>
            <span>{ part }</span>
            <span>{ size(shelved.text.size as f64) }</span>
        </span>
    }
}

/// The field for another title. Enter keeps it, Escape does not.
fn retitling(
    props: &RowProps,
    draft: &UseStateHandle<Option<String>>,
    field: NodeRef,
    keeper: &Keeper,
) -> Html {
    let words = words(props.strings);
    let typed = (**draft).clone().unwrap_or_default();
    let keep = {
        let (draft, keeper, text) = (draft.clone(), keeper.clone(), props.shelved.text.clone());
        let title = typed.trim().to_string();
        move || {
            if !title.is_empty() {
                keeper.rename(&text, title.clone());
            }
            draft.set(None);
        }
    };
    let type_on = {
        let draft = draft.clone();
        move |event: InputEvent| draft.set(Some(dom::filled(&event)))
    };
    let end = {
        let (draft, keep) = (draft.clone(), keep.clone());
        move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if !event.is_composing() => {
                // The pen, which has the focus then, would be pressed by the same key.
                event.prevent_default();
                keep();
            }
            "Escape" => draft.set(None),
            _ => {}
        }
    };
    html! {
        <>
            <input type="text" ref={field} aria-label={words.new_title} value={typed}
                oninput={type_on} onkeydown={end} />
            <button type="button" onclick={move |_| keep()}>{ words.keep }</button>
        </>
    }
}

/// Selects what the field holds when it comes, and moves the focus back to the pen when it goes.
#[hook]
fn use_focus_between(field: &NodeRef, pen: &NodeRef, is_typing: bool) {
    let (field, pen, was) = (field.clone(), pen.clone(), use_mut_ref(|| false));
    use_effect_with(is_typing, move |is_typing| {
        let left = was.replace(*is_typing) && !is_typing;
        if *is_typing {
            dom::select(&field);
        } else if left {
            pen.cast::<HtmlElement>().inspect(dom::focus);
        }
    });
}
