//! A button and what it opens: under the toolbar, or as a sheet where the viewport is narrow.

use crate::dom;
use crate::hooks::use_settings;
use gloo::events::EventListener;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct MenuProps {
    /// The id of what opens.
    pub(crate) id: &'static str,
    /// What the button says.
    pub(crate) label: &'static str,
    /// What it opens, in words.
    pub(crate) heading: &'static str,
    /// Rendered while it is open.
    pub(crate) children: Html,
}

/// A button with its menu. It is the browser's own popover: Escape and a press outside close it,
/// and the focus goes back to where it was.
#[component]
pub(crate) fn Menu(props: &MenuProps) -> Html {
    let strings = use_settings().strings;
    let open = use_state_eq(|| false);
    let sheet = use_node_ref();
    use_opening(&sheet, &open);
    let leave = {
        let sheet = sheet.clone();
        move |event: FocusEvent| dom::close_menu_left(&sheet, &event)
    };
    let content = html! {
        <>
            <div class="menu-head">
                <h2 tabindex="-1">{ props.heading }</h2>
                <button class="icon" type="button" popovertarget={props.id}
                    popovertargetaction="hide" aria-label={strings.close} title={strings.close}>
                    <span aria-hidden="true">{ "✕" }</span>
                </button>
            </div>
            { props.children.clone() }
        </>
    };
    html! {
        <>
            <button class="tool" type="button" popovertarget={props.id} aria-haspopup="dialog"
                aria-label={is_sign(props.label).then_some(props.heading)} title={props.heading}>
                { props.label }
            </button>
            <div id={props.id} class="menu" popover="auto" role="dialog" ref={sheet}
                aria-label={props.heading} onfocusout={leave}>
                if *open {
                    { content }
                }
            </div>
        </>
    }
}

/// Whether `label` is no word: then it cannot be read aloud, and what is said need not hold it
/// (WCAG 2.5.3).
fn is_sign(label: &str) -> bool {
    !label.chars().any(char::is_alphanumeric)
}

/// Follows the popover: its content is there before it is painted, and has the focus after.
#[hook]
fn use_opening(sheet: &NodeRef, open: &UseStateHandle<bool>) {
    let setter = open.setter();
    use_effect_with(sheet.clone(), move |sheet| {
        let listeners = sheet.cast::<web_sys::Element>().map(|element| {
            let (sheet, fill) = (sheet.clone(), setter.clone());
            let fill = move |event: &Event| {
                if dom::is_opening(event) {
                    fill.set(true);
                }
            };
            // What is not shown yet takes no focus, and what is gone too soon gives none back.
            let shown = move |event: &Event| match dom::is_opening(event) {
                true => dom::focus_heading(&sheet),
                false => setter.set(false),
            };
            [
                EventListener::new(&element, "beforetoggle", fill),
                EventListener::new(&element, "toggle", shown),
            ]
        });
        move || drop(listeners)
    });
}
