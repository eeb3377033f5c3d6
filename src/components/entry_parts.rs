//! The pieces of an entry that card and panel share.

use crate::entry::{Entry, Row, Words};
use yew::prelude::*;

/// Words in their own language, linked if they name what has an entry.
pub(super) fn words(words: &Words) -> Html {
    let (text, lang) = (&words.text, words.lang.clone());
    match (&words.entity, &lang) {
        (Some(entity), _) => html! { <a href={format!("#e-{entity}")} {lang}>{ text }</a> },
        (None, Some(_)) => html! { <bdi {lang}>{ text }</bdi> },
        (None, None) => html! { text },
    }
}

/// The name in other scripts and languages.
pub(super) fn names(entry: &Entry) -> Html {
    let names = entry.names.iter().map(words);
    html! {
        if !entry.names.is_empty() {
            <p class="names">{ for names }</p>
        }
    }
}

/// How a date or quantity was resolved.
pub(super) fn resolved(entry: &Entry) -> Html {
    html! {
        if !entry.resolved.is_empty() {
            <p class="resolved">{ &entry.resolved }</p>
        }
    }
}

/// What is named inside it, each a link that opens its entry.
pub(super) fn parts(entry: &Entry, label: &'static str) -> Html {
    let parts = entry.parts.iter().map(|part| html! { <li>{ words(part) }</li> });
    html! {
        if !entry.parts.is_empty() {
            <ul class="parts" aria-label={label}>{ for parts }</ul>
        }
    }
}

/// Facts or aliases as a description list.
pub(super) fn rows(rows: &[Row], class: &'static str) -> Html {
    let rows = rows.iter().map(|row| {
        let values = row.words.iter().map(words);
        html! {
            <div>
                <dt>{ &row.term }</dt>
                <dd>
                    { for values }
                    if !row.source.is_empty() {
                        <small class="source">{ &row.source }</small>
                    }
                </dd>
            </div>
        }
    });
    html! { <dl {class}>{ for rows }</dl> }
}
