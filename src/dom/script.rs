//! The page's text in another script, with readings, or with ciphers set upright, and back.
//!
//! The text nodes that the page came with are kept, and what they said: as it was written is
//! always one step away, node for node.

mod passage;
mod walk;

use super::json::Json;
use super::keep::{first_block, keeping_line};
use super::pieces::{forget, measure_later};
use super::slices::{Slice, go_on_soon};
use super::{all, set};
use crate::script::{Look, Press};
use lorgnette_script::{NAME, Script, Sheet, TERMS};
use passage::Part;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use walk::Walk;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::Callback;

/// The element in which a page carries its sheet.
pub(super) const SHEET: &str = "sheet";
/// What is shown in the chosen script.
const ROOTS: [(&str, Part); 3] =
    [(".prose", Part::Article), (".overview-body", Part::Beside), (".entries", Part::Beside)];

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
    /// Its passages, as far as it is read.
    walk: Walk,
    names: Vec<Name>,
    /// Mentions that say what they are in the reader's terms, and how they said it at first.
    terms: Vec<(Element, String)>,
    /// What was asked for last.
    wanted: Look,
    /// The script that names and terms are in, and that the page says it is in.
    script: Option<Script>,
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
    /// The text as the page brings it; it is read when it is first shown otherwise.
    pub(crate) fn new(sheet: Sheet) -> Text {
        let roots = ROOTS.iter().flat_map(|(root, part)| all(root).map(|root| (root, *part)));
        let mut walk = Walk::new(&sheet, roots.collect());
        // What card and panel quote is in the language of the whole.
        walk.tagged.extend(all(":root").map(Tagged::of));
        let terms = all(&format!("[{TERMS}]"));
        Text {
            walk,
            sheet,
            names: all(&format!("[{NAME}]")).filter_map(Name::of).collect(),
            terms: terms.filter_map(|it| Some((it.clone(), it.get_attribute(TERMS)?))).collect(),
            wanted: Look::default(),
            script: None,
        }
    }
}

/// Shows `text` as `look` wants it, a slice at a time and beginning with what is in view, and
/// says when it is done. What is asked for later takes its place.
pub(crate) fn show(text: &Rc<RefCell<Text>>, look: Look, done: Callback<()>) {
    text.borrow_mut().wanted = look;
    let work = Work { text: Rc::clone(text), look, stage: Stage::Reading, done };
    // What shows the choice itself is laid out and painted first.
    go_on_soon(move || work.go_on());
}

/// Ends the work on `text`, and puts what of it still stands in the page back as it came.
pub(crate) fn put_back(text: &Rc<RefCell<Text>>) {
    let text = &mut *text.borrow_mut();
    text.wanted = Look::default();
    let press = Press::default();
    text.tag(&press);
    let standing = text.walk.passages.iter_mut().filter(|passage| passage.stands());
    standing.for_each(|passage| passage.show(&press));
}

/// What is still to be done for a look.
struct Work {
    text: Rc<RefCell<Text>>,
    look: Look,
    stage: Stage,
    done: Callback<()>,
}

/// How far it is.
enum Stage {
    Reading,
    Tagging,
    Setting { press: Press, beside: Press, order: VecDeque<usize> },
    Done,
}

impl Work {
    fn go_on(mut self) {
        if self.text.borrow().wanted != self.look {
            return;
        }
        self.stage = self.text.borrow_mut().advance(self.stage, self.look);
        match self.stage {
            Stage::Done => self.done.emit(()),
            _ => go_on_soon(move || self.go_on()),
        }
    }
}

impl Text {
    /// Goes on for a slice.
    fn advance(&mut self, stage: Stage, look: Look) -> Stage {
        let slice = Slice::begin();
        match stage {
            Stage::Reading if self.walk.go_on(&slice) => Stage::Tagging,
            Stage::Reading => Stage::Reading,
            Stage::Tagging => {
                let press = Press::new(look, &self.sheet);
                // Before the change: where things are after it only a frame is to find out.
                let order = self.order();
                keeping_line(|| {
                    forget();
                    self.tag(&press);
                });
                Stage::Setting { beside: press.beside(), press, order }
            }
            Stage::Setting { press, beside, mut order } => {
                keeping_line(|| self.set(&press, &beside, &mut order, &slice));
                measure_later();
                match order.is_empty() {
                    true => Stage::Done,
                    false => Stage::Setting { press, beside, order },
                }
            }
            Stage::Done => Stage::Done,
        }
    }

    /// All passages, beginning with the first that is in view.
    fn order(&self) -> VecDeque<usize> {
        let passages = &self.walk.passages;
        let first = first_block().and_then(|block| passages.iter().position(|p| p.is_in(&block)));
        let first = first.unwrap_or_default();
        (first..passages.len()).chain(0..first).collect()
    }

    /// Sets the passages that are next in `order`.
    fn set(&mut self, press: &Press, beside: &Press, order: &mut VecDeque<usize>, slice: &Slice) {
        while slice.has_time()
            && let Some(next) = order.pop_front()
        {
            let passage = &mut self.walk.passages[next];
            passage.show(match passage.part {
                Part::Article => press,
                Part::Beside => beside,
            });
        }
    }

    /// Says in which language the text is now, and what entries are called in it.
    fn tag(&mut self, press: &Press) {
        let script = press.look().script;
        if self.script == script {
            return;
        }
        self.script = script;
        for tagged in &self.walk.tagged {
            let lang = script.map(|script| script.lang().to_string());
            match lang.as_ref().or(tagged.lang.as_ref()) {
                Some(lang) => set(&tagged.element, "lang", lang),
                None => drop(tagged.element.remove_attribute("lang")),
            }
        }
        for name in &mut self.names {
            name.show(press);
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

    fn show(&mut self, press: &Press) {
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
        set(
            &self.dossier,
            "data-lang",
            press.look().script.map_or(own.as_str(), |script| script.lang()),
        );
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
