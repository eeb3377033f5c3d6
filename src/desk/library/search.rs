//! Search across texts: exact substrings, compared as names are (script, width, case, accents).

use lorgnette_text::fold;
use std::ops::Range;

/// The longest query that is searched for, in code points; what is longer is cut.
const LONGEST: usize = 256;
/// How much of the text is shown before and behind what was found, in code points.
const BEFORE: usize = 16;
const BEHIND: usize = 40;

/// What is searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    folded: String,
    length: usize,
}

impl Query {
    /// Reads what was typed; none where that is only blanks.
    pub fn new(typed: &str) -> Option<Query> {
        let typed: String = typed.trim().chars().take(LONGEST).map(folded).collect();
        let length = typed.chars().count();
        (length > 0).then_some(Query { folded: typed, length })
    }

    /// Whether `words` hold it.
    pub fn is_in(&self, words: &str) -> bool {
        words.chars().map(folded).collect::<String>().contains(&self.folded)
    }
}

/// White space but the end of a line is one blank: phrases do not reach across paragraphs.
fn folded(c: char) -> char {
    match c {
        '\n' => c,
        _ if c.is_whitespace() => ' ',
        _ => fold(c),
    }
}

/// A stretch of a text that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it begins in the text, in code points.
    pub at: u32,
    /// What stands around it on its line.
    pub snippet: String,
    /// Where in the snippet it is, in bytes.
    pub range: Range<usize>,
}

/// A search of one text, which is given to it piece by piece.
#[derive(Clone, Debug)]
pub(super) struct Scan<'q> {
    query: &'q Query,
    /// The end of what was searched: a hit may begin there, and it is shown before one.
    tail: String,
    /// Where the tail begins in the text, in code points.
    start: usize,
    /// Where the last hit ended, in code points.
    after: usize,
    /// How many stretches fit so far; none overlap.
    pub(super) count: usize,
    /// The first ones, up to as many as were asked for.
    pub(super) hits: Vec<Hit>,
    wanted: usize,
}

impl<'q> Scan<'q> {
    /// A search that keeps the first `wanted` hits and counts the others.
    pub(super) fn new(query: &'q Query, wanted: usize) -> Self {
        let (tail, hits) = (String::new(), Vec::new());
        Scan { query, tail, start: 0, after: 0, count: 0, hits, wanted }
    }

    /// Searches the next piece of the text.
    pub(super) fn take(&mut self, piece: &str) {
        let window = std::mem::take(&mut self.tail) + piece;
        let folded: String = window.chars().map(folded).collect();
        let mut shown = Shown::new(&window, self.start);
        // What was found at the end of the last piece is not found again.
        let mut byte = end_of(&folded, self.after.saturating_sub(self.start));
        let mut at = self.after.max(self.start);
        while let Some(found) = folded[byte..].find(&self.query.folded) {
            at += folded[byte..][..found].chars().count();
            self.count += 1;
            if self.hits.len() < self.wanted {
                self.hits.push(shown.hit(at, self.query.length));
            }
            byte += found + self.query.folded.len();
            at += self.query.length;
            self.after = at;
        }
        self.keep_tail(&window);
    }

    fn keep_tail(&mut self, window: &str) {
        let kept = self.query.length - 1 + BEFORE;
        let cut = match kept {
            0 => window.len(),
            _ => window.char_indices().rev().nth(kept - 1).map_or(0, |(byte, _)| byte),
        };
        self.start += window[..cut].chars().count();
        self.tail = window[cut..].to_string();
    }
}

/// What is searched, as it is shown; asked from the front to the back.
struct Shown<'w> {
    window: &'w str,
    byte: usize,
    at: usize,
}

impl<'w> Shown<'w> {
    fn new(window: &'w str, at: usize) -> Self {
        Shown { window, byte: 0, at }
    }

