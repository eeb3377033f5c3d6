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
    // The page comes as the defaults want it: nothing is to be done until they are left.
    let turned = use_mut_ref(|| false);
    let chosen = chosen.clone();
    use_effect_with((dial, hidden, strings, edition), move |_| {
        if turned.replace(true) || !chosen.settings().is_calm() {
            dom::turn_dial(chosen.settings(), |kind| kind_words::short(strings, kind));
        }
    });
}
