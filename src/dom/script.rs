//! The page's text in another script, with readings, or with ciphers set upright, and back.
//!
//! The text nodes that the page came with are kept, and what they said: as it was written is
//! always one step away, node for node.

use super::json::Json;
use super::{all, now, set};
use crate::script::{Look, Piece, Press, Stretch};
use gloo::timers::callback::Timeout;
use gloo::utils::document;
use lorgnette_script::{INLINE, NAME, SKIPPED, Sheet, TERMS, is_han, stays_ours};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};
use yew::Callback;

/// The element in which a page carries its sheet.
const SHEET: &str = "sheet";
/// What is shown in the chosen script; the first is also read.
const ROOTS: [&str; 3] = [".prose", ".overview-body", ".entries"];
/// Work on the text is laid down after so many ms, so that the page answers.
const SLICE: f64 = 10.0;

/// What the page carries to be shown in other scripts; none where it is not Chinese.
pub(crate) fn sheet() -> Option<Sheet> {
    let held = Json::held(SHEET)?;
    let text = |of: &Json, key: &str| of.text(key).unwrap_or_default();
    let rows = |key: &str| {
        let row = |row: Json| (row.number("of") as u8, text(&row, "one"), text(&row, "more"));
        held.list(key).map(row).collect()
    };
    let rows = ["scripts", "readings"].map(rows);
    Some(Sheet::read_back(["lang", "words"].map(|key| text(&held, key)), rows))
}

/// The text of the page, as it came and as it is shown.
pub(crate) struct Text {
    sheet: Sheet,
    passages: Vec<Passage>,
    tagged: Vec<Tagged>,
    names: Vec<Name>,
    /// Mentions that say what they are in the reader's terms, and how they said it at first.
    terms: Vec<(Element, String)>,
    look: Look,
}

/// A block of text: its nodes, and how many characters its words have.
#[derive(Default)]
struct Passage {
    nodes: Vec<Place>,
    stretches: Vec<Stretch>,
    words: Vec<u8>,
    look: Look,
}

/// A text node, and what stands in its place.
struct Place {
    node: Node,
    put: Vec<Node>,
}

/// An element that says in which language its text is.
struct Tagged {
    element: Element,
    lang: Option<String>,
}

/// An entry's name, for card and panel, and the element that holds the name of the region that
/// is shown.
struct Name {
    dossier: Element,
    text: String,
    swapped: Option<(Element, String, Option<String>)>,
}

impl Text {
    /// The text as the page brought it.
    pub(crate) fn read(sheet: Sheet) -> Text {
        let mut walk = Walk {
            lang: sheet.lang().to_string(),
            words: sheet.words().map(|length| length as u8).collect::<Vec<u8>>().into_iter(),
            passages: Vec::new(),
            passage: Passage::default(),
            tagged: Vec::new(),
            reads: true,
        };
        // What card and panel quote is in the language of the whole.
        walk.tagged.extend(
            all(":root").map(|root| Tagged { lang: root.get_attribute("lang"), element: root }),
        );
        for root in ROOTS.into_iter().flat_map(all) {
            walk.tagged.push(Tagged { lang: root.get_attribute("lang"), element: root.clone() });
            walk.children(&root, State::default());
            walk.end_passage();
            walk.reads = false;
        }
        let dossiers = all(&format!("[{NAME}]")).filter(|dossier| {
            dossier.get_attribute("data-lang").is_none_or(|lang| lang.starts_with("zh"))
        });
        let names = dossiers.map(|dossier| Name {
            text: dossier.get_attribute(NAME).unwrap_or_default(),
            dossier,
            swapped: None,
        });
        Text {
            passages: walk.passages,
            tagged: walk.tagged,
            names: names.collect(),
            terms: all(&format!("[{TERMS}]"))
                .filter_map(|mention| Some((mention.clone(), mention.get_attribute(TERMS)?)))
                .collect(),
            sheet,
            look: Look::default(),
        }
    }
}

