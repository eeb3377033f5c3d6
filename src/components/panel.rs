//! The sheet and the panel: all that the page knows of one entity.

use super::entry_parts::{names, parts, resolved, rows, words};
use super::grip::Grip;
use super::reader::use_commands;
use super::sentence_list::SentenceList;
use super::steps::{close, steps};
use crate::address::Layer;
use crate::commands::Commands;
use crate::dom;
use crate::entry::Entry;
use crate::state::Open;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct PanelProps {
    pub(crate) open: Open,
    /// None where the address names nothing on this page.
    pub(crate) entry: Rc<Option<Entry>>,
    /// Whether it is a rail beside the text.
    pub(crate) wide: bool,
}

/// A small sheet, a rail beside the text or a sheet over it, by layer and room.
#[component]
pub(crate) fn Panel(props: &PanelProps) -> Html {
    let commands = use_commands();
    let sheet = props.open.layer == Layer::Sheet;
    let modal = !props.wide && !sheet;
    let role = if props.wide && !sheet { "region" } else { "dialog" };
    let step_back = {
        let commands = commands.clone();
        move |_| commands.step_back()
    };
    let body = match &*props.entry {
        Some(entry) => body(entry, props, &commands),
        None => unknown(&props.open.view.entity, &commands),
    };
    html! {
        <>
            if modal {
                <div class="scrim" onclick={step_back}></div>
            }
            <aside id={dom::PANEL} class="panel" data-layer={if sheet { "sheet" } else { "panel" }}
                {role} aria-modal={modal.then_some("true")} aria-labelledby="panel-name">
                if !props.wide || sheet {
                    <Grip />
                }
                { body }
            </aside>
        </>
    }
}

fn body(entry: &Entry, props: &PanelProps, commands: &Commands) -> Html {
    let strings = commands.strings;
    let sheet = props.open.layer == Layer::Sheet;
    let more = html! {
        <>
            if !entry.aliases.is_empty() {
                <h3>{ strings.aliases }</h3>
                { rows(&entry.aliases, "aliases") }
            }
            if !entry.claims.is_empty() {
                <h3>{ strings.claims }</h3>
                <SentenceList rows={entry.claims.clone()} here={None::<u32>} class="claims" />
            }
            <h3 id="panel-mentions">{ strings.mentions }</h3>
            <SentenceList rows={entry.numbered()} here={props.open.view.mention} class="mentions" />
        </>
    };
    html! {
        <div class={classes!("panel-body", entry.class.clone())}>
            { bar(entry, props, commands) }
            <h2 id="panel-name" class="name" tabindex="-1">
                { words(&entry.name) }<span class="kind">{ &entry.kind }</span>
            </h2>
            { merged(entry, props, commands) }
            { names(entry) }
            if !entry.lead.is_empty() {
                <p class="lead">{ &entry.lead }</p>
            }
            { resolved(entry) }
            { parts(entry, strings.parts) }
            if !entry.facts.is_empty() {
                <h3>{ strings.facts }</h3>
                { rows(&entry.facts, "facts") }
            }
            if !sheet {
                { more }
            }
        </div>
    }
}

/// An address that holds a slug from before a merger says so.
fn merged(entry: &Entry, props: &PanelProps, commands: &Commands) -> Html {
    let asked = &props.open.view.entity;
    html! {
        if *asked != entry.id {
            <p class="merged">{ commands.strings.merged_into(asked, &entry.name.text) }</p>
        }
    }
}

/// Where among the mentions, one step either way, open, close.
fn bar(entry: &Entry, props: &PanelProps, commands: &Commands) -> Html {
    let strings = commands.strings;
    let here = props.open.view.mention;
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
            if props.open.layer == Layer::Sheet {
                <button class="open" type="button" onclick={unfold}>{ strings.open }</button>
            }
            { close_button(commands) }
        </div>
    }
}

fn close_button(commands: &Commands) -> Html {
    let closing = commands.clone();
    close(commands.strings, Callback::from(move |_| closing.close()))
}

/// An address that names nothing here: said so, and the list is one step away.
fn unknown(id: &AttrValue, commands: &Commands) -> Html {
    let strings = commands.strings;
    html! {
        <div class="panel-body">
            <div class="bar">{ close_button(commands) }</div>
            <h2 id="panel-name" class="name" tabindex="-1">{ strings.unknown_id(id) }</h2>
            <p><a href={format!("#{}", dom::GLOSSARY)}>{ strings.glossary }</a></p>
        </div>
    }
}
