//! The tables of Open Chinese Convert, and the chains in which they make one script of another.

use crate::{Script, Source};
use lorgnette_text::Table as File;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Sections of rows; see `data/README.md`.
pub static OPENCC: File = match cfg!(feature = "tables") {
    true => File::carried("opencc", FILE),
    false => File::awaited("opencc", FILE),
};
const FILE: &str = include_str!("../data/opencc.txt");

/// A table: what each phrase or character becomes.
#[derive(Default)]
struct Table {
    /// How long the longest phrase is that begins with a character, in characters.
    longest: HashMap<char, usize>,
    rows: HashMap<&'static str, To>,
}

/// What a phrase becomes.
#[derive(Clone, Copy)]
enum To {
    Words(&'static str),
    /// What its characters become, one by one, in the table of characters that goes with it.
    Characters,
}

fn table(name: &str) -> &'static Table {
    static ALL: OnceLock<HashMap<&'static str, Table>> = OnceLock::new();
    &ALL.get_or_init(|| {
        let sections = OPENCC.text().split('[').filter_map(|section| section.split_once("]\n"));
        sections.map(|(name, rows)| (name, Table::parse(rows))).collect()
    })[name]
}

impl Table {
    fn parse(rows: &'static str) -> Table {
        let mut table = Table::default();
        for row in rows.lines() {
            let (from, to) = match row.split_once('\t') {
                Some((from, to)) => (from, To::Words(to)),
                None => (row, To::Characters),
            };
            let longest = from.chars().next().map(|first| table.longest.entry(first).or_default());
            longest.into_iter().for_each(|it| *it = from.chars().count().max(*it));
            table.rows.insert(from, to);
        }
        table
    }

    /// The longest phrase at the start of `text`: its length in characters, and what it becomes.
    fn longest(&self, text: &[char]) -> Option<(usize, To)> {
        let longest = text.len().min(*self.longest.get(text.first()?)?);
        let mut phrase: String = text[..longest].iter().collect();
        for length in (1..=longest).rev() {
            if let Some(to) = self.rows.get(phrase.as_str()) {
                return Some((length, *to));
            }
            phrase.pop();
        }
        None
    }
}

/// Tables that are asked in this order; what the first does not know the next may.
type Stage = &'static [&'static str];

const FROM_SIMPLIFIED: Stage = &["st-phrases", "st-characters"];
const TO_SIMPLIFIED: Stage = &["ts-phrases", "ts-characters"];
const TO_TAIWAN: Stage = &["tw-variants-phrases", "tw-variants"];
const TO_TAIWAN_WORDS: Stage = &["tw-phrases", "tw-variants-phrases", "tw-variants"];
const TO_HONG_KONG_WORDS: Stage = &["hk-phrases", "hk-variants-phrases", "hk-variants"];
const FROM_TAIWAN: Stage = &["tw-variants-phrases-back", "tw-variants-back"];
const FROM_TAIWAN_WORDS: Stage =
    &["tw-phrases-back", "tw-variants-phrases-back", "tw-variants-back"];
const FROM_HONG_KONG: Stage = &["hk-variants-phrases-back", "hk-variants-back"];
const FROM_HONG_KONG_WORDS: Stage =
    &["hk-phrases-back", "hk-variants-phrases-back", "hk-variants-back"];

/// How one script is made of another.
#[derive(Clone, Copy)]
struct Chain {
    /// The table by which the text is first cut into pieces, over whose ends no phrase reaches.
    cut: Option<&'static str>,
    stages: &'static [Stage],
}

