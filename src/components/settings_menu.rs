//! The settings: how the text is set, how soon cards come, which keys answer, what the page speaks.

use super::pick::{Offer, pick};
use super::script_settings::script_settings;
use crate::hooks::{Chosen, use_settings};
use lorgnette_render::languages;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct SettingsMenuProps {
    /// The article's language, BCP 47.
    pub(crate) lang: AttrValue,
}

/// The settings, and the way back to the defaults.
#[component]
pub(crate) fn SettingsMenu(props: &SettingsMenuProps) -> Html {
    let chosen = use_settings();
    let strings = chosen.strings;
    let reset = {
        let chosen = chosen.clone();
        move |_| chosen.reset()
    };
    html! {
        <div class="settings">
            { script_settings(&chosen, &props.lang) }
            { type_of_text(&chosen) }
            { behaviour(&chosen) }
            if !chosen.is_kept() {
                <p class="note" role="status">{ strings.not_kept }</p>
            }
            <button class="reset" type="button" onclick={reset}>{ strings.reset }</button>
        </div>
    }
}

fn type_of_text(chosen: &Chosen) -> Html {
    let strings = chosen.strings;
    let theme = [
        ("auto", strings.theme_auto),
        ("light", strings.theme_light),
        ("dark", strings.theme_dark),
        ("sepia", strings.theme_sepia),
        ("contrast", strings.theme_contrast),
    ];
    let size = [
        ("small", strings.size_small),
        ("normal", strings.size_normal),
        ("large", strings.size_large),
        ("larger", strings.size_larger),
        ("largest", strings.size_largest),
    ];
    let leading = [
        ("tight", strings.leading_tight),
        ("normal", strings.leading_normal),
        ("loose", strings.leading_loose),
    ];
    let measure = [
        ("narrow", strings.measure_narrow),
        ("normal", strings.measure_normal),
        ("wide", strings.measure_wide),
    ];
    let typeface = [
        ("serif", strings.typeface_serif),
        ("sans", strings.typeface_sans),
        ("kai", strings.typeface_kai),
    ];
    html! {
        <>
            { pick(chosen, "theme", strings.theme, &theme) }
            { pick(chosen, "size", strings.size, &size) }
            { pick(chosen, "leading", strings.leading, &leading) }
            { pick(chosen, "measure", strings.measure, &measure) }
            { pick(chosen, "typeface", strings.typeface, &typeface) }
        </>
    }
}

fn behaviour(chosen: &Chosen) -> Html {
    let strings = chosen.strings;
    let speed = [
        ("fast", strings.speed_fast),
        ("normal", strings.speed_normal),
        ("slow", strings.speed_slow),
        ("click", strings.speed_click),
        ("off", strings.speed_off),
    ];
    let letters = [("off", strings.letters_off), ("on", strings.letters_on)];
    let mut speaks: Vec<Offer> = vec![("", strings.language_auto)];
    speaks.extend(languages().iter().map(|table| (table.lang, table.language)));
    html! {
        <>
            { pick(chosen, "speed", strings.speed, &speed) }
            { pick(chosen, "letters", strings.letters, &letters) }
            { pick(chosen, "language", strings.page_language, &speaks) }
        </>
    }
}
