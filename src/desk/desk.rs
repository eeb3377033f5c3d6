//! `Desk`: the whole of the page on which texts are opened.

use super::bar::Bar;
use super::controls::Controls;
use super::data::DeskProps;
use super::foot::foot;
use super::intake::use_intake;
use super::library::view::{Bookcase, Reading, Shelf, told, use_keeper};
use super::state::{Doing, State, View, Work};
use super::title_page::{choice, title_page};
use super::trouble::{doubts, trouble};
use super::way_back::use_way_back;
use super::words::words;
use super::work::Workbench;
use crate::dom;
use crate::hooks::{Chosen, use_dial, use_settings, use_stored_settings};
use crate::page::{PageProps, body};
use crate::reading::Since;
use lorgnette_render::Strings;
use yew::prelude::*;

/// The desk.
#[component]
pub fn Desk(props: &DeskProps) -> Html {
    let state = use_reducer(State::default);
    let controls = {
        let dispatcher = state.dispatcher();
        use_memo(props.clone(), move |props| Controls::new(props, dispatcher))
    };
    let parts = state.work().and_then(|work| work.parts.clone());
    let lang = parts.as_ref().map_or(&props.lang, |parts| &parts.lang).clone();
    let chosen = use_stored_settings(&lang);
    let strings = chosen.strings;
    let bookcase = use_keeper(&controls, strings.lang);
    use_top(state.work().filter(|_| parts.is_some()).map(|work| work.number));
    use_way_back(&controls, parts.is_some(), strings.lang);
    use_leaving(&bookcase, state.work().map(|work| work.number));
    let is_over = use_intake(&controls, strings.lang, state.work().is_some());
    use_root(lang, parts.is_some(), words(strings).open_text);
    let shown = match &state.view {
        View::Text(work) if work.parts.is_some() => html! {
            <Workbench key={work.number} {strings} controls={(*controls).clone()} work={work.clone()}>
                { page(work, &bookcase.shelf, strings) }
            </Workbench>
        },
        View::Choice(names) => choice(names, strings, &controls),
        _ => title_page(props, strings, &controls),
    };
    html! {
        <ContextProvider<Chosen> context={chosen}>
        <ContextProvider<Bookcase> context={bookcase.clone()}>
            <div class="desk" lang={strings.lang} data-over={is_over.then_some("")}>
                <Bar {strings} home={props.home.clone()} work={state.work().cloned()}
                    is_choosing={matches!(state.view, View::Choice(_))} controls={(*controls).clone()} />
                { trouble(&state, strings, &controls) }
                <div class="trouble" role="status">
                    { told(&bookcase.shelf, words(strings)).filter(|_| state.work().is_some()) }
                    { state.work().map(|work| doubts(work, strings)) }
                </div>
            </div>
            { shown }
            { beside(&state, &bookcase.shelf) }
            { foot(&state, strings, &props.sealed) }
        </ContextProvider<Bookcase>>
        </ContextProvider<Chosen>>
    }
}

/// The text, read as any page of ours.
fn page(work: &Work, shelf: &Shelf, strings: &'static Strings) -> Html {
    let Some(parts) = work.parts.as_deref() else { return Html::default() };
    let label = words(strings).since;
    let since = shelf.since.map(|mention| Since { mention, label });
    let page = PageProps { edition: work.edition, since, ..PageProps::of(parts.clone(), None) };
    html! { <Opened key={work.number} ..page /> }
}

/// An opened text: the page of it, under the settings of the desk.
#[component]
fn Opened(props: &PageProps) -> Html {
    let chosen = use_settings();
    use_dial(&chosen, props.edition);
    body(props, chosen.strings)
}

/// What stands beside an open text.
fn beside(state: &State, shelf: &Shelf) -> Html {
    let Some((work, id)) = state.work().zip(shelf.current.clone()) else { return Html::default() };
    html! { <Reading {id} is_whole={work.doing != Doing::Reading} edition={work.edition} /> }
}

/// Shows the text with this number from its beginning; where its reader was the library knows, and
/// says it later.
#[hook]
fn use_top(number: Option<u32>) {
    use_effect_with(number, move |number| {
        number.inspect(|_| dom::scroll_to_top());
    });
}

/// Tells the library when the text with this number is no longer the one that is open.
#[hook]
fn use_leaving(bookcase: &Bookcase, number: Option<u32>) {
    let keeper = bookcase.keeper.clone();
    use_effect_with(number, move |number| {
        let was_open = number.is_some();
        move || {
            if was_open {
                keeper.left();
            }
        }
    });
}

/// Keeps the document's language in step with what is shown; and, while that is no text, its title.
#[hook]
fn use_root(lang: String, has_text: bool, title: &'static str) {
    use_effect_with((lang, has_text, title), |(lang, has_text, title)| {
        dom::speak(lang);
        if !has_text {
            gloo::utils::document().set_title(title);
        }
    });
}
