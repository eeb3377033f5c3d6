//! The foot of the page: who marked the names, how old the facts are, and what was asked of the
//! network.

use super::requests::Requests;
use crate::page::PageProps;
use lorgnette_render::Strings;
use yew::prelude::*;

/// The footer of the page with these props.
pub(crate) fn footer(props: &PageProps, strings: &'static Strings) -> Html {
    let as_of = props.as_of.as_deref().map(|iso| {
        let date = strings.date(iso);
        html! { <span>{ strings.facts_as_of(&date) }</span> }
    });
    html! {
        <footer class="colophon" lang={strings.lang}>
            <p><span>{ strings.marked_by_program }</span>{ " " }{ as_of }</p>
            if let Some(sealed) = props.sealed.clone() {
                <p><Requests {strings} {sealed} /></p>
            }
            // Shown by boot.js where the reader cannot run.
            <p class="failed" hidden={true}>{ strings.no_reader }</p>
        </footer>
    }
}
