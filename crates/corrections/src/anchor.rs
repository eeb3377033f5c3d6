//! Where a quotation stands in a text that may have changed since it was made.
//!
//! 1. Its words, folded, wherever they stand; the place with the most of the quoted surroundings
//!    is meant, of equals the one nearest to where it stood.
//! 2. Else what stands between its surroundings now, if that is still much like its words.

use crate::Quote;
use lorgnette_text::{Span, fold};
use serde::{Deserialize, Serialize};

/// How much of the surroundings must stand on either side where the words do not, in code
/// points; the longest is tried first.
const REACHES: [usize; 3] = [16, 8, 4];
/// On one side fewer than so many tell nothing.
const LEAST: usize = 2;
/// What stands in the place of the words may be longer by so many code points.
const LONGER: usize = 8;

/// Where a quotation stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// In code points of the text.
    pub span: Span,
    /// How sure that is.
    pub found: Found,
}

/// How a quotation was found again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Found {
    /// Its words in their surroundings.
    Same,
    /// Its words, but not all that stood around them.
    Moved,
    /// Its surroundings, but these words between them.
    Changed(String),
}

/// A text in which quotations are looked for.
#[derive(Clone, Debug)]
pub struct Anchors {
    raw: Vec<char>,
    folded: Vec<char>,
}

/// A quotation, folded.
struct Wanted {
    exact: Vec<char>,
    prefix: Vec<char>,
    suffix: Vec<char>,
}

impl Anchors {
    /// Makes `text` ready.
    pub fn new(text: &str) -> Self {
        let raw: Vec<char> = text.chars().collect();
        let folded = raw.iter().copied().map(fold).collect();
        Anchors { raw, folded }
    }

    /// Where `quote` stands; `near` is about where it stood, in code points. None where nothing
    /// tells which of several places is meant.
    pub fn find(&self, quote: &Quote, near: u32) -> Option<Anchor> {
        let wanted = Wanted {
            exact: folded(&quote.exact),
            prefix: folded(&quote.prefix),
            suffix: folded(&quote.suffix),
        };
        if wanted.exact.is_empty() {
            return None;
        }
        let near = near as usize;
        self.words(&wanted, near).or_else(|| self.between(&wanted, near))
    }

    /// The nearest place of `words` that overlaps `span`.
    pub(crate) fn words_over(&self, words: &str, span: Span) -> Option<Span> {
        let words = folded(words);
        let from = (span.start as usize).saturating_sub(words.len());
        let to = (span.end as usize + words.len()).min(self.folded.len());
        let around = &self.folded[from.min(to)..to];
        let places = places(around, &words).map(|at| of(from + at, words.len()));
        places.filter(|place| place.overlaps(span)).min_by_key(|p| p.start.abs_diff(span.start))
    }

    /// The words under `span` as they are written.
    pub(crate) fn written(&self, span: Span) -> String {
        self.raw[span.start as usize..span.end as usize].iter().collect()
    }

    /// The words under `span`, folded.
    pub(crate) fn folded(&self, span: Span) -> &[char] {
        &self.folded[span.start as usize..span.end as usize]
    }

    fn words(&self, wanted: &Wanted, near: usize) -> Option<Anchor> {
        let whole = wanted.prefix.len() + wanted.suffix.len();
        let mut count = 0;
        let places = places(&self.folded, &wanted.exact).inspect(|_| count += 1);
        let weighed = places.map(|at| (self.surroundings(wanted, at), at));
        let (around, at) = weighed
            .max_by_key(|&(around, at)| (around, std::cmp::Reverse((at.abs_diff(near), at))))?;
        let found = match around == whole {
            true => Found::Same,
            // One place is meant even if all around it was written anew; of several it takes half.
            false if count == 1 || 2 * around >= whole => Found::Moved,
            false => return None,
        };
        Some(Anchor { span: of(at, wanted.exact.len()), found })
    }

    /// How much of the quoted surroundings stands around the words at `at`.
    fn surroundings(&self, wanted: &Wanted, at: usize) -> usize {
        let before = self.folded[..at].iter().rev().zip(wanted.prefix.iter().rev());
        let behind = self.folded[at + wanted.exact.len()..].iter().zip(&wanted.suffix);
        before.take_while(|(a, b)| a == b).count() + behind.take_while(|(a, b)| a == b).count()
    }

    fn between(&self, wanted: &Wanted, near: usize) -> Option<Anchor> {
        REACHES.into_iter().find_map(|reach| self.between_within(wanted, reach, near))
    }

