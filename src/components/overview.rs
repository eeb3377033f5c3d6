//! The overview of the article: complete without scripts, in the article's language; the map answers
//! keys and hand, and what heads and steers it speaks as the page does.

use crate::dom::{self, OVERVIEW};
use crate::hooks::use_map;
use lorgnette_render::{SafeHtml, Strings};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct OverviewProps {
    pub(crate) strings: &'static Strings,
    pub(crate) html: SafeHtml,
    /// Of the page: see `PageProps`.
    pub(crate) edition: u32,
}

/// The overview.
#[component]
pub(crate) fn Overview(props: &OverviewProps) -> Html {
    use_map(props.edition);
    use_effect_with((props.strings, props.edition), |(strings, _)| dom::word_overview(strings));
    let raw = AttrValue::from(props.html.as_str().to_string());
    html! {
        <section id={OVERVIEW} class="overview" aria-labelledby="overview-heading">
            <h2 id="overview-heading" tabindex="-1" lang={props.strings.lang}>{ props.strings.overview }</h2>
            <div class="overview-body">{ Html::from_html_unchecked(raw) }</div>
        </section>
    }
}
