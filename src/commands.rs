//! What a gesture does: its part on the document, then its part on the state.

use crate::dom;
use crate::entry::{Entry, Step};
use crate::find::Table;
use crate::hooks::Driver;
use crate::hover::Event;
use crate::listing::Search;
use crate::nest::Turn;
use crate::reading::{Extent, Since};
use crate::shelf::Asked;
use crate::state::{Action, Mention, State};
use crate::view::View;
use lorgnette_render::Strings;
use std::cell::OnceCell;
use std::rc::Rc;
use yew::prelude::*;

/// What components and hooks can ask for; one value as long as the page speaks one language.
#[derive(Clone)]
pub(crate) struct Commands {
    pub(crate) strings: &'static Strings,
    dispatcher: UseReducerDispatcher<State>,
    driver: Rc<Driver>,
    table: Rc<OnceCell<Table>>,
    /// Where the reader stopped when they were last away, if that is known.
    pub(crate) since: Option<Since>,
}

impl PartialEq for Commands {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.driver, &other.driver)
            && (self.strings, self.since) == (other.strings, other.since)
    }
}

impl Commands {
    pub(crate) fn new(
        strings: &'static Strings,
        dispatcher: UseReducerDispatcher<State>,
        driver: Rc<Driver>,
        table: Rc<OnceCell<Table>>,
        since: Option<Since>,
    ) -> Self {
        Commands { strings, dispatcher, driver, table, since }
    }

    /// Which of the page's characters a search takes for the same; made when one is first made.
    pub(crate) fn table(&self) -> &Table {
        self.table.get_or_init(dom::table)
    }

    /// A click or Enter on a mention.
    pub(crate) fn activate(&self, mention: Mention) {
        self.driver.send(Event::Hush(mention.index));
        self.dispatcher.dispatch(Action::Activate(mention));
    }

    /// The same where it may ask for the card first.
    pub(crate) fn click(&self, mention: Mention) {
        match self.driver.shows_on_click(mention.index) {
            true => self.driver.send(Event::Show(mention.index)),
            false => self.activate(mention),
        }
    }

    /// A tap on a mention.
    pub(crate) fn tap(&self, mention: Mention) {
        self.dispatcher.dispatch(Action::Tap(mention));
    }

    /// The list, or an entity asked for by name.
    pub(crate) fn visit(&self, view: View) {
        // First, for it asks from which card.
        self.dispatcher.dispatch(Action::Visit(view));
        self.driver.send(Event::Away);
    }

    /// The sheet's "open".
    pub(crate) fn unfold(&self) {
        self.dispatcher.dispatch(Action::Unfold);
    }

    /// Jumps to a mention, and remembers from where.
    pub(crate) fn reveal(&self, index: u32) {
        let Some(mention) = dom::mention(index) else { return };
        self.driver.send(Event::Hush(index));
        self.dispatcher.dispatch(Action::Leave(dom::reading_offset()));
        self.dispatcher.dispatch(Action::Reveal(mention));
        self.arrive(index);
        dom::trigger(index).inspect(dom::focus);
    }

    /// Steps to a neighbouring mention of the open entity; the focus stays where it is.
    pub(crate) fn step(&self, entry: &Entry, from: Option<u32>, step: Step) {
        let Some(index) = entry.step(from, step) else { return };
        self.dispatcher.dispatch(Action::Leave(dom::reading_offset()));
        self.dispatcher.dispatch(Action::Go(index));
        self.arrive(index);
        self.say_place(entry, index);
    }

    /// The same from the card, which goes along.
    pub(crate) fn step_card(&self, entry: &Entry, from: u32, step: Step) {
        let Some(index) = entry.step(Some(from), step) else { return };
        self.dispatcher.dispatch(Action::Leave(dom::reading_offset()));
        self.arrive(index);
        self.driver.send(Event::Show(index));
        self.say_place(entry, index);
    }

    /// Back to where the reader was before the last jump.
    pub(crate) fn return_to(&self, offset: f64) {
        self.driver.send(Event::Away);
        dom::return_to(offset);
        self.dispatcher.dispatch(Action::Return);
    }

