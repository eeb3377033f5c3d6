//! The facts of the panel: each can be linked to, and the one that the address names stands out.

use super::copy_link::{CopyLink, Look};
use super::entry_parts::{article_lang, value};
use super::reader::use_commands;
use crate::dom;
use crate::entry::{Entry, Row};
use crate::view::{Sight, View};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct FactListProps {
    pub(crate) entry: Rc<Option<Entry>>,
    pub(crate) sight: Sight,
}

/// The list; nothing where nothing is stated.
#[component]
pub(crate) fn FactList(props: &FactListProps) -> Html {
    let strings = use_commands().strings;
    let list = use_node_ref();
    let entry = props.entry.as_ref().as_ref();
    let marked = entry.zip(props.sight.fact.as_ref()).and_then(|(entry, id)| entry.fact(id));
    let marked = marked.map(|row| row.id.clone());
    {
        let list = list.clone();
        use_effect_with((props.sight.entity.clone(), marked.clone()), move |(_, marked)| {
            if marked.is_some() {
                dom::show_marked(&list);
            }
        });
    }
    let Some(entry) = entry.filter(|entry| !entry.facts.is_empty()) else {
        return Html::default();
    };
    let rows = entry.facts.iter().map(|row| {
        let here = marked.as_ref() == Some(&row.id);
        html! {
            <div aria-current={here.then_some("true")}>
                <dt>{ &row.term }</dt>
                <dd>
                    { value(row) }
                    <CopyLink view={view(entry, row)} label={strings.copy_fact(&row.term)}
                        look={Look::Sign} />
                </dd>
            </div>
        }
    });
    html! {
        <>
            <h3>{ strings.facts }</h3>
            <dl class="facts" lang={article_lang()} ref={list}>{ for rows }</dl>
        </>
    }
}

fn view(entry: &Entry, row: &Row) -> View {
    let (entity, fact) = (entry.id.clone(), Some(row.id.clone()));
    View::Entity(Sight { entity, mention: None, fact })
}
