//! A text under repair: what the passes made of it so far, and what each of them did.

use super::{Change, Edit, Repaired, apply};
use crate::{Certainty, Ground, OffsetMap, Span};

/// What one pass did, where it was in the raw text.
struct Note {
    raw: Span,
    rule: &'static str,
    certainty: Certainty,
    grounds: Vec<Ground>,
}

impl Note {
    /// Takes in what a later pass did at the same place.
    fn absorb(&mut self, later: &Note) {
        self.raw = Span::new(self.raw.start, self.raw.end.max(later.raw.end));
        self.certainty = self.certainty.min(later.certainty);
        for ground in &later.grounds {
            if !self.grounds.contains(ground) {
                self.grounds.push(ground.clone());
            }
        }
    }
}

/// A text under repair.
pub(super) struct Proof {
    raw: Vec<char>,
    /// The text by now, if it is another.
    text: Option<Vec<char>>,
    map: OffsetMap,
    notes: Vec<Note>,
}

impl Proof {
    pub(super) fn new(raw: &str) -> Self {
        Proof {
            raw: raw.chars().collect(),
            text: None,
            map: OffsetMap::default(),
            notes: Vec::new(),
        }
    }

    /// The text by now.
    pub(super) fn chars(&self) -> &[char] {
        self.text.as_ref().unwrap_or(&self.raw)
    }

    /// Makes the edits, which must be in order and must not overlap.
    pub(super) fn run(&mut self, edits: Vec<Edit>) {
        if edits.is_empty() {
            return;
        }
        let (text, map) = apply(self.chars(), &edits);
        for edit in edits {
            let raw = self.map.backward(edit.span);
            let Edit { rule, certainty, grounds, .. } = edit;
            self.notes.push(Note { raw, rule, certainty, grounds });
        }
        self.map = self.map.then(&map);
        self.text = Some(text);
    }

    /// The repaired text, which `last` made of the proof's.
    pub(super) fn finish(mut self, last: Repaired) -> Repaired {
        if self.text.is_none() {
            return last;
        }
        for change in last.changes {
            let raw = self.map.backward(change.raw);
            let Change { rule, certainty, grounds, .. } = change;
            self.notes.push(Note { raw, rule, certainty, grounds });
        }
        let map = self.map.then(&last.map);
        let text: Vec<char> = last.text.chars().collect();
        let slice = |chars: &[char], span: Span| -> String {
            chars[span.start as usize..span.end as usize].iter().collect()
        };
        let changes = merged(self.notes, &map).into_iter().map(|note| {
            let repaired = map.forward(note.raw);
            Change {
                raw: note.raw,
                repaired,
                before: slice(&self.raw, note.raw),
                after: slice(&text, repaired),
                rule: note.rule,
                certainty: note.certainty,
                grounds: note.grounds,
            }
        });
        Repaired { changes: changes.collect(), text: last.text, map, readings: last.readings }
    }
}

/// The notes in order, those at the same place as one.
fn merged(mut notes: Vec<Note>, map: &OffsetMap) -> Vec<Note> {
    for note in &mut notes {
        let repaired = map.forward(note.raw);
        if !repaired.is_empty() {
            // As wide as the map knows it, so that both sides lead to each other.
            let raw = map.backward(repaired);
            let (start, end) = (raw.start.min(note.raw.start), raw.end.max(note.raw.end));
            note.raw = Span::new(start, end);
        }
    }
    notes.sort_by_cached_key(|note| note.raw.start);
    notes.dedup_by(|later, note| {
        let meet = later.raw.start < note.raw.end || later.raw == note.raw;
        if meet {
            note.absorb(later);
        }
        meet
    });
    notes
}
