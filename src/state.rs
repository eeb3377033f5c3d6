//! What the reader has open, and how gestures change it; no web_sys.

use crate::address::Layer;
use crate::place::Point;
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

/// The sheet or the panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// The entity, and the mention from which it is seen.
    pub view: View,
    /// Which of the two.
    pub layer: Layer,
}

/// The state of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The hover card, if one is shown.
    pub preview: Option<Preview>,
    /// The sheet or panel, if one is open.
    pub open: Option<Open>,
    /// The mention in the text from which the reader came, or to which they went last; the
    /// focus goes back there.
    pub origin: Option<u32>,
    /// Where the reader was before each jump: scroll offsets in CSS px, latest last.
    pub trail: Vec<f64>,
    /// Whether the panel is a rail beside the text.
    pub wide: bool,
}

/// What may happen to the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The hover card opens or moves.
    Preview(Preview),
    /// The hover card closes.
    EndPreview,
    /// A finger tapped a mention.
    Tap(Mention),
    /// A mention was clicked, or its card's "open" was.
    Activate(Mention),
    /// An entity was asked for by name: a chip, a link of the glossary.
    Visit(AttrValue),
    /// The open sheet becomes the panel.
    Unfold,
    /// The text shows another mention of the open entity.
    Go(u32),
    /// The same, by "see in context": a panel that covers the text gives way.
    Reveal(Mention),
    /// One step back: panel to the sheet below it, sheet or panel to the text.
    StepBack,
    /// All the way back to the text.
    Close,
    /// The address changed: by arrival, Back or Forward.
    Arrive(Option<Open>),
    /// The reader jumps away from this scroll offset.
    Leave(f64),
    /// The reader returns to where they were before the last jump.
    Return,
    /// There is room for a rail, or none any more.
    Wide(Room),
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
        !self.wide && self.open.as_ref().is_some_and(|open| open.layer != Layer::Sheet)
    }

    /// The state after `action`.
    #[must_use]
    pub fn after(&self, action: Action) -> State {
        let mut next = self.clone();
        match action {
            Action::Preview(preview) => next.preview = Some(preview),
            Action::EndPreview => next.preview = None,
            Action::Tap(mention) => next.tap(mention),
            Action::Activate(mention) => next.activate(mention),
            Action::Visit(entity) => next.show(View { entity, mention: None }, Layer::Panel),
            Action::Unfold => next.unfold(),
            Action::Go(index) => next.go(index),
            Action::Reveal(mention) => next.reveal(mention),
            Action::StepBack => next.step_back(),
            Action::Close => next.open = None,
            Action::Arrive(open) => next.arrive(open),
            Action::Leave(offset) => next.trail.push(offset),
            Action::Return => drop(next.trail.pop()),
            Action::Wide(room) => next.wide = room == Room::Rail,
        }
        next
    }

    /// Opens `view` in `layer`; a panel that is open already keeps its place in the history.
    fn show(&mut self, view: View, layer: Layer) {
        self.preview = None;
        let layer = match (self.open.as_ref().map(|open| open.layer), layer) {
            (Some(Layer::Sheet), Layer::Panel) => Layer::PanelOverSheet,
            (Some(panel @ (Layer::Panel | Layer::PanelOverSheet)), Layer::Panel) => panel,
            _ => layer,
        };
        self.open = Some(Open { view, layer });
    }

    fn tap(&mut self, mention: Mention) {
        let view = View { entity: mention.entity, mention: Some(mention.index) };
        let again = self.open.as_ref().is_some_and(|open| open.view == view);
        self.origin = Some(mention.index);
        // Beside an open rail the text is free, and a tap moves the rail on.
        let rail = self.wide && self.open.as_ref().is_some_and(|open| open.layer != Layer::Sheet);
        self.show(view, if again || rail { Layer::Panel } else { Layer::Sheet });
    }

    fn activate(&mut self, mention: Mention) {
        self.origin = Some(mention.index);
        self.show(View { entity: mention.entity, mention: Some(mention.index) }, Layer::Panel);
    }

    fn unfold(&mut self) {
        if let Some(view) = self.open.as_ref().map(|open| open.view.clone()) {
            self.show(view, Layer::Panel);
        }
    }

    fn go(&mut self, index: u32) {
        self.origin = Some(index);
        if let Some(open) = &mut self.open {
            open.view.mention = Some(index);
        }
    }

    fn reveal(&mut self, mention: Mention) {
        let covered = self.is_modal();
        self.origin = Some(mention.index);
        self.preview = None;
        let view = View { entity: mention.entity, mention: Some(mention.index) };
        match &mut self.open {
            Some(open) if covered => *open = Open { view, layer: Layer::Sheet },
            Some(open) => open.view = view,
            None => {}
        }
    }

    fn step_back(&mut self) {
        match &mut self.open {
            Some(open) if open.layer == Layer::PanelOverSheet => open.layer = Layer::Sheet,
            open => *open = None,
        }
    }

    fn arrive(&mut self, open: Option<Open>) {
        self.preview = None;
        if let Some(mention) = open.as_ref().and_then(|open| open.view.mention) {
            self.origin = Some(mention);
        }
        self.open = open;
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

    fn mention(entity: &'static str, index: u32) -> Mention {
        Mention { entity: entity.into(), index }
    }

    fn open(entity: &'static str, mention: Option<u32>, layer: Layer) -> Option<Open> {
        Some(Open { view: View { entity: entity.into(), mention }, layer })
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
                (Action::Tap(mention("china", 3)), open("china", Some(3), Layer::PanelOverSheet)),
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
                (Action::Unfold, open("china", Some(3), Layer::PanelOverSheet)),
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
                (Action::Visit("russia".into()), open("russia", None, Layer::Panel)),
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
    fn nothing_changed_is_the_same_rc() {
        let state = Rc::new(State::default());
        for action in [Action::EndPreview, Action::Close, Action::StepBack, Action::Return] {
            assert!(Rc::ptr_eq(&state, &state.clone().reduce(action)));
        }
    }
}
