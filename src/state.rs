//! What the reader has open, and how gestures change it; no web_sys.

use crate::address::{Layer, Open};
use crate::listing::Search;
use crate::nest::{Nest, Turn};
use crate::place::Point;
use crate::reading::Extent;
use crate::shelf::{Asked, Shelf};
use crate::view::View;
use std::rc::Rc;
use yew::prelude::*;

/// A mention in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The entity that it names.
    pub entity: AttrValue,
    /// Its index.
    pub index: u32,
}

/// The hover card.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// What it is about.
    pub mention: Mention,
    /// The pointer's place on the page; the keyboard has none.
    pub at: Option<Point>,
}

/// The state of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The hover card, if one is shown.
    pub preview: Option<Preview>,
    /// What the card that is about to open will be about.
    pub expected: Option<Mention>,
    /// Where the reader is in it.
    pub nest: Nest,
    /// The entities at hand.
    pub shelf: Shelf,
    /// The dialog over the page, if one is open.
    pub asked: Option<Asked>,
    /// The sheet or panel, if one is open.
    pub open: Option<Open>,
    /// What one step back leads to, the nearest last.
    pub below: Vec<Open>,
    /// The mention in the text from which the reader came, or to which they went last; the
    /// focus goes back there.
    pub origin: Option<u32>,
    /// Where the reader was before each jump: scroll offsets in CSS px, latest last.
    pub trail: Vec<f64>,
    /// Whether the panel is a rail beside the text.
    pub wide: bool,
    /// How much of the article the panel draws on.
    pub extent: Extent,
    /// What the list was asked for last.
    pub search: Search,
    /// The entity whose sentences alone the text shows.
    pub only: Option<AttrValue>,
}

/// What may happen to the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A hover card is about to open.
    Expect(Mention),
    /// The hover card opens or moves.
    Preview(Preview),
    /// The hover card closes.
    EndPreview,
    /// A move within the card.
    Turn(Turn),
    /// An entity goes to the shelf, or comes off it.
    Pin(AttrValue),
    /// A dialog opens.
    Ask(Asked),
    /// It closes.
    Asked,
    /// A finger tapped a mention.
    Tap(Mention),
    /// A mention was clicked, or its card's "open" was.
    Activate(Mention),
    /// The list or an entity was asked for by name: a key, a chip, a link of the glossary.
    Visit(View),
    /// The open sheet becomes the panel.
    Unfold,
    /// The text shows another mention of the open entity.
    Go(u32),
    /// The same, by "see in context": a panel that covers the text gives way.
    Reveal(Mention),
    /// One step back: to what lies below, at last to the text.
    StepBack,
    /// All the way back to the text.
    Close,
    /// The address changed, by arrival, Back or Forward, and names what is open: the top last.
    Arrive(Vec<Open>),
    /// The reader jumps away from this scroll offset.
    Leave(f64),
    /// The reader returns to where they were before the last jump.
    Return,
    /// There is room for a rail, or none any more.
    Wide(Room),
    /// The panel draws on so much of the article.
    Extend(Extent),
    /// The list is asked for something.
    Search(Search),
    /// The text shows the sentences of one entity alone.
    Only(AttrValue),
    /// The text shows all its sentences again.
    All,
}

/// How much room there is beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Enough for a rail.
    Rail,
    /// None: the panel covers the text.
    None,
}

impl State {
    /// Whether the text is covered and must not answer.
    pub fn is_modal(&self) -> bool {
        !self.wide && self.has_panel()
    }

