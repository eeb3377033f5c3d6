//! UTF-8 that was read in a code page of one byte a character: `Ã©` for é, `â€™` for ’.
//!
//! Each line is read in the way that is least odd ([`oddity`](super::oddity)): as it stands, or from
//! some place on as UTF-8 in one of the [`pages`](super::pages). To suppose a code page costs bits;
//! once supposed, ASCII goes through it for nothing, so that a weak sign counts beside a strong one.

use super::oddity::Before;
use super::pages::{self, COUNT, PAGES};
use super::sequence::{Line, Sequence};
use super::{Misread, Piece, lines};

/// The ways to read a character: as it stands, and in each code page.
const WAYS: usize = COUNT + 1;
/// What a code page costs that others of the text's lines were read in.
const FAMILIAR: u32 = 6;
/// What a character costs that stands for itself between misread ones.
const SOUND: u32 = 6;

/// What it costs that a stretch of UTF-8 begins or ends right beside a character that is none of
/// ASCII: damage goes on until ASCII, and more so where it was done twice.
const RAGGED: u32 = 12;

/// How one place is best reached in one way.
#[derive(Clone, Copy)]
struct Reached {
    cost: u32,
    before: Before,
    /// The way before, and how many characters were one; 0 for one as it stands.
    from: u8,
    taken: u8,
}

/// The misread stretches, in order.
pub(super) fn find(chars: &[char]) -> Vec<Misread> {
    let candidates: Vec<_> = lines(chars)
        .filter(|line| {
            let line = &chars[line.clone()];
            line.windows(2).any(|two| may_begin(two[0], two[1]))
        })
        .collect();
    let read = |doubts: &[u32; COUNT]| -> Vec<Misread> {
        candidates.iter().flat_map(|line| in_line(chars, line.clone(), doubts)).collect()
    };
    let first = read(&std::array::from_fn(|page| PAGES[page].doubt));
    if first.is_empty() {
        return first;
    }
    let familiar = |page: &usize| first.iter().any(|found| found.read == PAGES[*page].name);
    let doubt = |page| if familiar(&page) { FAMILIAR } else { PAGES[page].doubt };
    read(&std::array::from_fn(doubt))
}

/// A quick look whether UTF-8 may begin with two characters, so that sound text costs little.
fn may_begin(a: char, b: char) -> bool {
    let leads = |row: &pages::Row| row.iter().any(|byte| (0xc2..=0xf4).contains(byte));
    let goes_on = |b| matches!(b, ' ' | '?' | '\u{fffd}') || pages::row(b).is_some();
    !a.is_ascii() && goes_on(b) && pages::row(a).is_some_and(leads)
}

/// The code pages in which a line has UTF-8, but for those that explain far less of it than the best.
fn pages_of(line: &Line) -> Vec<usize> {
    let explained = |page| {
        let mut at = 0;
        let mut count = 0;
        while at < line.chars.len() {
            let found = line.sequence(at, page);
            count += usize::from(found.is_some_and(|found| found.whole)) * 4;
            count += usize::from(found.is_some());
            at += found.map_or(1, |found| found.length);
        }
        count
    };
    let counts: [usize; COUNT] = std::array::from_fn(explained);
    let most = counts.into_iter().max().unwrap_or_default();
    (0..COUNT).filter(|&page| counts[page] > 0 && counts[page] * 2 >= most).collect()
}

/// The misread stretches of one line.
fn in_line(chars: &[char], line: std::ops::Range<usize>, doubts: &[u32; COUNT]) -> Vec<Misread> {
    let (start, text) = (line.start, &chars[line.clone()]);
    let rows = text.iter().map(|&c| pages::row(c)).collect();
    let text = Line { chars: text, rows };
    let before = if start == 0 { '\n' } else { chars[start - 1] };
    let next = chars.get(line.end).copied().unwrap_or('\n');
    let table = reach(&text, before, doubts, &pages_of(&text));
    let mut found: Vec<Misread> = Vec::new();
    for (at, page, sequence) in traced(&text, &table, next) {
        match found.last_mut() {
            Some(last) if last.end() == start + at && last.read == PAGES[page].name => {
                last.pieces.push(piece(sequence));
                last.text.push(sequence.c);
                last.whole &= sequence.whole;
            }
            _ => found.push(Misread {
                start: start + at,
                pieces: vec![piece(sequence)],
                text: vec![sequence.c],
                written: "UTF-8",
                read: PAGES[page].name,
                whole: sequence.whole,
            }),
        }
    }
    found
}

