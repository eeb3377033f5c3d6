//! The line above everything: the way back, what is being done, and how to stop it.

use super::controls::Controls;
use super::message::Asset;
use super::state::{Doing, Work};
use super::words::words;
use lorgnette_render::Strings;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct BarProps {
    pub(super) strings: &'static Strings,
    /// The site's index.
    pub(super) home: String,
    pub(super) work: Option<Work>,
    /// Whether one of several files is being chosen.
    pub(super) is_choosing: bool,
    pub(super) controls: Controls,
}

/// The bar.
#[component]
pub(super) fn Bar(props: &BarProps) -> Html {
    let words = words(props.strings);
    let controls = props.controls.clone();
    let is_open = props.work.is_some();
    let leave = move |_| controls.leave(is_open);
    html! {
        <section class="desk-bar" aria-label={words.open_text}>
            if is_open || props.is_choosing {
                <button class="home quiet" type="button" onclick={leave}>{ words.another }</button>
            } else {
                <a class="home" href={props.home.clone()}>{ props.strings.all_articles }</a>
            }
            <p class="progress" role="status">
                { props.work.as_ref().map(|work| said(work, words)).unwrap_or_default() }
            </p>
            { props.work.as_ref().map(|work| meter(work, words, &props.controls)) }
        </section>
    }
}

/// How far it is, and the way to stop it.
fn meter(work: &Work, words: &super::Strings, controls: &Controls) -> Html {
    if !work.doing.is_busy() {
        return Html::default();
    }
    let (value, max) = match work.doing {
        Doing::Loading(_, bytes, of) if of > 0 => (Some(bytes), of),
        Doing::FindingMore(part) => (Some(part), 1000),
        _ => (None, 1),
    };
    let controls = controls.clone();
    let value = value.map(|value| value.to_string());
    html! {
        <>
            <progress {value} max={max.to_string()} aria-label={words.working}></progress>
            <button class="quiet" type="button" onclick={move |_| controls.stop()}>
                { words.cancel }
            </button>
        </>
    }
}

fn said(work: &Work, words: &super::Strings) -> String {
    match work.doing {
        Doing::Reading => words.working.to_string(),
        Doing::Loading(Asset::Words, bytes, of) => words.loading_words(size(bytes), size(of)),
        Doing::Loading(Asset::Base, bytes, of) => words.loading_base(size(bytes), size(of)),
        Doing::Loading(Asset::Tagger, bytes, of) => words.loading_tagger(size(bytes), size(of)),
        Doing::Loading(Asset::Scripts, bytes, of) => words.loading_scripts(size(bytes), size(of)),
        Doing::Finding => words.finding.to_string(),
        Doing::FindingMore(_) => words.finding_more.to_string(),
        // Why nobody has looked for names has been said.
        Doing::Done if !work.is_named => String::new(),
        Doing::Done => words.done.to_string(),
        Doing::Stopped => words.stopped.to_string(),
    }
}

/// A number of bytes in MB; a host that packs files on the way does not say how many there are.
fn size(bytes: u32) -> String {
    let tenths = bytes.div_ceil(100_000);
    if bytes == 0 { "?".into() } else { format!("{}.{} MB", tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_in_megabytes() {
        for (bytes, expected) in [(0, "?"), (1, "0.1 MB"), (1_234_567, "1.3 MB")] {
            assert_eq!(size(bytes), expected);
        }
    }
}
