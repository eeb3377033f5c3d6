//! What answers when the text is asked: the state, its effects, and the card and panel.

use super::card::Card;
use super::comparison::Comparison;
use super::find::Find;
use super::only_chip::OnlyChip;
use super::panel::Panel;
use super::presence::Presence;
use super::return_chip::return_chip;
use super::shelf_bar::ShelfBar;
use super::wrong::WrongForm;
use crate::commands::Commands;
use crate::dom;
use crate::hooks::{
    use_address, use_columns, use_cover, use_focus, use_gestures, use_hover, use_keys, use_marks,
    use_only, use_place, use_room, use_roving, use_script, use_settings, use_title,
};
use crate::reading::Since;
use crate::shelf::{Asked, Shelf};
use crate::state::State;
use crate::view::View;
use lorgnette_corrections::Page;
use lorgnette_render::Inbox;
use std::cell::OnceCell;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct ReaderProps {
    /// The page as corrections cite it.
    pub(crate) page: Page,
    pub(crate) corrections: Option<Inbox>,
    /// Of the page: see `PageProps`.
    pub(crate) edition: u32,
    pub(crate) since: Option<Since>,
}

/// The reader.
#[component]
pub(crate) fn Reader(props: &ReaderProps) -> Html {
    let chosen = use_settings();
    let strings = chosen.strings;
    // What was read from the text is read anew when the text stands in another script, or has
    // been set anew.
    let edition = use_script(chosen.settings(), props.edition).after(props.edition);
    let table = use_memo(props.edition, |_| OnceCell::new());
    let state = use_reducer(State::default);
    let driver = use_hover(state.dispatcher(), chosen.settings().speed);
    let commands = Commands::new(strings, state.dispatcher(), driver.clone(), table, props.since);
    let extent = state.extent.after(props.since);
    let view = state.open.as_ref().map(|open| open.view.clone());
    let entity = view.as_ref().and_then(View::sight).map(|sight| sight.entity.clone());
    let entry =
        use_memo((entity, edition.script), |(entity, _)| entity.as_ref().and_then(dom::entry));
    let name = match &view {
        Some(View::List) => Some(AttrValue::Static(strings.glossary)),
        _ => entry.as_ref().as_ref().map(|entry| entry.name.text.clone()),
    };

    use_room(state.dispatcher());
    use_address(&state);
    use_title(name, &AttrValue::from(props.page.title.clone()));
    use_gestures(&state, &commands);
    use_keys(&state, &entry, &commands, chosen.settings().letters);
    use_roving();
    use_marks(&state, entry.as_ref().as_ref(), props.edition);
    use_only(&state, edition);
    use_cover(&state);
    use_focus(&state, &driver);
    use_place(&state, &driver);
    use_columns(chosen.settings().writing, &state, &driver);

    let here = view.as_ref().and_then(View::sight).and_then(|sight| sight.mention);
    let layout = (state.open.as_ref().map(|open| open.layer), state.wide);
    let panel = state.open.clone().map(|open| {
        html! {
            <Panel key={edition.script} {open} entry={entry.clone()} wide={state.wide} {extent}
                search={state.search.clone()} only={state.only.clone()} />
        }
    });
    let chip = return_chip(state.trail.last().copied(), &commands);
    html! {
        <ContextProvider<Commands> context={commands}>
            <div class="answers" lang={strings.lang}>
                <Find {edition} />
                <ContextProvider<Shelf> context={state.shelf.clone()}>
                    <Card key={edition.script} held={state.card()} {extent} />
                    { panel }
                    <Presence entry={entry.clone()} here={here} layout={layout} />
                    <div class="afloat">
                        <OnlyChip entity={state.only.clone()} />
                        { chip }
                    </div>
                    if state.open.is_none() {
                        <ShelfBar />
                    }
                    { dialog(&state, props) }
                    <p class="live" role="status"></p>
                </ContextProvider<Shelf>>
            </div>
        </ContextProvider<Commands>>
    }
}

/// The dialog over the page, if one is asked for.
fn dialog(state: &State, props: &ReaderProps) -> Html {
    match state.asked.clone() {
        None => Html::default(),
        Some(Asked::Compare) => html! { <Comparison /> },
        Some(Asked::Wrong { entity, mention }) => html! {
            <WrongForm {entity} {mention} page={props.page.clone()}
                inbox={props.corrections.clone()} />
        },
    }
}

/// What can be asked for, from any component below the reader.
#[hook]
pub(super) fn use_commands() -> Commands {
    use_context().expect("every component that commands stands below the reader")
}