fn piece(sequence: Sequence) -> Piece {
    Piece { before: sequence.length as u32, after: 1 }
}

/// For each place and way, how it is reached at least cost.
fn reach(
    line: &Line,
    before: char,
    doubts: &[u32; COUNT],
    pages: &[usize],
) -> Vec<[Option<Reached>; WAYS]> {
    let length = line.chars.len();
    let mut table = vec![[None; WAYS]; length + 1];
    table[0][0] = Some(Reached { cost: 0, before: Before::new(before), from: 0, taken: 0 });
    for at in 0..length {
        let ways = table[at];
        let c = line.chars[at];
        for (way, reached) in reached_ways(ways) {
            stand(&mut table[at + 1], way, reached, c);
        }
        if line.rows[at].is_none() {
            continue;
        }
        for &page in pages {
            let Some(sequence) = line.sequence(at, page) else { continue };
            let place = &mut table[at + sequence.length][page + 1];
            let ragged = at > 0 && !line.chars[at - 1].is_ascii();
            for (way, reached) in reached_ways(ways) {
                let doubt = if way == page + 1 { 0 } else { doubts[page] };
                let ragged = if ragged && reached.taken == 0 { RAGGED } else { 0 };
                let cost = doubt + ragged + sequence.cost + reached.cost;
                offer(place, way, reached, cost, sequence.c, sequence.length);
            }
        }
    }
    table
}

fn reached_ways(ways: [Option<Reached>; WAYS]) -> impl Iterator<Item = (usize, Reached)> {
    ways.into_iter().enumerate().filter_map(|(way, reached)| Some((way, reached?)))
}

/// `c` as it stands: the way goes on if it is ASCII or odd there, and may end.
fn stand(next: &mut [Option<Reached>; WAYS], way: usize, reached: Reached, c: char) {
    let sound = if c.is_ascii() { 0 } else { SOUND };
    let ragged = if c.is_ascii() || reached.taken == 0 { 0 } else { RAGGED };
    let cost = reached.cost + ragged;
    if way > 0 {
        offer(&mut next[way], way, reached, cost + sound, c, 0);
    }
    offer(&mut next[0], way, reached, cost, c, 0);
}

/// Takes `c` behind `reached` if that is cheaper; of those that cost alike the first stays.
fn offer(
    place: &mut Option<Reached>,
    way: usize,
    reached: Reached,
    cost: u32,
    c: char,
    taken: usize,
) {
    let cost = cost + reached.before.cost(c);
    if place.is_none_or(|best| cost < best.cost) {
        let (from, taken) = (way as u8, taken as u8);
        *place = Some(Reached { cost, before: reached.before.with(c), from, taken });
    }
}

/// The sequences of the cheapest reading, in order: where, in which code page, and what.
fn traced(
    line: &Line,
    table: &[[Option<Reached>; WAYS]],
    next: char,
) -> Vec<(usize, usize, Sequence)> {
    let mut at = line.chars.len();
    let whole = |(way, reached): (usize, Reached)| (reached.cost + reached.before.cost(next), way);
    let best = reached_ways(table[at]).map(whole).min();
    let mut way = best.map_or(0, |(_, way)| way);
    let mut found = Vec::new();
    while at > 0 {
        let Some(reached) = table[at][way] else { break };
        at -= usize::from(reached.taken).max(1);
        if reached.taken > 0
            && let Some(sequence) = line.sequence(at, way - 1)
        {
            found.push((at, way - 1, sequence));
        }
        way = usize::from(reached.from);
    }
    found.reverse();
    found
}