    /// The hit that begins `at` code points into the text and is `length` long.
    fn hit(&mut self, at: usize, length: usize) -> Hit {
        let ahead = &self.window[self.byte..];
        self.byte += end_of(ahead, at - self.at);
        self.at = at;
        let (before, rest) = self.window.split_at(self.byte);
        let (words, behind) = rest.split_at(end_of(rest, length));
        let before = before.rsplit('\n').next().unwrap_or_default();
        let before = &before[start_of(before, BEFORE)..];
        let behind = behind.split('\n').next().unwrap_or_default();
        let behind = &behind[..end_of(behind, BEHIND)];
        Hit {
            at: u32::try_from(at).unwrap_or(u32::MAX),
            range: before.len()..before.len() + words.len(),
            snippet: [before, words, behind].concat(),
        }
    }
}

/// Where the first `count` characters of `text` end, in bytes.
fn end_of(text: &str, count: usize) -> usize {
    text.char_indices().nth(count).map_or(text.len(), |(byte, _)| byte)
}

/// Where the last `count` characters of `text` begin, in bytes.
fn start_of(text: &str, count: usize) -> usize {
    text.char_indices().rev().take(count).last().map_or(text.len(), |(byte, _)| byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(pieces: &[&str], typed: &str) -> (usize, Vec<Hit>) {
        let query = Query::new(typed).expect("something to search for");
        let mut scan = Scan::new(&query, 3);
        for piece in pieces {
            scan.take(piece);
        }
        (scan.count, scan.hits)
    }

    /// What is found of `typed`: each hit with its place, and itself in square brackets.
    fn check(text: &str, typed: &str, expected: &[&str]) {
        let show = |hit: Hit| {
            let (before, rest) = hit.snippet.split_at(hit.range.start);
            let (words, behind) = rest.split_at(hit.range.len());
            format!("{}: {before}[{words}]{behind}", hit.at)
        };
        // However the text is cut, the same is found.
        let boundaries = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
        for cut in boundaries.collect::<Vec<_>>() {
            let (one, other) = text.split_at(cut);
            let (count, hits) = search(&[one, other], typed);
            let shown: Vec<String> = hits.into_iter().map(show).collect();
            assert_eq!(count, expected.len(), "{typed} in {one}|{other}");
            for (shown, expected) in shown.iter().zip(expected) {
                // A piece shows no more behind a hit than it holds.
                assert!(expected.starts_with(shown), "{shown} for {expected}, cut at {cut}");
                let hit = shown.split(']').next().expect("a hit");
                assert_eq!(Some(hit), expected.split(']').next());
            }
        }
    }

    #[test]
    fn either_script_any_width_and_case() {
        check("到中國去", "中国", &["1: 到[中國]去"]);
        check("到中国去", "中國", &["1: 到[中国]去"]);
        check("Ｆ－16, f-16", "F-16", &["0: [Ｆ－16], f-16", "6: Ｆ－16, [f-16]"]);
        check("in Orléans", "orleans", &["3: in [Orléans]"]);
        check("a\u{a0}b", "a b", &["0: [a\u{a0}b]"]);
    }

    #[test]
    fn hits_do_not_overlap_and_keep_to_their_line() {
        check("北北北北北", "北北", &["0: [北北]北北北", "2: 北北[北北]北"]);
        check("甲\n乙", "甲乙", &[]);
        check("前\n中𠀀後\n末", "𠀀", &["3: 中[𠀀]後"]);
        check("無", "有", &[]);
    }

    #[test]
    fn a_snippet_is_short() {
        let long = "前".repeat(50) + "中" + &"後".repeat(50);
        let (count, hits) = search(&[&long], "中");
        assert_eq!((count, hits[0].at), (1, 50));
        assert_eq!(hits[0].snippet, "前".repeat(BEFORE) + "中" + &"後".repeat(BEHIND));
    }

    #[test]
    fn more_hits_than_wanted_are_counted() {
        let (count, hits) = search(&["一二一二", "一二一"], "一");
        assert_eq!((count, hits.len()), (4, 3));
        assert_eq!(hits.iter().map(|hit| hit.at).collect::<Vec<_>>(), [0, 2, 4]);
    }

    #[test]
    fn blanks_are_no_query() {
        assert_eq!(Query::new(" \t"), None);
        let long = Query::new(&"長".repeat(1000)).expect("a query");
        assert_eq!(long.length, LONGEST);
    }
}
