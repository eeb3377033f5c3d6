//! The list of names: everything that the page names, by kind, and who says what; searched by
//! name in any script, by pinyin and by initials.

use super::entry_parts::{article_lang, words};
use super::panel::close_button;
use super::reader::use_commands;
use super::sentence_list::SentenceList;
use super::views::extents;
use crate::commands::Commands;
use crate::dom;
use crate::hooks::{Growth, use_growth, use_reading};
use crate::listing::{Choice, Group, Listed, Listing, Query, Search, Speaker};
use crate::reading::{Extent, Reading};
use crate::view::View;
use std::collections::HashMap;
use std::rc::Rc;
use yew::prelude::*;

/// More rows at first than are in sight, and then as many as nobody notices.
const GROWTH: Growth = Growth { first: 60, more: 150, soon: 20 };

#[derive(Properties, PartialEq)]
pub(crate) struct NameListProps {
    pub(crate) search: Search,
    pub(crate) extent: Extent,
}

/// The list.
#[component]
pub(crate) fn NameList(props: &NameListProps) -> Html {
    let commands = use_commands();
    let strings = commands.strings;
    let listing = use_memo((), |()| dom::listing(commands.table()));
    let no_mentions = use_memo((), |()| Vec::new());
    let reading = use_reading(no_mentions, None, props.extent);
    let search = &props.search;
    let query = Query::new(&dom::plain(&search.words, commands.table()));
    // To count what lies within an extent takes all mentions of the text.
    let mentions =
        use_memo(props.extent == Extent::Whole, |whole| (!whole).then(dom::all_mentions));
    let counts = Counts { mentions: mentions.as_ref().as_ref(), reading };
    let found = found(&listing, &search.choice, &query, &counts);
    let made = use_growth((search.clone(), props.extent), found.count(), GROWTH);
    html! {
        <>
            <div class="bar">
                <h2 id="panel-name" class="name" tabindex="-1" lang={strings.lang}>{ strings.glossary }</h2>
                { close_button(&commands) }
            </div>
            { field(search, found.first(), &commands) }
            { choices(&listing, search, &commands) }
            { extents(props.extent, &commands) }
            <p class="found" role="status" lang={strings.lang}>{ found.outcome(search, &commands) }</p>
            <div aria-busy={(made < found.count()).to_string()}>{ found.rows(made, &commands) }</div>
        </>
    }
}

/// How often each entity is named as far as the reader wants to see.
struct Counts<'m> {
    /// The mentions by their entities; none where they all count.
    mentions: Option<&'m HashMap<String, Vec<u32>>>,
    reading: Reading,
}

impl Counts<'_> {
    fn of(&self, entry: &Listed) -> usize {
        let Some(mentions) = self.mentions else { return entry.count };
        let own = mentions.get(entry.id.as_str()).into_iter().flatten();
        own.filter(|index| self.reading.admits(**index)).count()
    }
}

/// What of the listing is shown.
enum Found<'l> {
    Names(Vec<(&'l Group, Vec<Row<'l>>)>),
    Claims(Vec<(&'l Speaker, Vec<(u32, AttrValue)>)>),
}

/// An entry, how often it has been named where the reader is, and why it is shown.
struct Row<'l> {
    entry: &'l Listed,
    count: usize,
    known_as: Option<&'l str>,
}

fn found<'l>(listing: &'l Listing, choice: &Choice, query: &Query, counts: &Counts) -> Found<'l> {
    if *choice == Choice::Claims {
        let speakers = listing.speakers.iter().filter(|s| s.entry.answers(query));
        let claims =
            |s: &Speaker| s.claims.iter().filter(|c| counts.reading.admits(c.0)).cloned().collect();
        let speakers = speakers.map(|s| (s, claims(s)));
        return Found::Claims(
            speakers.filter(|(_, claims): &(_, Vec<_>)| !claims.is_empty()).collect(),
        );
    }
    let row = |entry: &'l Listed| {
        let count = counts.of(entry);
        let shown = count > 0 && entry.answers(query);
        shown.then(|| Row { entry, count, known_as: entry.known_as(query) })
    };
    let chosen = |group: &&Group| match choice {
        Choice::Kind(class) => group.class == *class,
        _ => true,
    };
    let groups = listing.groups.iter().filter(chosen);
    let groups = groups.map(|group| (group, group.rows.iter().filter_map(row).collect()));
    Found::Names(groups.filter(|(_, rows): &(_, Vec<_>)| !rows.is_empty()).collect())
}

