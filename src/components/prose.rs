//! The article: one raw piece, which Yew never walks.

use crate::dom::ARTICLE;
use lorgnette_render::SafeHtml;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct ProseProps {
    pub(crate) lang: AttrValue,
    pub(crate) html: SafeHtml,
}

/// The article.
#[component]
pub(crate) fn Prose(props: &ProseProps) -> Html {
    let raw = AttrValue::from(props.html.as_str().to_string());
    html! {
        <article id={ARTICLE} class="prose" lang={&props.lang} tabindex="-1">
            { Html::from_html_unchecked(raw) }
        </article>
    }
}
