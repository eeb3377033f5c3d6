//! The workbench: what can be done to an open text, in a line at the foot of the window.

use super::apply::ending;
use super::draft::{EntryDraft, NameDraft, NoteDraft};
use super::forms::{Form, form};
use super::kept::use_kept;
use super::save::Files;
use super::steps::{Known, Made, Move, Step, Steps};
use crate::components::Ending;
use crate::desk::{Controls, Work, words};
use crate::dom::{self, Selected};
use gloo::events::EventListener;
use gloo::utils::document;
use lorgnette_corrections::{Correction, Note, Page, Quote};
use lorgnette_render::Strings;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, MouseEvent};
use yew::prelude::*;

/// So many notes are named whose words are not in the text; the others are counted.
const TOLD: usize = 3;

#[derive(Properties, PartialEq)]
pub(crate) struct WorkbenchProps {
    pub(crate) strings: &'static Strings,
    pub(crate) controls: Controls,
    pub(crate) work: Work,
    /// The page of the text.
    pub(crate) children: Html,
}

/// The text on the bench.
#[component]
pub(crate) fn Workbench(props: &WorkbenchProps) -> Html {
    let begun = props.work.begun.clone();
    let steps = use_reducer({
        let begun = begun.clone();
        move || Steps::on((*begun).clone())
    });
    let made = use_memo((*steps).clone(), Steps::made);
    use_engine(&props.controls, &begun, &made);
    use_kept(&made, &steps);
    let bench = Bench {
        page: cited(&props.work),
        form: use_state_eq(|| None),
        selected: use_selected(),
        steps,
        made: (*made).clone(),
        strings: props.strings,
    };
    use_undo_keys(&bench.steps);
    use_marked(&bench);
    let ending = use_memo(props.strings, {
        let dispatcher = bench.steps.dispatcher();
        let take = move |correction| {
            dispatcher.dispatch(Move::Take(Step::Correct(vec![correction])));
        };
        |strings| ending(strings, Callback::from(take))
    });
    html! {
        <ContextProvider<Ending> context={(*ending).clone()}>
            { props.children.clone() }
            { tools(&bench, &props.controls, &props.work) }
            { form(&bench) }
        </ContextProvider<Ending>>
    }
}

/// What is at hand for the tools and the forms.
#[derive(Clone)]
pub(super) struct Bench {
    pub(super) page: Page,
    pub(super) form: UseStateHandle<Option<Form>>,
    /// The words that are selected, and whether they are all.
    pub(super) selected: UseStateHandle<Option<(Quote, bool)>>,
    pub(super) steps: UseReducerHandle<Steps>,
    pub(super) made: Made,
    pub(super) strings: &'static Strings,
}

impl Bench {
    /// Makes a step; what was open for it closes.
    pub(super) fn take(&self, step: Step) {
        self.steps.dispatch(Move::Take(step));
        self.form.set(None);
        self.selected.set(None);
        dom::unselect();
    }

    pub(super) fn keep_note(&self, draft: &NoteDraft) {
        self.take(Step::Notes(vec![draft.kept(&self.made, &dom::moment())]));
    }

    pub(super) fn correct(&self, correction: Correction) {
        self.take(Step::Correct(vec![correction]));
    }

    /// A callback that opens a form.
    pub(super) fn opens(&self, form: Form) -> Callback<MouseEvent> {
        let open = self.form.clone();
        Callback::from(move |_| open.set(Some(form.clone())))
    }

    /// The words that are selected.
    fn words(&self) -> Option<Quote> {
        self.selected.as_ref().map(|(words, _)| words.clone())
    }

    /// A new note on what is selected.
    fn note(&self) -> Option<Note> {
        let at = self.words()?;
        let made = dom::moment();
        Some(Note { id: self.made.free_note_id(&made), at, text: None, made: Some(made) })
    }
}

/// The line of tools.
fn tools(bench: &Bench, controls: &Controls, work: &Work) -> Html {
    let (own, words) = (bench.made.own(), words(bench.strings));
    let entries = own.iter().map(|(id, own)| {
        let edit = Form::Entry(EntryDraft::of(id, own));
        let name = own.names.first().map(|name| name.text.clone()).unwrap_or_default();
        button(&words.edit(&name), Some(bench.opens(edit)))
    });
    let said = bench.selected.as_ref().map(|(at, _)| format!("“{}”", at.exact));
    let is_cut = bench.selected.as_ref().is_some_and(|(_, is_all)| !is_all);
    html! {
        <div class="bench" role="region" aria-label={words.work} lang={bench.strings.lang}>
            if let Some(said) = said {
                <span class="selected">{ said }</span>
            }
            if is_cut {
                <span class="cut" role="status">{ words.only_first }</span>
            }
            { button(words.add_name, Some(bench.opens(Form::Name(NameDraft::new(bench.words()))))) }
            { button(words.highlight, highlighting(bench)) }
            { button(words.write_note, bench.note().map(|note| bench.opens(Form::Note(NoteDraft::new(note))))) }
            { button(words.undo, moving(bench, Move::Undo, bench.steps.can_undo())) }
            { button(words.redo, moving(bench, Move::Redo, bench.steps.can_redo())) }
            if !bench.made.notes.is_empty() {
                { button(&words.notes(bench.made.notes.len()), Some(bench.opens(Form::Notes))) }
            }
            { button(words.new_entry, Some(bench.opens(Form::Entry(EntryDraft::new(""))))) }
            { for entries }
            <Files controls={controls.clone()} made={bench.made.clone()} work={work.clone()}
                strings={bench.strings} take={taking(bench)} />
            { told(work, bench) }
        </div>
    }
}

