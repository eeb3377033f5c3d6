//! `Page`: the whole document page as a function of [`PageProps`].

use crate::components::{Glossary, Overview, Prose, Reader, footer, toolbar};
use crate::dom::{ARTICLE, GLOSSARY};
use crate::hooks::{Chosen, use_dial, use_stored_settings};
use crate::reading::Since;
use lorgnette_corrections::Page as Cited;
use lorgnette_render::{Inbox, PageParts, SafeHtml, Strings};
use serde::Serialize;
use yew::prelude::*;

/// A hash of the sources that shape the markup: a page is hydrated only by the build that
/// prerendered it.
pub const BUILD: &str = env!("LORGNETTE_BUILD");

/// What a page is made of; all but the raw pieces travel in `<script id="page">`.
#[derive(Clone, Debug, PartialEq, Properties, Serialize)]
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
    /// A relative link to the page on how to verify that nothing is sent, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sealed: Option<String>,
    /// Where the publisher wants corrections.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrections: Option<Inbox>,
    /// The build that prerendered the page; another build's reader renders anew.
    pub build: String,
    /// The article, made by `render`, or read back from a page of another build.
    #[serde(skip)]
    pub prose: SafeHtml,
    /// Timeline, map and relations, likewise.
    #[serde(skip)]
    pub overview: SafeHtml,
    /// The glossary and the list of repairs, likewise.
    #[serde(skip)]
    pub glossary: SafeHtml,
    /// How often the desk has set the three anew by itself: what was read from them is then read
    /// anew. On a prebuilt page 0 for ever.
    #[serde(skip)]
    pub edition: u32,
    /// Where the reader of an opened text stopped when they were last away.
    #[serde(skip)]
    pub since: Option<Since>,
}

impl PageProps {
    /// The page of an article of which these are the parts; `home` is a link to the page that
    /// lists the others.
    pub fn of(parts: PageParts, home: Option<String>) -> Self {
        PageProps {
            lang: parts.lang,
            title: parts.title,
            home,
            date: parts.date,
            source: parts.source,
            as_of: parts.as_of,
            readings: parts.readings,
            repairs: parts.repairs,
            sealed: None,
            corrections: None,
            build: BUILD.to_string(),
            prose: parts.prose,
            overview: parts.overview,
            glossary: parts.glossary,
            edition: 0,
            since: None,
        }
    }
}

/// The page. All but the [`Reader`] is rendered anew only when a setting changes, and the prose
/// not even then: no dispatch comes near it.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let chosen = use_stored_settings(&props.lang);
    let strings = chosen.strings;
    use_dial(&chosen, props.edition);
    html! {
        <ContextProvider<Chosen> context={chosen}>{ body(props, strings) }</ContextProvider<Chosen>>
    }
}

/// All that stands on the page, for what gives it the settings.
pub(crate) fn body(props: &PageProps, strings: &'static Strings) -> Html {
    html! {
        <>
            <div class="page">
                { skip(ARTICLE, strings.skip_to_article, strings) }
                { skip(GLOSSARY, strings.skip_to_glossary, strings) }
                { toolbar(props, strings) }
                <main>
                    <Prose html={props.prose.clone()} />
                    <Overview {strings} html={props.overview.clone()} edition={props.edition} />
                    <Glossary {strings} html={props.glossary.clone()} />
                </main>
                { footer(props, strings) }
            </div>
            <Reader page={cited(props)} corrections={props.corrections.clone()}
                edition={props.edition} since={props.since} />
        </>
    }
}

/// The page as corrections cite it; where it stands only the browser knows.
fn cited(props: &PageProps) -> Cited {
    let (title, date) = (props.title.clone(), props.date.clone());
    Cited { title, address: String::new(), date, lang: Some(props.lang.clone()) }
}

fn skip(to: &str, words: &'static str, strings: &Strings) -> Html {
    html! { <a class="skip" href={format!("#{to}")} lang={strings.lang}>{ words }</a> }
}
