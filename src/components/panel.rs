//! The sheet and the panel: a frame around what is open.

use super::entity_view::EntityView;
use super::grip::Grip;
use super::icon::close;
use super::name_list::NameList;
use super::reader::use_commands;
use super::shelf_bar::ShelfBar;
use crate::address::{Layer, Open};
use crate::commands::Commands;
use crate::dom;
use crate::entry::Entry;
use crate::listing::Search;
use crate::reading::Extent;
use crate::view::View;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct PanelProps {
    pub(crate) open: Open,
    /// None where the address names nothing on this page.
    pub(crate) entry: Rc<Option<Entry>>,
    /// Whether it is a rail beside the text.
    pub(crate) wide: bool,
    pub(crate) extent: Extent,
    pub(crate) search: Search,
    /// The entity whose sentences alone the text shows.
    pub(crate) only: Option<AttrValue>,
}

/// A small sheet, a rail beside the text or a sheet over it, by layer and room.
#[component]
pub(crate) fn Panel(props: &PanelProps) -> Html {
    let commands = use_commands();
    let sheet = props.open.layer == Layer::Sheet;
    let modal = !props.wide && !sheet;
    let role = match (&props.open.view, props.wide && !sheet) {
        (_, false) => "dialog",
        // The region of that name is the glossary.
        (View::List, true) => "complementary",
        (_, true) => "region",
    };
    let step_back = {
        let commands = commands.clone();
        move |_| commands.step_back()
    };
    html! {
        <>
            if modal {
                <div class="scrim" onclick={step_back}></div>
            }
            <div id={dom::PANEL} class="panel" data-layer={if sheet { "sheet" } else { "panel" }}
                {role} aria-modal={modal.then_some("true")} aria-labelledby="panel-name">
                if !props.wide || sheet {
                    <Grip />
                }
                <ShelfBar />
                { body(props, &commands) }
            </div>
        </>
    }
}

fn body(props: &PanelProps, commands: &Commands) -> Html {
    let View::Entity(sight) = &props.open.view else {
        return html! {
            <div class="panel-body">
                <NameList search={props.search.clone()} extent={props.extent} />
            </div>
        };
    };
    match &*props.entry {
        Some(_) => html! {
            <EntityView sight={sight.clone()} layer={props.open.layer} entry={props.entry.clone()}
                extent={props.extent} only={props.only.clone()} />
        },
        None => unknown(&sight.entity, commands),
    }
}

/// The button that leads back to the text.
pub(super) fn close_button(commands: &Commands) -> Html {
    let closing = commands.clone();
    close(commands.strings, Callback::from(move |_| closing.close()))
}

/// An address that names nothing here: said so, and the list is one step away.
fn unknown(id: &AttrValue, commands: &Commands) -> Html {
    let strings = commands.strings;
    html! {
        <div class="panel-body">
            <div class="bar"><span class="nth"></span>{ close_button(commands) }</div>
            <h2 id="panel-name" class="name" tabindex="-1" lang={strings.lang}>{ strings.unknown_id(id) }</h2>
            <p><a class="elsewhere" href={View::List.fragment()}>{ strings.glossary }</a></p>
        </div>
    }
}
