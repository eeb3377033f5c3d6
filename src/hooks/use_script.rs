//! Keeps the text in the script that the reader chose, with the readings that they asked for.

use crate::dom;
use crate::script::Look;
use crate::settings::Settings;
use lorgnette_script::Sheet;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// How often the text has changed.
#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) struct Edition {
    /// Its script: what was read from the text before is read anew.
    pub(crate) script: u32,
    /// Its nodes, with or without that: what was found in the text before is found anew.
    pub(crate) nodes: u32,
}

impl Edition {
    /// That of a text that has been set anew so often.
    pub(crate) fn after(self, set: u32) -> Edition {
        Edition { script: self.script + set, nodes: self.nodes + set }
    }
}

/// The text as it came, and as it is shown.
#[derive(Default)]
struct Shown {
    sheet: OnceCell<Option<Sheet>>,
    text: OnceCell<Rc<RefCell<dom::Text>>>,
    look: Cell<Look>,
}

/// Shows the text, which has been `set` anew so often, as `settings` want it.
#[hook]
pub(crate) fn use_script(settings: &Settings, set: u32) -> Edition {
    let edition = use_state(Edition::default);
    let shown = use_memo(set, |_| Shown::default());
    let setter = edition.setter();
    let latest = use_mut_ref(Edition::default);
    let wanted = (settings.script, settings.readings, settings.writing);
    let settings = settings.clone();
    // First: what is read from the page next must be as it came.
    use_effect_with(set, {
        let shown = Rc::clone(&shown);
        move |_| move || shown.text.get().into_iter().for_each(dom::put_text_back)
    });
    use_effect_with((wanted, set), move |_| {
        let Some(sheet) = shown.sheet.get_or_init(dom::sheet) else { return };
        let look = Look::of(&settings, sheet);
        let before = shown.look.replace(look);
        if look == before {
            return;
        }
        let text = shown.text.get_or_init(|| Rc::new(RefCell::new(dom::Text::new(sheet.clone()))));
        // Now, for what is chosen next may take the place of this before it is done.
        latest.borrow_mut().script += u32::from(look.script != before.script);
        let latest = Rc::clone(&latest);
        let done = Callback::from(move |()| {
            let mut latest = latest.borrow_mut();
            latest.nodes += 1;
            setter.set(*latest);
        });
        dom::show_text(text, look, done);
    });
    *edition
}
