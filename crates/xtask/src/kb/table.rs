//! Tables: reading those of the project, and writing one that is the same on every run.

use std::fmt;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::project;

/// A row as read: the value of each column.
pub(crate) struct Row {
    cells: Vec<(String, String)>,
}

impl Row {
    /// The cell in `column`, empty where there is none.
    pub(crate) fn get(&self, column: &str) -> &str {
        self.cells.iter().find(|(name, _)| name == column).map_or("", |(_, cell)| cell)
    }

    /// Its names and aliases.
    pub(crate) fn forms(&self) -> Vec<String> {
        let named = |(name, _): &&(String, String)| {
            name.starts_with("name:") || name.starts_with("alias:") && !name.contains("compound")
        };
        let cells = self.cells.iter().filter(named);
        cells.flat_map(|(_, cell)| cell.split('|')).map(str::to_string).collect()
    }
}

/// The rows of a table of the project.
pub(crate) fn rows(path: &str) -> Result<Vec<Row>> {
    let text = fs::read_to_string(project::root().join(path))
        .with_context(|| format!("cannot read {path}"))?;
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let columns: Vec<&str> = lines.next().context("a table without columns")?.split('\t').collect();
    let mut rows = Vec::new();
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() != columns.len() {
            bail!("{path}: {} cells in {} columns: {line}", cells.len(), columns.len());
        }
        let pair = |(column, cell): (&&str, &&str)| (column.to_string(), cell.to_string());
        rows.push(Row { cells: columns.iter().zip(&cells).map(pair).collect() });
    }
    Ok(rows)
}

/// A table to be written: comments, columns, and rows that are sorted by their first cell.
pub(crate) struct Table {
    comments: Vec<String>,
    columns: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(comments: &[&str], columns: &'static [&'static str]) -> Table {
        let comments = comments.iter().map(ToString::to_string).collect();
        Table { comments, columns, rows: Vec::new() }
    }

    /// Adds a row; it has a cell a column.
    pub(crate) fn push(&mut self, row: Vec<String>) {
        assert_eq!(row.len(), self.columns.len(), "a cell a column");
        self.rows.push(row);
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for comment in &self.comments {
            writeln!(f, "# {comment}")?;
        }
        writeln!(f, "# rows: {}", self.rows.len())?;
        writeln!(f, "{}", self.columns.join("\t"))?;
        let mut rows: Vec<&Vec<String>> = self.rows.iter().collect();
        rows.sort();
        rows.iter().try_for_each(|row| writeln!(f, "{}", row.join("\t")))
    }
}

/// Several forms in one cell.
pub(crate) fn list(mut forms: Vec<String>) -> String {
    forms.sort();
    forms.dedup();
    forms.join("|")
}
