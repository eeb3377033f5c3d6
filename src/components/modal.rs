//! A dialog over the page: the browser keeps the focus inside, and gives it back.

use super::icon::close;
use crate::dom;
use gloo::events::EventListener;
use lorgnette_render::Strings;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct ModalProps {
    /// Its heading.
    pub(crate) title: AttrValue,
    /// What it looks like, as a class.
    pub(crate) class: &'static str,
    pub(crate) strings: &'static Strings,
    /// However it closes, by its button, Escape or Back, this hears of it once.
    pub(crate) onclose: Callback<()>,
    pub(crate) children: Html,
}

/// The dialog.
#[component]
pub(crate) fn Modal(props: &ModalProps) -> Html {
    let dialog = use_node_ref();
    // What is to be called then may be another than now.
    let onclose = use_mut_ref(|| props.onclose.clone());
    onclose.replace(props.onclose.clone());
    let opening = (dialog.clone(), onclose);
    use_effect_with((), move |()| {
        let (dialog, onclose) = opening;
        let dialog = dialog.cast::<HtmlDialogElement>();
        let listener = dialog.as_ref().map(|dialog| {
            dom::show_dialog(dialog);
            EventListener::new(dialog, "close", move |_| {
                let onclose = onclose.borrow().clone();
                onclose.emit(());
            })
        });
        move || {
            drop(listener);
            // One that just leaves the document takes the focus along.
            dialog.inspect(HtmlDialogElement::close);
        }
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
                { close(props.strings, closing) }
            </div>
            { props.children.clone() }
        </dialog>
    }
}
