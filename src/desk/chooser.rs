//! A button that opens the system's dialog for files; the browser's own field cannot be made to
//! look like anything.

use crate::dom;
use wasm_bindgen::JsCast;
use web_sys::{FileList, HtmlInputElement};
use yew::prelude::*;

/// What the dialog lets be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// A file whose name ends so.
    File(&'static str),
    /// Any files.
    Files,
    /// A folder with all that is in it.
    Folder,
}

/// The button, and the field of this id that takes what is chosen.
pub(super) fn chooser(
    id: &'static str,
    label: &'static str,
    choice: Choice,
    take: impl Fn(FileList) + 'static,
) -> Html {
    let onchange = move |event: Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field {
            field.files().into_iter().for_each(&take);
            // So that the same file can be chosen again.
            field.set_value("");
        }
    };
    let accept = match choice {
        Choice::File(ends) => Some(ends),
        Choice::Files | Choice::Folder => None,
    };
    html! {
        <>
            <button class={id} type="button" onclick={move |_| dom::press(id)}>{ label }</button>
            <input {id} type="file" {accept} hidden={true} multiple={accept.is_none()}
                webkitdirectory={choice == Choice::Folder} {onchange} />
        </>
    }
}
