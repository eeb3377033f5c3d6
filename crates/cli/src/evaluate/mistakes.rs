//! What is wrong, name by name: missed, spurious, of another border, label or entity.

use super::judge::Judged;
use super::labels::{Counted, Scheme};
use super::linking::{Links, Outcome};
use lorgnette_annotate::Mention;
use lorgnette_formats::Name;
use lorgnette_text::Span;

/// The sorts of mistake, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Nothing that counts was found there.
    Missed,
    /// Nothing is marked there.
    Spurious,
    /// Another span was found, with whatever label.
    Border,
    /// The same span was found with another label.
    Label,
    /// The span leads to another entity than the gold says, or nowhere, or should not lead.
    Link,
}

impl Sort {
    pub(super) const ALL: [Sort; 5] =
        [Sort::Missed, Sort::Spurious, Sort::Border, Sort::Label, Sort::Link];
}

/// A mistake.
pub(super) struct Mistake<'j> {
    pub(super) sort: Sort,
    pub(super) text: &'j Judged,
    pub(super) gold: Option<&'j Name>,
    /// What was found; of something missed, the longest mention there that does not count.
    pub(super) found: Option<&'j Mention>,
    /// The label that it is listed under: that of the gold, else what was found.
    pub(super) label: &'j str,
}

impl Mistake<'_> {
    /// The stretch of text that it is about.
    pub(super) fn span(&self) -> Span {
        let gold = self.gold.map(|name| name.span);
        let found = self.found.map(|mention| mention.span);
        let spans = || gold.into_iter().chain(found);
        let start = spans().map(|span| span.start).min().unwrap_or_default();
        Span::new(start, spans().map(|span| span.end).max().unwrap_or_default())
    }
}

/// The mistakes of one text, by place within each sort.
pub(super) fn mistakes<'j>(
    text: &'j Judged,
    scheme: &'j Scheme,
    links: &Links,
) -> Vec<Mistake<'j>> {
    let (gold, mut found) = (scheme.gold(text), scheme.found(text));
    let mut missing = Vec::new();
    for name in gold {
        let same = |other: &Counted| (other.span, other.row) == (name.span, name.row);
        match found.iter().position(same) {
            Some(at) => drop(found.remove(at)),
            None => missing.push(name),
        }
    }
    let mut mistakes = Vec::new();
    for name in missing {
        let near = nearest(&name, &found).map(|at| found.remove(at));
        mistakes.push(of_gold(text, scheme, name, near));
    }
    mistakes.extend(found.into_iter().map(|other| spurious(text, scheme, other)));
    mistakes.extend(of_links(text, links));
    mistakes
}

/// Among `found`, the one that shares most with `name`.
fn nearest(name: &Counted, found: &[Counted]) -> Option<usize> {
    let shared =
        |other: Span| name.span.end.min(other.end).saturating_sub(name.span.start.max(other.start));
    let near = found.iter().enumerate().filter(|(_, other)| other.span.overlaps(name.span));
    near.max_by_key(|(at, other)| (shared(other.span), usize::MAX - at)).map(|(at, _)| at)
}

fn of_gold<'j>(
    text: &'j Judged,
    scheme: &'j Scheme,
    name: Counted,
    near: Option<Counted>,
) -> Mistake<'j> {
    let sort = match near {
        None => Sort::Missed,
        Some(near) if near.span == name.span => Sort::Label,
        Some(_) => Sort::Border,
    };
    let mention = match near {
        Some(near) => text.mentions.get(near.at),
        None => text.mentions.iter().find(|mention| mention.span.overlaps(name.span)),
    };
    let (gold, label) = (text.gold.names.get(name.at), scheme.rows[name.row].as_str());
    Mistake { sort, text, gold, found: mention, label }
}

fn spurious<'j>(text: &'j Judged, scheme: &'j Scheme, found: Counted) -> Mistake<'j> {
    let (mention, label) = (text.mentions.get(found.at), scheme.rows[found.row].as_str());
    Mistake { sort: Sort::Spurious, text, gold: None, found: mention, label }
}

/// The names that lead elsewhere than the gold says; those not found are missed already.
fn of_links<'j>(text: &'j Judged, links: &Links) -> Vec<Mistake<'j>> {
    let wrong = [Outcome::Wrong, Outcome::Unlinked, Outcome::NilWrong];
    let names = text.gold.names.iter().filter(|name| {
        links.outcome(name, &text.mentions).is_some_and(|outcome| wrong.contains(&outcome))
    });
    names
        .map(|name| Mistake {
            sort: Sort::Link,
            text,
            gold: Some(name),
            found: text.mentions.iter().find(|mention| mention.span == name.span),
            label: &name.label,
        })
        .collect()
}
