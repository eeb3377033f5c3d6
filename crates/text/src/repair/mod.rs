//! Repair: named rules that restore damaged text and say what they did.
//!
//! 1. [`entity`], [`ruby`]: HTML's names of characters and its readings, where nothing reads HTML.
//! 2. [`misread`]: bytes that were read in the wrong encoding.
//! 3. [`control`], [`form`]: what no text means, and what is another form of common letters.
//! 4. [`pinyin`]: lifts out readings that were pasted in after characters.
//! 5. [`shift`]: puts bytes back in step where a byte-wise replacement cut characters in two.
//!
//! A [`proof`] goes through the first three, and what they did to one place is one change.
//!
//! `docs/repair.md` tells how the damage came about and what the rules rest on.

mod beam;
mod control;
mod effort;
mod entity;
mod evidence;
mod form;
mod gbk;
mod ground;
mod misread;
mod pinyin;
mod proof;
mod ruby;
mod search;
mod shift;
mod state;
mod syllable;

pub(crate) use entity::decoded;
pub use ground::Ground;

use crate::{Certainty, OffsetMap, Span};
use effort::Effort;
use proof::Proof;
use serde::Serialize;

/// What stands where the bytes hold nothing and nothing in the document fits.
pub(crate) const GAP: char = '〓';

/// A repaired text and the way back.
#[derive(Clone, Debug, Default)]
pub struct Repaired {
    /// The repaired text.
    pub text: String,
    /// Maps the raw text onto the repaired one and back.
    pub map: OffsetMap,
    /// Every change, in order.
    pub changes: Vec<Change>,
    /// The readings that had been pasted in, now beside their characters.
    pub readings: Vec<Reading>,
}

/// One change that a rule made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Where it was in the raw text, in code points.
    pub raw: Span,
    /// Where it is in the repaired text, in code points.
    pub repaired: Span,
    /// The raw text.
    pub before: String,
    /// The repaired text.
    pub after: String,
    /// The rule's name.
    pub rule: &'static str,
    /// Whether the bytes hold it or it was guessed.
    pub certainty: Certainty,
    /// What it rests on.
    pub grounds: Vec<Ground>,
}

impl Change {
    /// Why, as one English sentence.
    pub fn reason(&self) -> String {
        let grounds: Vec<String> = self.grounds.iter().map(Ground::to_string).collect();
        grounds.join("; ")
    }
}

/// The reading of a character, lifted out of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// The character, in the repaired text.
    pub span: Span,
    /// Its reading, with tone marks.
    pub reading: String,
}

/// What a rule wants changed in the text that it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Edit {
    span: Span,
    text: String,
    /// Of a long one, how many characters became how many, part by part.
    pieces: Vec<(u32, u32)>,
    rule: &'static str,
    certainty: Certainty,
    grounds: Vec<Ground>,
}

/// What a text is part of, and so what reads it next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Plain text.
    Plain,
    /// The source of a format that reads HTML's names of characters by itself.
    Markup,
    /// Blocks that were read before: no line may end where none does.
    Blocks,
}

/// Repairs plain text; clean text comes back as it was.
pub fn repair(raw: &str) -> Repaired {
    repair_as(raw, Kind::Plain)
}

pub(crate) fn repair_as(raw: &str, kind: Kind) -> Repaired {
    let mut proof = Proof::new(raw);
    if kind != Kind::Markup {
        proof.run(entity::edits(proof.chars()));
    }
    proof.run(ruby::edits(proof.chars()));
    misread::restore(&mut proof);
    let line_end = if kind == Kind::Blocks { " " } else { "\n" };
    proof.run(control::edits(proof.chars(), line_end));
    proof.run(form::edits(proof.chars()));
    let last = put_in_step(proof.chars());
    proof.finish(last)
}

/// Lifts out readings and puts bytes back in step, each with the help of the other.
fn put_in_step(chars: &[char]) -> Repaired {
    let mut passes = Passes { raw: chars.to_vec(), ..Passes::default() };
    let lifted = passes.read(pinyin::edits(&passes.raw));
    let shifted = shift::edits(&lifted, &Effort::of(lifted.len()));
    let in_step = passes.run(&lifted, shifted);
    // A character that was out of step has its reading only now; and one
    // reading pasted in across two characters proves the others pasted in too.
    let late = match passes.steps.iter().any(Step::is_about_readings) {
        true => pinyin::edits_in_damaged(&in_step),
        false => Vec::new(),
    };
    let text = passes.read_on(&in_step, late);
    passes.finish(text)
}

/// One pass over the text: its edits, and the map that they make.
#[derive(Default)]
struct Step {
    edits: Vec<Edit>,
    map: OffsetMap,
    /// The readings that the edits took out, if that is what they did.
    readings: Vec<String>,
}