/// Shows `text` as `look` wants it, a slice at a time and beginning with what is in view, and
/// says when it is done. What is asked for later takes its place.
pub(crate) fn show(text: &Rc<RefCell<Text>>, look: Look, done: Callback<()>) {
    let press = Press::new(look, &text.borrow().sheet);
    let order = {
        let mut text = text.borrow_mut();
        text.look = look;
        text.tag(&press, look);
        text.order()
    };
    go_on(Rc::clone(text), Rc::new(press), look, order, done);
}

fn go_on(
    text: Rc<RefCell<Text>>,
    press: Rc<Press>,
    look: Look,
    mut order: std::collections::VecDeque<usize>,
    done: Callback<()>,
) {
    let end = now() + SLICE;
    while now() < end {
        if text.borrow().look != look {
            return;
        }
        match order.pop_front() {
            Some(next) => text.borrow_mut().passages[next].show(&press, look),
            None => return done.emit(()),
        }
    }
    Timeout::new(0, move || go_on(text, press, look, order, done)).forget();
}

impl Text {
    /// All passages, beginning with the first that is in view.
    fn order(&self) -> std::collections::VecDeque<usize> {
        let in_view = |passage: &Passage| {
            let parent = passage.nodes.first().and_then(|place| place.shown().parent_element());
            parent.is_some_and(|parent| parent.get_bounding_client_rect().bottom() > 0.0)
        };
        let first = self.passages.iter().position(in_view).unwrap_or_default();
        (first..self.passages.len()).chain(0..first).collect()
    }

    /// Says in which language the text is now, and what entries are called in it.
    fn tag(&mut self, press: &Press, look: Look) {
        for tagged in &self.tagged {
            let lang = look.script.map(|script| script.lang().to_string());
            match lang.as_ref().or(tagged.lang.as_ref()) {
                Some(lang) => set(&tagged.element, "lang", lang),
                None => drop(tagged.element.remove_attribute("lang")),
            }
        }
        for name in &mut self.names {
            name.show(press, look);
        }
        for (mention, terms) in &self.terms {
            set(mention, TERMS, &press.rewrite(terms));
        }
    }
}

impl Name {
    fn show(&mut self, press: &Press, look: Look) {
        if let Some((element, text, lang)) = self.swapped.take() {
            element.set_text_content(Some(&text));
            lang.inspect(|lang| set(&element, "lang", lang));
        }
        let shown = press.rewrite(&self.text);
        set(&self.dossier, NAME, &shown);
        let own = self
            .dossier
            .get_attribute("data-home")
            .or_else(|| self.dossier.get_attribute("data-lang"));
        let own = own.unwrap_or_default();
        set(&self.dossier, "data-home", &own);
        set(&self.dossier, "data-lang", look.script.map_or(own.as_str(), |script| script.lang()));
        if shown != self.text {
            self.swap(&shown, &own);
        }
    }

    /// Where the other forms hold the one that is now the name, the former name stands there.
    fn swap(&mut self, shown: &str, own: &str) {
        let Ok(forms) = self.dossier.query_selector_all(".names bdi") else { return };
        let mut forms =
            (0..forms.length()).filter_map(|n| forms.item(n)?.dyn_into::<Element>().ok());
        if let Some(form) = forms.find(|form| form.text_content().as_deref() == Some(shown)) {
            self.swapped = Some((form.clone(), shown.to_string(), form.get_attribute("lang")));
            form.set_text_content(Some(&self.text));
            set(&form, "lang", own);
        }
    }
}

impl Passage {
    fn show(&mut self, press: &Press, look: Look) {
        if self.look == look {
            return;
        }
        self.look = look;
        let pieces = press.block(&self.stretches, &self.words);
        for (place, pieces) in self.nodes.iter_mut().zip(pieces) {
            place.show(&pieces);
        }
    }
}

impl Place {
    /// What of it stands in the page.
    fn shown(&self) -> &Node {
        self.put.first().unwrap_or(&self.node)
    }

    fn show(&mut self, pieces: &[Piece]) {
        if let [Piece::Text(text)] = pieces {
            self.node.set_text_content(Some(text));
            return self.put_back();
        }
        let put: Vec<Node> = pieces.iter().filter_map(node).collect();
        let Some(parent) = self.shown().parent_node() else { return };
        for node in &put {
            let _ = parent.insert_before(node, Some(self.shown()));
        }
        self.take_out(&parent);
        self.put = put;
    }

