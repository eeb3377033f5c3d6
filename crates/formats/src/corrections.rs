//! Corrections: one as an object, or several in an array; `docs/corrections.md` tells the form.

use crate::Problem;
use crate::file::{File, entries};
use lorgnette_corrections::{Correction, VERSION};
use serde::Deserialize;

/// What a broken entry is none of, and where the form stands.
const CORRECTION: (&str, &str) = ("correction", "docs/corrections.md tells the form");

/// The corrections in `text`, each with the line where it begins, or every problem by line.
pub fn read(text: &str) -> Result<Vec<(usize, Correction)>, Vec<Problem>> {
    let file = File::new(text);
    let entries = entries(text).map_err(|error| vec![file.syntax(text, &error, CORRECTION)])?;
    let (mut corrections, mut problems) = (Vec::new(), Vec::new());
    for entry in entries {
        match correction(&file, entry) {
            Ok(correction) => corrections.push((file.place(file.byte(entry)).0, correction)),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(corrections) } else { Err(problems) }
}

/// `corrections` as a file of them.
pub fn write(corrections: &[Correction]) -> String {
    let json = serde_json::to_string_pretty(corrections);
    json.expect("a correction is plain data") + "\n"
}

/// The version alone, for the rest may be of one that is not known.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

fn correction(file: &File, entry: &str) -> Result<Correction, Problem> {
    let wrong = |error| file.syntax(entry, &error, CORRECTION);
    let Versioned { version } = serde_json::from_str(entry).map_err(wrong)?;
    if !(1..=VERSION).contains(&version) {
        let message = format!(
            "version {version} of the form is not known; 1 to {VERSION} are, so update lorgnette"
        );
        return Err(file.problem(entry, message));
    }
    serde_json::from_str(entry).map_err(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = r#"{"version": 1, "page": {"title": "會晤", "address": "https://example.org/a/"},
 "entity": {"id": "georgia", "name": "格魯吉亞"}, "wrong": {"what": "not-a-name"}}"#;

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        let problems = read(text).expect_err("it is broken");
        let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(shown.join("\n"), expected);
    }

    #[test]
    fn a_file_holds_one_or_several() {
        assert_eq!(read(ONE).expect("it is sound").len(), 1);
        let lines: Vec<usize> = read(&format!("[{ONE},\n{ONE}]"))
            .expect("it is sound")
            .into_iter()
            .map(|(line, _)| line)
            .collect();
        assert_eq!(lines, [1, 3]);
        assert_eq!(read("[]").expect("it is sound"), []);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let list: Vec<Correction> =
            read(ONE).expect("it is sound").into_iter().map(|(_, correction)| correction).collect();
        let again = read(&write(&list)).expect("it was just written");
        assert_eq!(again.into_iter().map(|(_, c)| c).collect::<Vec<_>>(), list);
    }

    #[test]
    fn keys_that_are_not_known_are_left_alone() {
        let more = ONE.replace(r#""version": 1,"#, r#""version": 2, "made-with": "x","#);
        assert!(read(&more).is_ok());
    }

    #[test]
    fn what_is_wrong_names_its_place() {
        refused(
            &ONE.replace("\"version\": 1", "\"version\": 9"),
            "1:1: version 9 of the form is not known; 1 to 2 are, so update lorgnette",
        );
        refused(
            "[\n{\"version\": 1}]",
            "2:14: no correction: missing field `page`; docs/corrections.md tells the form",
        );
        refused(
            "",
            "1:1: no correction: EOF while parsing a value; docs/corrections.md tells the form",
        );
    }
}
