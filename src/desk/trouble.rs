//! What has gone wrong, in words that the reader can act on.

use super::refusal::refused;
use super::state::{State, Trouble};
use super::words::words;
use gloo::utils::window;
use lorgnette_render::Strings;
use yew::prelude::*;

/// The megabytes that are read at most.
const LIMIT: u32 = 20;

/// The trouble, where there is any.
pub(super) fn trouble(state: &State, strings: &'static Strings) -> Html {
    let said = state.trouble.as_ref().map(|trouble| sentence(trouble, words(strings)));
    let reload = state.trouble == Some(Trouble::OtherBuild);
    html! {
        <div class="trouble" role="alert">
            if let Some(said) = said {
                <p>{ said }</p>
            }
            if reload {
                <button type="button" onclick={|_| drop(window().location().reload())}>
                    { words(strings).reload }
                </button>
            }
        </div>
    }
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
        Trouble::NothingShared => words.shared_nothing.to_string(),
        Trouble::OnlyAddress(address) => words.shared_address(address),
    }
}
