//! The markup of an opened text, set piece by piece into a page that stands and is read.
//!
//! A section keeps its element from stage to stage, and so its height while it is out of sight;
//! only what stands in it is another. The line that is read stays where it is.

use super::flow::Flow;
use super::script::SHEET;
use super::{all, by_id, focused, set};
use gloo::utils::{body, document};
use js_sys::Array;
use lorgnette_render::SafeHtml;
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element, HtmlElement, HtmlTemplateElement};

/// Where the article stands.
const PROSE: &str = ".prose";
/// The overview and the glossary.
const OVERVIEW: &str = ".overview-body";
const ENTRIES: &str = ".entries";
/// Where readers read, as a part of what is seen of the text.
const READING: f64 = 1.0 / 3.0;
/// What holds lines, in a section.
const BLOCKS: &str = ":is(h1, h2, h3, h4, h5, h6, p, li, figure)";

/// A stage under way.
#[derive(Debug, Default)]
pub(crate) struct Setting {
    /// How many sections of the article are set.
    sections: u32,
    overview: Option<DocumentFragment>,
    entries: Option<DocumentFragment>,
}

/// Puts `sheet`, the JSON of one, where a page carries its own; none takes it away.
pub(crate) fn hold_sheet(sheet: Option<&str>) {
    by_id(SHEET).inspect(|held| held.remove());
    let Some(sheet) = sheet else { return };
    let held = document().create_element("script").expect("a script can be made");
    held.set_id(SHEET);
    set(&held, "type", "application/json");
    held.set_text_content(Some(sheet));
    // A body takes any element.
    let _ = body().append_child(&held);
}

/// Whether the page to be filled is there.
pub(crate) fn is_page_there() -> bool {
    [PROSE, OVERVIEW, ENTRIES].into_iter().all(|part| all(part).next().is_some())
}

impl Setting {
    /// Sets the next sections of the article.
    pub(crate) fn prose(&mut self, markup: &SafeHtml) {
        let Some(article) = all(PROSE).next() else { return };
        let sections = parsed(markup).children();
        let sections: Vec<Element> =
            (0..sections.length()).filter_map(|n| sections.item(n)).collect();
        for section in sections {
            match article.children().item(self.sections) {
                Some(old) => exchange(&old, &section),
                None => drop(article.append_child(&section)),
            }
            self.sections += 1;
        }
    }

    /// Gathers the next piece of the overview.
    pub(crate) fn overview(&mut self, markup: &SafeHtml) {
        gather(&mut self.overview, markup);
    }

    /// Gathers the next piece of the glossary.
    pub(crate) fn entries(&mut self, markup: &SafeHtml) {
        gather(&mut self.entries, markup);
    }

    /// Sets what was gathered, takes away what is left of an earlier stage, and begins anew.
    pub(crate) fn end(&mut self) {
        let Setting { sections, overview, entries } = std::mem::take(self);
        for article in all(PROSE) {
            while let Some(left) = article.children().item(sections) {
                left.remove();
            }
        }
        for (part, gathered) in [(OVERVIEW, overview), (ENTRIES, entries)] {
            let nodes: Array = gathered.iter().collect();
            all(part).for_each(|part| part.replace_children_with_node(&nodes));
        }
    }
}

fn gather(gathered: &mut Option<DocumentFragment>, markup: &SafeHtml) {
    let whole = gathered.get_or_insert_with(|| document().create_document_fragment());
    // It takes any node that is in no document.
    let _ = whole.append_child(&parsed(markup));
}

/// The nodes of `markup`, in no document. Nothing in a template is loaded or run.
fn parsed(markup: &SafeHtml) -> DocumentFragment {
    let template = document().create_element("template").expect("a template can be made");
    template.set_inner_html(markup.as_str());
    template.unchecked_into::<HtmlTemplateElement>().content()
}

/// Puts what stands in `new` in the place of what stands in `old`.
fn exchange(old: &Element, new: &Element) {
    let (line, name) = (Line::read_in(old), Name::focused_in(old));
    let nodes = new.child_nodes();
    let nodes: Array = (0..nodes.length()).filter_map(|n| nodes.item(n)).collect();
    old.replace_children_with_node(&nodes);
    name.and_then(|name| name.find(old)).inspect(super::focus);
    line.inspect(|line| line.keep(old));
}

/// The line that is read: the nth block of its section, and where that begins.
struct Line {
    block: usize,
    begin: f64,
}

impl Line {
    /// None where the line is in another section, and at the top of the page, which stays the top.
    fn read_in(section: &Element) -> Option<Line> {
        let flow = Flow::now();
        let line = flow.length * READING;
        if flow.is_at_start() || flow.begin(section) > line || flow.end(section) <= line {
            return None;
        }
        let blocks = find(section, BLOCKS);
        let at = blocks.iter().position(|block| flow.end(block) > line)?;
        Some(Line { block: at, begin: flow.begin(&blocks[at]) })
    }

    fn keep(&self, section: &Element) {
        let flow = Flow::now();
        let block = find(section, BLOCKS).into_iter().nth(self.block);
        block.inspect(|block| flow.advance(flow.begin(block) - self.begin));
    }
}

/// A name that has the focus: the nth of its entity in its section.
struct Name {
    selector: String,
    nth: usize,
}

impl Name {
    fn focused_in(section: &Element) -> Option<Name> {
        let focused = focused().filter(|focused| section.contains(Some(focused)))?;
        let selector = format!("a[data-e=\"{}\"]", focused.get_attribute("data-e")?);
        let nth = find(section, &selector).iter().position(|name| *name == *focused)?;
        Some(Name { selector, nth })
    }

    fn find(&self, section: &Element) -> Option<HtmlElement> {
        find(section, &self.selector).into_iter().nth(self.nth)?.dyn_into().ok()
    }
}

/// What fits `selector` within `element`, in document order.
fn find(element: &Element, selector: &str) -> Vec<Element> {
    let found = element.query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, |nodes| nodes.length());
    (0..count).filter_map(|n| found.as_ref()?.item(n)?.dyn_into().ok()).collect()
}
