//! The handle of the sheet: pulled down it closes one step, pulled up it opens.

use super::reader::use_commands;
use yew::prelude::*;

/// A pull shorter than this is a slip of the finger, in CSS px.
const PULL: i32 = 40;

/// The handle; the sheet's buttons do the same for those who cannot drag.
#[component]
pub(crate) fn Grip() -> Html {
    let commands = use_commands();
    let from = use_mut_ref(|| None::<i32>);
    let grip = use_node_ref();
    let onpointerdown = {
        let (from, grip) = (from.clone(), grip.clone());
        move |event: PointerEvent| {
            from.replace(Some(event.client_y()));
            if let Some(grip) = grip.cast::<web_sys::Element>() {
                // Without capture a fast pull ends on another element and counts for nothing.
                let _ = grip.set_pointer_capture(event.pointer_id());
            }
        }
    };
    let onpointerup = move |event: PointerEvent| {
        let Some(from) = from.take() else { return };
        match event.client_y() - from {
            pull if pull > PULL => commands.step_back(),
            pull if pull < -PULL => commands.unfold(),
            _ => {}
        }
    };
    html! { <div class="grip" ref={grip} aria-hidden="true" {onpointerdown} {onpointerup}></div> }
}
