//! Turns the dial: tab stops and words of kind follow the settings; the paint follows by itself.

use super::Chosen;
use crate::dom;
use crate::kind_words;
use yew::prelude::*;

/// Keeps the mentions in step with the dial, and turns it anew for another `edition` of the text.
#[hook]
pub(crate) fn use_dial(chosen: &Chosen, edition: u32) {
    let strings = chosen.strings;
    let (dial, hidden) = (chosen.settings().dial, chosen.settings().hidden);
    // Every edition comes as the defaults want it: nothing is to be done where they are not left.
    let turned = use_mut_ref(|| None);
    let chosen = chosen.clone();
    let wanted = (dial, hidden, strings);
    use_effect_with((wanted, edition), move |_| {
        let is_new = turned.replace(Some(wanted)).is_some_and(|before| before != wanted);
        if is_new || !chosen.settings().is_calm() {
            dom::turn_dial(chosen.settings(), |kind| kind_words::short(strings, kind));
        }
    });
}
