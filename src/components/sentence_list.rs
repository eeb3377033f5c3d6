//! Sentences of the article, each under a label: the mentions of an entity, what it says.

use super::reader::use_commands;
use crate::dom;
use crate::sentence::Sentence;
use std::collections::BTreeMap;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct SentenceListProps {
    /// A mention and the label of its sentence.
    pub(crate) rows: Vec<(u32, AttrValue)>,
    /// The mention from which the entity is seen.
    pub(crate) here: Option<u32>,
    pub(crate) class: &'static str,
}

/// The list; its links are answered by the one listener on the document.
#[component]
pub(crate) fn SentenceList(props: &SentenceListProps) -> Html {
    let strings = use_commands().strings;
    let sentences = use_memo(props.rows.clone(), |rows| labelled(rows));
    let listed = |index: u32| sentences.iter().any(|(listed, ..)| *listed == index);
    let first = sentences.first().map_or(0, |(index, ..)| *index);
    let stop = props.here.filter(|here| listed(*here)).unwrap_or(first);
    // One tab stop for the list, arrows move inside; a sentence may hold two claims.
    let stop = sentences.iter().position(|(index, ..)| *index == stop);
    let rows = sentences.iter().enumerate().map(|(n, (index, label, sentence))| {
        let current = (props.here == Some(*index)).then_some("true");
        let tabindex = if stop == Some(n) { "0" } else { "-1" };
        html! {
            <li>
                <a href={format!("#m-{index}")} aria-current={current} {tabindex} title={strings.see_in_context}>
                    if !label.is_empty() {
                        <span class="nth">{ label }</span>
                    }
                    <q>{ &sentence.before }<b>{ &sentence.words }</b>{ &sentence.after }</q>
                </a>
            </li>
        }
    });
    html! { <ol class={props.class}>{ for rows }</ol> }
}

fn labelled(rows: &[(u32, AttrValue)]) -> Vec<(u32, AttrValue, Sentence)> {
    let indexes: Vec<u32> = rows.iter().map(|(index, _)| *index).collect();
    let sentences = dom::sentences(&indexes).into_iter().collect::<BTreeMap<u32, Sentence>>();
    let rows = rows.iter();
    rows.filter_map(|(index, label)| Some((*index, label.clone(), sentences.get(index)?.clone())))
        .collect()
}
