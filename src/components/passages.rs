//! What the article itself says of an entity: its relations, its claims and its mentions, each
//! with its sentence; all of them, or those that the reader has come past.

use super::entry_parts::{article_lang, words};
use super::reader::use_commands;
use super::sentence_list::SentenceList;
use super::unfolding::Unfolding;
use super::views::extents;
use crate::commands::Commands;
use crate::dom;
use crate::entry::Entry;
use crate::hooks::use_reading;
use crate::reading::{Extent, Reading};
use crate::relations::{Ground, Relation, added};
use std::rc::Rc;
use yew::prelude::*;

/// So many neighbours are shown at once; the others fold away.
const NEIGHBOURS: usize = 5;

#[derive(Properties, PartialEq)]
pub(crate) struct PassagesProps {
    pub(crate) entry: Rc<Option<Entry>>,
    /// The mention from which the entity is seen.
    pub(crate) here: Option<u32>,
    pub(crate) extent: Extent,
    /// The entity whose sentences alone the text shows.
    pub(crate) only: Option<AttrValue>,
}

/// The passages; nothing without an entry.
#[component]
pub(crate) fn Passages(props: &PassagesProps) -> Html {
    let commands = use_commands();
    let mentions = use_memo(Rc::clone(&props.entry), |entry| {
        entry.iter().flat_map(|entry| entry.mentions.clone()).collect::<Vec<u32>>()
    });
    let reading = use_reading(mentions, props.here, props.extent);
    let relations = use_memo(Rc::clone(&props.entry), |entry| {
        let of = |entry: &Entry| added(dom::relations(&entry.id), &entry.id);
        entry.as_ref().as_ref().map(of).unwrap_or_default()
    });
    let Some(entry) = &*props.entry else { return Html::default() };
    let passages = Passage { entry, reading, commands: &commands };
    html! {
        <>
            <div class="views">
                { extents(props.extent, &commands) }
                { only(entry, props.only.as_ref(), &commands) }
            </div>
            { passages.relations(&relations) }
            { passages.claims() }
            { passages.neighbours(&relations) }
            { passages.mentions(props.here) }
        </>
    }
}

/// The button that reduces the text to the entity's sentences, and brings the rest back.
fn only(entry: &Entry, only: Option<&AttrValue>, commands: &Commands) -> Html {
    let pressed = only == Some(&entry.id);
    let words = commands.strings.only_sentences;
    let onclick = {
        let (entry, commands) = (entry.clone(), commands.clone());
        move |_| match pressed {
            true => commands.show_all(),
            false => commands.single_out(&entry),
        }
    };
    html! {
        <button type="button" class="only" lang={commands.strings.lang} {onclick}
            aria-pressed={pressed.to_string()}>{ words }</button>
    }
}

struct Passage<'a> {
    entry: &'a Entry,
    reading: Reading,
    commands: &'a Commands,
}

impl Passage<'_> {
    fn admitted(&self, rows: Vec<(u32, AttrValue)>) -> Vec<(u32, AttrValue)> {
        rows.into_iter().filter(|(index, _)| self.reading.admits(*index)).collect()
    }

    /// What other entries say of it, each with its source.
    fn relations(&self, relations: &[Relation]) -> Html {
        let facts: Vec<Html> = relations
            .iter()
            .filter(|relation| relation.ground == Ground::Base)
            .map(|relation| fact(relation, &self.entry.id))
            .collect();
        html! {
            if !facts.is_empty() {
                <h3 lang={self.commands.strings.lang}>{ self.commands.strings.relations }</h3>
                <ul class="bonds">{ for facts }</ul>
            }
        }
    }

    /// What it says, and what is said in sentences that name it.
    fn claims(&self) -> Html {
        let strings = self.commands.strings;
        let own = self.admitted(self.entry.claims.clone());
        html! {
            if !own.is_empty() {
                <h3 lang={strings.lang}>{ strings.claims }</h3>
                <SentenceList rows={own} here={None::<u32>} class="claims" />
            }
        }
    }

    /// Who is named in the same sentences, and who speaks in them.
    fn neighbours(&self, relations: &[Relation]) -> Html {
        let strings = self.commands.strings;
        let of = |ground: Ground| {
            let of = relations.iter().filter(move |relation| relation.ground == ground);
            of.filter_map(|relation| self.neighbour(relation)).collect::<Vec<Html>>()
        };
        let (says, together) = (of(Ground::Says), of(Ground::Together));
        html! {
            <>
                { folded(strings.said_of_it, says, self.commands) }
                { folded(strings.named_together, together, self.commands) }
            </>
        }
    }

    /// A relation that rests on sentences, which unfold; none where none may be shown.
    fn neighbour(&self, relation: &Relation) -> Option<Html> {
        let rows = relation.sentences.iter().map(|index| (*index, AttrValue::default())).collect();
        let rows = self.admitted(rows);
        let count = rows.len();
        let other = relation.other(&self.entry.id);
        (count > 0).then(|| {
            html! {
                <li key={other.entity.as_deref().unwrap_or_default()}>
                    <p lang={article_lang()}>{ words(other) }</p>
                    <Unfolding summary={self.commands.strings.sentences(count)}>
                        <SentenceList {rows} here={None::<u32>} class="claims" />
                    </Unfolding>
                </li>
            }
        })
    }

    fn mentions(&self, here: Option<u32>) -> Html {
        let strings = self.commands.strings;
        let all = self.entry.numbered();
        let count = all.len();
        let shown = self.admitted(all);
        let ahead = count - shown.len();
        let current = self.reading.nearest.or(here);
        html! {
            <>
                <h3 id="panel-mentions" lang={strings.lang}>{ strings.mentions }</h3>
                <SentenceList key={self.entry.id.to_string()} rows={shown} here={current}
                    class="mentions" />
                if ahead > 0 {
                    <p class="ahead" lang={strings.lang}>{ strings.ahead(ahead) }</p>
                }
            </>
        }
    }
}

/// A fact as a sentence of three: from, what, to.
fn fact(relation: &Relation, entity: &str) -> Html {
    // The entity that is open needs no link to itself.
    let end = |end: &crate::entry::Words| match end.entity.as_deref() == Some(entity) {
        true => words(&crate::entry::Words { entity: None, ..end.clone() }),
        false => words(end),
    };
    html! {
        <li>
            <p lang={article_lang()}>
                { end(&relation.from) }<span class="how">{ &relation.words }</span>{ end(&relation.to) }
            </p>
            if !relation.source.is_empty() {
                <small class="source">{ &relation.source }</small>
            }
        </li>
    }
}

/// A list under its heading, what is beyond [`NEIGHBOURS`] folded away.
fn folded(heading: &'static str, mut rows: Vec<Html>, commands: &Commands) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let more = rows.split_off(rows.len().min(NEIGHBOURS));
    html! {
        <>
            <h3 lang={commands.strings.lang}>{ heading }</h3>
            <ul class="bonds">{ for rows }</ul>
            if !more.is_empty() {
                <Unfolding class="more" summary={commands.strings.more(more.len())}>
                    <ul class="bonds">{ for more }</ul>
                </Unfolding>
            }
        </>
    }
}
