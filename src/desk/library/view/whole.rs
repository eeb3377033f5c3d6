//! The library as a whole: one file out and in, room on the device, and forgetting everything.

use super::state::Said;
use super::words::size;
use super::{Bookcase, Keeper, Shelf};
use crate::desk::chooser::{Choice, chooser};
use crate::desk::library::archive::{Notice, Trouble};
use crate::desk::library::store::StoreError;
use crate::desk::{Strings, words};
use web_sys::FileList;
use yew::prelude::*;

/// The id of the field that takes a file.
const FIELD: &str = "import";
/// So many of a file's troubles are said; more would not help anyone.
const TOLD: usize = 5;

#[derive(Properties, PartialEq)]
pub(super) struct WholeProps {
    pub(super) strings: &'static lorgnette_render::Strings,
}

/// What can be done with the library as a whole, and what came of it.
#[component]
pub(super) fn Whole(props: &WholeProps) -> Html {
    let Bookcase { keeper, shelf } = use_context().expect("the desk has a library");
    let words = words(props.strings);
    let command = |run: fn(&Keeper)| {
        let keeper = keeper.clone();
        move |_: MouseEvent| run(&keeper)
    };
    let import = {
        let keeper = keeper.clone();
        move |files: FileList| files.item(0).into_iter().for_each(|file| keeper.import(file))
    };
    let aside = shelf.listing.as_ref().map_or(0, |listing| listing.aside.len());
    html! {
        <div class="whole">
            <p>
                <button type="button" onclick={command(Keeper::export)}>{ words.export_texts }</button>
                { chooser(FIELD, words.import_texts, Choice::File(".json"), import) }
                <button type="button" aria-expanded={shelf.is_asking.to_string()}
                    onclick={command(Keeper::ask_to_forget)}>{ words.forget }</button>
            </p>
            { question(&shelf, words, &keeper) }
            <div class="said" role="status">{ told(&shelf, words) }</div>
            if aside > 0 {
                <p class="aside">{ words.aside(aside) }</p>
            }
            { room(&shelf, words, command(Keeper::ask_to_last)) }
        </div>
    }
}

/// The question before everything is deleted.
fn question(shelf: &Shelf, words: &Strings, keeper: &Keeper) -> Html {
    if !shelf.is_asking {
        return Html::default();
    }
    let count = shelf.listing.as_ref().map_or(0, |listing| listing.texts.len());
    let (yes, no) = (keeper.clone(), keeper.clone());
    html! {
        <div class="question" role="group" aria-label={words.forget}>
            <p>{ words.forget_ask(count) }</p>
            <button class="danger" type="button" onclick={move |_| yes.forget(count)}>
                { words.forget_yes }
            </button>
            <button type="button" onclick={move |_| no.ask_to_forget()}>{ words.forget_no }</button>
        </div>
    }
}

/// The room on the device, and the way to keep what is there for good.
fn room(shelf: &Shelf, words: &Strings, ask: impl Fn(MouseEvent) + 'static) -> Html {
    let room = shelf.room.map(|room| words.room(size(room.used), size(room.of)));
    html! {
        <p class="room">
            if let Some(room) = room {
                <span>{ room }</span>
            }
            if shelf.is_lasting == Some(true) {
                <span>{ words.lasting }</span>
            } else if shelf.is_lasting == Some(false) && shelf.refused.is_none() {
                <button class="quiet" type="button" onclick={ask}>{ words.ask_to_last }</button>
            }
        </p>
    }
}

/// What came of the last command, if there was one.
pub fn told(shelf: &Shelf, words: &Strings) -> Option<Html> {
    let said = shelf.said.as_ref()?;
    let sentence = match said {
        Said::Full(title) => words.full(title),
        Said::Failed(StoreError::Full) => words.no_room.to_string(),
        Said::Failed(why) => words.not_kept(why),
        Said::Imported(name, it) => words.imported(it.added, it.known, name),
        Said::NotImported(name, Notice { line, trouble: Trouble::Newer(_) }) => {
            words.import_newer(name, line)
        }
        Said::NotImported(name, Notice { line, .. }) => words.import_foreign(name, line),
        Said::Gone(title) => words.gone(title),
        Said::Forgotten(texts, cleared) => words.forgotten(texts, cleared.settings, cleared.caches),
        Said::ForgottenElsewhere => words.forgotten_elsewhere.to_string(),
        Said::Promised(true) => words.lasting.to_string(),
        Said::Promised(false) => words.not_lasting.to_string(),
    };
    let notices = match said {
        Said::Imported(_, imported) => imported.notices.as_slice(),
        _ => &[],
    };
    Some(html! {
        <>
            <p>{ sentence }</p>
            if !notices.is_empty() {
                <ul>{ for notices.iter().take(TOLD).map(|it| html! { <li>{ noticed(it, words) }</li> }) }</ul>
            }
            if let Some(more) = notices.len().checked_sub(TOLD).filter(|more| *more > 0) {
                <p>{ words.import_more(more) }</p>
            }
        </>
    })
}

fn noticed(notice: &Notice, words: &Strings) -> String {
    let line = notice.line;
    match &notice.trouble {
        Trouble::Line(why) => words.import_line(line, why),
        Trouble::Incomplete(title) => words.import_incomplete(line, title),
        Trouble::CutOff => words.import_cut(line),
        Trouble::Foreign | Trouble::Newer(_) => String::new(),
    }
}
