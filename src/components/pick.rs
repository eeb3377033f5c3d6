//! One choice among a few, as radio buttons that look like words in a row.

use crate::hooks::Chosen;
use yew::prelude::*;

/// A choice: the word by which settings know it, and what the page calls it.
pub(super) type Offer = (&'static str, &'static str);

/// The choice of the setting `key` among `offers`.
pub(super) fn pick(
    chosen: &Chosen,
    key: &'static str,
    legend: &'static str,
    offers: &[Offer],
) -> Html {
    let current = chosen.settings().word(key);
    let offer = |&(word, label): &Offer| {
        let choose = chosen.clone();
        let onchange = move |_| choose.set(key, word);
        html! {
            <label key={word}>
                <input type="radio" name={key} value={word} checked={current == word} {onchange} />
                // A theme's name stands on its own paper.
                <span data-theme={(key == "theme").then_some(word)} lang={own_language(key, word)}>
                    { label }
                </span>
            </label>
        }
    };
    html! {
        <fieldset class="pick" data-key={key}>
            <legend>{ legend }</legend>
            <div class="offers">{ for offers.iter().map(offer) }</div>
        </fieldset>
    }
}

/// A language is offered in its own name.
fn own_language(key: &str, word: &'static str) -> Option<&'static str> {
    (key == "language" && !word.is_empty()).then_some(word)
}
