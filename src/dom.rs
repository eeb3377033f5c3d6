//! The only code that walks the document: finds mentions and entries, and marks what is open.

mod ask;
mod columns;
mod dial;
mod file;
mod fill;
mod find;
mod flow;
mod geometry;
#[cfg(feature = "reader")]
mod held;
mod highlight;
mod json;
mod keep;
mod listing;
mod map;
mod menu;
mod only;
mod overview;
mod pieces;
mod presence;
mod read;
mod reading;
mod relations;
mod requests;
mod root;
mod save;
mod script;
mod selection;
mod slices;
mod spot;
mod text;

pub(crate) use ask::{
    chosen, copy, filled, has_dialog, link_to, select, show_dialog, show_marked, subject,
    takes_another_card, things,
};
pub(crate) use columns::{follow_columns, reading_offset, return_to, runs_in_columns};
pub(crate) use dial::{marks, turn_dial};
pub(crate) use file::{remember, remembered, slice};
pub(crate) use fill::{Setting, hold_sheet, is_page_there};
pub(crate) use find::{Found, Search, table, unpaint};
pub(crate) use geometry::{
    card_size, in_view, is_wide_query, line_boxes, page_offset, place_card, scroll_offset,
    scroll_to_mention, scroll_to_top, viewport,
};
#[cfg(feature = "reader")]
pub(crate) use held::{held_page, with_pieces};
#[cfg(feature = "reader")]
pub(crate) use json::Json;
pub(crate) use listing::{called, focus_first_row, focus_list, listing, plain};
pub(crate) use map::Map;
pub(crate) use menu::{
    close_menu_left, focus_heading, is_menu_open, is_opening, is_typing, toggle_menu,
};
pub(crate) use only::{is_left_out, paint_only, show_all, show_only};
pub(crate) use overview::word_overview;
pub(crate) use presence::{PRESENCE, depths, place_marks, place_rail, rail_height, watch_article};
pub(crate) use read::{all_mentions, entry};
pub(crate) use reading::reading;
pub(crate) use relations::relations;
pub(crate) use requests::watch_requests;
pub(crate) use root::{
    announce_reader, article_lang, keep, kept, preferred_languages, speak, store, stored, wear,
};
pub(crate) use save::{page_markup, save, save_text, styles};
pub(crate) use script::{Text, has_sheet, put_back as put_text_back, sheet, show as show_text};
pub(crate) use selection::{Selected, noted, selected, unselect};
pub(crate) use slices::Slice;
pub(crate) use spot::{first_mention_after, go_to, sight};
pub(crate) use text::{sentence, sentences};

use crate::hover::Over;
use crate::state::Mention;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, EventTarget, FocusOptions, HtmlElement, HtmlInputElement, ShowPopoverOptions,
};

/// How long a mention that was jumped to stands out, in ms: where motion is not wanted, an
/// outline that stands still needs longer than a pulse to be seen.
const PULSE: u32 = 3000;

/// What a modal panel covers.
const PAGE: &str = ".page, .find";

/// The id of the hover card.
pub(crate) const CARD: &str = "card";
/// The id of the sheet or panel.
pub(crate) const PANEL: &str = "panel";
/// The id of the dial.
pub(crate) const DIAL_MENU: &str = "dial";
/// The id of the settings.
pub(crate) const TEXT_MENU: &str = "text";
/// The id of the help.
pub(crate) const HELP_MENU: &str = "help";
/// The id of the search bar.
pub(crate) const FIND: &str = "find";
/// The id of the article.
pub(crate) const ARTICLE: &str = "article";
/// The id of the overview.
pub(crate) const OVERVIEW: &str = "overview";
/// The id of the glossary.
pub(crate) const GLOSSARY: &str = "glossary";

/// The element with this id.
pub(crate) fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// All elements that fit `selector`, in document order.
pub(crate) fn all(selector: &str) -> impl Iterator<Item = Element> + use<> {
    let found = document().query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, |nodes| nodes.length());
    (0..count).filter_map(move |n| found.as_ref()?.item(n)?.dyn_into().ok())
}

