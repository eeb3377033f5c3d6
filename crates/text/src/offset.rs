//! The map between a text and what became of it, in both directions.

use crate::Span;

/// One replaced stretch: `before` in the old text became `after` in the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edit {
    before: Span,
    after: Span,
}

/// An edit seen from the text between two steps.
struct Hunk {
    /// Its span in that text.
    middle: Span,
    /// How much longer it was before the first step.
    shrunk: i64,
    /// How much longer it is after the second.
    grown: i64,
}

impl Hunk {
    fn first(edit: &Edit) -> Hunk {
        let shrunk = i64::from(edit.before.len()) - i64::from(edit.after.len());
        Hunk { middle: edit.after, shrunk, grown: 0 }
    }

    fn second(edit: &Edit) -> Hunk {
        let grown = i64::from(edit.after.len()) - i64::from(edit.before.len());
        Hunk { middle: edit.before, shrunk: 0, grown }
    }

    /// Takes `later` in, where the two overlap or an empty one touches the other.
    fn absorb(&mut self, later: &Hunk) -> bool {
        let touch = later.middle.start == self.middle.end;
        let empty = later.middle.is_empty() || self.middle.is_empty();
        let meet = later.middle.start < self.middle.end || (touch && empty);
        if meet {
            self.middle.end = self.middle.end.max(later.middle.end);
            self.shrunk += later.shrunk;
            self.grown += later.grown;
        }
        meet
    }
}

/// `span` moved by `by`, its end by `more` again.
fn shifted(span: Span, by: i64, more: i64) -> Span {
    let start = i64::from(span.start) + by;
    let end = i64::from(span.end) + by + more;
    Span::new(start as u32, end as u32)
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

    /// The map of both steps: this one first, `next` after it.
    ///
    /// Edits of the two that meet become one edit.
    pub fn then(&self, next: &OffsetMap) -> OffsetMap {
        let mut hunks: Vec<Hunk> = self.edits.iter().map(Hunk::first).collect();
        hunks.extend(next.edits.iter().map(Hunk::second));
        hunks.sort_by_cached_key(|hunk| (hunk.middle.start, hunk.middle.end));
        hunks.dedup_by(|hunk, before| before.absorb(hunk));
        let (mut old, mut new) = (0, 0);
        let edits = hunks.iter().map(|hunk| {
            let middle = hunk.middle;
            let before = shifted(middle, old, hunk.shrunk);
            let after = shifted(middle, new, hunk.grown);
            old += hunk.shrunk;
            new += hunk.grown;
            Edit { before, after }
        });
        OffsetMap { edits: edits.collect() }
    }

    fn map(&self, span: Span, sides: impl Fn(&Edit) -> (Span, Span)) -> Span {
        let first = self.place(span.start, &sides);
        if span.is_empty() {
            return Span::new(first.start, first.start);
        }
        Span::new(first.start, self.place(span.end - 1, &sides).end)
    }

    /// What the code point `at` became: one code point, or the other side of its edit.
    fn place(&self, at: u32, sides: impl Fn(&Edit) -> (Span, Span)) -> Span {
        let next = self.edits.partition_point(|edit| sides(edit).0.end <= at);
        if let Some((from, to)) = self.edits.get(next).map(&sides)
            && from.start <= at
        {
            return to;
        }
        let before = next.checked_sub(1).map(|n| sides(&self.edits[n]));
        let (from, to) = before.map_or((0, 0), |(from, to)| (from.end, to.end));
        Span::new(to + (at - from), to + (at - from) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(edits: &[(u32, u32, u32, u32)]) -> OffsetMap {
        let mut map = OffsetMap::default();
        for &(a, b, c, d) in edits {
            map.push(Span::new(a, b), Span::new(c, d));
        }
        map
    }

    #[test]
    fn deletions_and_insertions_map_both_ways() {
        // ab(x)cd -> abcd -> ab--cd
        let out = map(&[(2, 5, 2, 2)]);
        assert_eq!(out.forward(Span::new(1, 6)), Span::new(1, 3));
        assert_eq!(out.forward(Span::new(2, 5)), Span::new(2, 2));
        assert_eq!(out.backward(Span::new(1, 2)), Span::new(1, 2));
        assert_eq!(out.backward(Span::new(2, 4)), Span::new(5, 7));
        assert_eq!(out.backward(Span::new(1, 3)), Span::new(1, 6));
        let both = out.then(&map(&[(2, 2, 2, 4)]));
        assert_eq!(both, map(&[(2, 5, 2, 4)]));
    }

    #[test]
    fn two_steps_map_as_one() {
        let first = map(&[(1, 4, 1, 2), (10, 10, 8, 11)]);
        let second = map(&[(1, 3, 1, 6), (20, 21, 23, 23)]);
        let both = first.then(&second);
        for start in 0..30 {
            for end in start + 1..30 {
                let span = Span::new(start, end);
                let stepwise = second.forward(first.forward(span));
                assert!(both.forward(span).contains(stepwise), "{span:?}");
            }
        }
        assert_eq!(both.forward(Span::new(25, 26)), Span::new(28, 29));
        assert_eq!(both.backward(Span::new(28, 29)), Span::new(25, 26));
    }
}
