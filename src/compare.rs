//! Two entities side by side: which of their facts say the same thing of both; pure.

use crate::entry::{Entry, Row};
use yew::AttrValue;

/// A line of the comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<'e> {
    /// What it is about.
    pub term: &'e AttrValue,
    /// What is stated of the one; nothing where nothing is known.
    pub one: Vec<&'e Row>,
    /// What is stated of the other.
    pub other: Vec<&'e Row>,
}

impl Line<'_> {
    /// Whether the same is stated of both.
    pub fn agrees(&self) -> bool {
        let said = |rows: &[&Row]| rows.iter().map(|row| row.said()).collect::<Vec<_>>();
        said(&self.one) == said(&self.other)
    }
}

/// The facts of both by what they are about: in the order of the one, then what only the other has.
pub fn lines<'e>(one: &'e Entry, other: &'e Entry) -> Vec<Line<'e>> {
    let mut lines: Vec<Line<'e>> = Vec::new();
    let rows = one.facts.iter().chain(&other.facts);
    for term in rows.map(|row| &row.term) {
        if lines.iter().all(|line| line.term != term) {
            let of = |entry: &'e Entry| entry.facts.iter().filter(|row| row.term == *term);
            lines.push(Line { term, one: of(one).collect(), other: of(other).collect() });
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::Words;

    fn entry(facts: &[(&'static str, &'static str)]) -> Entry {
        let row = |(term, said): &(&'static str, &'static str)| Row {
            term: (*term).into(),
            words: vec![Words { text: (*said).into(), ..Words::default() }],
            ..Row::default()
        };
        Entry { facts: facts.iter().map(row).collect(), ..Entry::default() }
    }

    #[test]
    fn rows_about_the_same_stand_side_by_side() {
        let one = entry(&[("type", "tank"), ("mass", "41 t"), ("crew", "3")]);
        let other = entry(&[("crew", "4"), ("type", "tank"), ("range", "500 km")]);
        let lines = lines(&one, &other);
        let said = |rows: &[&Row]| rows.iter().map(|row| row.said()).collect::<Vec<_>>().join(";");
        let read: Vec<_> = lines
            .iter()
            .map(|line| (line.term.as_str(), said(&line.one), said(&line.other), line.agrees()))
            .collect();
        let of = |term, one: &str, other: &str, agrees| {
            (term, one.to_string(), other.to_string(), agrees)
        };
        assert_eq!(
            read,
            [
                of("type", "tank", "tank", true),
                of("mass", "41 t", "", false),
                of("crew", "3", "4", false),
                of("range", "", "500 km", false),
            ]
        );
    }

    #[test]
    fn several_facts_of_one_property_share_a_line() {
        let one = entry(&[("office", "minister"), ("office", "president")]);
        let other = entry(&[("office", "president")]);
        let lines = lines(&one, &other);
        assert_eq!((lines.len(), lines[0].one.len(), lines[0].agrees()), (1, 2, false));
    }
}
