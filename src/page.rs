//! `Page`: the whole document page as a function of [`PageProps`].

use lorgnette_render::SafeHtml;
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// What a page is made of; all but the two raw pieces travel in `<script id="page">`.
#[derive(Clone, Debug, PartialEq, Properties, Serialize, Deserialize)]
pub struct PageProps {
    /// The article's language, BCP 47; the page speaks it too.
    pub lang: String,
    /// The article's title.
    pub title: String,
    /// A relative link to the site's index, where there is one.
    pub home: Option<String>,
    /// The article's date, ISO 8601.
    pub date: Option<String>,
    /// Where the article comes from.
    pub source: Option<String>,
    /// The latest as-of date among the facts shown, ISO 8601.
    pub as_of: Option<String>,
    /// Whether the prose holds readings (`<ruby>`).
    pub readings: bool,
    /// How many places were repaired.
    pub repairs: u32,
    /// The build that prerendered the page; another build's reader renders anew.
    pub build: String,
    /// The article, made by `render`, or read back from the page.
    #[serde(skip)]
    pub prose: SafeHtml,
    /// The glossary and the list of repairs, made by `render`, or read back from the page.
    #[serde(skip)]
    pub glossary: SafeHtml,
}

/// The page.
#[component]
pub fn Page(props: &PageProps) -> Html {
    html! { <main lang={props.lang.clone()}>{ props.title.clone() }</main> }
}
