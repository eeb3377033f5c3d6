//! What has gone wrong, in words that the reader can act on.

use super::controls::Controls;
use super::refusal::refused;
use super::state::{State, Trouble, Work};
use super::words::words;
use gloo::utils::window;
use lorgnette_render::Strings;
use yew::prelude::*;

/// The megabytes that are read at most.
const LIMIT: u32 = 20;

/// The trouble, where there is any.
pub(super) fn trouble(state: &State, strings: &'static Strings, controls: &Controls) -> Html {
    let said = state.trouble.as_ref().map(|trouble| sentence(trouble, words(strings)));
    let again = {
        let (controls, lang) = (controls.clone(), strings.lang);
        move |_| controls.open_again(lang)
    };
    let reload = state.trouble == Some(Trouble::OtherBuild);
    html! {
        <div class="trouble" role="alert">
            if let Some(said) = said {
                <p>{ said }</p>
            }
            if state.trouble == Some(Trouble::Halted) {
                <button type="button" onclick={again}>{ words(strings).open_again }</button>
            }
            if reload {
                <button type="button" onclick={|_| drop(window().location().reload())}>
                    { words(strings).reload }
                </button>
            }
        </div>
    }
}

/// What is to be known of how the text was read.
pub(super) fn doubts(work: &Work, strings: &'static Strings) -> Html {
    let (words, name, doubts) = (words(strings), &work.name, &work.doubts);
    let guessed = doubts.guessed.as_ref().map(|encoding| words.guessed(name, encoding));
    let lost = (doubts.lost > 0).then(|| words.lost(doubts.lost, name));
    let chapters = (doubts.chapters > 0).then(|| words.missing_chapters(doubts.chapters, name));
    let whole = doubts.is_whole_page.then(|| words.whole_page(name));
    let lines = doubts.lines.iter().map(|(line, why)| words.odd_line(name, line, why));
    let said = [guessed, lost, chapters, whole].into_iter().flatten().chain(lines);
    said.map(|said| html! { <p>{ said }</p> }).collect()
}

fn sentence(trouble: &Trouble, words: &super::Strings) -> String {
    match trouble {
        Trouble::Refused(name, why) => refused(name, why, words),
        Trouble::TooLarge(name) => words.too_large(name, LIMIT),
        Trouble::NoEngine(why) => words.no_engine(why),
        Trouble::Died => words.died.to_string(),
        Trouble::OtherBuild => words.other_build.to_string(),
        Trouble::NoTagger(why) => words.no_tagger(why),
        Trouble::NoBase(why) => words.no_base(why),
        Trouble::NoScripts(why) => words.no_scripts(why),
        Trouble::Elsewhere(address) => words.elsewhere(address),
        Trouble::NoFile(address) => words.no_file(address),
        Trouble::NothingHanded => words.handed_nothing.to_string(),
        Trouble::Offline(name) => words.offline(name),
        Trouble::Halted => words.halted.to_string(),
        Trouble::NothingShared => words.shared_nothing.to_string(),
        Trouble::OnlyAddress(address) => words.shared_address(address),
    }
}
