//! TOML values that know where they stand, and complain when they are not what was wanted.

use super::report::{Place, Report};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and its place.
#[derive(Clone, Copy)]
pub(super) struct Node<'t> {
    value: &'t DeValue<'t>,
    pub at: Place,
}

/// A key with its value.
#[derive(Clone, Copy)]
pub(super) struct Field<'t> {
    pub key: &'t str,
    pub key_at: Place,
    pub value: Node<'t>,
}

/// The fields of a whole file, in the order of the file.
pub(super) fn fields<'t>(table: &'t DeTable<'t>, file: usize) -> Vec<Field<'t>> {
    let mut fields: Vec<Field<'t>> = table
        .iter()
        .map(|(key, value)| Field {
            key: key.get_ref(),
            key_at: Place { file, byte: key.span().start },
            value: Node::new(value, file),
        })
        .collect();
    fields.sort_by_key(|field| field.key_at);
    fields
}

impl<'t> Node<'t> {
    fn new(value: &'t Spanned<DeValue<'t>>, file: usize) -> Self {
        Node { value: value.get_ref(), at: Place { file, byte: value.span().start } }
    }

    /// Its fields in the order of the file; none, and a problem, if it is no table.
    pub(super) fn fields(self, report: &mut Report) -> Vec<Field<'t>> {
        match self.value.as_table() {
            Some(table) => fields(table, self.at.file),
            None => {
                self.unfit("a table", "write `key = value` pairs in { }", report);
                Vec::new()
            }
        }
    }

    /// Its items; none, and a problem, if it is no array.
    pub(super) fn items(self, report: &mut Report) -> Vec<Node<'t>> {
        match self.value.as_array() {
            Some(array) => array.iter().map(|item| Node::new(item, self.at.file)).collect(),
            None => {
                self.unfit("a list", "put it in [ ]", report);
                Vec::new()
            }
        }
    }

    /// Its text; none, and a problem, if it is no string, is empty or has space at its ends.
    pub(super) fn text(self, report: &mut Report) -> Option<&'t str> {
        let Some(text) = self.value.as_str() else {
            self.unfit("a string", "put it in quotes", report);
            return None;
        };
        if text.trim().is_empty() {
            report.add(self.at, "empty text", "write it, or leave the key out");
            return None;
        }
        if text.trim() != text {
            report.add(self.at, format!("space around `{}`", text.trim()), "take it away");
        }
        Some(text)
    }

    /// Its text, which must be in `list`, the list of `what`.
    pub(super) fn word(self, what: &str, list: &[&str], report: &mut Report) -> Option<&'t str> {
        let word = self.text(report)?;
        if !list.contains(&word) {
            report.unknown(self.at, what, word, list);
            return None;
        }
        Some(word)
    }

    /// Its number; none, and a problem, if it is not a finite one.
    pub(super) fn number(self, report: &mut Report) -> Option<f64> {
        let number = match self.value {
            DeValue::Integer(n) => n.to_string().parse().ok(),
            DeValue::Float(n) => n.to_string().parse().ok(),
            _ => None,
        };
        if number.is_none_or(|n: f64| !n.is_finite()) {
            self.unfit("a number", "write degrees such as 39.03", report);
            return None;
        }
        number
    }

    /// Whether it is a table.
    pub(super) fn is_table(self) -> bool {
        self.value.is_table()
    }

    fn unfit(self, wanted: &str, mend: &str, report: &mut Report) {
        let message = format!("expected {wanted}, found {}", self.value.type_str());
        report.add(self.at, message, mend);
    }
}
