//! The map between a text and what became of it, in both directions.

use crate::Span;

/// One replaced stretch: `before` in the old text became `after` in the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edit {
    before: Span,
    after: Span,
}

/// Maps code points of an old text onto a new one and back.
///
/// Between edits both texts are the same; within an edit a position maps to
/// the whole of the other side, because no finer truth is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    edits: Vec<Edit>,
}

impl OffsetMap {
    /// Adds an edit; they must come in order and must not overlap.
    pub fn push(&mut self, before: Span, after: Span) {
        if let Some(last) = self.edits.last() {
            debug_assert!(last.before.end <= before.start && last.after.end <= after.start);
        }
        self.edits.push(Edit { before, after });
    }

    /// The span of the new text that holds what `span` of the old text became.
    pub fn forward(&self, span: Span) -> Span {
        self.map(span, |e| (e.before, e.after))
    }

    /// The span of the old text that `span` of the new text was made from.
    pub fn backward(&self, span: Span) -> Span {
        self.map(span, |e| (e.after, e.before))
    }

    fn map(&self, span: Span, sides: impl Fn(&Edit) -> (Span, Span) + Copy) -> Span {
        let start = self.position(span.start, sides, |to| to.start);
        let end = match span.is_empty() {
            true => start,
            false => self.position(span.end - 1, sides, |to| to.end - 1) + 1,
        };
        Span::new(start, end)
    }

    /// Maps one code point; `inside` says which end of an edit's other side to take.
    fn position(
        &self,
        at: u32,
        sides: impl Fn(&Edit) -> (Span, Span),
        inside: impl Fn(Span) -> u32,
    ) -> u32 {
        let next = self.edits.partition_point(|e| sides(e).0.end <= at);
        if let Some(edit) = self.edits.get(next) {
            let (from, to) = sides(edit);
            if from.start <= at {
                return if to.is_empty() { to.start } else { inside(to) };
            }
        }
        match next.checked_sub(1).map(|n| sides(&self.edits[n])) {
            Some((from, to)) => to.end + (at - from.end),
            None => at,
        }
    }
}
