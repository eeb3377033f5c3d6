//! The article's text for a search, block by block, and the places found in it: painted as
//! highlights, which change nothing in the document, and scrolled to.

use super::columns::{bring_into_view, runs_in_columns};
use super::flow::Flow;
use super::geometry::rect;
use super::highlight::Registry;
use super::pieces::measure;
use super::script::sheet;
use super::text::{BLOCKS, NOT_TEXT};
use super::{all, reading_floor};
use crate::find::{Block, Hit, Table, find};
use crate::place::Rect;
use gloo::utils::window;
use std::ops::Range as Span;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range};

/// The names of the highlights in the style sheet: every place found, and the one shown.
const EVERY: &str = "found";
const SHOWN: &str = "found-here";
/// Where a place that is scrolled to stands, as a part of the room under the bar.
const LANDING: f64 = 0.3;

/// What the page says of its characters.
pub(crate) fn table() -> Table {
    sheet().map_or_else(Table::default, |sheet| Table::of(&sheet))
}

/// The places that a search found, in the order of the text.
#[derive(Default)]
pub(crate) struct Found(Vec<Range>);

/// Searches the article as it stands now: its script and its readings may have changed.
pub(crate) fn search(query: &str, table: &Table) -> Found {
    let mut passages = Passages::default();
    all(".prose").for_each(|article| passages.read(&article));
    let query = normalized(query, "NFC");
    let texts = passages.0.iter().map(|passage| passage.text.as_str());
    let table = with_accents(table, texts.chain([query.as_str()]));
    let blocks: Vec<Block> =
        passages.0.iter().map(|passage| Block::new(&passage.text, &table)).collect();
    let ranges = find(&blocks, &query, &table);
    Found(ranges.iter().filter_map(|hit| passages.range(hit)).collect())
}

impl Found {
    /// How many places there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The first place that ends where something can be seen, or else the very first.
    pub(crate) fn first_in_view(&self) -> usize {
        let flow = Flow::now();
        let edge = if flow.is_across() { 0.0 } else { ceiling() };
        let passed = |place: &Range| flow.span(&place.get_bounding_client_rect()).1 <= edge;
        // By halves: each that is asked for has its section laid out.
        let first = self.0.partition_point(passed);
        if first < self.count() { first } else { 0 }
    }

    /// Paints every place, and the one at `here` above the others.
    pub(crate) fn paint(&self, here: Option<usize>) {
        let Some(registry) = Registry::held() else {
            return self.select(here);
        };
        let shown = here.and_then(|here| self.0.get(here));
        registry.paint(EVERY, &self.0, 1);
        registry.paint(SHOWN, shown.map(std::slice::from_ref).unwrap_or_default(), 2);
    }

    /// What a browser without highlights can show: the selection, and so one place only.
    fn select(&self, here: Option<usize>) {
        let Ok(Some(selection)) = window().get_selection() else { return };
        let _ = selection.remove_all_ranges();
        if let Some(place) = here.and_then(|here| self.0.get(here)) {
            let _ = selection.add_range(place);
        }
    }

    /// Scrolls so that the place at `here` can be read below the bar.
    pub(crate) fn show(&self, here: usize) {
        let Some(place) = self.0.get(here) else { return };
        let (ceiling, floor) = (ceiling(), reading_floor());
        let line = || rect(&place.get_bounding_client_rect());
        let is_seen = |line: Rect| line.top >= ceiling && line.bottom <= floor;
        if runs_in_columns() || !is_seen(line()) {
            measure();
        }
        let line = bring_into_view(line());
        if !is_seen(line) {
            let landing = ceiling + (floor - ceiling) * LANDING;
            // At once, as browsers do it: whoever steps through wants to read, not to travel.
            window().scroll_by_with_x_and_y(0.0, line.top - landing);
        }
    }
}

/// Takes every mark of a search off the text.
pub(crate) fn unpaint() {
    Found::default().paint(None);
}

/// `table` with the base letters of the accented ones in `texts`. The browser knows them; a
/// table of our own would weigh more than the search.
fn with_accents<'a>(table: &Table, texts: impl Iterator<Item = &'a str>) -> Table {
    let mut table = table.clone();
    let accented = texts.flat_map(str::chars).filter(|c| matches!(c, '\u{c0}'..='\u{1fff}'));
    for c in accented.flat_map(char::to_lowercase) {
        let base = normalized(&c.to_string(), "NFD").chars().next();
        base.filter(|base| *base != c).inspect(|base| table.take(c, *base));
    }
    table
}

/// `text` in one of Unicode's normal forms.
fn normalized(text: &str, form: &str) -> String {
    js_sys::JsString::from(text).normalize(form).into()
}

/// Where the part of the viewport begins that the bar leaves free, from its top.
fn ceiling() -> f64 {
    let bar = all(".find:not([hidden])").next();
    bar.map_or(0.0, |bar| bar.get_bounding_client_rect().bottom())
}

/// The blocks of the article.
#[derive(Default)]
struct Passages(Vec<Passage>);

/// The text of a block, and where in it, in UTF-16, each of its nodes begins.
#[derive(Default)]
struct Passage {
    text: String,
    length: u32,
    nodes: Vec<(u32, Node)>,
}

impl Passages {
    fn read(&mut self, node: &Node) {
        let Some(element) = node.dyn_ref::<Element>() else {
            if node.node_type() == Node::TEXT_NODE {
                self.last().push(node);
            }
            return;
        };
        if element.matches(NOT_TEXT).unwrap_or(false) {
            return;
        }
        let block = element.matches(BLOCKS).unwrap_or(false);
        if block {
            self.0.push(Passage::default());
        }
        let mut child = node.first_child();
        while let Some(node) = child {
            self.read(&node);
            child = node.next_sibling();
        }
        if block {
            self.0.push(Passage::default());
        }
    }

    fn last(&mut self) -> &mut Passage {
        if self.0.is_empty() {
            self.0.push(Passage::default());
        }
        self.0.last_mut().expect("one was pushed if there was none")
    }

    fn range(&self, hit: &Hit) -> Option<Range> {
        self.0.get(hit.block)?.range(&hit.range)
    }
}

impl Passage {
    fn push(&mut self, node: &Node) {
        let text = node.text_content().unwrap_or_default();
        self.nodes.push((self.length, node.clone()));
        self.length += u32::try_from(text.encode_utf16().count()).unwrap_or(0);
        self.text.push_str(&text);
    }

    fn range(&self, span: &Span<u32>) -> Option<Range> {
        let range = Range::new().ok()?;
        let at = |offset: u32, before: bool| {
            let holds = |start: u32| if before { start < offset } else { start <= offset };
            self.nodes.iter().rev().find(|(start, _)| holds(*start))
        };
        let (start, node) = at(span.start, false)?;
        range.set_start(node, span.start - start).ok()?;
        let (start, node) = at(span.end, true)?;
        range.set_end(node, span.end - start).ok()?;
        Some(range)
    }
}
