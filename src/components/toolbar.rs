//! The quiet line above the article: the way home, the menus of the reader, and two switches that
//! work by CSS alone.

use super::dial::DialMenu;
use super::help::help;
use super::menu::Menu;
use super::settings_menu::SettingsMenu;
use crate::dom::{DIAL_MENU, GLOSSARY, HELP_MENU, OVERVIEW, TEXT_MENU};
use crate::page::PageProps;
use lorgnette_render::Strings;
use yew::prelude::*;

/// The toolbar of the page with these props.
pub(crate) fn toolbar(props: &PageProps, strings: &'static Strings) -> Html {
    html! {
        <header class="toolbar" lang={strings.lang}>
            <nav aria-label={strings.toolbar}>
                if let Some(home) = &props.home {
                    <a class="home" href={home.clone()}><span>{ strings.all_articles }</span></a>
                }
                <a class="to-overview" href={format!("#{OVERVIEW}")}>{ strings.overview }</a>
                <a class="to-glossary" href={format!("#{GLOSSARY}")} title={strings.glossary}>
                    { strings.names_tool }
                </a>
            </nav>
            { tools(props, strings) }
            if props.readings || props.repairs > 0 {
                { switches(props, strings) }
            }
        </header>
    }
}

/// What needs the reader: out of sight until it runs, in the room that it will take.
fn tools(props: &PageProps, strings: &'static Strings) -> Html {
    html! {
        <div class="tools">
            <button class="to-find" type="button" aria-label={strings.find}
                title={strings.find}>
                { strings.find_tool }
            </button>
            <Menu id={DIAL_MENU} label={strings.marks_tool} heading={strings.names_menu}>
                <DialMenu />
            </Menu>
            <Menu id={TEXT_MENU} label={strings.text_tool} heading={strings.text_menu}>
                <SettingsMenu lang={props.lang.clone()} />
            </Menu>
            <Menu id={HELP_MENU} label="?" heading={strings.help_menu}>
                { help(strings) }
            </Menu>
        </div>
    }
}

fn switches(props: &PageProps, strings: &Strings) -> Html {
    html! {
        <div class="switches">
            if props.readings {
                { switch("show-readings", strings.show_readings.to_string()) }
            }
            if props.repairs > 0 {
                { switch("show-repairs", strings.show_repairs(props.repairs)) }
            }
        </div>
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
