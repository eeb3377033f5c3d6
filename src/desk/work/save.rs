//! What can be taken away: the project, the corrections, Web Annotations, a page to print; and the
//! notes that can be brought back.

use super::page_file::PageFile;
use super::steps::{Known, Made, Step};
use crate::desk::chooser::{Choice, chooser};
use crate::desk::refusal::refused;
use crate::desk::{Controls, Source, Work, words};
use crate::dom;
use lorgnette_corrections::Note;
use lorgnette_engine::Refusal;
use lorgnette_engine::formats::{corrections, project};
use lorgnette_render::Strings;
use web_sys::FileList;
use yew::prelude::*;

const JSON: &str = "application/json";

#[derive(Properties, PartialEq)]
pub(super) struct FilesProps {
    pub(super) controls: Controls,
    pub(super) made: Made,
    pub(super) work: Work,
    pub(super) strings: &'static Strings,
    /// Takes a step.
    pub(super) take: Callback<Step>,
}

/// The buttons for them, folded away.
#[component]
pub(super) fn Files(props: &FilesProps) -> Html {
    let words = words(props.strings);
    let stem = stem(&props.work.name);
    let project = {
        let (controls, made, stem) = (props.controls.clone(), props.made.clone(), stem.clone());
        move |_| {
            let (source, made) = (controls.source(), made.clone());
            let name = format!("{stem}.{}", project::EXTENSION);
            source.into_iter().for_each(|source| save_project(source, made.clone(), name.clone()));
        }
    };
    let corrected = {
        let (made, name) = (props.made.clone(), format!("{stem}-corrections.json"));
        move |_| dom::save_text(&name, JSON, &corrections::write(&made.corrections))
    };
    let annotations = {
        let (controls, name) = (props.controls.clone(), format!("{stem}.jsonld"));
        move |_| controls.annotate(name.clone())
    };
    let page = {
        let (work, made, name) = (props.work.clone(), props.made.clone(), format!("{stem}.html"));
        move |_| dom::save_text(&name, "text/html", &page_file(&work, &made, words.all_notes))
    };
    let said = use_state_eq(|| None);
    let bring = bringing(props, &said);
    html! {
        <details class="files">
            <summary>{ words.save }</summary>
            <p class="hint">{ words.save_lead }</p>
            <ul>
                { way(words.save_project, words.save_project_lead, project) }
                { way(words.save_page, words.save_page_lead, page) }
                { way(words.save_annotations, words.save_annotations_lead, annotations) }
                if !props.made.corrections.is_empty() {
                    { way(words.save_corrections, words.save_corrections_lead, corrected) }
                }
                <li>
                    { chooser("notes-file", words.bring_notes, Choice::File(".json,.jsonld"), bring) }
                    <span>{ words.bring_notes_lead }</span>
                </li>
            </ul>
            <p class="brought" role="status">{ (*said).clone().unwrap_or_default() }</p>
        </details>
    }
}

fn way(label: &'static str, lead: &'static str, onclick: impl Fn(MouseEvent) + 'static) -> Html {
    html! {
        <li>
            <button type="button" onclick={Callback::from(onclick)}>{ label }</button>
            <span>{ lead }</span>
        </li>
    }
}

/// Adds the notes of the file that was chosen, as one step, and says what came of it.
fn bringing(
    props: &FilesProps,
    said: &UseStateHandle<Option<String>>,
) -> impl Fn(FileList) + 'static {
    let (controls, made, take) = (props.controls.clone(), props.made.clone(), props.take.clone());
    let (words, said) = (words(props.strings), said.clone());
    move |files| {
        let Some(source) = Source::files(Some(files)).into_iter().next() else { return };
        let (name, made, take, said) =
            (source.name.clone(), made.clone(), take.clone(), said.clone());
        let hear = move |notes: Result<Vec<Note>, Refusal>| {
            let new = notes.map(|notes| made.new_notes(notes, &dom::moment()));
            said.set(Some(match &new {
                Err(why) => refused(&name, why, words),
                Ok(new) if new.is_empty() => words.no_notes(&name),
                Ok(new) => words.notes_came(new.len(), &name),
            }));
            let new = new.ok().filter(|new| !new.is_empty());
            new.into_iter().for_each(|new| take.emit(Step::Notes(new)));
        };
        controls.notes(source, Callback::from(hear));
    }
}

/// What files of a text called `name` begin with.
fn stem(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim();
    if stem.is_empty() { "text".into() } else { stem.replace(['/', '\\', ':'], "-") }
}

fn save_project(source: Source, made: Made, name: String) {
    wasm_bindgen_futures::spawn_local(async move {
        // A file may have gone from the disk since; then there is nothing to save.
        let Ok(bytes) = source.read().await else { return };
        let file = file(&source.name, &bytes.to_vec());
        let Made { corrections, notes } = made;
        let project =
            project::Project { lorgnette_project: project::VERSION, file, corrections, notes };
        dom::save_text(&name, JSON, &project::write(&project));
    });
}

/// The file in a project that was opened, or the file as it is.
fn file(name: &str, bytes: &[u8]) -> project::Source {
    let opened = project::of_file(bytes);
    let content = || project::Content::of(bytes);
    opened.map_or_else(
        || project::Source { name: name.to_string(), media_type: None, content: content() },
        |project| project.file,
    )
}

fn page_file(work: &Work, made: &Made, heading: &str) -> String {
    let parts = work.parts.as_deref();
    let file = PageFile {
        lang: parts.map_or("", |parts| &parts.lang),
        title: parts.map_or("", |parts| &parts.title),
        styles: &dom::styles(),
        body: &dom::page_markup(),
        notes: (heading, made.notes.iter().filter(|note| note.text.is_some()).collect()),
    };
    file.html()
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn files_are_called_after_the_text() {
        for (name, expected) in
            [("a.b.txt", "a.b"), ("書", "書"), (".md", "text"), ("https://e.org/x", "https---e")]
        {
            assert_eq!(stem(name), expected);
        }
    }
}