impl Found<'_> {
    /// The first entity.
    fn first(&self) -> Option<&AttrValue> {
        match self {
            Found::Names(groups) => groups.first().map(|(_, rows)| &rows[0].entry.id),
            Found::Claims(speakers) => speakers.first().map(|(speaker, _)| &speaker.entry.id),
        }
    }

    fn count(&self) -> usize {
        match self {
            Found::Names(groups) => groups.iter().map(|(_, rows)| rows.len()).sum(),
            Found::Claims(speakers) => speakers.len(),
        }
    }

    /// How many answer the search; where nothing was asked, nothing need be said.
    fn outcome(&self, search: &Search, commands: &Commands) -> Option<String> {
        match (search.words.trim(), self.count()) {
            ("", 0) => Some(commands.strings.nothing_so_far.to_string()),
            ("", _) => None,
            (words, 0) => Some(commands.strings.found_none(words)),
            (_, count) => Some(commands.strings.found(count)),
        }
    }

    /// The first `made` of them.
    fn rows(&self, made: usize, commands: &Commands) -> Html {
        match self {
            Found::Names(groups) => {
                let (first, mut left) = (self.first(), made);
                let group = |(group, rows): &(&Group, Vec<Row>)| {
                    let made = rows.len().min(left);
                    left -= made;
                    (made > 0).then(|| names(group, rows, made, first, commands))
                };
                groups.iter().filter_map(group).collect()
            }
            Found::Claims(speakers) => {
                let made = speakers.iter().take(made);
                made.map(|(speaker, claims)| said(speaker, claims)).collect()
            }
        }
    }
}

fn names(
    group: &Group,
    rows: &[Row],
    made: usize,
    first: Option<&AttrValue>,
    commands: &Commands,
) -> Html {
    let shown = rows[..made].iter().map(|row| {
        let entry = row.entry;
        // One tab stop for the list, arrows move inside.
        let tabindex = if first == Some(&entry.id) { "0" } else { "-1" };
        html! {
            <li key={entry.id.to_string()}>
                <a href={format!("#e-{}", entry.id)} {tabindex}>
                    <span class="name" lang={article_lang()}>{ name(entry) }</span>
                    <span class="gloss" lang={article_lang()}>{ row.known_as.unwrap_or(&entry.kind).to_string() }</span>
                    <span class="count" title={commands.strings.times(row.count)}>{ row.count }</span>
                </a>
            </li>
        }
    });
    html! {
        <section class={classes!("group", group.class.clone())} key={group.class.to_string()}>
            <h3>{ &group.title }<span class="count">{ rows.len() }</span></h3>
            <ul class="roster">{ for shown }</ul>
        </section>
    }
}

fn said(speaker: &Speaker, claims: &[(u32, AttrValue)]) -> Html {
    let entry = &speaker.entry;
    html! {
        <section class={classes!("group", speaker.class.clone())} key={entry.id.to_string()}>
            <h3>
                <a href={format!("#e-{}", entry.id)}>{ name(entry) }</a>
                <span class="count">{ claims.len() }</span>
            </h3>
            <SentenceList rows={claims.to_vec()} here={None::<u32>} class="claims" />
        </section>
    }
}

/// The name, without the link that it could be.
fn name(entry: &Listed) -> Html {
    words(&crate::entry::Words { entity: None, ..entry.name.clone() })
}

/// Where words are typed: the arrow leads into the list, Enter opens its first entry.
fn field(search: &Search, first: Option<&AttrValue>, commands: &Commands) -> Html {
    let strings = commands.strings;
    let ask = {
        let (commands, choice) = (commands.clone(), search.choice.clone());
        Rc::new(move |words: AttrValue| commands.search(Search { words, choice: choice.clone() }))
    };
    let oninput = {
        let ask = Rc::clone(&ask);
        move |event: InputEvent| ask(dom::filled(&event).into())
    };
    let (commands, first) = (commands.clone(), first.cloned());
    let onkeydown = move |event: KeyboardEvent| match event.key().as_str() {
        _ if event.is_composing() => {}
        "ArrowDown" => {
            event.prevent_default();
            dom::focus_first_row();
        }
        "Enter" => first.iter().for_each(|id| commands.visit(View::entity(id.clone()))),
        "Escape" => ask(AttrValue::default()),
        _ => {}
    };
    html! {
        <input class="seek" type="search" lang={strings.lang} autocomplete="off" spellcheck="false" enterkeyhint="go"
            aria-label={strings.seek} placeholder={strings.seek_by} value={&search.words}
            {oninput} {onkeydown} />
    }
}

/// The kinds that there are, each with how many; pressed, it is the only one shown.
fn choices(listing: &Listing, search: &Search, commands: &Commands) -> Html {
    let strings = commands.strings;
    let button = |choice: Choice, class: AttrValue, words: AttrValue, count: usize| {
        let pressed = search.choice == choice;
        let onclick = {
            let (commands, words) = (commands.clone(), search.words.clone());
            let choice = if pressed { Choice::All } else { choice };
            move |_| commands.search(Search { words: words.clone(), choice: choice.clone() })
        };
        html! {
            <button type="button" class={classes!("choice", class)} {onclick}
                aria-pressed={pressed.to_string()}>
                { words }<span class="count">{ count }</span>
            </button>
        }
    };
    let all = listing.groups.iter().map(|group| group.rows.len()).sum();
    let kinds = listing.groups.iter().map(|group| {
        let (class, title) = (group.class.clone(), group.title.clone());
        button(Choice::Kind(class.clone()), class, title, group.rows.len())
    });
    let claims = listing.speakers.iter().map(|speaker| speaker.claims.len()).sum();
    html! {
        <div class="choices" role="group" aria-label={strings.kinds}>
            { button(Choice::All, AttrValue::default(), strings.all_kinds.into(), all) }
            { for kinds }
            if claims > 0 {
                { button(Choice::Claims, AttrValue::default(), strings.who_says_what.into(), claims) }
            }
        </div>
    }
}
