//! Salience: how much an article is about each thing that it names, as one integer.
//!
//! The features are those that Dunietz and Gillick found to tell most ("A New Entity Salience
//! Task with Millions of Training Examples", EACL 2014): being in the headline, how early it
//! is named first, how often, and where. The weights are set by hand, in halves of a mention
//! in running text, so that they can be reasoned about.

use crate::Kind;
use crate::entries::Entry;
use lorgnette_annotate::Annotated;
use lorgnette_text::BlockKind;
use std::cmp::Reverse;

/// A mention in the title, in another heading, in the first paragraph, in the rest.
const IN_TITLE: u32 = 24;
const IN_HEADING: u32 = 8;
const IN_LEAD: u32 = 6;
const IN_BODY: u32 = 4;
/// Each block that names it: what runs through a text matters more than what one place repeats.
const A_BLOCK: u32 = 2;
/// Being named at the very beginning; in the middle it is half of that.
const EARLY: u32 = 16;
/// Each time that it is said to say something.
const A_CLAIM: u32 = 4;
/// At most so many things are key to an article, and at most one name in so many.
const KEY: usize = 12;
const KEY_SHARE: usize = 3;

/// Ranks `entries` from 1, the most salient first, and tells which are key. Dates and figures
/// come after everything that has a name, for they are about something else.
pub(crate) fn rank(entries: &mut [Entry], annotated: &Annotated) {
    let scores: Vec<u32> = entries.iter().map(|entry| score(entry, annotated)).collect();
    let mut order: Vec<usize> = (0..entries.len()).collect();
    // Of equals the one named first; the sort is stable.
    order.sort_by_cached_key(|&n| (is_value(entries[n].kind), Reverse(scores[n])));
    let names = entries.iter().filter(|entry| !is_value(entry.kind)).count();
    let key = names.div_ceil(KEY_SHARE).min(KEY);
    for (place, n) in order.into_iter().enumerate() {
        entries[n].rank = place as u32 + 1;
        entries[n].key = place < key;
    }
}

/// Whether it is a date or a figure.
pub(crate) fn is_value(kind: Kind) -> bool {
    matches!(kind, Kind::Date | Kind::Quantity)
}

/// The score of one entry: its mentions by place, its spread, its beginning, its voice; then
/// a share of that by its kind.
fn score(entry: &Entry, annotated: &Annotated) -> u32 {
    let mut score = 0;
    let mut last = None;
    for &m in &entry.mentions {
        let block = block(annotated, m);
        let weight = weight(annotated, block);
        // 俄 in 俄方 is named in passing.
        let inside = annotated.mentions[m].parent.is_some();
        score += if inside { weight / 2 } else { weight };
        score += if last == Some(block) { 0 } else { A_BLOCK };
        last = Some(block);
    }
    let first = entry.mentions.first().map_or(0, |&m| annotated.mentions[m].span.start);
    let length = annotated.document.blocks.last().map_or(1, |block| block.span.end.max(1));
    score += EARLY - (EARLY * first.min(length)).div_ceil(length).min(EARLY);
    (score + A_CLAIM * entry.claims.len() as u32) * quarters(entry.kind) / 4
}

/// The block in which a mention stands.
fn block(annotated: &Annotated, mention: usize) -> usize {
    let start = annotated.mentions[mention].span.start;
    annotated.document.blocks.partition_point(|block| block.span.end <= start)
}

/// What a mention in this block weighs.
fn weight(annotated: &Annotated, block: usize) -> u32 {
    let blocks = &annotated.document.blocks;
    let is_text = |kind: &BlockKind| !matches!(kind, BlockKind::Heading(_) | BlockKind::Rule);
    match blocks.get(block).map(|block| &block.kind) {
        Some(BlockKind::Heading(1)) => IN_TITLE,
        Some(BlockKind::Heading(_)) => IN_HEADING,
        _ if blocks.iter().position(|block| is_text(&block.kind)) == Some(block) => IN_LEAD,
        _ => IN_BODY,
    }
}

/// How much of the score a kind keeps, in quarters: an article is sooner about someone than
/// about somewhere, and hardly ever about a figure.
fn quarters(kind: Kind) -> u32 {
    match kind {
        Kind::Person | Kind::Org | Kind::Event | Kind::Law | Kind::Work | Kind::Product => 4,
        Kind::Place => 3,
        Kind::Norp => 2,
        Kind::Date | Kind::Quantity => 1,
    }
}

#[cfg(test)]
mod tests {
    use crate::entries::Entries;
    use crate::fixture;
    use lorgnette_annotate::{Annotated, Mention};
    use lorgnette_kb::Label;

    /// The ids of the entries of a text, by rank, and how many of them are key.
    fn ranked(text: &str, mentions: Vec<Mention>) -> (Vec<String>, usize) {
        of(&fixture::annotated(text, mentions))
    }

    fn of(annotated: &Annotated) -> (Vec<String>, usize) {
        let entries = Entries::new(annotated, &fixture::kb());
        let mut all: Vec<_> = entries.all.iter().collect();
        all.sort_by_key(|entry| entry.rank);
        assert!(all.iter().zip(1..).all(|(entry, rank)| entry.rank == rank));
        let key = all.iter().take_while(|entry| entry.key).count();
        assert!(all[key..].iter().all(|entry| !entry.key));
        (all.iter().map(|entry| entry.id.clone()).collect(), key)
    }

    #[test]
    fn what_is_named_often_comes_first() {
        let text = "朝鮮和金正恩，金正恩和金正恩";
        let kim = |at| fixture::entity(at..at + 3, "kim-jong-un");
        let mentions = vec![fixture::entity(0..2, "north-korea"), kim(3), kim(7), kim(11)];
        assert_eq!(ranked(text, mentions), (vec!["kim-jong-un".into(), "north-korea".into()], 1));
    }

    #[test]
    fn the_title_outweighs_the_text() {
        let text = "朝鮮\n金正恩，金正恩";
        let kim = |at| fixture::entity(at..at + 3, "kim-jong-un");
        let mut annotated =
            fixture::annotated(text, vec![fixture::entity(0..2, "north-korea"), kim(3), kim(7)]);
        annotated.document.blocks[0].kind = lorgnette_text::BlockKind::Heading(1);
        assert_eq!(of(&annotated).0[0], "north-korea");
    }

    #[test]
    fn values_come_after_names_however_often_they_stand() {
        let text = "甲2024年，2024年，2024年";
        let year = |at| fixture::date(at..at + 5, Some("2024"));
        let mentions = vec![fixture::unlinked(0..1, Label::Person), year(1), year(7), year(13)];
        let (ids, key) = ranked(text, mentions);
        assert_eq!((ids[1].as_str(), key), ("date-2024", 1));
    }

    #[test]
    fn nothing_named_has_no_ranks() {
        assert_eq!(ranked("甲乙", Vec::new()), (Vec::new(), 0));
    }
}