/// A button; inert where there is nothing to do, so that it keeps the focus.
pub(super) fn button(label: &str, onclick: Option<Callback<MouseEvent>>) -> Html {
    let inert = onclick.is_none().then_some("true");
    // The selection stays when a button is pressed.
    let onmousedown = |event: MouseEvent| event.prevent_default();
    html! {
        <button type="button" aria-disabled={inert} {onclick} {onmousedown}>{ label }</button>
    }
}

fn taking(bench: &Bench) -> Callback<Step> {
    let bench = bench.clone();
    Callback::from(move |step| bench.take(step))
}

fn moving(bench: &Bench, to: Move, can: bool) -> Option<Callback<MouseEvent>> {
    let dispatcher = bench.steps.dispatcher();
    can.then(|| Callback::from(move |_| dispatcher.dispatch(to.clone())))
}

fn highlighting(bench: &Bench) -> Option<Callback<MouseEvent>> {
    let (note, bench) = (bench.note()?, bench.clone());
    Some(Callback::from(move |_| bench.take(Step::Notes(vec![note.clone()]))))
}

/// What could not be applied.
fn told(work: &Work, bench: &Bench) -> Html {
    let words = words(bench.strings);
    let corrections = work.told.corrections.iter().filter_map(|(number, outcome)| {
        let correction = bench.made.corrections.get(*number)?;
        (!outcome.holds()).then(|| words.not_applied(&correction.entity.name))
    });
    let lost = work.told.notes.iter().filter_map(|id| bench.made.note(id));
    let lost: Vec<&Note> = lost.collect();
    let notes = lost.iter().take(TOLD).map(|note| words.not_found(&note.at.exact));
    let more = lost.len().checked_sub(TOLD).filter(|more| *more > 0);
    let more = more.map(|more| words.notes_more(more));
    let said: Vec<String> = corrections.chain(notes).chain(more).collect();
    html! { <p class="told" role="status">{ said.join(" ") }</p> }
}

/// The page as corrections cite it: a text of the reader's own has no address.
fn cited(work: &Work) -> Page {
    let parts = work.parts.as_deref();
    Page {
        title: parts.map(|parts| parts.title.clone()).unwrap_or_default(),
        address: String::new(),
        date: parts.and_then(|parts| parts.date.clone()),
        lang: parts.map(|parts| parts.lang.clone()),
    }
}

/// Tells the engine of what was made, each time that it is something else. What the text came with
/// it has itself.
#[hook]
fn use_engine(controls: &Controls, begun: &Rc<Made>, made: &Rc<Made>) {
    let controls = controls.clone();
    let told = use_mut_ref(|| (**begun).clone());
    use_effect_with(made.clone(), move |made| {
        let before = told.replace((**made).clone());
        if before != **made {
            controls.make((**made).clone());
        }
    });
}

/// The words that are selected in the article, and whether they are all of them; they stay while
/// something else has the focus.
#[hook]
fn use_selected() -> UseStateHandle<Option<(Quote, bool)>> {
    let state = use_state_eq(|| None);
    let selected = state.clone();
    use_effect_with((), move |()| {
        let listener =
            EventListener::new(&document(), "selectionchange", move |_| match dom::selected() {
                Selected::Words(quote, is_all) => selected.set(Some((quote, is_all))),
                Selected::Nothing => selected.set(None),
                Selected::Elsewhere => {}
            });
        move || drop(listener)
    });
    state
}

/// Opens the note whose words are clicked.
#[hook]
fn use_marked(bench: &Bench) {
    let (open, notes) = (bench.form.setter(), bench.made.notes.clone());
    use_effect_with(notes, move |notes| {
        let notes = notes.clone();
        let listener = EventListener::new(&document(), "click", move |event| {
            // A name within them answers for itself.
            let noted = dom::noted(event).filter(|_| !event.default_prevented());
            let note = noted.and_then(|id| notes.iter().find(|note| note.id == id));
            note.inspect(|note| open.set(Some(Form::Note(NoteDraft::of(note)))));
        });
        move || drop(listener)
    });
}

/// Ctrl+Z and Ctrl+Shift+Z or Ctrl+Y, where they are not for a field.
#[hook]
fn use_undo_keys(steps: &UseReducerHandle<Steps>) {
    let dispatcher = steps.dispatcher();
    use_effect_with((), move |()| {
        let listener = EventListener::new(&document(), "keydown", move |event| {
            let event: &KeyboardEvent = event.unchecked_ref();
            let is_ours = (event.ctrl_key() || event.meta_key()) && !dom::is_typing(event);
            let to = match event.key().to_lowercase().as_str() {
                "z" if event.shift_key() => Move::Redo,
                "z" => Move::Undo,
                "y" => Move::Redo,
                _ => return,
            };
            if is_ours && !dom::has_dialog() {
                dispatcher.dispatch(to);
            }
        });
        move || drop(listener)
    });
}
