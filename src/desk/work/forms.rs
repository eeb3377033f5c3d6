//! The forms of the workbench: a name, a note, the list of notes, an entry of one's own.

use super::draft::{EntryDraft, KINDS, NameDraft, NoteDraft};
use super::steps::{Known, Step};
use super::workbench::{Bench, button};
use crate::components::{Modal, typed};
use crate::desk::words;
use crate::{dom, kind_words};
use lorgnette_corrections::{Note, OwnFact, Scope};
use lorgnette_kb::Label;
use lorgnette_render::Kind;
use yew::prelude::*;

/// What is open, with what is filled in.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Form {
    Name(NameDraft),
    Note(NoteDraft),
    Notes,
    Entry(EntryDraft),
}

/// The form that is open.
pub(super) fn form(bench: &Bench) -> Html {
    let words = words(bench.strings);
    let (title, fields) = match (*bench.form).clone() {
        None => return Html::default(),
        Some(Form::Name(draft)) => (words.add_name, name(bench, draft)),
        Some(Form::Note(draft)) => (words.write_note, note_fields(bench, draft)),
        Some(Form::Notes) => (words.all_notes, notes(bench)),
        Some(Form::Entry(draft)) => (words.entry, entry(bench, draft)),
    };
    let onclose = {
        let bench = bench.clone();
        Callback::from(move |()| closed(&bench))
    };
    html! {
        <Modal {title} class="wrong" strings={bench.strings} {onclose}>{ fields }</Modal>
    }
}

/// A form is closed by Escape or its button. What was written in a note is kept all the same: the
/// step can be undone, and words that were typed cannot be had again.
fn closed(bench: &Bench) {
    match &*bench.form {
        Some(Form::Note(draft)) if draft.is_worth_keeping() => {
            bench.keep_note(draft);
        }
        _ => bench.form.set(None),
    }
}

fn name(bench: &Bench, draft: NameDraft) -> Html {
    let (words, others) = (words(bench.strings), dom::things());
    let correction = draft.correction(&bench.page, &others);
    let keep = correction.map(|made| {
        let bench = bench.clone();
        Callback::from(move |_| bench.correct(made.clone()))
    });
    let options = others.iter().map(|other| html! { <option value={other.name.clone()} /> });
    let turn = set(bench, &draft, |draft: &mut NameDraft, _| draft.scope = turned(draft.scope));
    html! {
        <>
            if draft.at.is_some() {
                <p class="quoted">{ &draft.words }</p>
            } else {
                { field(words.name_words, &draft.words, set(bench, &draft, |d, v| d.words = v)) }
            }
            <label class="field">
                <span>{ words.name_means }</span>
                <input type="text" list="bench-others" value={draft.means.clone()}
                    placeholder={draft.words.clone()}
                    oninput={set(bench, &draft, |draft, value| draft.means = value)} />
            </label>
            <datalist id="bench-others">{ for options }</datalist>
            { kinds(bench, draft.label, set(bench, &draft, |draft, value| draft.label = label(&value))) }
            if draft.at.is_some() {
                { reach(draft.scope, words.everywhere, turn) }
            }
            <p class="ways">{ button(words.keep, keep) }</p>
        </>
    }
}

/// The switch that lets a correction reach all places with the same words.
pub(super) fn reach(scope: Scope, label: &'static str, turn: Callback<Event>) -> Html {
    html! {
        <label class="switch">
            <input type="checkbox" checked={scope == Scope::Everywhere} onchange={turn} />
            <span>{ label }</span>
        </label>
    }
}

/// What the switch turns `scope` into.
pub(super) fn turned(scope: Scope) -> Scope {
    match scope {
        Scope::Here => Scope::Everywhere,
        Scope::Everywhere => Scope::Here,
    }
}

fn note_fields(bench: &Bench, draft: NoteDraft) -> Html {
    let (words, note) = (words(bench.strings), &draft.note);
    let is_known = bench.made.note(&note.id).is_some();
    let keep = {
        let (bench, draft) = (bench.clone(), draft.clone());
        Callback::from(move |_| bench.keep_note(&draft))
    };
    let remove = is_known.then(|| {
        let (bench, id) = (bench.clone(), note.id.clone());
        Callback::from(move |_| bench.take(Step::Unnote(id.clone())))
    });
    html! {
        <>
            <p class="quoted">{ &note.at.exact }</p>
            <label class="field">
                <span>{ words.note_text }</span>
                <textarea rows="4" value={note.text.clone().unwrap_or_default()}
                    oninput={set(bench, &draft, |draft, text| draft.note.text = Some(text))} />
            </label>
            <p class="ways">
                { button(words.keep, Some(keep)) }
                if remove.is_some() {
                    { button(words.remove, remove) }
                }
            </p>
        </>
    }
}

