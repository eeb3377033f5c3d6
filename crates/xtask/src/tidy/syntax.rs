//! Parses the Rust sources once, for the rules that look at syntax.

use super::Problem;
use crate::project::Source;

/// A parsed Rust file.
pub(super) struct Rust<'a> {
    pub(super) path: &'a str,
    pub(super) syntax: syn::File,
}

/// The Rust files; one that does not parse is a problem.
pub(super) fn parse(sources: &[Source]) -> (Vec<Rust<'_>>, Vec<Problem>) {
    let (mut parsed, mut problems) = (Vec::new(), Vec::new());
    for source in sources.iter().filter(|source| source.is("rs")) {
        match syn::parse_file(&source.text) {
            Ok(syntax) => parsed.push(Rust { path: &source.path, syntax }),
            Err(error) => {
                let line = error.span().start().line;
                problems.push(Problem::new(&source.path, line, format!("does not parse: {error}")));
            }
        }
    }
    (parsed, problems)
}

/// Parses the code of a test.
#[cfg(test)]
pub(super) fn parsed<'a>(path: &'a str, code: &str) -> Rust<'a> {
    Rust { path, syntax: syn::parse_file(code).expect("test code parses") }
}
