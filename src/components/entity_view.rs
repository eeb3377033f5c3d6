//! The view of one entity: all that the page knows of it, and every place that names it.

use super::actions::actions;
use super::entry_parts::{article_lang, grounds, names, parts, resolved, rows, words};
use super::fact_list::FactList;
use super::panel::close_button;
use super::passages::Passages;
use super::pin::Pin;
use super::reader::use_commands;
use super::steps::steps;
use crate::address::Layer;
use crate::commands::Commands;
use crate::entry::Entry;
use crate::reading::Extent;
use crate::view::Sight;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct EntityViewProps {
    pub(crate) sight: Sight,
    pub(crate) layer: Layer,
    pub(crate) entry: Rc<Option<Entry>>,
    pub(crate) extent: Extent,
    /// The entity whose sentences alone the text shows.
    pub(crate) only: Option<AttrValue>,
}

/// The view; nothing without an entry.
#[component]
pub(crate) fn EntityView(props: &EntityViewProps) -> Html {
    let commands = use_commands();
    props.entry.as_ref().as_ref().map(|entry| body(entry, props, &commands)).unwrap_or_default()
}

fn body(entry: &Entry, props: &EntityViewProps, commands: &Commands) -> Html {
    let strings = commands.strings;
    let sheet = props.layer == Layer::Sheet;
    let more = html! {
        <>
            if !entry.aliases.is_empty() {
                <h3>{ strings.aliases }</h3>
                { rows(&entry.aliases, "aliases") }
            }
            { grounds(entry, strings.why) }
            <div>
                <Passages entry={props.entry.clone()} here={props.sight.mention}
                    extent={props.extent} only={props.only.clone()} />
            </div>
        </>
    };
    html! {
        <div class={classes!("panel-body", entry.class.clone())}>
            { bar(entry, props, commands) }
            <h2 id="panel-name" class="name" tabindex="-1">
                { words(&entry.name) }<span class="kind" lang={article_lang()}>{ &entry.kind }</span>
            </h2>
            { merged(entry, props, commands) }
            { names(entry) }
            if !entry.lead.is_empty() {
                <p class="lead" lang={article_lang()}>{ &entry.lead }</p>
            }
            { resolved(entry) }
            { parts(&entry.parts, strings.parts) }
            // In an element of its own: Yew 0.23 loses the place of a component that was empty
            // when what follows it changes in the same pass.
            <div>
                <FactList entry={props.entry.clone()} sight={props.sight.clone()} />
            </div>
            if !sheet {
                { more }
            }
            <p class="actions">
                { actions(entry.id.clone(), props.sight.mention, commands) }
            </p>
        </div>
    }
}

/// An address that holds a slug from before a merger says so.
fn merged(entry: &Entry, props: &EntityViewProps, commands: &Commands) -> Html {
    let asked = &props.sight.entity;
    html! {
        if *asked != entry.id {
            <p class="merged">{ commands.strings.merged_into(asked, &entry.name.text) }</p>
        }
    }
}

/// Where among the mentions, one step either way, open, close.
fn bar(entry: &Entry, props: &EntityViewProps, commands: &Commands) -> Html {
    let strings = commands.strings;
    let here = props.sight.mention;
    let place = match here {
        Some(index) => entry.position(index).map(|n| strings.nth_of(n, entry.count())),
        None => Some(strings.times(entry.count())),
    };
    let onstep = {
        let (entry, commands) = (Rc::clone(&props.entry), commands.clone());
        Callback::from(move |step| {
            entry.iter().for_each(|entry| commands.step(entry, here, step));
        })
    };
    let unfold = {
        let commands = commands.clone();
        move |_| commands.unfold()
    };
    html! {
        <div class="bar">
            <span class="nth">{ place }</span>
            { steps(entry, here, strings, &onstep) }
            if props.layer == Layer::Sheet {
                <button class="open" type="button" onclick={unfold}>{ strings.open }</button>
            }
            <Pin entity={entry.id.clone()} name={entry.name.text.clone()} />
            { close_button(commands) }
        </div>
    }
}
