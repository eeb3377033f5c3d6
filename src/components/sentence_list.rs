//! Sentences of the article, each under a label: the mentions of an entity, what it says.

use super::entry_parts::article_lang;
use super::reader::use_commands;
use crate::dom;
use crate::sentence::Sentence;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// So many rows are shown at once, as many as are in sight below what else is told: an entity that
/// is named hundreds of times opens as fast as another.
const AT_ONCE: usize = 5;
/// When the others follow, in ms: after the first have been painted.
const SOON: u32 = 60;

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
    let shown = use_shown(props.rows.len());
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

/// How many of `count` rows are shown: at first [`AT_ONCE`], soon all.
#[hook]
fn use_shown(count: usize) -> usize {
    let at_once = use_state_eq(|| true);
    let setter = at_once.setter();
    use_effect_with(count > AT_ONCE, move |more| {
        let timer = more.then(|| Timeout::new(SOON, move || setter.set(false)));
        move || drop(timer)
    });
    if *at_once { count.min(AT_ONCE) } else { count }
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
