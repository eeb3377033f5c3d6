//! Sentences of the article, each under a label: the mentions of an entity, what it says.

use super::entry_parts::article_lang;
use super::reader::use_commands;
use crate::dom;
use crate::hooks::{Growth, use_growth};
use crate::sentence::Sentence;
use yew::prelude::*;

/// As many rows at first as are in sight below what else is told, and then all: an entity that is
/// named hundreds of times opens as fast as another.
const GROWTH: Growth = Growth { first: 5, more: usize::MAX, soon: 60 };

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
    let shown = use_growth((), props.rows.len(), GROWTH);
    let sentences =
        use_memo((props.rows.clone(), shown), |(rows, shown)| labelled(&rows[..*shown]));
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
                    <q lang={article_lang()}>{ &sentence.before }<b>{ &sentence.words }</b>{ &sentence.after }</q>
                </a>
            </li>
        }
    });
    html! { <ol class={props.class}>{ for rows }</ol> }
}

fn labelled(rows: &[(u32, AttrValue)]) -> Vec<(u32, AttrValue, Sentence)> {
    let indexes: Vec<u32> = rows.iter().map(|(index, _)| *index).collect();
    // In the order of the rows; where one is not on this page, it is left out.
    let mut sentences = dom::sentences(&indexes).into_iter().peekable();
    let labelled = |(index, label): &(u32, AttrValue)| {
        let (_, sentence) = sentences.next_if(|(of, _)| of == index)?;
        Some((*index, label.clone(), sentence))
    };
    rows.iter().filter_map(labelled).collect()
}