fn notes(bench: &Bench) -> Html {
    let row = |note: &Note| {
        html! {
            <li>
                <q>{ &note.at.exact }</q>
                <span>{ note.text.clone().unwrap_or_default() }</span>
                { button(words(bench.strings).change, Some(bench.opens(Form::Note(NoteDraft::of(note))))) }
            </li>
        }
    };
    html! { <ul class="notes">{ for bench.made.notes.iter().map(row) }</ul> }
}

fn entry(bench: &Bench, draft: EntryDraft) -> Html {
    let words = words(bench.strings);
    let keep = draft.correction(&bench.page, &bench.made, &dom::moment()).map(|made| {
        let bench = bench.clone();
        Callback::from(move |_| bench.correct(made.clone()))
    });
    let rows = (0..draft.facts.len()).map(|at| fact(bench, &draft, at));
    html! {
        <>
            <label class="field">
                <span>{ words.entry_names }</span>
                <textarea rows="2" value={draft.names.clone()}
                    oninput={set(bench, &draft, |draft, value| draft.names = value)} />
            </label>
            { kinds(bench, draft.label, set(bench, &draft, |draft, value| draft.label = label(&value))) }
            { field(words.entry_lead, &draft.lead, set(bench, &draft, |d, v| d.lead = v)) }
            <fieldset>
                <legend>{ words.entry_facts }</legend>
                { for rows }
            </fieldset>
            <p class="ways">{ button(words.keep, keep) }</p>
        </>
    }
}

/// A row for a fact; the last one, once it is begun, is followed by another.
fn fact(bench: &Bench, draft: &EntryDraft, at: usize) -> Html {
    let words = words(bench.strings);
    let fact = &draft.facts[at];
    let cell = |label: &'static str, value: &str, put: fn(&mut OwnFact, String)| {
        let filled = set(bench, draft, move |draft: &mut EntryDraft, value| {
            put(&mut draft.facts[at], value);
            if draft.facts.last() != Some(&OwnFact::default()) {
                draft.facts.push(OwnFact::default());
            }
        });
        field(label, value, filled)
    };
    html! {
        <div class="fact">
            { cell(words.fact_term, &fact.term, |fact, value| fact.term = value) }
            { cell(words.fact_says, &fact.says, |fact, value| fact.says = value) }
            { cell(words.fact_source, &fact.source, |fact, value| fact.source = value) }
            { cell(words.fact_date, fact.as_of.as_deref().unwrap_or_default(), |fact, value| {
                fact.as_of = Some(value).filter(|date| !date.is_empty());
            }) }
        </div>
    }
}

fn field(label: &'static str, value: &str, oninput: Callback<InputEvent>) -> Html {
    html! {
        <label class="field">
            <span>{ label }</span>
            <input type="text" value={value.to_string()} {oninput} />
        </label>
    }
}

/// The choice of what sort of thing it is.
fn kinds(bench: &Bench, chosen: Label, onchange: Callback<Event>) -> Html {
    let option = |label: Label| {
        let words = kind_words::heading(bench.strings, Kind::from(label));
        html! { <option value={label.to_string()} selected={label == chosen}>{ words }</option> }
    };
    html! {
        <label class="field">
            <span>{ words(bench.strings).name_kind }</span>
            <select {onchange}>{ for KINDS.map(option) }</select>
        </label>
    }
}

fn label(word: &str) -> Label {
    KINDS.into_iter().find(|label| label.to_string() == word).unwrap_or(KINDS[0])
}

/// What a form is made of.
trait Draft: Clone + 'static {
    fn form(self) -> Form;
}

impl Draft for NameDraft {
    fn form(self) -> Form {
        Form::Name(self)
    }
}

impl Draft for EntryDraft {
    fn form(self) -> Form {
        Form::Entry(self)
    }
}

impl Draft for NoteDraft {
    fn form(self) -> Form {
        Form::Note(self)
    }
}

/// Takes over what a field holds.
fn set<D: Draft, E: AsRef<web_sys::Event> + 'static>(
    bench: &Bench,
    draft: &D,
    put: impl Fn(&mut D, String) + 'static,
) -> Callback<E> {
    let (open, draft) = (bench.form.clone(), draft.clone());
    typed(move |value| {
        let mut next = draft.clone();
        put(&mut next, value);
        open.set(Some(next.form()));
    })
}
