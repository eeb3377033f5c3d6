//! The page's text in another script, with readings, or with ciphers set upright, and back.
//!
//! The text nodes that the page came with are kept, and what they said: as it was written is
//! always one step away, node for node.

mod passage;
mod walk;

use super::json::Json;
use super::keep::{first_block, keeping_line};
use super::pieces::{forget, measure_later};
use super::{all, now, set};
use crate::script::{Look, Press};
use gloo::timers::callback::Timeout;
use lorgnette_script::{NAME, Sheet, TERMS};
use passage::Passage;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use walk::Walk;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::Callback;

/// The element in which a page carries its sheet.
pub(super) const SHEET: &str = "sheet";
/// What is shown in the chosen script; the first is also read.
const ROOTS: [&str; 3] = [".prose", ".overview-body", ".entries"];
/// Work on the text is laid down after so many ms, so that the page answers.
const SLICE: f64 = 10.0;

/// Whether the page carries what shows it in other scripts.
pub(crate) fn has_sheet() -> bool {
    super::by_id(SHEET).is_some()
}

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
        let mut walk = Walk::new(&sheet);
        // What card and panel quote is in the language of the whole.
        walk.tagged.extend(all(":root").map(Tagged::of));
        ROOTS.into_iter().flat_map(all).for_each(|root| walk.part(root));
        let terms = all(&format!("[{TERMS}]"));
        Text {
            passages: walk.passages,
            tagged: walk.tagged,
            names: all(&format!("[{NAME}]")).filter_map(Name::of).collect(),
            terms: terms.filter_map(|it| Some((it.clone(), it.get_attribute(TERMS)?))).collect(),
            sheet,
            look: Look::default(),
        }
    }
}

/// Shows `text` as `look` wants it, a slice at a time and beginning with what is in view, and
/// says when it is done. What is asked for later takes its place.
pub(crate) fn show(text: &Rc<RefCell<Text>>, look: Look, done: Callback<()>) {
    let press = Press::new(look, &text.borrow().sheet);
    keeping_line(|| {
        forget();
        text.borrow_mut().tag(&press, look);
    });
    let order = text.borrow().order();
    Work { text: Rc::clone(text), press, look, order, done }.go_on();
}

/// What is still to be done for a look.
struct Work {
    text: Rc<RefCell<Text>>,
    press: Press,
    look: Look,
    order: VecDeque<usize>,
    done: Callback<()>,
}

impl Work {
    fn go_on(mut self) {
        if self.text.borrow().look != self.look {
            return;
        }
        let end = now() + SLICE;
        keeping_line(|| {
            while now() < end
                && let Some(next) = self.order.pop_front()
            {
                self.text.borrow_mut().passages[next].show(&self.press, self.look);
            }
        });
        measure_later();
        match self.order.is_empty() {
            true => self.done.emit(()),
            false => drop(Timeout::new(0, move || self.go_on()).forget()),
        }
    }
}

impl Text {
    /// All passages, beginning with the first that is in view.
    fn order(&self) -> VecDeque<usize> {
        let first =
            first_block().and_then(|block| self.passages.iter().position(|p| p.is_in(&block)));
        let first = first.unwrap_or_default();
        (first..self.passages.len()).chain(0..first).collect()
    }

    /// Says in which language the text is now, and what entries are called in it.
    fn tag(&mut self, press: &Press, look: Look) {
        self.look = look;
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

impl Tagged {
    fn of(element: Element) -> Tagged {
        Tagged { lang: element.get_attribute("lang"), element }
    }
}

impl Name {
    /// The name that an entry holds, if it is Chinese.
    fn of(dossier: Element) -> Option<Name> {
        let lang = dossier.get_attribute("data-lang");
        let text = dossier.get_attribute(NAME)?;
        lang.is_none_or(|lang| lang.starts_with("zh")).then_some(Name {
            dossier,
            text,
            swapped: None,
        })
    }

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
