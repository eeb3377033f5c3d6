//! Scores: exact spans and kinds against what somebody marked.

use crate::corpus::{Arc, Text};
use crate::lattice::{best, scores};
use lorgnette_annotate::decision::FEATURES;
use std::fmt;

const KINDS: [&str; 3] = ["PER", "LOC", "ORG"];

/// How many names are marked, found and right, by kind, and how many are proposed at all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Score {
    gold: [u32; 3],
    found: [u32; 3],
    right: [u32; 3],
    proposed: u32,
}

impl Score {
    pub(crate) fn of(texts: &[Text], weights: &[f64]) -> Score {
        let mut score = Score::default();
        for text in texts {
            text.gold.iter().for_each(|gold| score.gold[gold.2] += 1);
            score.proposed += text
                .arcs
                .iter()
                .filter(|arc| text.gold.contains(&(arc.start, arc.end, arc.kind)))
                .count() as u32;
            for found in found(text, weights) {
                score.found[found.2] += 1;
                score.right[found.2] += u32::from(text.gold.contains(&found));
            }
        }
        score
    }

    /// F1 over all kinds, to compare.
    pub(crate) fn thousandths(&self) -> u32 {
        (10.0 * f1(self.right.iter().sum(), self.found.iter().sum(), self.gold.iter().sum())) as u32
    }
}

fn f1(right: u32, found: u32, gold: u32) -> f64 {
    200.0 * f64::from(right) / f64::from((found + gold).max(1))
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (k, kind) in KINDS.iter().enumerate() {
            write!(f, "{kind} {:.1}  ", f1(self.right[k], self.found[k], self.gold[k]))?;
        }
        let sum = |of: &[u32; 3]| of.iter().sum::<u32>();
        let (right, found, gold) = (sum(&self.right), sum(&self.found), sum(&self.gold));
        let share = |part: u32, of: u32| 100.0 * f64::from(part) / f64::from(of.max(1));
        write!(
            f,
            "all {:.2}  P {:.1}  R {:.1}  proposed {:.1} %",
            f1(right, found, gold),
            share(right, found),
            share(right, gold),
            share(self.proposed, gold)
        )
    }
}

fn found(text: &Text, weights: &[f64]) -> Vec<(u32, u32, usize)> {
    let arcs = best(&text.arcs, &scores(&text.arcs, weights)).into_iter();
    arcs.rev().map(|n| &text.arcs[n]).map(|arc| (arc.start, arc.end, arc.kind)).collect()
}

/// What counts most for and against a proposal.
fn why(arc: &Arc, weights: &[f64]) -> String {
    let mut terms: Vec<(usize, f64)> =
        arc.values.iter().map(|&(weight, by)| (weight, weights[weight] * by)).collect();
    terms.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    let sum: f64 = terms.iter().map(|term| term.1).sum();
    let term = |&(weight, by): &(usize, f64)| format!(" {} {by:+.1}", FEATURES[weight / 3].1);
    format!("{sum:.1} ={}", terms.iter().take(8).map(term).collect::<String>())
}

/// What is missed and what is found in vain, a line each.
pub(crate) fn mistakes(texts: &[Text], weights: &[f64]) -> String {
    let mut lines = String::new();
    for text in texts {
        let found = found(text, weights);
        let chars: Vec<char> = text.text.chars().collect();
        let show = |name: &(u32, u32, usize)| {
            let (start, end) = (name.0 as usize, name.1 as usize);
            let part = |from: usize, to: usize| chars[from..to].iter().collect::<String>();
            let before = part(start.saturating_sub(5), start);
            let after = part(end, (end + 5).min(chars.len()));
            format!("{before}[{} {}]{after}", part(start, end), KINDS[name.2]).replace('\n', " ")
        };
        let overlaps = |a: &(u32, u32, usize), b: &(u32, u32, usize)| a.0 < b.1 && b.0 < a.1;
        for name in text.gold.iter().filter(|name| !found.contains(name)) {
            let arc = text.arcs.iter().find(|a| (a.start, a.end, a.kind) == *name);
            let rivals: Vec<String> =
                found.iter().filter(|f| overlaps(f, name)).map(show).collect();
            let word = if arc.is_some() { "missed" } else { "unproposed" };
            let why = arc.map(|arc| why(arc, weights)).unwrap_or_default();
            lines += &format!("{word}\t{}\t{}\t{why}\n", show(name), rivals.join(" "));
        }
        for name in found.iter().filter(|f| !text.gold.iter().any(|g| overlaps(f, g))) {
            lines += &format!("spurious\t{}\t\n", show(name));
        }
    }
    lines
}
