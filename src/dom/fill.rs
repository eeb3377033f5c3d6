//! The markup of an opened text, set piece by piece into a page that stands and is read.
//!
//! A section keeps its element from stage to stage, and so its height while it is out of sight;
//! only what stands in it is another. The line that is read stays where it is.

use super::flow::{Flow, shown_sections};
use super::read::{children, elements};
use super::script::SHEET;
use super::spot::note_length;
use super::{ARTICLE, GLOSSARY, OVERVIEW, announce_dialog, by_id, focused, set};
use gloo::utils::{body, document};
use glossary::Glossary;
use js_sys::Array;
use lorgnette_render::SafeHtml;
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element, HtmlElement, HtmlTemplateElement};

mod glossary;

/// What is filled of the overview and of the glossary.
const FILLED: &str = ":scope > :is(.overview-body, .entries)";
/// Where readers read, as a part of what is seen of the text.
const READING: f64 = 1.0 / 3.0;
/// What holds lines, in a section.
const BLOCKS: &str = ":is(h1, h2, h3, h4, h5, h6, p, li, figure)";

/// A stage under way.
#[derive(Debug, Default)]
pub(crate) struct Setting {
    /// The last section of the article that is set.
    last: Option<Element>,
    /// The section that is being read.
    read: Option<Element>,
    overview: Option<DocumentFragment>,
    glossary: Glossary,
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
    [article(), part(OVERVIEW), part(GLOSSARY)].iter().all(Option::is_some)
}

impl Setting {
    /// Looks which section is being read, before anything is changed: to ask in between would cost
    /// a book's layout each time.
    pub(crate) fn look(&mut self) {
        let flow = Flow::now();
        let sections = shown_sections();
        let line = flow.length * READING;
        let at = sections.partition_point(|section| flow.end(section) <= line);
        // At the top of the page, the top stays.
        self.read = sections.into_iter().nth(at).filter(|_| !flow.is_at_start());
    }

    /// Sets the next sections of the article.
    pub(crate) fn prose(&mut self, markup: &SafeHtml) {
        let Some(article) = article() else { return };
        let new = parsed(markup);
        let new = elements(&new);
        // Here, and not for all of a book at once.
        new.iter().flat_map(|section| children(section, ".mention")).for_each(announce_dialog);
        let old = self.left(&article, new.len());
        let read = self.read.as_ref().filter(|read| old.contains(read));
        let line = read.and_then(Line::read_in);
        for (old, new) in old.iter().zip(&new) {
            exchange(old, new);
        }
        let added = &new[old.len()..];
        for section in added {
            let _ = article.append_child(section);
        }
        line.inspect(Line::keep);
        old.iter().chain(added).for_each(note_length);
        self.last = added.last().or(old.last()).cloned().or(self.last.take());
    }

    /// At most `count` sections of an earlier stage that are next.
    fn left(&self, article: &Element, count: usize) -> Vec<Element> {
        let next = match &self.last {
            Some(last) => last.next_element_sibling(),
            None => article.first_element_child(),
        };
        std::iter::successors(next, Element::next_element_sibling).take(count).collect()
    }

    /// Gathers the next piece of the overview.
    pub(crate) fn overview(&mut self, markup: &SafeHtml) {
        let whole = self.overview.get_or_insert_with(|| document().create_document_fragment());
        // It takes any node that is in no document.
        let _ = whole.append_child(&parsed(markup));
    }

    /// Takes the next piece of the glossary.
    pub(crate) fn entries(&mut self, markup: &SafeHtml) {
        self.glossary.take(&parsed(markup));
    }

    /// Sets the next run of the glossary; whether there was any.
    pub(crate) fn list(&mut self) -> bool {
        self.glossary.grow()
    }

    /// Takes away a run of the glossary of an earlier stage; whether there was any.
    pub(crate) fn unlist(&mut self) -> bool {
        self.glossary.shed()
    }

    /// Sets the overview, takes away what is left of the text of an earlier stage, and begins anew.
    /// The glossary is to be whole by then, and the earlier one gone.
    pub(crate) fn end(&mut self) {
        let Setting { last, overview, glossary, .. } = std::mem::take(self);
        while let Some(left) = last.as_ref().and_then(Element::next_element_sibling) {
            left.remove();
        }
        replace(OVERVIEW, overview.as_ref());
        if glossary.is_empty() {
            replace(GLOSSARY, None);
        }
    }
}

fn article() -> Option<Element> {
    by_id(ARTICLE).map(Element::from)
}

/// What is filled of the overview or the glossary.
fn part(id: &str) -> Option<Element> {
    by_id(id)?.query_selector(FILLED).ok()?
}

/// Sets `new` in the place of all that stands in a part of the page.
fn replace(id: &str, new: Option<&DocumentFragment>) {
    let nodes: Array = new.into_iter().collect();
    part(id).inspect(|part| part.replace_children_with_node(&nodes));
}

/// The nodes of `markup`, in no document. Nothing in a template is loaded or run.
fn parsed(markup: &SafeHtml) -> DocumentFragment {
    let template = document().create_element("template").expect("a template can be made");
    template.set_inner_html(markup.as_str());
    template.unchecked_into::<HtmlTemplateElement>().content()
}

/// Puts what stands in `new` in the place of what stands in `old`.
fn exchange(old: &Element, new: &Element) {
    let name = Name::focused_in(old);
    let nodes = new.child_nodes();
    let nodes: Array = (0..nodes.length()).filter_map(|n| nodes.item(n)).collect();
    old.replace_children_with_node(&nodes);
    name.and_then(|name| name.find(old)).inspect(super::focus);
}

/// The line that is read: the nth block of its section, and where that begins.
struct Line {
    section: Element,
    block: usize,
    begin: f64,
}

impl Line {
    /// None where no block of the section is below the line.
    fn read_in(section: &Element) -> Option<Line> {
        let flow = Flow::now();
        let blocks = children(section, BLOCKS);
        let at = blocks.iter().position(|block| flow.end(block) > flow.length * READING)?;
        Some(Line { section: section.clone(), block: at, begin: flow.begin(&blocks[at]) })
    }

    fn keep(&self) {
        let flow = Flow::now();
        let block = children(&self.section, BLOCKS).into_iter().nth(self.block);
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
        let nth = children(section, &selector).iter().position(|name| *name == *focused)?;
        Some(Name { selector, nth })
    }

    fn find(&self, section: &Element) -> Option<HtmlElement> {
        children(section, &self.selector).into_iter().nth(self.nth)?.dyn_into().ok()
    }
}