    fn has_panel(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.layer == Layer::Panel)
    }

    /// All that is open, the top last.
    pub fn stack(&self) -> Vec<Open> {
        self.below.iter().chain(&self.open).cloned().collect()
    }

    /// The state after `action`.
    #[must_use]
    pub fn after(&self, action: Action) -> State {
        let mut next = self.clone();
        match action {
            Action::Expect(mention) => next.expect(mention),
            Action::Preview(preview) => next.preview(preview),
            Action::EndPreview => next.preview = None,
            Action::Turn(turn) => next.turn(turn),
            Action::Pin(entity) => next.shelf.toggle(&entity),
            Action::Ask(asked) => next.asked = Some(asked),
            Action::Asked => next.asked = None,
            Action::Tap(mention) => next.tap(mention),
            Action::Activate(mention) => next.activate(mention),
            Action::Visit(view) => next.visit(view),
            Action::Unfold => next.unfold(),
            Action::Go(index) => next.go(index),
            Action::Reveal(mention) => next.reveal(mention),
            Action::StepBack => next.step_back(),
            Action::Close => next.arrive(Vec::new()),
            Action::Arrive(stack) => next.arrive(stack),
            Action::Leave(offset) => next.trail.push(offset),
            Action::Return => drop(next.trail.pop()),
            Action::Wide(room) => next.wide = room == Room::Rail,
            Action::Extend(extent) => next.extent = extent,
            Action::Search(search) => next.search = search,
            Action::Only(entity) => next.single_out(entity),
            Action::All => next.only = None,
        }
        next
    }

    fn expect(&mut self, mention: Mention) {
        // There is one card: while it is shown, it holds what it shows.
        if self.preview.is_none() {
            self.expected = Some(mention);
        }
    }

    fn preview(&mut self, preview: Preview) {
        // A card that only moves keeps the side that is up.
        if self.preview.as_ref().map(|shown| &shown.mention) != Some(&preview.mention) {
            self.nest = Nest::default();
        }
        self.preview = Some(preview);
        self.expected = None;
    }

    /// What the card holds and where the reader is in it: what it shows, else what it is about
    /// to show.
    pub fn card(&self) -> Option<(Mention, Nest)> {
        let shown = self.preview.as_ref().map(|preview| (&preview.mention, self.nest.clone()));
        let (mention, nest) = shown.or_else(|| Some((self.expected.as_ref()?, Nest::default())))?;
        Some((mention.clone(), nest))
    }

    fn turn(&mut self, turn: Turn) {
        if let Some(preview) = &self.preview {
            self.nest.turn(turn, &preview.mention.entity);
        }
    }

    fn visit(&mut self, view: View) {
        // From a card the focus goes back to its mention.
        let from = self.preview.as_ref().map(|preview| preview.mention.index);
        self.origin = from.or(self.origin);
        self.show(view, Layer::Panel);
    }

    /// Opens `view` in `layer`. From the sheet to the panel, and from the list to an entity and
    /// the other way, is a step deeper; the list from which an entity came is a step back.
    fn show(&mut self, view: View, layer: Layer) {
        self.preview = None;
        self.asked = None;
        let next = Open { view, layer };
        if self.below.last() == Some(&next) {
            return self.step_back();
        }
        let deeper = |open: &Open| {
            let listed = |open: &Open| open.view == View::List;
            open.layer != layer || listed(open) != listed(&next)
        };
        self.below.extend(self.open.take().filter(deeper));
        self.open = Some(next);
    }

    fn tap(&mut self, mention: Mention) {
        let view = View::mention(mention.entity, mention.index);
        let again = self.open.as_ref().is_some_and(|open| open.view == view);
        self.origin = Some(mention.index);
        // Beside an open rail the text is free, and a tap moves the rail on.
        let rail = self.wide && self.has_panel();
        self.show(view, if again || rail { Layer::Panel } else { Layer::Sheet });
    }

    fn activate(&mut self, mention: Mention) {
        self.origin = Some(mention.index);
        self.show(View::mention(mention.entity, mention.index), Layer::Panel);
    }

    fn unfold(&mut self) {
        if let Some(view) = self.open.as_ref().map(|open| open.view.clone()) {
            self.show(view, Layer::Panel);
        }
    }

    fn go(&mut self, index: u32) {
        self.origin = Some(index);
        if let Some(Open { view: View::Entity(sight), .. }) = &mut self.open {
            sight.mention = Some(index);
        }
    }

    /// What is open stays, for the reader asked to see a place, not another entity; only where
    /// it covers the text a sheet takes its place.
    fn reveal(&mut self, mention: Mention) {
        let covered = self.is_modal();
        self.origin = Some(mention.index);
        self.preview = None;
        if let Some(Open { view: View::Entity(sight), .. }) = &mut self.open
            && sight.entity == mention.entity
        {
            sight.mention = Some(mention.index);
        }
        if covered {
            self.give_way(mention);
        }
    }

    /// The panel becomes a sheet; the list stays below it.
    fn give_way(&mut self, mention: Mention) {
        let Some(open) = self.open.take() else { return };
        let over_sheet = self.below.last().is_some_and(|below| below.layer == Layer::Sheet);
        let view = match open.view {
            View::List => {
                self.below.push(open);
                View::mention(mention.entity, mention.index)
            }
            view => {
                self.below.truncate(self.below.len() - usize::from(over_sheet));
                view
            }
        };
        self.open = Some(Open { view, layer: Layer::Sheet });
    }

    /// A panel that covers the text gives way to it.
    fn single_out(&mut self, entity: AttrValue) {
        if self.is_modal() {
            self.arrive(Vec::new());
        }
        self.only = Some(entity);
    }

    fn step_back(&mut self) {
        self.open = self.below.pop();
    }

    fn arrive(&mut self, mut stack: Vec<Open>) {
        self.preview = None;
        self.open = stack.pop();
        self.below = stack;
        let sight = self.open.as_ref().and_then(|open| open.view.sight());
        self.origin = sight.and_then(|sight| sight.mention).or(self.origin);
    }
}

