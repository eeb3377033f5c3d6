//! The hover card: who or what that is, at a glance, and on its other side why it is marked.

use super::card_controls::controls;
use super::entry_parts::{article_lang, names, parts, resolved, rows, why, words};
use super::icon::icon;
use super::reader::use_commands;
use crate::commands::Commands;
use crate::dom;
use crate::entry::{Entry, Row, Words};
use crate::nest::{Nest, Side, Turn};
use crate::reading::Extent;
use crate::sentence::clipped;
use crate::state::Mention;
use std::rc::Rc;
use yew::prelude::*;

/// How much of the lead the card shows, in halves of a Han character: 90 Han, 180 Latin.
const LEAD: usize = 180;
/// How many facts it shows, and how many kinds of alias.
const FACTS: usize = 3;
/// How much of the forms of one kind.
const ALIASES: usize = 72;

#[derive(Properties, PartialEq)]
pub(crate) struct CardProps {
    /// What it is about, and where the reader is in it.
    pub(crate) held: Option<(Mention, Nest)>,
    pub(crate) extent: Extent,
}

/// What a card is about: the entity that is shown, and how the reader came to it.
#[derive(Clone, PartialEq)]
pub(super) struct About {
    pub(super) entry: Rc<Entry>,
    /// The mention; none in a card within a card.
    pub(super) mention: Option<u32>,
    /// Names of the cards that this one lies in.
    pub(super) way: Vec<Words>,
    pub(super) side: Side,
    /// The card says nothing of mentions with this index or a higher one; see [`Extent`].
    seen: u32,
}

/// The card; its element is always there, so that it can fade out with its last content.
#[component]
pub(crate) fn Card(props: &CardProps) -> Html {
    let commands = use_commands();
    let last = use_mut_ref(|| None::<(Mention, Nest)>);
    if props.held.is_some() {
        last.borrow_mut().clone_from(&props.held);
    }
    let held = last.borrow().clone();
    let way = held.as_ref().map(|(mention, nest)| {
        let base = std::iter::once(mention.entity.clone());
        base.chain(nest.deeper.iter().cloned()).collect::<Vec<_>>()
    });
    let entries = use_memo(way, |way| {
        let entries = way.iter().flatten().filter_map(dom::entry).map(Rc::new);
        entries.collect::<Vec<_>>()
    });
    let full = held.as_ref().is_some_and(|(_, nest)| nest.is_full()).then_some("");
    let content = held.and_then(|(mention, nest)| {
        let (entry, way) = entries.split_last()?;
        let about = About {
            entry: entry.clone(),
            mention: way.is_empty().then_some(mention.index),
            way: way.iter().map(|entry| entry.name.clone()).collect(),
            side: nest.side,
            seen: dom::reading(&[], props.extent).seen,
        };
        Some(content(&about, &commands))
    });
    html! {
        <div id={dom::CARD} class="card" popover="manual" role="dialog" tabindex="-1"
            data-full={full} aria-label={commands.strings.card}>
            { content }
        </div>
    }
}

fn content(about: &About, commands: &Commands) -> Html {
    let entry = &about.entry;
    let side = match about.side {
        Side::First => first(about, commands),
        Side::Second => second(about, commands),
    };
    html! {
        <div class={classes!("card-body", entry.class.clone())}>
            { way(&about.way, commands) }
            <p class="head">
                <strong class="name">{ words(&entry.name) }</strong>
                <span class="kind" lang={article_lang()}>{ &entry.kind }</span>
            </p>
            { side }
            { controls(about, commands) }
        </div>
    }
}

/// The way back, and the names of the cards that it leads through.
fn way(way: &[Words], commands: &Commands) -> Html {
    if way.is_empty() {
        return Html::default();
    }
    let strings = commands.strings;
    let back = {
        let commands = commands.clone();
        Callback::from(move |_| commands.turn(Turn::Back))
    };
    let names = way.iter().map(|name| html! { <li>{ words(name) }</li> });
    html! {
        <nav class="way" aria-label={strings.way}>
            { icon(strings.back, "←", Some(back)) }
            <ol>{ for names }</ol>
        </nav>
    }
}

/// Who or what it is.
fn first(about: &About, commands: &Commands) -> Html {
    let entry = &about.entry;
    let facts = &entry.facts[..entry.facts.len().min(FACTS)];
    html! {
        <>
            { names(entry) }
            { lead(about) }
            { resolved(entry) }
            if !facts.is_empty() {
                { rows(facts, "facts") }
            }
            { parts(&so_far(about), commands.strings.parts) }
        </>
    }
}

/// The lead; where nothing is said of it at all, the sentence of the first mention.
fn lead(about: &About) -> Html {
    let entry = &about.entry;
    if !entry.lead.is_empty() {
        return html! { <p class="lead" lang={article_lang()}>{ clipped(&entry.lead, LEAD) }</p> };
    }
    if !entry.resolved.is_empty() {
        return Html::default();
    }
    let first = entry.mentions.first().copied().filter(|first| *first < about.seen);
    let sentence = first.or(about.mention).and_then(dom::sentence);
    let sentence = sentence.unwrap_or_default();
    html! {
        <p class="lead quote" lang={article_lang()}>{ sentence.before }<b>{ sentence.words }</b>{ sentence.after }</p>
    }
}

/// What is named inside it and has been named where the reader is.
fn so_far(about: &About) -> Vec<Words> {
    let first = |part: &Words| part.entity.as_deref().and_then(dom::first_mention);
    let parts = about.entry.parts.iter();
    parts.filter(|part| first(part).is_none_or(|first| first < about.seen)).cloned().collect()
}

/// By which names it goes, and why it is marked here.
fn second(about: &About, commands: &Commands) -> Html {
    let (entry, strings) = (&about.entry, commands.strings);
    let aliases: Vec<Row> = entry.aliases.iter().take(FACTS).map(brief).collect();
    html! {
        <>
            if !aliases.is_empty() {
                <p class="label">{ strings.aliases }</p>
                { rows(&aliases, "aliases") }
            }
            if let Some(grounds) = entry.why(about.mention) {
                <p class="label">{ strings.why }</p>
                { why(std::slice::from_ref(grounds)) }
            }
        </>
    }
}

/// As many of the forms as find room; the panel has all.
fn brief(row: &Row) -> Row {
    let text = clipped(&row.said(), ALIASES);
    let words = match text == row.said() {
        true => row.words.clone(),
        false => vec![Words { text: text.into(), ..Words::default() }],
    };
    Row { words, ..row.clone() }
}
