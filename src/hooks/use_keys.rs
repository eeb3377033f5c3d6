//! Keys: Escape, Tab into and out of the card, Alt with a letter, and letters alone where the
//! reader has switched them on.

use crate::commands::Commands;
use crate::dom;
use crate::entry::{Entry, Step};
use crate::settings::Letters;
use crate::state::State;
use crate::view::View;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::utils::document;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// Listens while what is open stays the same.
#[hook]
pub(crate) fn use_keys(
    state: &UseReducerHandle<State>,
    entry: &Rc<Option<Entry>>,
    commands: &Commands,
    letters: Letters,
) {
    let deps = (state.clone(), Rc::clone(entry), commands.clone(), letters);
    use_effect_with(deps, move |(state, entry, commands, letters)| {
        let keys = Keys {
            state: state.clone(),
            entry: Rc::clone(entry),
            commands: commands.clone(),
            letters: *letters,
        };
        // Before the browser's own use of the key.
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        let listener =
            EventListener::new_with_options(&document(), "keydown", options, move |event| {
                let event: &KeyboardEvent = event.unchecked_ref();
                if !event.is_composing() && keys.answer(event) {
                    event.prevent_default();
                }
            });
        move || drop(listener)
    });
}

struct Keys {
    state: UseReducerHandle<State>,
    entry: Rc<Option<Entry>>,
    commands: Commands,
    letters: Letters,
}

impl Keys {
    /// Does what the key asks for; whether the browser must not act on it too.
    fn answer(&self, event: &KeyboardEvent) -> bool {
        // Dialogs and the search bar have keys of their own.
        let elsewhere = dom::has_dialog() || dom::closest(event.target(), ".find").is_some();
        if elsewhere || event.ctrl_key() || event.meta_key() {
            return false;
        }
        match (event.alt_key(), event.key().as_str()) {
            // By place on the keyboard: with Alt held, some layouts write other letters.
            (true, _) => self.chord(&event.code()),
            // A field that is filled is emptied first, and an open menu closes by itself.
            (false, "Escape") if dom::is_filled_field(event) || dom::is_menu_open() => false,
            (false, "Escape") => self.escape(),
            (false, "Tab") if event.shift_key() => self.tab_back(event),
            (false, "Tab") => self.tab(event),
            (false, key) => !dom::is_typing(event) && self.letter(key),
        }
    }

    fn chord(&self, code: &str) -> bool {
        match code {
            "KeyN" => self.step(Step::Next),
            "KeyP" => self.step(Step::Previous),
            "KeyE" => self.list(),
            _ => false,
        }
    }

    /// A key without Alt. Those who speak to their computer, or whose fingers slip, must not set
    /// things off (WCAG 2.1.4): letters answer once they are switched on, the question mark
    /// also while something on the page has the focus.
    fn letter(&self, key: &str) -> bool {
        match (key, self.letters) {
            ("?", letters) if letters == Letters::On || !dom::is_focus_lost() => {
                self.menu(dom::HELP_MENU)
            }
            ("n", Letters::On) => self.chord("KeyN"),
            ("p", Letters::On) => self.chord("KeyP"),
            ("e", Letters::On) => self.chord("KeyE"),
            ("d", Letters::On) => self.menu(dom::DIAL_MENU),
            ("t", Letters::On) => self.menu(dom::TEXT_MENU),
            _ => false,
        }
    }

    /// Opens a menu, or closes it; not one that stands on a covered page.
    fn menu(&self, id: &str) -> bool {
        if self.state.is_modal() {
            return false;
        }
        self.commands.disarm();
        dom::toggle_menu(id);
        true
    }

    fn step(&self, step: Step) -> bool {
        let sight = self.state.open.as_ref().and_then(|open| open.view.sight());
        let (Some(sight), Some(entry)) = (sight, &*self.entry) else { return false };
        self.commands.step(entry, sight.mention, step);
        true
    }

    fn list(&self) -> bool {
        self.commands.visit(View::List);
        true
    }

    /// Closes one thing: the card, a panel over the text, the view of one entity's sentences,
    /// the sheet or rail by one step.
    fn escape(&self) -> bool {
        let state = &self.state;
        match (&state.preview, &state.open, &state.only) {
            (Some(preview), ..) => self.commands.leave_card(preview.mention.index),
            (None, _, Some(_)) if !state.is_modal() => self.commands.show_all(),
            (None, Some(_), _) => self.commands.step_back(),
            (None, None, _) => {
                self.commands.disarm();
                return false;
            }
        }
        true
    }

    /// From the mention into its card; from the card's last control on, as if from the mention.
    fn tab(&self, event: &KeyboardEvent) -> bool {
        let Some(preview) = &self.state.preview else { return false };
        let controls = dom::controls(dom::CARD);
        if dom::mention_at(event.target()).as_ref() == Some(&preview.mention) {
            controls.first().inspect(|first| dom::focus(first));
            return !controls.is_empty();
        }
        if controls.last().is_some_and(|last| dom::is_target(event, last)) {
            self.commands.leave_card(preview.mention.index);
        }
        false
    }

    /// From the card's first control back to the mention.
    fn tab_back(&self, event: &KeyboardEvent) -> bool {
        let Some(preview) = &self.state.preview else { return false };
        let controls = dom::controls(dom::CARD).into_iter().take(1);
        let leaves =
            controls.chain(dom::by_id(dom::CARD)).any(|first| dom::is_target(event, &first));
        if leaves {
            dom::trigger(preview.mention.index).inspect(dom::focus);
        }
        leaves
    }
}
