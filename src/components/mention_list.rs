//! Every mention of an entity with its sentence.

use super::reader::use_commands;
use crate::dom;
use crate::entry::Entry;
use crate::sentence::Sentence;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct MentionListProps {
    pub(crate) entry: Rc<Option<Entry>>,
    /// The mention from which the entity is seen.
    pub(crate) here: Option<u32>,
}

/// The list; its links are answered by the one listener on the document.
#[component]
pub(crate) fn MentionList(props: &MentionListProps) -> Html {
    let strings = use_commands().strings;
    let mentions = props.entry.as_ref().as_ref().map(|entry| entry.mentions.clone());
    let sentences = use_memo(mentions, |mentions| sentences(mentions.as_deref()));
    let count = sentences.len();
    let listed = |index: u32| sentences.iter().any(|(listed, _)| *listed == index);
    let first = sentences.first().map_or(0, |(index, _)| *index);
    let stop = props.here.filter(|here| listed(*here)).unwrap_or(first);
    let rows = sentences.iter().zip(1..).map(|((index, sentence), n)| {
        let current = (props.here == Some(*index)).then_some("true");
        // One tab stop for the list; arrows move inside.
        let tabindex = if *index == stop { "0" } else { "-1" };
        html! {
            <li>
                <a href={format!("#m-{index}")} aria-current={current} {tabindex} title={strings.see_in_context}>
                    <span class="nth">{ format!("{n} / {count}") }</span>
                    <q>{ &sentence.before }<b>{ &sentence.words }</b>{ &sentence.after }</q>
                </a>
            </li>
        }
    });
    html! { <ol class="mentions">{ for rows }</ol> }
}

fn sentences(mentions: Option<&[u32]>) -> Vec<(u32, Sentence)> {
    let mentions = mentions.unwrap_or_default().iter();
    mentions.filter_map(|index| Some((*index, dom::sentence(*index)?))).collect()
}
