//! Keeps the text in the script that the reader chose, with the readings that they asked for.

use crate::dom;
use crate::script::Look;
use crate::settings::Settings;
use std::cell::RefCell;
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

/// Shows the text as `settings` want it.
#[hook]
pub(crate) fn use_script(settings: &Settings) -> Edition {
    let edition = use_state(Edition::default);
    let sheet = use_mut_ref(|| None);
    let text = use_mut_ref(|| None::<Rc<RefCell<dom::Text>>>);
    let shown = use_mut_ref(Look::default);
    let setter = edition.setter();
    let latest = use_mut_ref(Edition::default);
    let wanted = (settings.script, settings.readings, settings.writing);
    let settings = settings.clone();
    use_effect_with(wanted, move |_| {
        let mut sheet = sheet.borrow_mut();
        let sheet = sheet.get_or_insert_with(dom::sheet);
        let Some(sheet) = sheet else { return };
        let look = Look::of(&settings, sheet);
        let before = shown.replace(look);
        if look == before {
            return;
        }
        let mut text = text.borrow_mut();
        let text =
            text.get_or_insert_with(|| Rc::new(RefCell::new(dom::Text::read(sheet.clone()))));
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
