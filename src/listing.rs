//! Everything that a page names, as its glossary lists it: by kind, each with its count.

use crate::entry::Words;
use yew::AttrValue;

/// A kind of thing with its entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The kind in words, many of it.
    pub title: AttrValue,
    /// The same as a class: `person`, `place` …
    pub class: AttrValue,
    /// The entries, those named most often first.
    pub rows: Vec<Listed>,
}

/// An entry in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// The entity's id on this page.
    pub id: AttrValue,
    /// The name under which the page lists it.
    pub name: Words,
    /// What sort of thing it is, in words.
    pub kind: AttrValue,
    /// How often it is named.
    pub count: u32,
}
