//! The settings of how the article is written: its script, its readings, which way it runs, and
//! in whose units its figures are said.

use super::pick::{Offer, pick};
use crate::dom;
use crate::hooks::Chosen;
use lorgnette_render::Strings;
use lorgnette_script::{Script, Source};
use yew::prelude::*;

/// The settings for an article in the language `lang`; only Chinese has scripts and readings.
pub(super) fn script_settings(chosen: &Chosen, lang: &str) -> Html {
    let strings = chosen.strings;
    let units = [("written", strings.units_written), ("reader", strings.units_reader)];
    html! {
        <>
            if let Some(source) = Source::of(lang) {
                { chinese(chosen, source) }
            }
            { pick(chosen, "units", strings.units, &units) }
        </>
    }
}

fn chinese(chosen: &Chosen, source: Source) -> Html {
    let strings = chosen.strings;
    let mut scripts: Vec<Offer> = vec![("original", strings.script_original)];
    scripts.extend(source.targets().iter().map(|script| offer(*script, strings)));
    let readings = [
        ("off", strings.readings_off),
        ("names", strings.readings_names),
        ("all", strings.readings_all),
    ];
    let writing =
        [("horizontal", strings.writing_horizontal), ("vertical", strings.writing_vertical)];
    html! {
        <>
            // An opened text gets its sheet when all else is there.
            if dom::has_sheet() {
                { pick(chosen, "script", strings.script, &scripts) }
                { pick(chosen, "readings", strings.readings, &readings) }
            }
            { pick(chosen, "writing", strings.writing, &writing) }
        </>
    }
}

fn offer(script: Script, strings: &Strings) -> Offer {
    match script {
        Script::Hant => ("hant", strings.script_hant),
        Script::Hans => ("hans", strings.script_hans),
        Script::Tw => ("tw", strings.script_tw),
        Script::Hk => ("hk", strings.script_hk),
    }
}