    /// The panel draws on so much of the article.
    pub(crate) fn extend(&self, extent: Extent) {
        self.dispatcher.dispatch(Action::Extend(extent));
    }

    /// Asks the list for something.
    pub(crate) fn search(&self, search: Search) {
        self.dispatcher.dispatch(Action::Search(search));
    }

    /// The text shows the sentences of one entity alone.
    pub(crate) fn single_out(&self, entry: &Entry) {
        self.dispatcher.dispatch(Action::Only(entry.id.clone()));
        dom::say(&self.strings.only_shown(&entry.name.text));
    }

    /// The text shows all its sentences again.
    pub(crate) fn show_all(&self) {
        self.dispatcher.dispatch(Action::All);
        dom::say(self.strings.all_shown);
    }

    /// One step back.
    pub(crate) fn step_back(&self) {
        self.dispatcher.dispatch(Action::StepBack);
    }

    /// Back to the text.
    pub(crate) fn close(&self) {
        self.dispatcher.dispatch(Action::Close);
    }

    /// The card's "open".
    pub(crate) fn open_card(&self, index: Option<u32>, entity: &AttrValue) {
        match index.and_then(dom::mention) {
            Some(mention) => self.activate(mention),
            None => self.visit(View::entity(entity.clone())),
        }
    }

    /// A move within the card.
    pub(crate) fn turn(&self, turn: Turn) {
        let card = dom::by_id(dom::CARD).filter(dom::holds_focus);
        // What was pressed goes away with the card that it leads away from.
        card.filter(|_| turn != Turn::Over).inspect(dom::focus);
        self.dispatcher.dispatch(Action::Turn(turn));
    }

    /// Puts an entity on the shelf.
    pub(crate) fn pin(&self, entity: &AttrValue, name: &str) {
        self.toggle_pin(entity);
        dom::say(&self.strings.pinned(name));
    }

    /// Takes it off.
    pub(crate) fn unpin(&self, entity: &AttrValue, name: &str) {
        self.toggle_pin(entity);
        dom::say(&self.strings.unpinned(name));
    }

    fn toggle_pin(&self, entity: &AttrValue) {
        self.put_card_away();
        self.dispatcher.dispatch(Action::Pin(entity.clone()));
    }

    /// Opens a dialog over the page.
    pub(crate) fn ask(&self, asked: Asked) {
        self.put_card_away();
        self.dispatcher.dispatch(Action::Ask(asked));
    }

    /// The dialog is closed.
    pub(crate) fn asked(&self) {
        self.dispatcher.dispatch(Action::Asked);
    }

    fn put_card_away(&self) {
        self.driver.shown().into_iter().for_each(|index| self.leave_card(index));
    }

    /// Closes the card at a key, and gives the focus back to its mention if the card had it.
    pub(crate) fn leave_card(&self, index: u32) {
        self.driver.send(Event::Escape);
        let Some(card) = dom::by_id(dom::CARD) else { return };
        let focused = dom::holds_focus(&card);
        // At once: the Tab that may have led here goes on from the mention.
        dom::hide_card(&card);
        if focused {
            dom::trigger(index).inspect(dom::focus);
        }
    }

    /// No card: neither an open one nor one that was about to open.
    pub(crate) fn disarm(&self) {
        self.driver.send(Event::Escape);
    }

    fn arrive(&self, index: u32) {
        if dom::is_left_out(index) {
            // At once, or there would be nothing to scroll to.
            dom::show_all();
            self.show_all();
        }
        dom::scroll_to_mention(index, dom::reading_floor());
        dom::pulse(index);
    }

    fn say_place(&self, entry: &Entry, index: u32) {
        let place = entry.position(index).map(|n| self.strings.nth_of(n, entry.count()));
        let sentence = dom::sentence(index).map(|s| format!("{}{}{}", s.before, s.words, s.after));
        dom::say(&[place, sentence].map(Option::unwrap_or_default).join(" "));
    }
}
