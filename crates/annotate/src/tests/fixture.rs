//! Fixtures: an annotated text as one string, read and written.

use super::world::world;
use crate::text::canonical;
use crate::{Annotated, Mention, Value, annotate};
use lorgnette_kb::Kb;
use lorgnette_text::Document;

/// Checks that the plain text of `fixture` is annotated as `fixture` says.
#[track_caller]
pub(crate) fn check(fixture: &str) {
    check_with(fixture, None);
}

/// The same in an article of a known date.
#[track_caller]
pub(crate) fn check_dated(date: &str, fixture: &str) {
    check_with(fixture, Some(date));
}

#[track_caller]
fn check_with(fixture: &str, date: Option<&str>) {
    let kb = world();
    let mut document = Document { text: plain(fixture), ..Document::default() };
    document.meta.date = date.map(str::to_string);
    assert_eq!(marked(&annotate(document, &kb), &kb), fixture);
}

/// The text without brackets and answers.
pub(super) fn plain(fixture: &str) -> String {
    let (mut text, mut in_answer) = (String::new(), false);
    for c in fixture.chars() {
        match c {
            '|' => in_answer = true,
            ']' => in_answer = false,
            '[' => {}
            c if !in_answer => text.push(c),
            _ => {}
        }
    }
    text
}

/// The text with brackets and answers.
pub(super) fn marked(annotated: &Annotated, kb: &Kb) -> String {
    let mut marked = String::new();
    let mut open: Vec<&Mention> = Vec::new();
    let mut next = annotated.mentions.iter().peekable();
    for (at, c) in annotated.document.text.chars().chain(['\0']).enumerate() {
        while let Some(m) = open.pop_if(|m| m.span.end as usize == at) {
            marked.push_str(&format!("|{}]", answer(m, kb)));
        }
        while let Some(m) = next.next_if(|m| m.span.start as usize == at) {
            marked.push('[');
            open.push(m);
        }
        marked.extend((c != '\0').then_some(c));
    }
    marked
}

fn answer(mention: &Mention, kb: &Kb) -> String {
    let label = serde_json::to_string(&mention.label).expect("labels are strings");
    let mut answer = label.trim_matches('"').to_string();
    if let Some(entity) = mention.entity {
        answer.push_str(&format!(" {}", kb.entity(entity).slug));
    }
    match &mention.value {
        Some(Value::Date { iso }) => {
            answer.push_str(&format!(" {}", iso.as_deref().unwrap_or("?")));
        }
        Some(Value::Quantity { number, most, unit, approximate }) => {
            let about = if *approximate { "~" } else { "" };
            let most = most.as_deref().map(|most| format!("..{most}")).unwrap_or_default();
            let unit = unit.as_deref().map(|u| format!(" {u}")).unwrap_or_default();
            answer.push_str(&format!(" {about}{number}{most}{unit}"));
        }
        None => {}
    }
    answer
}

/// Checks that the words of rule tables are folded, for they are compared with folded text.
#[track_caller]
pub(crate) fn all_folded(tables: &[&[&str]]) {
    for word in tables.iter().flat_map(|table| table.iter()) {
        let folded: String = word.chars().map(canonical).collect();
        assert_eq!(*word, folded);
    }
}