impl Step {
    fn is_about_readings(&self) -> bool {
        let reading = |ground: &Ground| matches!(ground, Ground::Pasted | Ground::Reading(_));
        self.edits.iter().flat_map(|edit| &edit.grounds).any(reading)
    }
}

/// The passes so far.
#[derive(Default)]
struct Passes {
    raw: Vec<char>,
    steps: Vec<Step>,
}

impl Passes {
    fn read(&mut self, edits: Vec<(Edit, String)>) -> Vec<char> {
        let raw = std::mem::take(&mut self.raw);
        let text = self.read_on(&raw, edits);
        self.raw = raw;
        text
    }

    fn read_on(&mut self, chars: &[char], edits: Vec<(Edit, String)>) -> Vec<char> {
        let (edits, readings) = edits.into_iter().unzip();
        let text = self.run(chars, edits);
        self.steps.last_mut().expect("a pass was just run").readings = readings;
        text
    }

    fn run(&mut self, chars: &[char], edits: Vec<Edit>) -> Vec<char> {
        let (text, map) = apply(chars, &edits);
        self.steps.push(Step { edits, map, readings: Vec::new() });
        text
    }

    /// Where `span` of the text before step `n` stands in the last one.
    fn forward(&self, n: usize, span: Span) -> Span {
        self.steps[n..].iter().fold(span, |span, step| step.map.forward(span))
    }

    /// Where `span` of the text before step `n` stands in the raw one.
    fn backward(&self, n: usize, span: Span) -> Span {
        self.steps[..n].iter().rev().fold(span, |span, step| step.map.backward(span))
    }

    fn finish(self, text: Vec<char>) -> Repaired {
        let (mut changes, mut readings, mut map) = (vec![], vec![], OffsetMap::default());
        for (n, step) in self.steps.iter().enumerate() {
            map = map.then(&step.map);
            for edit in &step.edits {
                let raw = self.backward(n, edit.span);
                changes.push(edit.change(&self.raw, raw, self.forward(n, edit.span)));
            }
            for (edit, reading) in step.edits.iter().zip(&step.readings) {
                let character = Span::new(edit.span.start - 1, edit.span.start);
                let span = self.forward(n, character);
                readings.push(Reading { span, reading: reading.clone() });
            }
        }
        changes.sort_by_cached_key(|change: &Change| change.raw);
        readings.sort_by_cached_key(|reading: &Reading| reading.span);
        Repaired { text: text.into_iter().collect(), map, changes, readings }
    }
}

/// Applies edits, which must be in order and must not overlap.
fn apply(chars: &[char], edits: &[Edit]) -> (Vec<char>, OffsetMap) {
    let (mut text, mut map, mut at) = (Vec::with_capacity(chars.len()), OffsetMap::default(), 0);
    for edit in edits {
        text.extend(&chars[at..edit.span.start as usize]);
        let start = text.len() as u32;
        text.extend(edit.text.chars());
        edit.trace(start, text.len() as u32, &mut map);
        at = edit.span.end as usize;
    }
    text.extend(&chars[at..]);
    (text, map)
}

impl Edit {
    /// Writes into `map` what it did, which made the new text from `start` to `end`.
    fn trace(&self, start: u32, end: u32, map: &mut OffsetMap) {
        if self.pieces.is_empty() {
            map.push(self.span, Span::new(start, end));
        }
        let (mut old, mut new) = (self.span.start, start);
        for &(before, after) in &self.pieces {
            map.push(Span::new(old, old + before), Span::new(new, new + after));
            (old, new) = (old + before, new + after);
        }
    }

    fn change(&self, raw: &[char], span: Span, repaired: Span) -> Change {
        Change {
            raw: span,
            repaired,
            before: raw[span.start as usize..span.end as usize].iter().collect(),
            after: self.text.clone(),
            rule: self.rule,
            certainty: self.certainty,
            grounds: self.grounds.clone(),
        }
    }
}

#[cfg(test)]
pub(crate) mod testing {
    //! What every rule's tests share.

    use super::repair;

    /// Repairs `raw` and compares; whatever happens, the maps must lead back.
    #[track_caller]
    pub(crate) fn check(raw: &str, expected: &str) {
        let repaired = repair(raw);
        assert_eq!(repaired.text, expected, "{:#?}", repaired.changes);
        let raw: Vec<char> = raw.chars().collect();
        let text: Vec<char> = repaired.text.chars().collect();
        for change in &repaired.changes {
            let (from, to) = (change.raw, change.repaired);
            let before: String = raw[from.start as usize..from.end as usize].iter().collect();
            let after: String = text[to.start as usize..to.end as usize].iter().collect();
            assert_eq!((before, after), (change.before.clone(), change.after.clone()));
            assert_eq!(repaired.map.forward(from), to);
            assert!(to.is_empty() || repaired.map.backward(to) == from);
        }
    }
}
