//! Variants: stretches that nobody proposes as they stand, made from those that somebody does.
//!
//! Capitalised words in a row; foreign names stretched to all characters that
//! spell; a name with what places or organisations end with; a person without
//! its title; a name and the head of an organisation after it; two guesses side by side.

use super::lexicon::Class;
use super::site::{BODY, PERSON, PLACE, Place, Site, Sites};
use super::surface::{LONGEST_SUFFIX, is_body_suffix, is_province, place_suffix};
use crate::rules::spells;
use crate::text::{Text, is_alphabetic, is_unspaced};
use lorgnette_text::words::is_han;
use std::collections::BTreeMap;

/// A name before the head of its organisation begins no more than so many characters before.
const REACH: u32 = 14;
/// No foreign name is spelled with more characters.
const LONGEST_SPELLED: u32 = 12;

/// So many places in a row are joined, at most.
const MOST_PLACES: u32 = 5;

/// Adds all variants to `sites`.
pub(super) fn add(sites: &mut Sites, text: &Text) {
    add_capitalised(sites, text);
    add_spelled(sites, text);
    let named: Vec<Place> = places_of(sites, |s| s.is_named() || s.guessed != [0; 3]);
    add_places(sites, text, &named);
    add_untitled(sites);
    add_bodies(sites, text, &named);
    add_neighbours(sites);
}

fn places_of(sites: &Sites, holds: impl Fn(&Site) -> bool) -> Vec<Place> {
    sites.by_place.iter().filter(|(_, site)| holds(site)).map(|(place, _)| *place).collect()
}

/// Capitalised words in a row, initials among them.
fn add_capitalised(sites: &mut Sites, text: &Text) {
    let mut at = 0;
    while at < text.len() {
        let end = match text.is_edge(at) {
            true => capitalised(text, at),
            false => at,
        };
        if end > at + 1 {
            sites.at(at as u32, end as u32);
        }
        at = end.max(at + 1);
    }
}

/// Where the capitalised words that begin at `start` end; `start` if none does.
fn capitalised(text: &Text, start: usize) -> usize {
    let (mut end, mut word) = (start, start);
    loop {
        let to = word_end(text, word);
        if to == word || !text.raw(word, word + 1).iter().any(|c| c.is_uppercase()) {
            return end;
        }
        end = to;
        // J. R. Smith: an initial has a stop.
        let next = to + usize::from(text.at(to) == '.' && to - word <= 2);
        if text.at(next) != ' ' {
            return end;
        }
        word = next + 1;
    }
}

/// Where the word at `start` ends, its inner hyphens and apostrophes included.
fn word_end(text: &Text, start: usize) -> usize {
    let goes_on = |at: usize| {
        is_alphabetic(text.at(at))
            || at > start && "'-".contains(text.at(at)) && is_alphabetic(text.at(at + 1))
    };
    (start..).find(|&at| !goes_on(at)).unwrap_or(start)
}

/// Foreign names of persons and places, stretched to all characters that spell.
fn add_spelled(sites: &mut Sites, text: &Text) {
    let is_spelled = |at: u32| spells(text.at(at as usize)) || text.at(at as usize) == '·';
    for (start, end) in places_of(sites, |s| s.guessed[PERSON] + s.guessed[PLACE] > 0) {
        if !(start..end).all(is_spelled) {
            continue;
        }
        let low = end.saturating_sub(LONGEST_SPELLED);
        let from = (low..start).rev().take_while(|&at| is_spelled(at)).last().unwrap_or(start);
        let high = start + LONGEST_SPELLED;
        let to = (end..high).take_while(|&at| is_spelled(at)).last().map_or(end, |at| at + 1);
        if to - from <= LONGEST_SPELLED {
            sites.at(from, to);
            sites.at(from, end);
            sites.at(start, to);
        }
    }
}