    /// The same with `reach` of the surroundings on either side.
    fn between_within(&self, wanted: &Wanted, reach: usize, near: usize) -> Option<Anchor> {
        let before = &wanted.prefix[wanted.prefix.len().saturating_sub(reach)..];
        let behind = &wanted.suffix[..reach.min(wanted.suffix.len())];
        if before.len() < LEAST || behind.len() < LEAST {
            return None;
        }
        let starts = places(&self.folded, before).map(|at| at + before.len());
        let stretches = starts.filter_map(|start| {
            let most = 2 * wanted.exact.len() + LONGER + behind.len();
            let room = &self.folded[start..self.folded.len().min(start + most)];
            let length = places(room, behind).next()?;
            alike(&room[..length], &wanted.exact).then(|| of(start, length))
        });
        let span = stretches.min_by_key(|span| (span.start as usize).abs_diff(near))?;
        Some(Anchor { span, found: Found::Changed(self.written(span)) })
    }
}

fn folded(text: &str) -> Vec<char> {
    text.chars().map(fold).collect()
}

fn of(start: usize, length: usize) -> Span {
    Span::new(start as u32, (start + length) as u32)
}

/// Where `words` stand in `text`.
fn places<'t>(text: &'t [char], words: &'t [char]) -> impl Iterator<Item = usize> + 't {
    let first = words.first().copied();
    let starts = text.iter().enumerate().filter(move |(_, c)| Some(**c) == first);
    starts.map(|(at, _)| at).filter(|&at| text[at..].starts_with(words))
}

/// Whether two stretches share half of their characters.
fn alike(now: &[char], then: &[char]) -> bool {
    let mut left: Vec<char> = then.to_vec();
    let shared = now.iter().filter(|c| {
        let at = left.iter().position(|own| own == *c);
        at.map(|at| left.swap_remove(at)).is_some()
    });
    2 * shared.count() >= now.len().max(then.len()).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Quotes the words in brackets with `reach` characters around them, and looks for them in
    /// `text`, where they are expected in brackets too; `-` stands for not at all.
    #[track_caller]
    fn check(quoted: &str, text: &str, found: Option<Found>) {
        let (prefix, rest) = quoted.split_once('[').expect("a quotation");
        let (exact, suffix) = rest.split_once(']').expect("a quotation");
        let quote = Quote {
            exact: exact.into(),
            prefix: prefix.into(),
            suffix: suffix.into(),
            index: 0,
            start: None,
        };
        let start = text.chars().position(|c| c == '[').unwrap_or_default() as u32;
        let plain = text.replace(['[', ']'], "");
        let anchor = Anchors::new(&plain).find(&quote, prefix.chars().count() as u32);
        let shown = anchor.as_ref().map(|a| (a.span.start, a.found.clone()));
        assert_eq!(shown, found.map(|found| (start, found)), "{text}");
    }

    #[test]
    fn words_are_found_where_they_stood() {
        check("普京在[喬治亞]。", "普京在[喬治亞]。喬治亞州。", Some(Found::Same));
        check("普京在[喬治亞]。", "新的一段。普京在[喬治亞]。", Some(Found::Same));
    }

    #[test]
    fn script_and_width_do_not_matter() {
        check("普京在[喬治亞]。", "普京在[乔治亚]。", Some(Found::Same));
    }

    #[test]
    fn of_equals_the_nearest_is_meant() {
        check("甲甲[普京]。", "甲甲[普京]。甲甲普京。", Some(Found::Same));
        check("[普京]。", "[普京]。普京。", Some(Found::Same));
    }

    #[test]
    fn the_only_place_is_meant_whatever_stands_around() {
        check("舊句中的[喬治亞]很遠。", "全部重寫,但[喬治亞]還在。", Some(Found::Moved));
    }

    #[test]
    fn several_places_with_nothing_around_are_none() {
        check("舊句中的[喬治亞]很遠。", "喬治亞甲。喬治亞乙。", None);
    }

    #[test]
    fn words_that_changed_are_found_by_what_stands_around() {
        let changed = Found::Changed("喬治國".into());
        check("普京今天在[喬治亞]會談。", "普京今天在[喬治國]會談。", Some(changed));
        check("普京今天在[喬治亞]會談。", "普京今天在北京會談。", None);
        check("[喬治亞]", "普京今天在北京會談。", None);
    }
}
