//! Every file opens with one sentence that says what it is for.

use std::path::Path;

use super::Problem;
use crate::project::Source;

/// A problem for each file of a kind that can say it and does not.
pub(super) fn problems(sources: &[Source]) -> Vec<Problem> {
    let silent = sources.iter().filter(|source| !speaks(source));
    silent.map(|source| Problem::new(&source.path, 1, MESSAGE)).collect()
}

const MESSAGE: &str = "open the file with a comment that says what it is for";

fn speaks(source: &Source) -> bool {
    let Some(openings) = openings(&source.path) else { return true };
    let mut lines = source.text.lines().map(str::trim_start);
    // A first line may be one that has to be first.
    let first = lines.find(|line| !line.starts_with("#!/") && !line.starts_with("<!doctype"));
    let first = first.unwrap_or_default();
    openings.iter().any(|opening| {
        first.strip_prefix(opening).is_some_and(|rest| rest.contains(char::is_alphabetic))
    })
}

/// How a comment opens, in the kinds of files that the rule knows.
///
/// A manifest says it in its `description`, and a lock file is written by a machine.
fn openings(path: &str) -> Option<&'static [&'static str]> {
    let path = Path::new(path);
    if path.file_name().is_some_and(|name| name == "Cargo.toml") {
        return None;
    }
    match path.extension()?.to_str()? {
        "rs" => Some(&["//!"]),
        "js" | "mjs" => Some(&["//", "/*"]),
        "css" => Some(&["/*"]),
        "html" => Some(&["<!--"]),
        "toml" | "sh" => Some(&["#"]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, text: &str, expected: bool) {
        let source = Source { path: path.into(), text: text.into() };
        assert_eq!(problems(&[source]).is_empty(), expected, "{path}: {text}");
    }

    #[test]
    fn a_rust_file_needs_its_inner_doc() {
        check("a.rs", "//! Reads.\nfn a() {}", true);
        check("a.rs", "fn a() {}", false);
        check("a.rs", "// Reads.\nfn a() {}", false);
        check("a.rs", "//!\n", false);
        check("a.rs", "", false);
    }

    #[test]
    fn lines_that_must_be_first_may_be() {
        check("a.mjs", "#!/usr/bin/env node\n// Runs.", true);
        check("a.html", "<!doctype html>\n<!-- The shell. -->", true);
        check("a.html", "<!doctype html>\n<html>", false);
    }

    #[test]
    fn each_kind_has_its_own_comment() {
        check("a.css", "/* Tokens. */", true);
        check("a.css", "body {}", false);
        check("a.toml", "# People.", true);
        check("a.toml", "[a]", false);
        check("Cargo.toml", "[package]", true);
        check("a.json", "{}", true);
    }
}
