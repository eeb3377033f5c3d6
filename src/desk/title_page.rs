//! The page on which a text is opened: set like a title page, not like a form.

use super::app::App;
use super::chooser::{Choice, chooser};
use super::controls::Controls;
use super::data::{DeskProps, Sample};
use super::intake::{bookmarklet, open_sample};
use super::library::view::Texts;
use super::source::Source;
use super::words::words;
use lorgnette_render::Strings;
use web_sys::{FileList, HtmlTextAreaElement};
use yew::prelude::*;

/// The title page.
pub(super) fn title_page(
    props: &DeskProps,
    strings: &'static Strings,
    controls: &Controls,
) -> Html {
    let words = words(strings);
    html! {
        <main class="title-page" lang={strings.lang}>
            <h1>{ words.open_text }</h1>
            <p class="lead">{ words.open_lead }</p>
            <p class="needs">{ words.needs_script }</p>
            <p class="failed" hidden={true}>{ words.needs_script }</p>
            <Ways {strings} controls={controls.clone()} />
            <p class="formats">{ words.formats }</p>
            <h2>{ words.try_one }</h2>
            <ul class="samples">
                { for props.samples.iter().map(|one| sample(one, strings.lang, controls)) }
            </ul>
            { shelves(strings) }
            <Bookmarklet {strings} />
            <App {strings} />
        </main>
    }
}

/// What else stands on the title page.
fn shelves(strings: &'static Strings) -> Html {
    html! { <Texts {strings} /> }
}

fn sample(sample: &Sample, lang: &'static str, controls: &Controls) -> Html {
    let (file, controls) = (sample.file.clone(), controls.clone());
    let open = move |event: MouseEvent| {
        event.prevent_default();
        open_sample(&controls, &file, lang);
    };
    html! {
        <li lang={sample.lang.clone()}>
            <a href={sample.file.clone()} onclick={open}>{ &sample.title }</a>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct WaysProps {
    strings: &'static Strings,
    controls: Controls,
}

/// The ways to bring a text: paste, files, a folder.
#[component]
fn Ways(props: &WaysProps) -> Html {
    let (words, lang) = (words(props.strings), props.strings.lang);
    let field = use_node_ref();
    let read = {
        let (field, controls) = (field.clone(), props.controls.clone());
        move |_| {
            let text = field.cast::<HtmlTextAreaElement>().map(|field| field.value());
            let text = text.filter(|text| !text.trim().is_empty());
            text.inspect(|text| controls.open(Source::text(words.pasted, text), lang));
        }
    };
    html! {
        <div class="ways">
            <label for="pasted">{ words.paste }</label>
            <textarea id="pasted" rows="5" spellcheck="false" ref={field} />
            <button class="primary" type="button" onclick={read}>{ words.read_pasted }</button>
            { chooser("files", words.choose_files, Choice::Files, offer(props)) }
            { chooser("folder", words.choose_folder, Choice::Folder, offer(props)) }
        </div>
    }
}

fn offer(props: &WaysProps) -> impl Fn(FileList) + 'static {
    let (controls, lang) = (props.controls.clone(), props.strings.lang);
    move |files| controls.offer(Source::files(Some(files)), lang)
}

#[derive(Properties, PartialEq)]
struct BookmarkletProps {
    strings: &'static Strings,
}

/// A link to be dragged to the bookmarks; its address is known only in the browser.
#[component]
fn Bookmarklet(props: &BookmarkletProps) -> Html {
    let words = words(props.strings);
    let address = use_state_eq(|| None::<String>);
    let setter = address.setter();
    use_effect_with((), move |()| setter.set(bookmarklet()));
    html! {
        <p class="bookmarklet">
            if let Some(address) = (*address).clone() {
                <a href={address} onclick={|event: MouseEvent| event.prevent_default()}>
                    { words.bookmarklet }
                </a>
                { " " }
                { words.bookmarklet_lead }
            }
        </p>
    }
}

/// The page on which one of several files is chosen.
pub(super) fn choice(names: &[String], strings: &'static Strings, controls: &Controls) -> Html {
    let words = words(strings);
    let row = |(index, name): (usize, &String)| {
        let controls = controls.clone();
        let choose = move |_| controls.choose(index, strings.lang);
        html! { <li><button type="button" onclick={choose}>{ name }</button></li> }
    };
    html! {
        <main class="title-page choice" lang={strings.lang}>
            <h1>{ words.choose_one }</h1>
            <p class="lead">{ words.choose_lead(names.len()) }</p>
            <ul>{ for names.iter().enumerate().map(row) }</ul>
        </main>
    }
}
