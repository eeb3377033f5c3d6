//! Keeps the text in the script that the reader chose, with the readings that they asked for.

use crate::dom;
use crate::script::Look;
use crate::settings::Settings;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// How often the script of the text has changed: what was read from the text before is read anew.
#[hook]
pub(crate) fn use_script(settings: &Settings) -> u32 {
    let changes = use_state(|| 0);
    let sheet = use_mut_ref(|| None);
    let text = use_mut_ref(|| None::<Rc<RefCell<dom::Text>>>);
    let shown = use_mut_ref(Look::default);
    let setter = changes.setter();
    let count = use_mut_ref(|| 0_u32);
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
        let same = look.script == before.script;
        let done = Callback::from(move |()| {
            if !same {
                *count.borrow_mut() += 1;
                setter.set(*count.borrow());
            }
        });
        dom::show_text(text, look, done);
    });
    *changes
}
