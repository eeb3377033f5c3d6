//! Menus: popovers under the toolbar.

use super::{by_id, closest, first, focus, html};
use gloo::utils::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, FocusEvent, HtmlElement};
use yew::NodeRef;

/// Whether a `beforetoggle` or `toggle` says that its popover opens.
pub(crate) fn is_opening(event: &Event) -> bool {
    let state = js_sys::Reflect::get(event, &JsValue::from_str("newState"));
    state.is_ok_and(|state| state.as_string().as_deref() == Some("open"))
}

/// Opens the menu `id`, or closes it if it is open.
pub(crate) fn toggle_menu(id: &str) {
    // Fails where there are no popovers; there the menus are out of sight, too.
    by_id(id).inspect(|menu| drop(menu.toggle_popover()));
}

/// Whether a menu is open; it answers Escape by itself.
pub(crate) fn is_menu_open() -> bool {
    first(".menu:popover-open").is_some()
}

/// Whether `event` goes to something that is written into, or that takes letters for a name.
pub(crate) fn is_typing(event: &Event) -> bool {
    const FIELDS: &str = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], \
         .entries summary, .roster a";
    closest(event.target(), FIELDS).is_some()
}

/// Gives the focus to the heading of an open menu.
pub(crate) fn focus_heading(menu: &NodeRef) {
    let menu = menu.cast::<Element>();
    let heading = menu.and_then(|menu| menu.query_selector("h2").ok()?);
    heading.and_then(html).inspect(focus);
}

/// Closes a menu that the focus leaves for something else on the page: it would cover that.
pub(crate) fn close_menu_left(menu: &NodeRef, event: &FocusEvent) {
    let Some(menu) = menu.cast::<HtmlElement>() else { return };
    let to = event.related_target().and_then(|to| to.dyn_into::<Element>().ok());
    // Its own button closes it, too, and would open it anew.
    let own = |to: &Element| to.get_attribute("popovertarget").as_deref() == Some(&menu.id());
    if to.is_some_and(|to| !menu.contains(Some(&to)) && !own(&to))
        && document().has_focus().unwrap_or(true)
    {
        let _ = menu.hide_popover();
    }
}