impl Reducible for State {
    type Action = Action;

    /// The same `Rc` where nothing changed, so that nothing is rendered.
    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = self.after(action);
        if next == *self { self } else { Rc::new(next) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Sight;

    fn mention(entity: &'static str, index: u32) -> Mention {
        Mention { entity: entity.into(), index }
    }

    fn open(entity: &'static str, mention: Option<u32>, layer: Layer) -> Option<Open> {
        let entity = entity.into();
        Some(Open { view: View::Entity(Sight { entity, mention, fact: None }), layer })
    }

    fn list() -> Option<Open> {
        Some(Open { view: View::List, layer: Layer::Panel })
    }

    fn preview(index: u32) -> Action {
        Action::Preview(Preview { mention: mention("china", index), at: None })
    }

    /// What is open after each action in turn.
    fn check(state: State, steps: impl IntoIterator<Item = (Action, Option<Open>)>) -> State {
        steps.into_iter().fold(state, |state, (action, expected)| {
            let next = state.after(action.clone());
            assert_eq!(next.open, expected, "after {action:?}");
            next
        })
    }

    fn wide() -> State {
        State { wide: true, ..State::default() }
    }

    #[test]
    fn a_click_opens_the_panel_and_ends_the_preview() {
        let state = State::default().after(preview(3));
        let state = check(
            state,
            [(Action::Activate(mention("china", 3)), open("china", Some(3), Layer::Panel))],
        );
        assert_eq!((state.preview, state.origin), (None, Some(3)));
    }

    #[test]
    fn a_second_tap_turns_the_sheet_into_the_panel_and_back_undoes_one_step_each() {
        check(
            State::default(),
            [
                (Action::Tap(mention("china", 3)), open("china", Some(3), Layer::Sheet)),
                (Action::Tap(mention("china", 3)), open("china", Some(3), Layer::Panel)),
                (Action::StepBack, open("china", Some(3), Layer::Sheet)),
                (Action::StepBack, None),
                (Action::StepBack, None),
            ],
        );
    }

    #[test]
    fn a_tap_on_another_mention_swaps_the_sheet() {
        check(
            State::default(),
            [
                (Action::Tap(mention("china", 3)), open("china", Some(3), Layer::Sheet)),
                (Action::Tap(mention("china", 4)), open("china", Some(4), Layer::Sheet)),
                (Action::Tap(mention("russia", 5)), open("russia", Some(5), Layer::Sheet)),
            ],
        );
    }

    #[test]
    fn a_tap_beside_an_open_rail_moves_the_rail_on() {
        check(
            wide(),
            [
                (Action::Activate(mention("china", 3)), open("china", Some(3), Layer::Panel)),
                (Action::Tap(mention("russia", 5)), open("russia", Some(5), Layer::Panel)),
            ],
        );
    }

    #[test]
    fn open_unfolds_the_sheet_and_close_leads_to_the_text() {
        check(
            State::default(),
            [
                (Action::Tap(mention("china", 3)), open("china", Some(3), Layer::Sheet)),
                (Action::Unfold, open("china", Some(3), Layer::Panel)),
                (Action::Close, None),
            ],
        );
    }

    #[test]
    fn moving_inside_keeps_the_layer() {
        check(
            wide(),
            [
                (Action::Activate(mention("china", 3)), open("china", Some(3), Layer::Panel)),
                (Action::Go(9), open("china", Some(9), Layer::Panel)),
                (Action::Reveal(mention("china", 5)), open("china", Some(5), Layer::Panel)),
                (Action::Visit(View::entity("russia".into())), open("russia", None, Layer::Panel)),
            ],
        );
    }

    #[test]
    fn seeing_a_mention_in_context_uncovers_the_text() {
        check(
            State::default(),
            [
                (Action::Activate(mention("china", 3)), open("china", Some(3), Layer::Panel)),
                (Action::Reveal(mention("china", 9)), open("china", Some(9), Layer::Sheet)),
            ],
        );
        let state = State::default().after(Action::Reveal(mention("china", 9)));
        assert_eq!((state.open, state.origin), (None, Some(9)), "from the glossary nothing opens");
    }

    #[test]
    fn the_sentences_of_one_entity_are_seen_where_the_panel_does_not_cover_them() {
        let panel = Action::Activate(mention("china", 3));
        for (state, open) in
            [(wide(), open("china", Some(3), Layer::Panel)), (State::default(), None)]
        {
            let state = state.after(panel.clone());
            let state = check(state, [(Action::Only("china".into()), open)]);
            assert_eq!(state.only.as_deref(), Some("china"));
            assert_eq!(state.after(Action::All).only, None);
        }
    }

    #[test]
    fn the_list_is_a_step_of_its_own() {
        let russia = || Action::Visit(View::entity("russia".into()));
        let state = check(
            wide(),
            [
                (Action::Visit(View::List), list()),
                (russia(), open("russia", None, Layer::Panel)),
                (Action::StepBack, list()),
                (russia(), open("russia", None, Layer::Panel)),
                (Action::Visit(View::List), list()),
                (Action::StepBack, None),
                (Action::Activate(mention("china", 3)), open("china", Some(3), Layer::Panel)),
                (Action::Visit(View::List), list()),
                (russia(), open("russia", None, Layer::Panel)),
            ],
        );
        assert_eq!(state.stack().len(), 3);
        check(state, [(Action::Close, None), (Action::StepBack, None)]);
    }

    #[test]
    fn what_the_list_quotes_is_seen_in_context_and_the_list_waits() {
        check(
            wide(),
            [(Action::Visit(View::List), list()), (Action::Reveal(mention("china", 9)), list())],
        );
        check(
            State::default(),
            [
                (Action::Visit(View::List), list()),
                (Action::Reveal(mention("china", 9)), open("china", Some(9), Layer::Sheet)),
                (Action::Unfold, open("china", Some(9), Layer::Panel)),
                (Action::Reveal(mention("russia", 2)), open("china", Some(9), Layer::Sheet)),
                (Action::StepBack, list()),
                (Action::StepBack, None),
            ],
        );
    }

    #[test]
    fn forward_restores_what_lay_below() {
        let state = wide().after(Action::Visit(View::List));
        let deep = state.after(Action::Activate(mention("china", 3)));
        let arrived = wide().after(Action::Arrive(deep.stack()));
        assert_eq!((&arrived.open, arrived.stack()), (&deep.open, deep.stack()));
        assert_eq!(arrived.origin, Some(3));
        check(arrived, [(Action::StepBack, list())]);
    }

    #[test]
    fn a_panel_over_the_text_is_modal_and_a_rail_or_a_sheet_is_not() {
        let panel = Action::Activate(mention("china", 3));
        assert!(State::default().after(panel.clone()).is_modal());
        assert!(!wide().after(panel).is_modal());
        assert!(!State::default().after(Action::Tap(mention("china", 3))).is_modal());
    }

    #[test]
    fn returns_undo_jumps_in_reverse() {
        let jumped = State::default().after(Action::Leave(10.0)).after(Action::Leave(700.0));
        let back = jumped.after(Action::Return);
        assert_eq!(back.trail, [10.0]);
        assert_eq!(back.after(Action::Return).after(Action::Return).trail, [0.0; 0]);
    }

    #[test]
    fn another_card_begins_anew_and_a_panel_from_a_card_gives_the_focus_back_to_it() {
        let turned = State::default().after(preview(3)).after(Action::Turn(Turn::Over));
        assert_eq!(turned.after(preview(3)).nest, turned.nest);
        assert_eq!(turned.after(preview(4)).nest, Nest::default());
        let visited = turned.after(Action::Visit(View::entity("russia".into())));
        assert_eq!((visited.preview, visited.origin), (None, Some(3)));
    }

    #[test]
    fn a_card_is_made_before_it_opens_and_never_in_the_place_of_another() {
        let held = |state: &State| state.card().map(|(mention, _)| mention.index);
        let expect = |index| Action::Expect(mention("china", index));
        let made = State::default().after(expect(3));
        assert_eq!((held(&made), &made.preview), (Some(3), &None));
        let shown = made.after(preview(4)).after(expect(5));
        assert_eq!(held(&shown), Some(4));
        assert_eq!(held(&shown.after(Action::EndPreview)), None);
    }

    #[test]
    fn without_a_card_nothing_turns() {
        assert_eq!(State::default().after(Action::Turn(Turn::Over)), State::default());
    }

    #[test]
    fn nothing_changed_is_the_same_rc() {
        let state = Rc::new(State::default());
        for action in [Action::EndPreview, Action::Close, Action::StepBack, Action::Return] {
            assert!(Rc::ptr_eq(&state, &state.clone().reduce(action)));
        }
    }
}