/// The first element that fits `selector`.
pub(crate) fn first(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

/// `element` as one that can take the focus.
pub(crate) fn html(element: Element) -> Option<HtmlElement> {
    element.dyn_into().ok()
}

/// What has the focus.
pub(crate) fn focused() -> Option<HtmlElement> {
    document().active_element().and_then(html)
}

/// The nearest element at or above an event's target that fits `selector`.
pub(crate) fn closest(target: Option<EventTarget>, selector: &str) -> Option<Element> {
    target?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// The element of the mention with this index.
pub(crate) fn trigger(index: u32) -> Option<HtmlElement> {
    by_id(&format!("m-{index}"))
}

/// The mention with this index.
pub(crate) fn mention(index: u32) -> Option<Mention> {
    Some(Mention { entity: trigger(index)?.get_attribute("data-e")?.into(), index })
}

/// The outermost mention that holds an event's target.
pub(crate) fn mention_at(target: Option<EventTarget>) -> Option<Mention> {
    let trigger = closest(target, "a.mention")?;
    let index = trigger.get_attribute("data-m")?.parse().ok()?;
    Some(Mention { entity: trigger.get_attribute("data-e")?.into(), index })
}

/// The mentions of `entity` in the text.
fn mentions(entity: &str) -> impl Iterator<Item = Element> + use<> {
    naming(".prose ", &["data-e"], entity)
}

/// The index of the first mention of `entity`.
pub(crate) fn first_mention(entity: &str) -> Option<u32> {
    mentions(entity).find_map(|mention| index_of(&mention))
}

/// What fits `selector` and has `entity` in one of its `attributes`. The browser looks it up faster
/// than a walk could.
fn naming(
    selector: &str,
    attributes: &[&str],
    entity: &str,
) -> impl Iterator<Item = Element> + use<> {
    // Ids hold neither quotes nor backslashes; an address that does names nothing here.
    let plain = !entity.contains(['"', '\\', '\n']);
    let one = |name: &&str| format!("{selector}[{name}=\"{entity}\"]");
    let found = plain.then(|| all(&attributes.iter().map(one).collect::<Vec<_>>().join(",")));
    found.into_iter().flatten()
}

/// The index of the mention that `element` is, if it is one.
fn index_of(element: &Element) -> Option<u32> {
    element.get_attribute("data-m")?.parse().ok()
}

/// What an event's target is, to the hover card's machine.
pub(crate) fn over(target: Option<EventTarget>) -> Over {
    match mention_at(target.clone()) {
        Some(mention) => Over::Mention(mention.index),
        None if closest(target, ".card").is_some() => Over::Card,
        None => Over::Elsewhere,
    }
}

/// The date and the time of day, UTC, ISO 8601.
pub(crate) fn moment() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Milliseconds on a clock that only goes forward.
pub(crate) fn now() -> f64 {
    window().performance().map_or_else(js_sys::Date::now, |clock| clock.now())
}

/// Notes the time on the browser's own record, where a test or a profile finds it.
pub(crate) fn mark_time(name: &str) {
    // Fails only for names that browsers keep for themselves.
    window().performance().into_iter().for_each(|clock| drop(clock.mark(name)));
}

/// Focuses `element` without scrolling to it.
pub(crate) fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // A detached element cannot take the focus; then it stays where it is.
    let _ = element.focus_with_options(&options);
}

/// Whether the focus lies within `element`.
pub(crate) fn holds_focus(element: &HtmlElement) -> bool {
    element.contains(document().active_element().as_deref())
}

/// What can be focused within the element `id`, in order.
pub(crate) fn controls(id: &str) -> Vec<HtmlElement> {
    let controls = all(&format!("#{id} button, #{id} a[href]"));
    controls.filter_map(html).collect()
}

/// Whether `event` happens on `element` itself.
pub(crate) fn is_target(event: &web_sys::Event, element: &HtmlElement) -> bool {
    event.target().as_ref() == Some(element.as_ref())
}

/// Whether `event` happens in a field of text that is not empty.
pub(crate) fn is_filled_field(event: &web_sys::Event) -> bool {
    closest(event.target(), "input[type=search]:not(:placeholder-shown)").is_some()
}

/// Whether nothing in particular has the focus.
pub(crate) fn is_focus_lost() -> bool {
    let body = document().body().map(Element::from);
    document().active_element().is_none_or(|active| Some(active) == body)
}

/// Shows the card as a popover of `source`; a browser without popovers goes by the attribute.
pub(crate) fn show_card(card: &HtmlElement, source: &HtmlElement) {
    let options = ShowPopoverOptions::new();
    options.set_source(source);
    set(card, "data-shown", "");
    // Fails where the card is shown already, and where there are no popovers.
    let _ = card.hide_popover();
    // Chromium gives a popover that is shown again while it fades out no size until its styles
    // have been computed in between; the card would be put where one without size fits.
    let _ = card.offset_width();
    let _ = card.show_popover_with_options(&options);
}

/// Hides the card.
pub(crate) fn hide_card(card: &HtmlElement) {
    let _ = card.remove_attribute("data-shown");
    let _ = card.hide_popover();
}

/// Marks the mentions of `entity` in the text, and the one at `here` above the others.
pub(crate) fn light(entity: Option<&str>, here: Option<u32>) {
    all("[data-lit]").for_each(|old| drop(old.remove_attribute("data-lit")));
    for trigger in entity.into_iter().flat_map(mentions) {
        let is_here = here.is_some() && index_of(&trigger) == here;
        set(&trigger, "data-lit", if is_here { "here" } else { "too" });
    }
}

/// Tells assistive technology which mention has its card or panel (the element `controls`) open.
pub(crate) fn expand(index: Option<u32>, controls: &str) {
    for trigger in all(&format!("[aria-controls={controls}]")) {
        set(&trigger, "aria-expanded", "false");
        let _ = trigger.remove_attribute("aria-controls");
    }
    if let Some(trigger) = index.and_then(trigger) {
        set(&trigger, "aria-expanded", "true");
        set(&trigger, "aria-controls", controls);
    }
}

/// Says of every mention that it opens a dialog.
pub(crate) fn announce_dialogs() {
    all(".mention").for_each(announce_dialog);
}

fn announce_dialog(mention: Element) {
    set(&mention, "aria-haspopup", "dialog");
}

/// Draws the eye to the mention that was jumped to, for [`PULSE`].
pub(crate) fn pulse(index: u32) {
    all("[data-arrived]").for_each(|old| drop(old.remove_attribute("data-arrived")));
    let Some(trigger) = trigger(index) else { return };
    set(&trigger, "data-arrived", "");
    Timeout::new(PULSE, move || drop(trigger.remove_attribute("data-arrived"))).forget();
}

/// Where the part of the viewport ends that a sheet leaves free, from its top.
pub(crate) fn reading_floor() -> f64 {
    let height = viewport().height;
    let sheet = first(".panel[data-layer=sheet]");
    sheet.map_or(height, |sheet| sheet.get_bounding_client_rect().top().min(height))
}

/// Takes the page behind a modal panel out of reach.
pub(crate) fn cover_page() {
    all(PAGE).for_each(|page| set(&page, "inert", ""));
}

/// Brings the page back.
pub(crate) fn uncover_page() {
    all(PAGE).for_each(|page| drop(page.remove_attribute("inert")));
}

/// Whether a modal panel covers the page.
pub(crate) fn is_covered() -> bool {
    first(".page[inert]").is_some()
}

/// Focuses the field inside the element `id`, with what it holds ready to be written over.
pub(crate) fn select_field(id: &str) {
    let field = first(&format!("#{id} input"));
    let field = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    field.inspect(select_all);
}

fn select_all(field: &HtmlInputElement) {
    focus(field);
    field.select();
}

/// Presses what has this id: a field that is itself out of sight.
pub(crate) fn press(id: &str) {
    by_id(id).inspect(HtmlElement::click);
}

/// Says a sentence to assistive technology.
pub(crate) fn say(sentence: &str) {
    all(".live").for_each(|live| live.set_text_content(Some(sentence)));
}

fn set(element: &Element, name: &str, value: &str) {
    element.set_attribute(name, value).expect("a literal attribute name is valid");
}
