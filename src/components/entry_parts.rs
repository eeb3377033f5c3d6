//! The pieces of an entry that card and panel share.

use crate::dom;
use crate::entry::{Entry, Row, Why, Words};
use yew::prelude::*;

/// The language of what the page brought along, beside the words of the page itself: they may
/// speak another.
pub(super) fn article_lang() -> Option<AttrValue> {
    dom::article_lang().map(AttrValue::from)
}

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
            <p class="resolved" lang={article_lang()}>{ &entry.resolved }</p>
        }
    }
}

/// What is named inside it, each a link that opens its entry.
pub(super) fn parts(parts: &[Words], label: &'static str) -> Html {
    html! {
        if !parts.is_empty() {
            <ul class="parts" lang={article_lang()} aria-label={label}>
                { for parts.iter().map(|part| html! { <li>{ words(part) }</li> }) }
            </ul>
        }
    }
}

/// Facts or aliases as a description list.
pub(super) fn rows(rows: &[Row], class: &'static str) -> Html {
    let rows = rows.iter().map(|row| {
        html! { <div><dt>{ &row.term }</dt><dd>{ value(row) }</dd></div> }
    });
    html! { <dl {class} lang={article_lang()}>{ for rows }</dl> }
}

/// What a row says: when, what, and who says so.
pub(super) fn value(row: &Row) -> Html {
    let values = row.words.iter().map(words);
    html! {
        <>
            if !row.when.is_empty() {
                <small class="when">{ &row.when }</small>{ " " }
            }
            { for values }
            if !row.source.is_empty() {
                <small class="source">{ &row.source }</small>
            }
        </>
    }
}

/// Why all the mentions are marked, each ground once.
pub(super) fn grounds(entry: &Entry, label: &'static str) -> Html {
    let grounds = entry.why.chunk_by(|one, next| one.grounds == next.grounds).map(why);
    html! {
        if !entry.why.is_empty() {
            <h3>{ label }</h3>
            { for grounds }
        }
    }
}

/// Why mentions are marked, on the same grounds, and how sure that is.
pub(super) fn why(why: &[Why]) -> Html {
    let grounds = why.first().map(|why| &why.grounds);
    let sure =
        why.iter().map(|why| html! { <>{ " " }<small class="sure">{ &why.sure }</small></> });
    html! { <p class="why" lang={article_lang()}>{ grounds }{ for sure }</p> }
}
