//! The article's text for a search, block by block, and the places found in it: painted as
//! highlights, which change nothing in the document, and scrolled to.

use super::columns::{bring_into_view, runs_in_columns};
use super::flow::{Flow, sections};
use super::geometry::rect;
use super::highlight::Registry;
use super::pieces::measure;
use super::script::sheet;
use super::slices::Slice;
use super::text::{BLOCKS, NOT_TEXT};
use super::{first, reading_floor};
use crate::find::{Block, Hit, Spelling, Table, find};
use crate::place::Rect;
use gloo::utils::window;
use std::collections::VecDeque;
use std::ops::Range as Span;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range};

/// The names of the highlights in the style sheet: every place found, and the one shown.
const EVERY: &str = "found";
const SHOWN: &str = "found-here";
/// Where a place that is scrolled to stands, as a part of the room under the bar.
const LANDING: f64 = 0.3;
/// So many places are painted at most: a browser takes its time over each, in every frame.
const PAINTED: usize = 1_000;

/// What the page says of its characters.
pub(crate) fn table() -> Table {
    sheet().map_or_else(Table::default, |sheet| Table::of(&sheet))
}

/// The places that a search found, in the order of the text.
#[derive(Default)]
pub(crate) struct Found {
    /// The parts of the text that hold them, one behind the other.
    parts: Vec<(Element, Passages)>,
    /// Each with the number of its part.
    places: Vec<(usize, Hit)>,
}

/// A search under way through the article as it stands now: its script and its readings may have
/// changed.
pub(crate) struct Search {
    query: String,
    table: Table,
    spelling: Spelling,
    left: VecDeque<Element>,
    found: Found,
}

impl Search {
    /// Looks for `query`; there is nothing to be found for nothing.
    pub(crate) fn new(query: &str, table: &Table) -> Search {
        let query = normalized(query, "NFC");
        let mut search = Search {
            table: table.clone(),
            query,
            spelling: Spelling::default(),
            left: VecDeque::new(),
            found: Found::default(),
        };
        learn_accents(&mut search.table, [search.query.as_str()].into_iter());
        search.begin();
        search
    }

    fn begin(&mut self) {
        // A section at a time, whose blocks are its own.
        let parts = (!self.query.trim().is_empty()).then(sections);
        self.left = parts.unwrap_or_default().into();
    }

    /// Goes on for a moment; whether all of the text has been searched.
    pub(crate) fn go_on(&mut self) -> bool {
        let slice = Slice::begin();
        while slice.has_time() {
            match self.left.pop_front() {
                Some(part) => self.look(&part),
                None if self.is_to_be_spelled_otherwise() => self.begin(),
                None => return true,
            }
        }
        false
    }

    fn is_to_be_spelled_otherwise(&mut self) -> bool {
        let other = self.spelling.otherwise(&self.query, &self.table);
        let other = other.filter(|_| self.found.places.is_empty());
        self.spelling = other.unwrap_or(self.spelling);
        other.is_some()
    }

    fn look(&mut self, part: &Element) {
        let mut passages = Passages::default();
        passages.read(part);
        let texts = || passages.0.iter().map(|passage| passage.text.as_str());
        learn_accents(&mut self.table, texts());
        let blocks: Vec<Block> = texts().map(|text| Block::new(text, &self.table)).collect();
        let hits = find(&blocks, &self.query, &self.table, self.spelling);
        if !hits.is_empty() {
            let number = self.found.parts.len();
            self.found.places.extend(hits.into_iter().map(|hit| (number, hit)));
            self.found.parts.push((part.clone(), passages));
        }
    }

    /// What was found.
    pub(crate) fn found(self) -> Found {
        self.found
    }
}

impl Found {
    /// How many places there are.
    pub(crate) fn count(&self) -> usize {
        self.places.len()
    }

    /// The place with this number; none where the text has been set anew since.
    fn range(&self, at: usize) -> Option<Range> {
        let (number, hit) = self.places.get(at)?;
        self.parts.get(*number)?.1.range(hit)
    }

    /// The first place that ends where something can be seen, or else the very first.
    pub(crate) fn first_in_view(&self) -> usize {
        let flow = Flow::now();
        let edge = if flow.is_across() { 0.0 } else { ceiling() };
        let passed = |at: &usize| {
            let place = self.range(*at);
            place.is_some_and(|place| flow.span(&place.get_bounding_client_rect()).1 <= edge)
        };
        // Each place that is asked for has its part laid out; so the parts are asked first.
        let above = |(number, _): &(usize, Hit)| flow.end(&self.parts[*number].0) <= edge;
        let from = self.places.partition_point(above);
        let first = from + (from..self.count()).take_while(passed).count();
        if first < self.count() { first } else { 0 }
    }

    /// Paints the place at `here`, and below it every other; of very many, those that are nearest.
    pub(crate) fn paint(&self, here: Option<usize>) {
        let Some(registry) = Registry::held() else {
            return self.select(here);
        };
        let first = here.unwrap_or_default().saturating_sub(PAINTED / 2);
        let near = first..self.count().min(first + PAINTED);
        let near: Vec<Range> = near.filter_map(|at| self.range(at)).collect();
        let shown: Vec<Range> = here.and_then(|here| self.range(here)).into_iter().collect();
        registry.paint(EVERY, &near, 1);
        registry.paint(SHOWN, &shown, 2);
    }

    /// What a browser without highlights can show: the selection, and so one place only.
    fn select(&self, here: Option<usize>) {
        let Ok(Some(selection)) = window().get_selection() else { return };
        let _ = selection.remove_all_ranges();
        if let Some(place) = here.and_then(|here| self.range(here)) {
            let _ = selection.add_range(&place);
        }
    }

    /// Scrolls so that the place at `here` can be read below the bar.
    pub(crate) fn show(&self, here: usize) {
        let Some(place) = self.range(here) else { return };
        let (ceiling, floor) = (ceiling(), reading_floor());
        let line = || rect(&place.get_bounding_client_rect());
        let is_seen = |line: Rect| line.top >= ceiling && line.bottom <= floor;
        if runs_in_columns() || !is_seen(line()) {
            measure(place.start_container().ok().and_then(|node| node.parent_element()).as_ref());
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

/// Teaches `table` the base letters of the accented ones in `texts`. The browser knows them; a
/// table of our own would weigh more than the search.
fn learn_accents<'a>(table: &mut Table, texts: impl Iterator<Item = &'a str>) {
    let accented = texts.flat_map(str::chars).filter(|c| matches!(c, '\u{c0}'..='\u{1fff}'));
    for c in accented.flat_map(char::to_lowercase) {
        let base = normalized(&c.to_string(), "NFD").chars().next();
        base.filter(|base| *base != c).inspect(|base| table.take(c, *base));
    }
}

/// `text` in one of Unicode's normal forms.
fn normalized(text: &str, form: &str) -> String {
    js_sys::JsString::from(text).normalize(form).into()
}

/// Where the part of the viewport begins that the bar leaves free, from its top.
fn ceiling() -> f64 {
    let bar = first(".find:not([hidden])");
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
