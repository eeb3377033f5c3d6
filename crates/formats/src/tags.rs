//! Tags of words: from `B-PER`, `I-PER`, `O` to names, and back.
//!
//! IOB1 (a name begins with `I-`), IOB2, BIOES, BMES and BILOU differ in which parts they
//! tell apart. No two of them read the same tags as different names, so one reader serves all.

use std::ops::Range;

/// What a tag says of its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag<'t> {
    /// It belongs to no name.
    Outside,
    /// It belongs to a name of this label.
    Part(Part, &'t str),
}

/// Which part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Begin,
    Inside,
    End,
    Single,
}

impl<'t> Tag<'t> {
    /// Reads `O`, `B-PER`, `I_PER`; none for anything else.
    pub(crate) fn parse(tag: &'t str) -> Option<Tag<'t>> {
        if tag == "O" {
            return Some(Tag::Outside);
        }
        let (part, label) = tag.split_once(['-', '_'])?;
        let part = match part {
            "B" => Part::Begin,
            "I" | "M" => Part::Inside,
            "E" | "L" => Part::End,
            "S" | "U" | "W" => Part::Single,
            _ => return None,
        };
        (!label.is_empty()).then_some(Tag::Part(part, label))
    }

    /// Whether a name begins with this tag after `before`.
    fn begins(self, before: Tag) -> bool {
        let Tag::Part(part, label) = self else { return false };
        let goes_on = matches!(before,
            Tag::Part(Part::Begin | Part::Inside, other) if other == label);
        matches!(part, Part::Begin | Part::Single) || !goes_on
    }

    /// Whether a name begins here with a tag that says it goes on.
    pub(crate) fn is_stray(self, before: Tag) -> bool {
        matches!(self, Tag::Part(Part::Inside | Part::End, _)) && self.begins(before)
    }

    /// Whether the tag says that a name begins where nothing else could.
    pub(crate) fn is_marked_begin(self, before: Tag) -> bool {
        matches!(self, Tag::Part(Part::Begin, _)) && before == Tag::Outside
    }
}

/// The names as ranges of words, with their labels.
pub(crate) fn names<'t>(tags: &[Tag<'t>]) -> Vec<(Range<usize>, &'t str)> {
    let mut names: Vec<(Range<usize>, &str)> = Vec::new();
    let mut before = Tag::Outside;
    for (n, &tag) in tags.iter().enumerate() {
        if let Tag::Part(_, label) = tag {
            match names.last_mut() {
                Some((words, _)) if !tag.begins(before) => words.end = n + 1,
                _ => names.push((n..n + 1, label)),
            }
        }
        before = tag;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tags in, names out as `label first..end`.
    #[track_caller]
    fn check(tags: &str, expected: &str) {
        let tags: Vec<Tag> =
            tags.split(' ').map(|tag| Tag::parse(tag).expect("a tag of the test")).collect();
        let found: Vec<String> =
            names(&tags).iter().map(|(words, label)| format!("{label} {words:?}")).collect();
        assert_eq!(found.join(", "), expected);
    }

    #[test]
    fn every_scheme_is_read() {
        check("B-PER I-PER O B-LOC", "PER 0..2, LOC 3..4");
        check("I-PER I-PER B-PER O I-LOC", "PER 0..2, PER 2..3, LOC 4..5");
        check("B-PER E-PER S-LOC S-LOC", "PER 0..2, LOC 2..3, LOC 3..4");
        check("B_nr M_nr E_nr B_ns", "nr 0..3, ns 3..4");
        check("B-PER L-PER U-LOC", "PER 0..2, LOC 2..3");
    }

    #[test]
    fn a_part_without_its_beginning_begins_a_name() {
        check("O I-PER I-PER", "PER 1..3");
        check("B-PER I-LOC", "PER 0..1, LOC 1..2");
        check("E-PER E-PER", "PER 0..1, PER 1..2");
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        for tag in ["", "B", "B-", "X-PER", "PER", "o", "-PER", "BI-PER"] {
            assert_eq!(Tag::parse(tag), None, "{tag}");
        }
        assert_eq!(Tag::parse("B-creative-work"), Some(Tag::Part(Part::Begin, "creative-work")));
    }
}
