//! Which labels are told apart, and which marks and mentions count.

use super::judge::Judged;
use anyhow::{Result, bail};
use lorgnette_annotate::Mention;
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
    /// The labels that the gold tells apart, with a row or without.
    told: Vec<String>,
    words: Words,
    nesting: Nesting,
}

/// In whose words a scheme has its labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    /// PER, LOC and ORG.
    Kinds,
    OntoNotes,
}

/// Which of nested names count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nesting {
    Outermost,
    All,
}

/// What a label is to a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// It has this row.
    Counts(usize),
    /// It has no row, but what lies inside such a name is not the outermost either.
    Covers,
    /// It is as if it were not there.
    Aside,
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
        if !wanted.is_empty() {
            return Ok(Labels(vec![asked_for(wanted, judged)?]));
        }
        let mut schemes = vec![Scheme::kinds(kinds())];
        let rows = told(judged);
        if rows.iter().any(|label| !["PERSON", "LOC", "ORG", "PRODUCT"].contains(&label.as_str())) {
            schemes.push(Scheme::ontonotes(rows, judged));
        }
        Ok(Labels(schemes))
    }

    /// The set whose mistakes are shown.
    pub(super) fn first(&self) -> &Scheme {
        &self.0[0]
    }
}

fn asked_for(wanted: &[String], judged: &[Judged]) -> Result<Scheme> {
    let mut rows: Vec<String> = Vec::new();
    for label in wanted.iter().map(|label| label.trim().to_uppercase()) {
        if !rows.contains(&label) {
            rows.push(label);
        }
    }
    if rows.iter().all(|label| kinds().contains(label)) {
        return Ok(Scheme::kinds(rows));
    }
    let known: Vec<String> = Label::ALL.iter().map(Label::to_string).collect();
    if let Some(unknown) = rows.iter().find(|label| !known.contains(label)) {
        bail!("`{unknown}` is no label; give some of PER,LOC,ORG or some of {}", known.join(","));
    }
    Ok(Scheme::ontonotes(rows, judged))
}

/// PER, LOC and ORG.
fn kinds() -> Vec<String> {
    Kind::ALL.map(|kind| kind.code().to_string()).to_vec()
}

/// OntoNotes' labels that the gold uses, in the order of tables.
fn told(judged: &[Judged]) -> Vec<String> {
    let names = judged.iter().flat_map(|text| &text.gold.names);
    let used: BTreeSet<String> = names.map(|name| ontonotes(&name.label)).collect();
    Label::ALL.iter().map(Label::to_string).filter(|label| used.contains(label)).collect()
}

impl Scheme {
    fn kinds(rows: Vec<String>) -> Scheme {
        let (words, nesting) = (Words::Kinds, Nesting::Outermost);
        Scheme { name: "PER LOC ORG", rows, told: kinds(), words, nesting }
    }

    fn ontonotes(rows: Vec<String>, judged: &[Judged]) -> Scheme {
        let nesting = match judged.iter().any(|text| nests(&text.gold.names)) {
            true => Nesting::All,
            false => Nesting::Outermost,
        };
        Scheme { name: "OntoNotes", rows, told: told(judged), words: Words::OntoNotes, nesting }
    }

    /// The marks of `text` that count.
    pub(super) fn gold(&self, text: &Judged) -> Vec<Counted> {
        let role = |name: &Name| match self.words {
            Words::Kinds => self.role(Kind::of(&name.label).map(Kind::code)),
            Words::OntoNotes => self.role(Some(&ontonotes(&name.label))),
        };
        self.counted(text.gold.names.iter().map(|name| (name.span, role(name))))
    }

    /// The mentions of `text` that count.
    pub(super) fn found(&self, text: &Judged) -> Vec<Counted> {
        let role = |mention: &Mention| match self.words {
            Words::Kinds => self.role(kind(mention.label).map(Kind::code)),
            Words::OntoNotes => self.role(Some(&mention.label.to_string())),
        };
        self.counted(text.mentions.iter().map(|mention| (mention.span, role(mention))))
    }

    fn role(&self, label: Option<&str>) -> Role {
        let Some(label) = label else { return Role::Aside };
        match self.rows.iter().position(|row| row == label) {
            Some(row) => Role::Counts(row),
            None if self.told.iter().any(|told| told == label) => Role::Covers,
            None => Role::Aside,
        }
    }

    /// Those with a row, each once; where names do not nest, the outermost of them. A name
    /// inside something that the gold does not mark (China in a war's name) is an outermost.
    fn counted(&self, names: impl Iterator<Item = (Span, Role)>) -> Vec<Counted> {
        let mut known = BTreeSet::new();
        let mut counted: Vec<Counted> = Vec::new();
        // They come by start, so that what ends within an earlier one lies within it.
        let mut end = 0;
        for (at, (span, role)) in names.enumerate() {
            if role == Role::Aside || (self.nesting == Nesting::Outermost && span.end <= end) {
                continue;
            }
            end = end.max(span.end);
            if let Role::Counts(row) = role
                && known.insert((span, row))
            {
                counted.push(Counted { span, row, at });
            }
        }
        counted
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
