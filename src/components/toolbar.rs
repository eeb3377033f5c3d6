//! The quiet line above the article: the way home, and two switches that work by CSS alone.

use crate::dom::GLOSSARY;
use crate::page::PageProps;
use lorgnette_render::Strings;
use yew::prelude::*;

/// The toolbar of the page with these props.
pub(crate) fn toolbar(props: &PageProps, strings: &Strings) -> Html {
    html! {
        <header class="toolbar" lang={strings.lang}>
            <nav aria-label={strings.toolbar}>
                if let Some(home) = &props.home {
                    <a class="home" href={home.clone()}>{ strings.all_articles }</a>
                }
                <a class="to-glossary" href={format!("#{GLOSSARY}")}>{ strings.glossary }</a>
                <button class="to-find" type="button">{ strings.find }</button>
            </nav>
            <div class="switches">
                if props.readings {
                    { switch("show-readings", strings.show_readings.to_string()) }
                }
                if props.repairs > 0 {
                    { switch("show-repairs", strings.show_repairs(props.repairs)) }
                }
            </div>
        </header>
    }
}

fn switch(id: &'static str, words: String) -> Html {
    html! {
        <label class="switch" for={id}>
            <input type="checkbox" id={id} class={id} autocomplete="off" />
            <span>{ words }</span>
        </label>
    }
}
