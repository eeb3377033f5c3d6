//! The article: one raw piece, which Yew never walks.
//!
//! Its language is the document's, and is said there alone: hydration sets each attribute again,
//! and to set a `lang`, be it the same, has the browser style all that is inside anew.

use crate::dom::ARTICLE;
use lorgnette_render::SafeHtml;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct ProseProps {
    pub(crate) html: SafeHtml,
}

/// The article.
#[component]
pub(crate) fn Prose(props: &ProseProps) -> Html {
    let raw = AttrValue::from(props.html.as_str().to_string());
    html! {
        <article id={ARTICLE} class="prose" tabindex="-1">
            { Html::from_html_unchecked(raw) }
        </article>
    }
}
