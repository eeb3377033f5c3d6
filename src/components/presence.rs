//! The rail beside the text: a mark wherever the open entity is named. The model is the bucket
//! bar of Hypothesis.

use super::reader::use_commands;
use crate::address::Layer;
use crate::dom;
use crate::entry::Entry;
use crate::hooks::use_presence;
use crate::presence::Bucket;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct PresenceProps {
    /// The open entity's entry; without one there is no rail.
    pub(crate) entry: Rc<Option<Entry>>,
    /// The mention from which it is seen.
    pub(crate) here: Option<u32>,
    /// What moves the text aside when it changes.
    pub(crate) layout: (Option<Layer>, bool),
}

/// The rail; its links are answered by the one listener on the document.
#[component]
pub(crate) fn Presence(props: &PresenceProps) -> Html {
    let strings = use_commands().strings;
    let rail = use_presence(&props.entry, props.layout);
    let Some(entry) = props.entry.as_ref().as_ref().filter(|_| !rail.is_empty()) else {
        return Html::default();
    };
    let is_here = |bucket: &Bucket| props.here.is_some_and(|here| bucket.mentions.contains(&here));
    let stop = rail.iter().position(is_here).unwrap_or(0);
    let marks = rail.iter().enumerate().map(|(n, bucket)| {
        let words = match bucket.mentions.len() {
            1 => strings.nth_of(bucket.first, entry.count()),
            _ => strings.mentions_from_to(bucket.first, bucket.last()),
        };
        html! {
            <a href={format!("#m-{}", bucket.mentions[0])} aria-label={words.clone()} title={words}
                aria-current={is_here(bucket).then_some("true")}
                tabindex={if n == stop { "0" } else { "-1" }}></a>
        }
    });
    html! {
        <nav id={dom::PRESENCE} class={classes!("presence", entry.class.clone())} lang={strings.lang}
            aria-label={strings.presence(&entry.name.text)}>{ for marks }</nav>
    }
}