    fn put_back(&mut self) {
        if let Some(parent) = self.put.first().and_then(Node::parent_node) {
            let _ = parent.insert_before(&self.node, self.put.first());
            self.take_out_put(&parent);
        }
    }

    fn take_out(&mut self, parent: &Node) {
        match self.put.is_empty() {
            true => drop(parent.remove_child(&self.node)),
            false => self.take_out_put(parent),
        }
    }

    fn take_out_put(&mut self, parent: &Node) {
        self.put.drain(..).for_each(|node| drop(parent.remove_child(&node)));
    }
}

fn node(piece: &Piece) -> Option<Node> {
    let element = |name: &str, class: &str, text: &str| {
        let element = document().create_element(name).ok()?;
        element.set_class_name(class);
        element.set_text_content(Some(text));
        Some(element)
    };
    match piece {
        Piece::Text(text) => Some(document().create_text_node(text).into()),
        Piece::Upright(digits) => element("span", "upright", digits).map(Into::into),
        Piece::Word(word, reading) => {
            let ruby = element("ruby", "reading", word)?;
            let rt = element("rt", "", reading)?;
            // Who listens hears the word itself.
            set(&rt, "aria-hidden", "true");
            set(&rt, "lang", "zh-Latn");
            ruby.append_child(&rt).ok()?;
            Some(ruby.into())
        }
    }
}

/// What is known of where the walk is.
#[derive(Clone, Copy, Default)]
struct State {
    name: bool,
    read: bool,
}

/// A walk over the page, by the rules of [`lorgnette_script`]'s own over its markup.
struct Walk {
    lang: String,
    words: std::vec::IntoIter<u8>,
    passages: Vec<Passage>,
    passage: Passage,
    tagged: Vec<Tagged>,
    /// Whether this part of the page has readings.
    reads: bool,
}

impl Walk {
    fn children(&mut self, parent: &Node, state: State) {
        let mut child = parent.first_child();
        while let Some(node) = child {
            match node.dyn_ref::<Element>() {
                Some(element) => self.element(element, state),
                None if node.node_type() == Node::TEXT_NODE => self.text(&node, state),
                None => {}
            }
            child = node.next_sibling();
        }
    }

    fn element(&mut self, element: &Element, state: State) {
        let name = element.local_name();
        let inline = INLINE.contains(&name.as_str());
        if !inline {
            self.end_passage();
        }
        let class = element.get_attribute("class").unwrap_or_default();
        let lang = element.get_attribute("lang");
        let ours = lang.as_ref().is_none_or(|lang| stays_ours(lang, &self.lang, &class));
        if ours && !element.matches(SKIPPED).unwrap_or(false) {
            if lang.is_some() {
                self.tagged.push(Tagged { element: element.clone(), lang });
            }
            let mut classes = class.split(' ');
            let mention = classes.clone().any(|class| class == "mention");
            let figure = classes.any(|class| class == "date" || class == "quantity");
            let state = State {
                name: state.name || mention && !figure,
                read: state.read || name == "ruby",
            };
            self.children(element, state);
        }
        if !inline {
            self.end_passage();
        }
    }

    fn text(&mut self, node: &Node, state: State) {
        let text = node.text_content().unwrap_or_default();
        if text.is_empty() {
            return;
        }
        if self.reads {
            self.take_words(&text);
        }
        self.passage.nodes.push(Place { node: node.clone(), put: Vec::new() });
        self.passage.stretches.push(Stretch { text, name: state.name, read: state.read });
    }

    /// The words of each run of Han characters.
    fn take_words(&mut self, text: &str) {
        let mut left = text.chars().filter(|c| is_han(*c)).count();
        while left > 0 {
            let length = self.words.next().unwrap_or(1);
            self.passage.words.push(length);
            left = left.saturating_sub(usize::from(length));
        }
    }

    fn end_passage(&mut self) {
        let passage = std::mem::take(&mut self.passage);
        if passage.stretches.iter().any(|stretch| !stretch.text.trim().is_empty()) {
            self.passages.push(passage);
        }
    }
}
