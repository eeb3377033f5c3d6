//! Corrections from files: read, applied to what is annotated, and told of.

use crate::failure::Attempt;
use anyhow::{Result, anyhow, bail};
use lorgnette_annotate::Annotated;
use lorgnette_corrections::{Applied, Circle, Correction, Corrections, Made, Outcome, circles};
use lorgnette_formats::corrections::read as parse;
use lorgnette_kb::Kb;
use lorgnette_source_files::{Unreadable, files};
use std::path::{Path, PathBuf};

/// `annotated`, which was made with `kb`, as what came with it in `file` wants it, as a project
/// does. What of that does not fit is told.
pub(crate) fn brought<'k>(
    annotated: Annotated,
    made: &Made,
    kb: &'k Kb,
    file: &Path,
) -> Applied<'k> {
    let mut listed = Listed::default();
    let name = crate::input::name(file);
    made.corrections.iter().for_each(|correction| listed.add(name.clone(), correction.clone()));
    let applied = made.apply(kb, annotated);
    listed.tell(&applied.outcomes);
    for (note, found) in &applied.notes {
        if found.is_none() {
            let words = &note.at.exact;
            eprintln!("warning: {name}: the note on “{words}” is left out: they stand nowhere");
        }
    }
    applied
}

/// Corrections, and where each of them stands.
#[derive(Default)]
pub(crate) struct Listed {
    list: Vec<Correction>,
    /// File and line; a project does not tell the line.
    places: Vec<String>,
}

/// The corrections in a file, or in the `.json` files of a folder in order of name.
pub(crate) fn read(path: Option<&Path>) -> Result<Listed> {
    let Some(path) = path else { return Ok(Listed::default()) };
    let mut listed = Listed::default();
    let mut problems = Vec::new();
    for file in sources(path)? {
        let text = std::fs::read_to_string(&file).or_cannot("read", file.display())?;
        match parse(text.trim_start_matches('\u{feff}')) {
            Ok(corrections) => corrections.into_iter().for_each(|(line, correction)| {
                listed.add(format!("{}:{line}", file.display()), correction);
            }),
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
    fn add(&mut self, place: String, correction: Correction) {
        self.places.push(place);
        self.list.push(correction);
    }

    fn circle(&self, circle: &Circle) -> String {
        format!("{} {}", self.name(circle.closing), self.said(&Outcome::Circle(circle.with)))
    }

    /// `file:line: the correction of “name”`.
    fn name(&self, number: usize) -> String {
        format!("{}: the correction of “{}”", self.places[number], self.list[number].entity.name)
    }

    fn said(&self, outcome: &Outcome) -> String {
        outcome.said(|other| self.places[other].clone())
    }

    /// Warns of each of which became something else than it wanted.
    fn tell(&self, outcomes: &[Outcome]) {
        for (number, outcome) in outcomes.iter().enumerate() {
            if outcome.is_worth_telling() {
                eprintln!("warning: {} {}", self.name(number), self.said(outcome));
            }
        }
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
        self.listed.tell(&self.outcomes);
    }
}
