//! A dialog over the page: the browser keeps the focus inside, and gives it back.

use super::icon::close;
use super::reader::use_commands;
use crate::dom;
use gloo::events::EventListener;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct ModalProps {
    /// Its heading.
    pub(crate) title: AttrValue,
    /// What it looks like, as a class.
    pub(crate) class: &'static str,
    pub(crate) children: Html,
}

/// The dialog. However it closes, by its button, Escape or Back, the page hears of it once.
#[component]
pub(crate) fn Modal(props: &ModalProps) -> Html {
    let commands = use_commands();
    let dialog = use_node_ref();
    let opening = (dialog.clone(), commands.clone());
    use_effect_with((), move |()| {
        let (dialog, commands) = opening;
        let dialog = dialog.cast::<HtmlDialogElement>();
        let listener = dialog.map(|dialog| {
            dom::show_dialog(&dialog);
            EventListener::new(&dialog, "close", move |_| commands.asked())
        });
        move || drop(listener)
    });
    let closing = {
        let dialog = dialog.clone();
        Callback::from(move |_| {
            dialog.cast::<HtmlDialogElement>().into_iter().for_each(|dialog| dialog.close());
        })
    };
    html! {
        <dialog ref={dialog} class={classes!("modal", props.class)} aria-labelledby="modal-name">
            <div class="bar">
                <h2 id="modal-name" class="name">{ &props.title }</h2>
                { close(commands.strings, closing) }
            </div>
            { props.children.clone() }
        </dialog>
    }
}
