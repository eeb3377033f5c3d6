//! Two entities of the shelf side by side.

use super::entry_parts::{article_lang, value};
use super::modal::Modal;
use super::reader::use_commands;
use crate::compare::{Line, lines};
use crate::dom;
use crate::entry::{Entry, Row};
use crate::shelf::Shelf;
use lorgnette_render::Strings;
use yew::prelude::*;

/// The comparison; which two of the shelf is chosen over its columns.
#[component]
pub(crate) fn Comparison() -> Html {
    let commands = use_commands();
    let strings = commands.strings;
    let shelf = use_context::<Shelf>().unwrap_or_default();
    let entries =
        use_memo(shelf, |shelf| shelf.pinned.iter().filter_map(dom::entry).collect::<Vec<Entry>>());
    let last = entries.len().saturating_sub(1);
    let chosen = [use_state_eq(|| last.saturating_sub(1)), use_state_eq(|| last)];
    let [one, other] = [&chosen[0], &chosen[1]].map(|at| entries.get((**at).min(last)));
    let (Some(one), Some(other)) = (one, other) else { return Html::default() };
    let heads = chosen.iter().zip([strings.compared, strings.compared_with]);
    let heads = heads.map(|(at, label)| head(&entries, at, label));
    let lines = lines(one, other);
    let lines = lines.iter().map(|line| row(line, strings));
    let onclose = Callback::from(move |()| commands.asked());
    html! {
        <Modal title={strings.compare} class="comparison" {strings} {onclose}>
            <table>
                <thead><tr>{ for heads }</tr></thead>
                { summary(one, other) }
                { for lines }
            </table>
        </Modal>
    }
}

/// The choice of one of the two.
fn head(entries: &[Entry], at: &UseStateHandle<usize>, label: &'static str) -> Html {
    let onchange = {
        let at = at.clone();
        move |event: Event| at.set(dom::chosen(&event).unwrap_or_default())
    };
    let options = entries.iter().enumerate().map(|(n, entry)| {
        html! { <option value={n.to_string()} selected={n == **at}>{ &entry.name.text }</option> }
    });
    html! { <th scope="col"><select aria-label={label} {onchange}>{ for options }</select></th> }
}

/// What each is.
fn summary(one: &Entry, other: &Entry) -> Html {
    let cell = |entry: &Entry| {
        html! {
            <td class={entry.class.clone()} lang={article_lang()}>
                <span class="kind">{ &entry.kind }</span>
                <p class="lead">{ &entry.lead }{ &entry.resolved }</p>
            </td>
        }
    };
    html! { <tbody><tr>{ cell(one) }{ cell(other) }</tr></tbody> }
}

/// What is stated of both alike stands across both columns.
fn row(line: &Line, strings: &Strings) -> Html {
    let cells = match line.agrees() {
        true => html! { <td colspan="2" class="both">{ rows(&line.one, strings) }</td> },
        false => html! {
            <><td>{ rows(&line.one, strings) }</td><td>{ rows(&line.other, strings) }</td></>
        },
    };
    html! {
        <tbody>
            <tr><th colspan="2" scope="rowgroup"><span lang={article_lang()}>{ line.term }</span></th></tr>
            <tr>{ cells }</tr>
        </tbody>
    }
}

fn rows(rows: &[&Row], strings: &Strings) -> Html {
    if rows.is_empty() {
        return html! { <span class="nothing">{ strings.not_stated }</span> };
    }
    let rows = rows.iter().map(|row| html! { <p lang={article_lang()}>{ value(row) }</p> });
    html! { <>{ for rows }</> }
}
