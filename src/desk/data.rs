//! What the desk's page carries: where the engine and its files lie, and the texts to try.

use serde::Serialize;
use std::collections::BTreeMap;
use yew::prelude::*;

/// The desk's page; addresses are relative to it, those of the engine's files to its script.
#[derive(Clone, Debug, PartialEq, Properties, Serialize)]
pub struct DeskProps {
    /// The language that the page speaks until the reader's is known, BCP 47.
    pub lang: String,
    /// The build that prerendered the page.
    pub build: String,
    /// The site's index.
    pub home: String,
    /// The page on how to verify that nothing is sent.
    pub sealed: String,
    /// The script of the worker, with what it is to fetch first.
    pub worker: String,
    /// The packed knowledge base.
    pub base: String,
    /// Each of the engine's tables, by its name.
    pub tables: BTreeMap<String, String>,
    /// The folder of the taggers, with a slash at its end.
    pub taggers: String,
    /// Texts to try.
    pub samples: Vec<Sample>,
}

/// A text to try.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sample {
    /// Its title.
    pub title: String,
    /// Its language, BCP 47.
    pub lang: String,
    /// Its file.
    pub file: String,
}
