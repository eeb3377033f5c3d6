//! Knowledge base source: TOML files to entities, with errors that name file, line and column.
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
mod value;
mod whole;

use crate::{Entity, Kb};
use draft::Drafts;
use report::Report;

pub use report::Problem;

/// A source file: the name that problems are reported under, and its text.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile<'a> {
    /// Its name as the reader knows it: `kb/people.toml`.
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
        drafts.read(number, file.text, &mut report);
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

/// `base` with the drafts over it; of two entities with one slug [`Kb`] keeps the first.
fn merged(base: &Kb, drafts: Drafts) -> Kb {
    let redirects = whole::resolved(base, &drafts);
    let ours = drafts.entities.into_iter().map(|draft| draft.entity);
    let entities: Vec<Entity> = ours.chain(base.iter().map(|(_, e)| e.clone())).collect();
    Kb::with_redirects(entities, redirects)
}

#[cfg(test)]
mod tests;
