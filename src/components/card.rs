//! The hover card: who or what that is, at a glance.

use super::entry_parts::{names, parts, resolved, rows, words};
use super::reader::use_commands;
use super::steps::steps;
use crate::commands::Commands;
use crate::dom;
use crate::entry::Entry;
use crate::sentence::clipped;
use crate::state::Preview;
use std::rc::Rc;
use yew::prelude::*;

/// How much of the lead the card shows, in halves of a Han character: 90 Han, 180 Latin.
const LEAD: usize = 180;
/// How many facts it shows.
const FACTS: usize = 3;

#[derive(Properties, PartialEq)]
pub(crate) struct CardProps {
    pub(crate) preview: Option<Preview>,
}

/// The card; its element is always there, so that it can fade out with its last content.
#[component]
pub(crate) fn Card(props: &CardProps) -> Html {
    let commands = use_commands();
    let last = use_mut_ref(|| None::<Preview>);
    if props.preview.is_some() {
        last.borrow_mut().clone_from(&props.preview);
    }
    let preview = last.borrow().clone();
    let entity = preview.as_ref().map(|preview| preview.mention.entity.clone());
    let entry = use_memo(entity, |entity| entity.as_ref().and_then(dom::entry));
    let content = preview
        .zip((*entry).clone())
        .map(|(preview, entry)| content(&preview, &Rc::new(entry), &commands));
    html! {
        <div id={dom::CARD} class="card" popover="manual" role="dialog"
            aria-label={commands.strings.card}>
            { content }
        </div>
    }
}

fn content(preview: &Preview, entry: &Rc<Entry>, commands: &Commands) -> Html {
    let facts = &entry.facts[..entry.facts.len().min(FACTS)];
    html! {
        <div class={classes!("card-body", entry.class.clone())}>
            <p class="head">
                <strong class="name">{ words(&entry.name) }</strong>
                <span class="kind">{ &entry.kind }</span>
            </p>
            { names(entry) }
            { lead(preview, entry) }
            { resolved(entry) }
            if !facts.is_empty() {
                { rows(facts, "facts") }
            }
            { parts(entry, commands.strings.parts) }
            { controls(preview.mention.index, entry, commands) }
        </div>
    }
}

/// The lead; where nothing is said of it at all, the sentence of the first mention.
fn lead(preview: &Preview, entry: &Entry) -> Html {
    if !entry.lead.is_empty() {
        return html! { <p class="lead">{ clipped(&entry.lead, LEAD) }</p> };
    }
    if !entry.resolved.is_empty() {
        return Html::default();
    }
    let first = entry.mentions.first().copied().unwrap_or(preview.mention.index);
    let sentence = dom::sentence(first).unwrap_or_default();
    html! {
        <p class="lead quote">{ sentence.before }<b>{ sentence.words }</b>{ sentence.after }</p>
    }
}

fn controls(index: u32, entry: &Rc<Entry>, commands: &Commands) -> Html {
    let strings = commands.strings;
    let place = entry.position(index).map(|n| strings.nth_of(n, entry.count()));
    let onstep = {
        let (entry, commands) = (Rc::clone(entry), commands.clone());
        Callback::from(move |step| commands.step_card(&entry, index, step))
    };
    let open = {
        let commands = commands.clone();
        move |_| dom::mention(index).into_iter().for_each(|mention| commands.activate(mention))
    };
    html! {
        <div class="controls">
            <span class="nth">{ place }</span>
            { steps(entry, Some(index), strings, &onstep) }
            <button class="open" type="button" onclick={open}>{ strings.open }</button>
        </div>
    }
}
