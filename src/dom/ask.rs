//! What the dialogs over the page take from the document, and links that are copied from it.

use super::text::around;
use super::{entry, first, listing, select_all};
use crate::find::Table;
use crate::report::Subject;
use gloo::utils::window;
use lorgnette_corrections::{Page, Quote, Thing};
use std::ops::Range;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Clipboard, Element, Event, HtmlDialogElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::{AttrValue, NodeRef};

/// So many characters before and behind a quotation find it again.
const AROUND: usize = 32;

/// Opens a dialog over the page.
pub(crate) fn show_dialog(dialog: &HtmlDialogElement) {
    // Fails only where it is open already.
    let _ = dialog.show_modal();
}

/// Whether a dialog lies over the page.
pub(crate) fn has_dialog() -> bool {
    first("dialog[open]").is_some()
}

/// Whether `link` stands in a card that has room for another.
pub(crate) fn takes_another_card(link: &Element) -> bool {
    link.closest(".card:not([data-full])").is_ok_and(|card| card.is_some())
}

/// Which option of a `<select>` an event chose.
pub(crate) fn chosen(event: &Event) -> Option<usize> {
    let select: HtmlSelectElement = event.target()?.dyn_into().ok()?;
    usize::try_from(select.selected_index()).ok()
}

/// What the field of an event holds.
pub(crate) fn filled(event: &Event) -> String {
    let target = event.target();
    let target = target.as_ref();
    let of = |target: &web_sys::EventTarget| {
        let input = target.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
        let area = || target.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value);
        let select = || target.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value);
        input.or_else(area).or_else(select)
    };
    target.and_then(of).unwrap_or_default()
}

/// Everything that a correction of `entity`, seen from `mention`, may speak of.
pub(crate) fn subject(entity: &AttrValue, mention: Option<u32>, page: Page) -> Option<Subject> {
    let entry = entry(entity)?;
    let others = things().into_iter().filter(|other| other.id.as_deref() != Some(&entry.id));
    let facts =
        entry.facts.iter().map(|row| (row.id.to_string(), format!("{} {}", row.term, row.said())));
    Some(Subject {
        page: Page { address: address(), ..page },
        entity: thing(&entry.id, &entry.name.text),
        mention: mention.and_then(quote),
        facts: facts.collect(),
        others: others.collect(),
    })
}

/// Everything that the page names.
pub(crate) fn things() -> Vec<Thing> {
    let rows = listing(&Table::default()).groups.into_iter().flat_map(|group| group.rows);
    rows.map(|row| thing(&row.id, &row.name.text)).collect()
}

fn thing(id: &AttrValue, name: &AttrValue) -> Thing {
    Thing { id: Some(id.to_string()), name: name.to_string() }
}

/// The words of a mention and what stands around them in its paragraph.
fn quote(index: u32) -> Option<Quote> {
    let (text, words) = around(index)?;
    Some(quoted(&text, words, index))
}

/// The words under the bytes `words` of a paragraph and what stands around them; `index` is that
/// of the mention, or of the next.
pub(super) fn quoted(text: &str, words: Range<usize>, index: u32) -> Quote {
    let (before, after) = (&text[..words.start], &text[words.end..]);
    let skipped = before.chars().count().saturating_sub(AROUND);
    Quote {
        exact: text[words].to_string(),
        prefix: before.chars().skip(skipped).collect(),
        suffix: after.chars().take(AROUND).collect(),
        index,
        start: None,
    }
}

/// Where the page stands, without its fragment.
fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_string()
}

/// The whole link to a fragment of the page.
pub(crate) fn link_to(fragment: &str) -> String {
    format!("{}{fragment}", address())
}

/// Copies `text`, and says whether the browser let us.
pub(crate) fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let Some(clipboard) = clipboard() else { return done(false) };
    let copying = wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text));
    wasm_bindgen_futures::spawn_local(async move { done(copying.await.is_ok()) });
}

/// There is none on a page that came unencrypted, though web-sys promises one.
fn clipboard() -> Option<Clipboard> {
    let navigator: JsValue = window().navigator().into();
    js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?.dyn_into().ok()
}

/// Selects what a field holds, to be copied by hand.
pub(crate) fn select(field: &NodeRef) {
    field.cast::<HtmlInputElement>().inspect(select_all);
}

/// Brings the marked row of a list into view.
pub(crate) fn show_marked(list: &NodeRef) {
    let list = list.cast::<Element>();
    let marked = list.and_then(|list| list.query_selector("[aria-current]").ok().flatten());
    if let Some(marked) = marked {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        marked.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
