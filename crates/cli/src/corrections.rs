//! Corrections from files: read, applied to what is annotated, and told of.

use crate::failure::Attempt;
use anyhow::{Result, anyhow, bail};
use lorgnette_annotate::Annotated;
use lorgnette_corrections::{Circle, Correction, Corrections, Outcome, circles};
use lorgnette_formats::corrections::read as parse;
use lorgnette_kb::Kb;
use lorgnette_source_files::{Unreadable, files};
use std::path::{Path, PathBuf};

/// Corrections, and where each of them stands.
#[derive(Default)]
pub(crate) struct Listed {
    list: Vec<Correction>,
    /// File and line.
    places: Vec<(PathBuf, usize)>,
}

/// The corrections in a file, or in the `.json` files of a folder in order of name.
pub(crate) fn read(path: Option<&Path>) -> Result<Listed> {
    let Some(path) = path else { return Ok(Listed::default()) };
    let mut listed = Listed::default();
    let mut problems = Vec::new();
    for file in sources(path)? {
        let text = std::fs::read_to_string(&file).or_cannot("read", file.display())?;
        match parse(text.trim_start_matches('\u{feff}')) {
            Ok(corrections) => listed.add(&file, corrections),
            Err(wrong) => {
                problems.extend(wrong.iter().map(|p| format!("{}:{p}", file.display())));
            }
        }
    }
    problems.extend(circles(&listed.list).iter().map(|circle| listed.circle(circle)));
    match problems.is_empty() {
        true => Ok(listed),
        false => bail!("{}", problems.join("\n")),
    }
}

fn sources(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let is_json = |file: &PathBuf| file.extension().is_some_and(|e| e.eq_ignore_ascii_case("json"));
    let cannot = |Unreadable { path, error }: Unreadable| {
        anyhow!("cannot read {}: {}", path.display(), crate::failure::why(&error))
    };
    let found: Vec<PathBuf> = files(path).map_err(cannot)?.into_iter().filter(is_json).collect();
    if found.is_empty() {
        bail!("{} holds no corrections; they are .json files", path.display());
    }
    Ok(found)
}

impl Listed {
    fn add(&mut self, file: &Path, corrections: Vec<(usize, Correction)>) {
        for (line, correction) in corrections {
            self.list.push(correction);
            self.places.push((file.to_path_buf(), line));
        }
    }

    fn circle(&self, circle: &Circle) -> String {
        format!("{} {}", self.name(circle.closing), self.said(&Outcome::Circle(circle.with)))
    }

    /// `file:line: the correction of “name”`.
    fn name(&self, number: usize) -> String {
        let ((file, line), name) = (&self.places[number], &self.list[number].entity.name);
        format!("{}:{line}: the correction of “{name}”", file.display())
    }

    fn said(&self, outcome: &Outcome) -> String {
        outcome.said(|other| {
            let (file, line) = &self.places[other];
            format!("{}:{line}", file.display())
        })
    }

    /// Makes them ready for texts that are annotated with `kb`.
    pub(crate) fn over<'k>(&self, kb: &'k Kb) -> Applying<'k, '_> {
        let outcomes = vec![Outcome::Elsewhere; self.list.len()];
        Applying { listed: self, corrections: Corrections::new(kb, self.list.clone()), outcomes }
    }
}

/// Corrections while texts are annotated.
pub(crate) struct Applying<'k, 'l> {
    listed: &'l Listed,
    corrections: Corrections<'k>,
    /// The best that became of each so far.
    outcomes: Vec<Outcome>,
}

impl Applying<'_, '_> {
    /// The knowledge base as it is corrected.
    pub(crate) fn kb(&self) -> &Kb {
        self.corrections.kb()
    }

    /// `annotated` as those corrections want it that `concern` it.
    pub(crate) fn apply(
        &mut self,
        annotated: Annotated,
        concern: impl Fn(&Correction) -> bool,
    ) -> Annotated {
        let (annotated, outcomes) = self.corrections.apply(annotated, concern);
        for (best, outcome) in self.outcomes.iter_mut().zip(outcomes) {
            if !best.holds() && outcome != Outcome::Elsewhere {
                *best = outcome;
            }
        }
        annotated
    }

    /// Warns of each that was not applied where it stood.
    pub(crate) fn tell(&self) {
        for (number, outcome) in self.outcomes.iter().enumerate() {
            if outcome.is_worth_telling() {
                let (name, said) = (self.listed.name(number), self.listed.said(outcome));
                eprintln!("warning: {name} {said}");
            }
        }
    }
}
