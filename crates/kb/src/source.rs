//! Knowledge base source: TOML files to entities, with errors that name file, line and column.
//!
//! Thousands of entities of one sort are tables instead ([`table`]), files that end in `.tsv`.
//!
//! 1. [`toml`] finds the values and where each stands ([`node`]).
//! 2. [`draft`]: each table becomes an entity, its values ([`value`]), claims ([`claim`]) and
//!    dates ([`date`]) checked.
//! 3. [`whole`]: what only shows when all files are seen: ids, aliases, links, circles.
//!
//! Nothing stops at the first problem: all are reported, in file order. Only broken syntax hides
//! what follows from it.

mod claim;
mod date;
mod draft;
mod node;
mod report;
mod table;
mod value;
mod whole;

use crate::{Entity, Kb};
use draft::{Draft, Drafts};
use report::Report;
use std::collections::BTreeMap;
use table::Row;

pub use report::Problem;

/// How well known an entity is of which the files do not say it: who writes one by hand has
/// read of it, so about as a city of two million.
const SALIENCE: u8 = 170;

/// A source file: the name that problems are reported under, and its text.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile<'a> {
    /// Its name as the reader knows it: `kb/people.toml`. A table's ends in `.tsv`.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// Reads `files`, or says everything that is wrong with them.
pub fn parse(files: &[SourceFile<'_>]) -> Result<Kb, Vec<Problem>> {
    parse_over(&Kb::default(), files)
}

/// Reads `files` on top of `base`: they may name its entities, and an entity
/// with a slug of `base` takes that one's place.
pub fn parse_over(base: &Kb, files: &[SourceFile<'_>]) -> Result<Kb, Vec<Problem>> {
    let mut report = Report::default();
    let mut drafts = Drafts::default();
    for (number, file) in files.iter().enumerate() {
        match file.name.ends_with(".tsv") {
            true => drafts.read_table(number, file.text, &mut report),
            false => drafts.read(number, file.text, &mut report),
        }
    }
    if !drafts.unreadable {
        whole::check(base, &drafts, &mut report);
    }
    let problems = report.problems(files);
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(merged(base, drafts))
}

/// `base` with the drafts over it, and under these what tables add to them.
fn merged(base: &Kb, drafts: Drafts) -> Kb {
    let redirects = whole::resolved(base, &drafts);
    let mut ours: BTreeMap<String, Draft> = BTreeMap::new();
    for draft in drafts.entities {
        ours.insert(draft.entity.slug.clone(), draft);
    }
    let mut theirs: BTreeMap<String, Entity> =
        base.iter().map(|(_, entity)| (entity.slug.clone(), entity.clone())).collect();
    // What only adds comes after all that it may add to, whatever the order of the files.
    let (whole, more): (Vec<Row>, Vec<Row>) = drafts.rows.into_iter().partition(|row| row.whole);
    for row in whole.into_iter().chain(more) {
        let slug = row.draft.entity.slug.clone();
        match (ours.get_mut(&slug), theirs.get_mut(&slug)) {
            (Some(draft), _) => draft.fill(row.draft),
            (None, Some(entity)) if !row.whole => entity.fill(row.draft.entity),
            (None, _) => {
                ours.insert(slug, row.draft);
            }
        }
    }
    for draft in ours.into_values() {
        let salience = draft.salience.unwrap_or(SALIENCE);
        theirs.insert(draft.entity.slug.clone(), Entity { salience, ..draft.entity });
    }
    Kb::with_redirects(theirs.into_values().collect(), redirects)
}

#[cfg(test)]
mod tests;