/// Names with what places end with.
fn add_places(sites: &mut Sites, text: &Text, named: &[Place]) {
    for &(start, end) in named {
        for length in 1..=LONGEST_SUFFIX as u32 {
            let is_suffix = place_suffix(text, end as usize, (end + length) as usize).is_some();
            if is_suffix && is_han(text.before(end as usize)) {
                sites.at(start, end + length).made[PLACE] = true;
            }
        }
    }
    add_joined(sites, text);
}

/// Places in a row as one, each lying in the one before it: 美國紐約,
/// 北京天安門廣場. A province and what lies in it stay apart (陝西|榆林), for
/// each is asked for; so do country characters (中朝).
fn add_joined(sites: &mut Sites, text: &Text) {
    let likely = places_of(sites, |s| s.may_be_place());
    // From each start the ends of rows, with how many places they join.
    let mut rows: BTreeMap<u32, BTreeMap<u32, u32>> = BTreeMap::new();
    for &(start, end) in likely.iter().rev().filter(|place| place.1 - place.0 > 1) {
        let is_apart =
            sites.at(start, end).is_province || is_province(text, start as usize, end as usize);
        let further: Vec<(u32, u32)> = match is_apart {
            true => Vec::new(),
            false => rows.get(&end).into_iter().flatten().map(|(&end, &n)| (end, n)).collect(),
        };
        let row = rows.entry(start).or_default();
        row.insert(end, 1);
        for (further, parts) in further.into_iter().filter(|(_, parts)| *parts < MOST_PLACES) {
            row.entry(further).or_insert(parts + 1);
            let behind = sites.at(end, further);
            let last = behind.candidates[PLACE].or(behind.last);
            let site = sites.at(start, further);
            site.made[PLACE] = true;
            site.joined = site.joined.max(parts + 1);
            site.last = site.last.or(last);
        }
    }
}

/// Persons without the title that the tagger took for a part of the name.
fn add_untitled(sites: &mut Sites) {
    let titles: Vec<Place> =
        sites.words.iter().filter(|w| w.is(Class::Title)).map(|w| (w.start, w.end)).collect();
    for (start, end) in places_of(sites, |s| s.guessed[PERSON] > 0) {
        let from = titles.partition_point(|title| title.0 < start);
        for &(title, after) in titles[from..].iter().take_while(|title| title.0 < end) {
            if title == start && after < end {
                sites.at(after, end).made[PERSON] = true;
            }
            if after == end && title > start {
                sites.at(start, title).made[PERSON] = true;
            }
        }
    }
}

/// Names with what organisations end with, near or right behind them.
fn add_bodies(sites: &mut Sites, text: &Text, named: &[Place]) {
    let mut starts: Vec<u32> = named.iter().map(|place| place.0).collect();
    starts.dedup();
    let heads: Vec<Place> =
        sites.words.iter().filter(|w| w.is(Class::Head)).map(|w| (w.start, w.end)).collect();
    let is_inner = |at: u32| is_unspaced(text.at(at as usize)) || text.at(at as usize) == '·';
    for (head, end) in heads {
        let from = starts.partition_point(|&start| start + REACH < head);
        for &start in starts[from..].iter().take_while(|&&start| start < head) {
            if (start..end).all(is_inner) {
                sites.at(start, end).made[BODY] = true;
            }
        }
    }
    for &(start, end) in named {
        for length in 1..=LONGEST_SUFFIX as u32 {
            if is_body_suffix(text, end as usize, (end + length) as usize) {
                sites.at(start, end + length).made[BODY] = true;
            }
        }
    }
}

/// Two likely guesses side by side, as one name.
fn add_neighbours(sites: &mut Sites) {
    let likely = places_of(sites, |s| s.guessed.iter().sum::<u32>() >= 100);
    for &(start, end) in &likely {
        let from = likely.partition_point(|place| place.0 < end);
        for &(_, further) in likely[from..].iter().take_while(|place| place.0 == end) {
            sites.at(start, further);
        }
    }
}
