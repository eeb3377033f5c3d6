//! Which labels are told apart, and which marks and mentions count.

use super::judge::Judged;
use anyhow::{Result, bail};
use lorgnette_formats::{Kind, Name, ontonotes};
use lorgnette_kb::Label;
use lorgnette_text::Span;
use std::collections::BTreeSet;

/// A set of labels, the rows of a table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scheme {
    /// What it is called: `PER LOC ORG` or `OntoNotes`.
    pub(super) name: &'static str,
    /// The labels in their order.
    pub(super) rows: Vec<String>,
    coarse: bool,
    /// Whether names inside names count.
    nested: bool,
}

/// The sets that a file is measured by, the first being the one whose mistakes are shown.
pub(super) struct Labels(pub(super) Vec<Scheme>);

/// A counted name: where, and the row of its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) span: Span,
    pub(super) row: usize,
    /// Its place among the marks or the mentions of the text.
    pub(super) at: usize,
}

impl Labels {
    /// The labels that were asked for; without a wish the three kinds, and OntoNotes' labels
    /// where the gold tells more apart than those.
    pub(super) fn of(wanted: &[String], judged: &[Judged]) -> Result<Labels> {
        let names = || judged.iter().flat_map(|text| &text.gold.names);
        if !wanted.is_empty() {
            let wanted: Vec<String> =
                wanted.iter().map(|label| label.trim().to_uppercase()).collect();
            return Ok(Labels(vec![asked_for(&wanted, judged)?]));
        }
        let coarse = Kind::ALL.map(|kind| kind.code().to_string()).to_vec();
        let mut schemes = vec![Scheme::coarse(coarse)];
        let used: Vec<String> = names().map(|name| ontonotes(&name.label)).collect();
        let rows: Vec<String> = Label::ALL
            .iter()
            .map(|label| label.to_string())
            .filter(|label| used.contains(label))
            .collect();
        if rows.iter().any(|label| !["PERSON", "LOC", "ORG", "PRODUCT"].contains(&label.as_str())) {
            schemes.push(Scheme::ontonotes(rows, judged));
        }
        Ok(Labels(schemes))
    }
}

impl Labels {
    /// The set whose mistakes are shown.
    pub(super) fn first(&self) -> &Scheme {
        &self.0[0]
    }
}

fn asked_for(wanted: &[String], judged: &[Judged]) -> Result<Scheme> {
    let is_coarse = |label: &String| Kind::ALL.iter().any(|kind| kind.code() == label);
    if wanted.iter().all(is_coarse) {
        return Ok(Scheme::coarse(wanted.to_vec()));
    }
    let known: Vec<String> = Label::ALL.iter().map(|label| label.to_string()).collect();
    if let Some(unknown) = wanted.iter().find(|label| !known.contains(label)) {
        bail!("`{unknown}` is no label; give some of PER,LOC,ORG or some of {}", known.join(","));
    }
    Ok(Scheme::ontonotes(wanted.to_vec(), judged))
}

impl Scheme {
    fn coarse(rows: Vec<String>) -> Scheme {
        Scheme { name: "PER LOC ORG", rows, coarse: true, nested: false }
    }

    fn ontonotes(rows: Vec<String>, judged: &[Judged]) -> Scheme {
        let nested = judged.iter().any(|text| nests(&text.gold.names));
        Scheme { name: "OntoNotes", rows, coarse: false, nested }
    }

    /// The marks of `text` that count.
    pub(super) fn gold(&self, text: &Judged) -> Vec<Counted> {
        let names = text.gold.names.iter().map(|name| (name.span, self.row_of_name(name)));
        self.counted(names)
    }

    /// The mentions of `text` that count.
    pub(super) fn found(&self, text: &Judged) -> Vec<Counted> {
        let mentions = text.mentions.iter().map(|m| (m.span, self.row_of_label(m.label)));
        self.counted(mentions)
    }

    /// Those with a row, each once; where names do not nest, the outermost of them. A name
    /// inside something without a row (China in a war's name) is the outermost that has one.
    fn counted(&self, names: impl Iterator<Item = (Span, Option<usize>)>) -> Vec<Counted> {
        let mut known = BTreeSet::new();
        let mut counted: Vec<Counted> = Vec::new();
        // They come by start, so that what ends within an earlier one lies within it.
        let mut end = 0;
        for (at, (span, row)) in names.enumerate() {
            let Some(row) = row else { continue };
            let inside = !self.nested && span.end <= end;
            if !inside && known.insert((span, row)) {
                counted.push(Counted { span, row, at });
                end = end.max(span.end);
            }
        }
        counted
    }

    fn row_of_name(&self, name: &Name) -> Option<usize> {
        match self.coarse {
            true => self.row(Kind::of(&name.label)?.code()),
            false => self.row(&ontonotes(&name.label)),
        }
    }

    fn row_of_label(&self, label: Label) -> Option<usize> {
        match self.coarse {
            true => self.row(kind(label)?.code()),
            false => self.row(&label.to_string()),
        }
    }

    fn row(&self, label: &str) -> Option<usize> {
        self.rows.iter().position(|row| row == label)
    }
}

/// The kind that a label of ours is of; a nationality is of none.
fn kind(label: Label) -> Option<Kind> {
    match label {
        Label::Person => Some(Kind::Person),
        Label::Gpe | Label::Loc | Label::Fac => Some(Kind::Place),
        Label::Org => Some(Kind::Organisation),
        _ => None,
    }
}

/// Whether a name lies in another.
fn nests(names: &[Name]) -> bool {
    names.windows(2).any(|pair| pair[0].span != pair[1].span && pair[0].span.contains(pair[1].span))
}