/// The chain from `source` to `target`: OpenCC's own where it has one (s2tw, s2twp, s2hkp, tw2s,
/// tw2sp, hk2sp). It has none that brings Traditional text of no known region to a region's
/// words, nor one from region to region; those are put together from its stages.
fn chain(source: Source, target: Script) -> Option<Chain> {
    let from_simplified = |stages| Chain { cut: Some("st-phrases"), stages };
    let to_simplified = |stages| Chain { cut: Some("ts-phrases"), stages };
    let within = |stages| Chain { cut: None, stages };
    Some(match (source, target) {
        (Source::Hans, Script::Hant) => from_simplified(&[FROM_SIMPLIFIED, TO_TAIWAN]),
        (Source::Hans, Script::Tw) => from_simplified(&[FROM_SIMPLIFIED, TO_TAIWAN_WORDS]),
        (Source::Hans, Script::Hk) => from_simplified(&[FROM_SIMPLIFIED, TO_HONG_KONG_WORDS]),
        (Source::Hant, Script::Hans) => to_simplified(&[FROM_TAIWAN, TO_SIMPLIFIED]),
        (Source::Tw, Script::Hans) => to_simplified(&[FROM_TAIWAN_WORDS, TO_SIMPLIFIED]),
        (Source::Hk, Script::Hans) => to_simplified(&[FROM_HONG_KONG_WORDS, TO_SIMPLIFIED]),
        (Source::Hant, Script::Tw) => within(&[FROM_HONG_KONG, FROM_TAIWAN, TO_TAIWAN_WORDS]),
        (Source::Hant, Script::Hk) => within(&[FROM_HONG_KONG, FROM_TAIWAN, TO_HONG_KONG_WORDS]),
        (Source::Tw, Script::Hk) => within(&[FROM_TAIWAN_WORDS, TO_HONG_KONG_WORDS]),
        (Source::Hk, Script::Tw) => within(&[FROM_HONG_KONG_WORDS, TO_TAIWAN_WORDS]),
        (Source::Hans, Script::Hans)
        | (Source::Hant | Source::Tw | Source::Hk, Script::Hant)
        | (Source::Tw, Script::Tw)
        | (Source::Hk, Script::Hk) => return None,
    })
}

/// A character on its way, and which one of the text it comes from.
#[derive(Clone, Copy)]
struct Cell {
    c: char,
    origin: usize,
}

/// `text`, which is in `source`, in `target`.
pub fn convert(text: &str, source: Source, target: Script) -> String {
    each(&text.chars().collect::<Vec<char>>(), source, target).concat()
}

/// What stands for each character of `text`, which is in `source`, in `target`.
pub(crate) fn each(text: &[char], source: Source, target: Script) -> Vec<String> {
    let mut out = vec![String::new(); text.len()];
    let cells = text.iter().enumerate().map(|(origin, &c)| Cell { c, origin });
    let mut pieces = vec![cells.collect::<Vec<Cell>>()];
    if let Some(chain) = chain(source, target) {
        if let Some(name) = chain.cut {
            pieces = cut(&pieces[0], table(name));
        }
        for stage in chain.stages {
            pieces.iter_mut().for_each(|piece| *piece = pass(piece, stage));
        }
    }
    pieces.concat().into_iter().for_each(|cell| out[cell.origin].push(cell.c));
    out
}

/// The phrases of `table` as pieces of their own, and what stands between them as others.
fn cut(cells: &[Cell], table: &Table) -> Vec<Vec<Cell>> {
    let text: Vec<char> = cells.iter().map(|cell| cell.c).collect();
    let (mut pieces, mut between, mut at) = (Vec::new(), 0, 0);
    while at < cells.len() {
        let Some((length, _)) = table.longest(&text[at..]) else {
            at += 1;
            continue;
        };
        pieces.push(cells[between..at].to_vec());
        pieces.push(cells[at..at + length].to_vec());
        at += length;
        between = at;
    }
    pieces.push(cells[between..].to_vec());
    pieces
}

/// One stage over one piece.
fn pass(cells: &[Cell], stage: Stage) -> Vec<Cell> {
    let text: Vec<char> = cells.iter().map(|cell| cell.c).collect();
    let tables: Vec<&Table> = stage.iter().map(|name| table(name)).collect();
    let characters = tables.last().expect("a stage has tables");
    let mut out = Vec::with_capacity(cells.len());
    let mut at = 0;
    while at < cells.len() {
        let found = tables.iter().find_map(|table| table.longest(&text[at..]));
        let (length, to) = found.unwrap_or((1, To::Characters));
        let phrase = &cells[at..at + length];
        match to {
            To::Words(words) => spread(phrase, words, &mut out),
            To::Characters => out.extend(phrase.iter().map(|cell| character(*cell, characters))),
        }
        at += length;
    }
    out
}

fn character(cell: Cell, characters: &Table) -> Cell {
    match characters.longest(&[cell.c]) {
        Some((_, To::Words(to))) => Cell { c: to.chars().next().unwrap_or(cell.c), ..cell },
        _ => cell,
    }
}

/// `words` in the place of `phrase`: one character for one, and what is left for the last.
fn spread(phrase: &[Cell], words: &str, out: &mut Vec<Cell>) {
    for (n, c) in words.chars().enumerate() {
        let origin = phrase[n.min(phrase.len() - 1)].origin;
        out.push(Cell { c, origin });
    }
}
