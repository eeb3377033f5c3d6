//! What is wrong, name by name: missed, spurious, of another border, label or entity.

use super::judge::Judged;
use super::labels::{Counted, Scheme};
use super::linking::{Links, Outcome};
use lorgnette_annotate::Mention;
use lorgnette_formats::Name;
use lorgnette_text::Span;
use std::collections::BTreeSet;

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

/// The mistakes of one text, by place: those of the gold, then what is spurious, then links.
pub(super) fn mistakes<'j>(
    text: &'j Judged,
    scheme: &'j Scheme,
    links: &Links,
) -> Vec<Mistake<'j>> {
    let (missing, spare) = unequal(scheme.gold(text), scheme.found(text));
    let mut paired = vec![false; spare.len()];
    let mut mistakes = Vec::new();
    for name in missing {
        let near = nearest(&name, &spare, &paired);
        near.into_iter().for_each(|at| paired[at] = true);
        mistakes.push(of_gold(text, scheme, name, near.map(|at| spare[at])));
    }
    let alone = spare.into_iter().zip(paired).filter(|(_, paired)| !paired);
    mistakes.extend(alone.map(|(other, _)| spurious(text, scheme, other)));
    mistakes.extend(of_links(text, links));
    mistakes
}

/// The names of either side that the other has not with the same span and label.
fn unequal(gold: Vec<Counted>, found: Vec<Counted>) -> (Vec<Counted>, Vec<Counted>) {
    let key = |name: &Counted| (name.span, name.row);
    let keys = |names: &[Counted]| names.iter().map(key).collect::<BTreeSet<_>>();
    let (in_gold, in_found) = (keys(&gold), keys(&found));
    let missing = gold.into_iter().filter(|name| !in_found.contains(&key(name))).collect();
    (missing, found.into_iter().filter(|name| !in_gold.contains(&key(name))).collect())
}

/// Among `spare`, which come by start, the one not `paired` yet that shares most with `name`.
fn nearest(name: &Counted, spare: &[Counted], paired: &[bool]) -> Option<usize> {
    let shared =
        |other: Span| name.span.end.min(other.end).saturating_sub(name.span.start.max(other.start));
    let end = spare.partition_point(|other| other.span.start < name.span.end);
    let near = (end.saturating_sub(NEAR)..end).filter(|&at| !paired[at]);
    let near = near.filter(|&at| spare[at].span.overlaps(name.span));
    near.max_by_key(|&at| (shared(spare[at].span), usize::MAX - at))
}

/// How many names back what overlaps a name may begin: they hardly nest and never cross.
const NEAR: usize = 16;

/// The longest mention that overlaps `span`, of whatever label.
fn beneath(text: &Judged, span: Span) -> Option<&Mention> {
    let end = text.mentions.partition_point(|mention| mention.span.start < span.end);
    let near = &text.mentions[end.saturating_sub(NEAR)..end];
    near.iter().filter(|m| m.span.overlaps(span)).max_by_key(|m| m.span.len())
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
        None => beneath(text, name.span),
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
    let is_wrong = |name: &&Name| {
        links.outcome(name, text.mention(name.span)).is_some_and(|outcome| wrong.contains(&outcome))
    };
    let names = text.gold.names.iter().filter(is_wrong);
    names
        .map(|name| Mistake {
            sort: Sort::Link,
            text,
            gold: Some(name),
            found: text.mention(name.span),
            label: &name.label,
        })
        .collect()
}
