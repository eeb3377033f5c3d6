//! The list of everything named: complete without scripts, and what cards and panel read.

use crate::dom::GLOSSARY;
use lorgnette_render::{SafeHtml, Strings};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct GlossaryProps {
    pub(crate) strings: &'static Strings,
    pub(crate) html: SafeHtml,
}

/// The glossary.
#[component]
pub(crate) fn Glossary(props: &GlossaryProps) -> Html {
    let raw = AttrValue::from(props.html.as_str().to_string());
    html! {
        <section id={GLOSSARY} class="glossary" aria-labelledby="names">
            <h2 id="names" tabindex="-1" lang={props.strings.lang}>{ props.strings.glossary }</h2>
            <p class="no-script" lang={props.strings.lang}>{ props.strings.no_script }</p>
            <div class="entries">{ Html::from_html_unchecked(raw) }</div>
        </section>
    }
}
