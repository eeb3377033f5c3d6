//! Corrections applied: each test names a rule, and shows the text with what it names.

mod lists;
mod things;
mod words;

use crate::{Correction, Corrections, Outcome, Own, Page, Quote, Scope, Thing, VERSION, Wrong};
use lorgnette_annotate::{Annotated, annotate};
use lorgnette_kb::{Confidence, Entity, Fact, FactValue, Kb, Label, Name, Provenance, Relation};
use lorgnette_text::{CharIndex, Document, Span};

fn name(text: &str) -> Name {
    Name { lang: if text.is_ascii() { "en" } else { "zh-Hant" }.into(), text: text.into() }
}

fn provenance() -> Provenance {
    Provenance { source: "editor".into(), as_of: None, confidence: Confidence::Certain }
}

fn entity(slug: &str, label: Label, names: &[&str]) -> Entity {
    let names = names.iter().copied().map(name).collect();
    Entity { names, ..Entity::new(slug, label, "") }
}

/// A few states and people; 普丁 is one that two think of as another.
fn kb() -> Kb {
    let mut putin = entity("vladimir-putin", Label::Person, &["普京", "Vladimir Putin"]);
    putin.facts = vec![Fact {
        property: "born".into(),
        value: FactValue::Date("1952-10-07".into()),
        valid_from: None,
        valid_to: None,
        provenance: provenance(),
    }];
    putin.relations = vec![Relation {
        kind: "leader-of".into(),
        target: "russia".into(),
        valid_from: None,
        valid_to: None,
        provenance: provenance(),
    }];
    Kb::new(vec![
        putin,
        entity("putin-again", Label::Person, &["普丁"]),
        entity("kim-jong-un", Label::Person, &["金正恩"]),
        entity("russia", Label::Gpe, &["俄羅斯", "Russia"]),
        entity("north-korea", Label::Gpe, &["朝鮮"]),
        entity("korean-peninsula", Label::Loc, &["朝鮮半島"]),
        entity("beijing", Label::Gpe, &["北京"]),
    ])
}

fn annotated(text: &str, kb: &Kb) -> Annotated {
    let mut document = Document { text: text.into(), ..Document::default() };
    document.meta.language = "zh-Hant".into();
    annotate(document, kb)
}

fn thing(id: &str, name: &str) -> Thing {
    Thing { id: Some(id).filter(|id| !id.is_empty()).map(str::to_string), name: name.into() }
}

/// A correction about an entity as a whole.
fn of(entity: Thing, wrong: Wrong) -> Correction {
    let page = Page { title: "會晤".into(), lang: Some("zh-Hant".into()), ..Page::default() };
    let (mention, scope, note) = Default::default();
    Correction { version: VERSION, page, entity, mention, wrong, scope, note }
}

/// The words in brackets, quoted with what stands around them.
fn quote(marked: &str) -> Quote {
    let (before, rest) = marked.split_once('[').expect("the words stand in brackets");
    let (exact, after) = rest.split_once(']').expect("the words stand in brackets");
    let skipped = before.chars().count().saturating_sub(32);
    Quote {
        exact: exact.into(),
        prefix: before.chars().skip(skipped).collect(),
        suffix: after.chars().take(32).collect(),
        index: 0,
        start: Some(before.chars().count() as u32),
    }
}

/// A correction about the words in brackets.
fn at(marked: &str, entity: Thing, wrong: Wrong) -> Correction {
    Correction { mention: Some(quote(marked)), ..of(entity, wrong) }
}

fn everywhere(correction: Correction) -> Correction {
    Correction { scope: Scope::Everywhere, ..correction }
}

/// The text with its mentions as `[words|slug]`, or `[words|=name]` for what it alone knows.
fn shown(annotated: &Annotated, kb: &Kb) -> String {
    let index = CharIndex::new(&annotated.document.text);
    let slice = |span| index.slice(&annotated.document.text, span);
    let mut names: Vec<String> = annotated.mentions.iter().map(|m| slice(m.span).into()).collect();
    for local in &annotated.locals {
        local.mentions.iter().for_each(|&m| names[m as usize].clone_from(&local.name));
    }
    let answer = |n: usize| match annotated.mentions[n].entity {
        Some(entity) => kb.entity(entity).slug.clone(),
        None => format!("={}", names[n]),
    };
    let (mut out, mut open): (String, Vec<usize>) = Default::default();
    for at in 0..=index.len() {
        while let Some(n) = open.pop_if(|n| annotated.mentions[*n].span.end == at) {
            out.push_str(&format!("|{}]", answer(n)));
        }
        for (n, mention) in annotated.mentions.iter().enumerate() {
            if mention.span.start == at {
                assert_eq!(mention.parent, open.last().map(|&outer| outer as u32));
                out.push('[');
                open.push(n);
            }
        }
        out.push_str(slice(Span::new(at, at + 1)));
    }
    out
}

/// Applies `list` to `text`, and gives the text with what it names, and what became of each.
fn applied(text: &str, list: Vec<Correction>) -> (String, Vec<Outcome>) {
    let base = kb();
    let corrections = Corrections::new(&base, list);
    let (annotated, outcomes) = corrections.apply(annotated(text, &base), |_| true);
    (shown(&annotated, corrections.kb()), outcomes)
}

/// Checks that all of `list` is applied to `text` and makes `expected` of it.
#[track_caller]
fn check(text: &str, list: Vec<Correction>, expected: &str) {
    let (found, outcomes) = applied(text, list);
    assert_eq!(found, expected);
    assert!(outcomes.iter().all(Outcome::holds), "{outcomes:?}");
}

fn own(label: Label, names: &[&str]) -> Own {
    let names = names.iter().copied().map(name).collect();
    Own { label, names, lead: vec![name("一個測試。")], facts: Vec::new() }
}
