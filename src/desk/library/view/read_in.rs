//! A text that was read in, on its way to the shelf.

use crate::desk::library::beginning;

/// A text that was read in.
#[derive(Clone, Debug, Default)]
pub struct ReadIn {
    /// The name of its file.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// Its bytes.
    pub source: Vec<u8>,
    /// Its words.
    pub words: String,
}

impl ReadIn {
    /// Its own title; else the name of its file, else how it begins.
    pub(super) fn title(&self) -> String {
        match (self.title.trim(), self.name.contains('.')) {
            ("", true) => self.name.clone(),
            ("", false) => beginning(&self.words).unwrap_or(&self.name).to_string(),
            (title, _) => title.to_string(),
        }
    }
}
