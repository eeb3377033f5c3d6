//! The figures of one file, as data and as an aligned table.

use super::gold::Source;
use super::interval;
use super::judge::Judged;
use super::labels::{Labels, Scheme};
use super::linking::{Linking, Links, linking};
use super::score::{Counts, counts, sum};
use serde::Serialize;
use std::fmt::Write;

/// What was measured on a file. Shares are from 0 to 1; none where there is nothing to share.
#[derive(Serialize)]
pub(super) struct Report {
    #[serde(flatten)]
    source: Source,
    /// How many texts were read, each by itself.
    texts: usize,
    /// Their length in code points.
    characters: usize,
    tables: Vec<Table>,
    /// None where the gold links nothing.
    linking: Option<Linking>,
}

/// The figures of a set of labels.
#[derive(Serialize)]
struct Table {
    labels: &'static str,
    /// A row a label, then all of them.
    rows: Vec<Row>,
}

/// The figures of a label.
#[derive(Serialize)]
struct Row {
    label: String,
    gold: usize,
    found: usize,
    right: usize,
    precision: Option<f64>,
    recall: Option<f64>,
    f1: Option<f64>,
    /// The 95 % interval of F1.
    interval: Option<[f64; 2]>,
}

impl Report {
    pub(super) fn new(source: Source, judged: &[Judged], labels: &Labels, links: &Links) -> Report {
        Report {
            source,
            texts: judged.len(),
            characters: judged.iter().map(|text| text.gold.text.chars().count()).sum(),
            tables: labels.0.iter().map(|scheme| Table::new(judged, scheme)).collect(),
            linking: linking(judged, links),
        }
    }

    /// The figures as they are printed, in per cent.
    pub(super) fn table(&self) -> String {
        let Source { file, format, unit } = &self.source;
        let format = format.map(|format| format!("{format}, ")).unwrap_or_default();
        let s = if self.texts == 1 { "" } else { "s" };
        let mut out =
            format!("{file}: {format}{} {unit}{s}, {} characters\n", self.texts, self.characters);
        self.tables.iter().for_each(|table| out += &table.text());
        out + &self.linking.as_ref().map(link_lines).unwrap_or_default()
    }
}

impl Table {
    fn new(judged: &[Judged], scheme: &Scheme) -> Table {
        let texts: Vec<Vec<Counts>> = judged.iter().map(|text| counts(text, scheme)).collect();
        let of_row = |row: usize| texts.iter().map(|rows| rows[row]).collect();
        let rows = scheme.rows.iter().enumerate();
        let rows = rows.map(|(row, label)| Row::new(label, of_row(row)));
        let all = Row::new("all", texts.iter().map(sum).collect());
        Table { labels: scheme.name, rows: rows.chain([all]).collect() }
    }

    fn text(&self) -> String {
        let width = self.rows.iter().map(|row| row.label.len()).max().unwrap_or_default().max(5);
        let head = ["gold", "found", "right", "P", "R", "F1"];
        let mut out = format!("{:width$}", "label");
        head.iter().for_each(|word| write!(out, "{word:>7}").expect("strings grow"));
        out += "  95 % of F1\n";
        self.rows.iter().for_each(|row| out += &row.text(width));
        out
    }
}

impl Row {
    fn new(label: &str, texts: Vec<Counts>) -> Row {
        let counts = sum(&texts);
        Row {
            label: label.to_string(),
            gold: counts.gold,
            found: counts.found,
            right: counts.right,
            precision: counts.precision(),
            recall: counts.recall(),
            f1: counts.f1(),
            interval: interval::f1(&texts),
        }
    }

    fn text(&self, width: usize) -> String {
        let mut out = format!("{:width$}", self.label);
        write!(out, "{:>7}{:>7}{:>7}", self.gold, self.found, self.right).expect("strings grow");
        for share in [self.precision, self.recall, self.f1] {
            write!(out, "{:>7}", percent(share)).expect("strings grow");
        }
        if let Some([low, high]) = self.interval {
            write!(out, "  {} to {}", percent(Some(low)), percent(Some(high)))
                .expect("strings grow");
        }
        out + "\n"
    }
}

fn link_lines(linking: &Linking) -> String {
    let Linking { in_kb, right, wrong, unlinked, not_found, .. } = linking;
    let Linking { nil, nil_right, nil_linked, open, .. } = linking;
    let left_out = match open {
        0 => String::new(),
        open => format!("left out: {open} names that lead to an entity without a Wikidata id\n"),
    };
    format!(
        "linking: {right} of {in_kb} names whose entity is known lead to it ({} %); {wrong} lead to \
         another, {unlinked} nowhere, {not_found} were not found with their span\n\
         unknown: {nil_right} of {nil} names whose entity is not known lead nowhere, {nil_linked} lead to \
         one; of the found names that lead nowhere {} % are such\n{left_out}",
        percent(linking.accuracy),
        percent(linking.nil_precision),
    )
}

/// A share in per cent with one digit; a dash for none.
fn percent(share: Option<f64>) -> String {
    share.map_or("–".to_string(), |share| format!("{:.1}", 100.0 * share))
}
