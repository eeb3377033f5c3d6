//! The list of everything named: complete without scripts, and what cards and panel read.

use crate::dom::GLOSSARY;
use lorgnette_render::{SafeHtml, Strings};
use yew::prelude::*;

#[derive(Properties)]
pub(crate) struct GlossaryProps {
    pub(crate) strings: &'static Strings,
    pub(crate) html: SafeHtml,
}

impl PartialEq for GlossaryProps {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.strings, other.strings) && self.html == other.html
    }
}

/// The glossary.
#[component]
pub(crate) fn Glossary(props: &GlossaryProps) -> Html {
    let raw = AttrValue::from(props.html.as_str().to_string());
    html! {
        <section id={GLOSSARY} class="glossary" aria-labelledby="names">
            <h2 id="names" tabindex="-1">{ props.strings.glossary }</h2>
            <p class="no-script">{ props.strings.no_script }</p>
            <div class="entries">{ Html::from_html_unchecked(raw) }</div>
        </section>
    }
}
