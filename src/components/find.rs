//! The search bar: what to look for in the article, which of how many places, on and back.

use super::icon::{close, icon};
use super::reader::use_commands;
use crate::dom;
use crate::entry::Step;
use crate::find::{Act, Search};
use crate::hooks::{Edition, Seeker, use_find};
use lorgnette_render::Strings;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct FindProps {
    pub(crate) edition: Edition,
}

/// The bar; it is always there, so that what was searched for is kept.
#[component]
pub(crate) fn Find(props: &FindProps) -> Html {
    let commands = use_commands();
    let strings = commands.strings;
    let seeker = use_find(&commands, props.edition);
    let search = seeker.search();
    let oninput = {
        let seeker = seeker.clone();
        move |event: InputEvent| seeker.seek(&dom::filled(&event))
    };
    let onkeydown = {
        let seeker = seeker.clone();
        move |event: KeyboardEvent| answer(&event, &seeker)
    };
    let act = |act: Act| {
        let seeker = seeker.clone();
        Callback::from(move |_| seeker.act(act.clone()))
    };
    let step = |step: Step| (search.count > 0).then(|| act(Act::Step(step)));
    // None at first: the server would write an empty attribute, which the browser does not.
    let query = Some(search.query.clone()).filter(|query| !query.is_empty());
    html! {
        <div id={dom::FIND} class="find" role="search" aria-label={strings.find}
            hidden={!search.open} {onkeydown}>
            <input class="query" type="search" value={query} maxlength="64"
                autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search"
                aria-label={strings.find_what} placeholder={strings.find_what} {oninput} />
            <span class="tally" role="status">{ tally(search, strings) }</span>
            { icon(strings.find_previous, "↑", step(Step::Previous)) }
            { icon(strings.find_next, "↓", step(Step::Next)) }
            { close(strings, act(Act::Close)) }
        </div>
    }
}

/// Which of how many; nothing before anything is asked.
fn tally(search: &Search, strings: &Strings) -> String {
    match search.here.and_then(|here| u32::try_from(here + 1).ok()) {
        Some(n) => strings.find_place(n, u32::try_from(search.count).unwrap_or(u32::MAX)),
        None if search.query.trim().is_empty() => String::new(),
        None => strings.find_nothing.to_string(),
    }
}

/// Enter steps on, with Shift back; Escape closes.
fn answer(event: &KeyboardEvent, seeker: &Seeker) {
    if event.is_composing() {
        return;
    }
    let in_query = dom::closest(event.target(), "input").is_some();
    let act = match event.key().as_str() {
        "Escape" => Act::Close,
        "Enter" if in_query && event.shift_key() => Act::Step(Step::Previous),
        "Enter" if in_query => Act::Step(Step::Next),
        _ => return,
    };
    event.prevent_default();
    seeker.act(act);
}
