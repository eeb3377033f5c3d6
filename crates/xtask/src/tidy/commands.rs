//! Every command that the guides show exists: `cargo xtask …` and `lorgnette …`.

use std::collections::BTreeSet;

use clap::CommandFactory;
use syn::visit::{self, Visit};

use super::Problem;
use super::syntax::Rust;
use crate::project::Source;

/// A problem for each verb shown that neither command has.
pub(super) fn problems(sources: &[Source], rust: &[Rust]) -> Vec<Problem> {
    let xtask = xtask_verbs();
    let lorgnette = lorgnette_verbs(rust);
    let guides = sources.iter().filter(|source| source.is("md") && !source.path.contains('/'));
    let mut problems = Vec::new();
    for guide in guides {
        for (line, text) in code_lines(&guide.text) {
            for (program, verb) in verbs_shown(text) {
                let known = if program == "lorgnette" { &lorgnette } else { &xtask };
                if !known.contains(verb) {
                    let message = format!("`{program} {verb}` is shown, but there is no such verb");
                    problems.push(Problem::new(&guide.path, line, message));
                }
            }
        }
    }
    problems
}

fn xtask_verbs() -> BTreeSet<String> {
    crate::Cli::command().get_subcommands().map(|verb| verb.get_name().to_owned()).collect()
}

/// The variants of the command's `Subcommand` enums, named as clap names them.
fn lorgnette_verbs(rust: &[Rust]) -> BTreeSet<String> {
    let mut finder = Finder { verbs: BTreeSet::new() };
    for file in rust.iter().filter(|file| file.path.starts_with("crates/cli/src/")) {
        finder.visit_file(&file.syntax);
    }
    finder.verbs
}

struct Finder {
    verbs: BTreeSet<String>,
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        if item.attrs.iter().any(derives_subcommand) {
            self.verbs
                .extend(item.variants.iter().map(|variant| kebab(&variant.ident.to_string())));
        }
        visit::visit_item_enum(self, item);
    }
}

fn derives_subcommand(attribute: &syn::Attribute) -> bool {
    let mut found = false;
    if attribute.path().is_ident("derive") {
        // A derive that does not parse does not compile either.
        let _ = attribute.parse_nested_meta(|meta| {
            found |= meta.path.segments.last().is_some_and(|last| last.ident == "Subcommand");
            Ok(())
        });
    }
    found
}

fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.extend(letter.to_lowercase());
    }
    kebab
}

/// The lines inside fenced blocks, counted from 1.
fn code_lines(markdown: &str) -> Vec<(usize, &str)> {
    let mut inside = false;
    let mut lines = Vec::new();
    for (number, line) in markdown.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            inside = !inside;
        } else if inside {
            lines.push((number + 1, line));
        }
    }
    lines
}

/// The programs of ours that a line calls, each with its verb; options are no verbs.
fn verbs_shown(line: &str) -> Vec<(&'static str, &str)> {
    let code = line.split('#').next().unwrap_or_default();
    let mut found = Vec::new();
    for call in code.split(['|', '&', ';']) {
        let words: Vec<&str> = call.split_whitespace().skip_while(|word| *word == "$").collect();
        let shown = match words.as_slice() {
            ["lorgnette", verb, ..] => Some(("lorgnette", *verb)),
            ["cargo", "xtask", verb, ..] => Some(("cargo xtask", *verb)),
            ["cargo", "run", rest @ ..] if rest.contains(&"lorgnette") => {
                let after = rest.iter().skip_while(|word| **word != "--").nth(1);
                after.map(|verb| ("lorgnette", *verb))
            }
            _ => None,
        };
        found.extend(shown.filter(|(_, verb)| !verb.starts_with('-')));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::syntax::parsed;
    use super::*;

    #[test]
    fn calls_are_read_from_a_line() {
        assert_eq!(verbs_shown("$ lorgnette build a -o b # lorgnette c"), [("lorgnette", "build")]);
        assert_eq!(verbs_shown("cargo xtask serve"), [("cargo xtask", "serve")]);
        assert_eq!(verbs_shown("cat a | lorgnette repair -"), [("lorgnette", "repair")]);
        assert_eq!(
            verbs_shown("cargo run -p lorgnette -- kb check && cargo xtask tidy"),
            [("lorgnette", "kb"), ("cargo xtask", "tidy")]
        );
        assert_eq!(verbs_shown("lorgnette --help"), []);
    }

    #[test]
    fn a_verb_that_is_not_there_is_found_at_its_line() {
        let code = "#[derive(Debug, clap::Subcommand)]\nenum Verb { Build, DryRun }";
        let cli = [parsed("crates/cli/src/main.rs", code)];
        let text =
            "lorgnette gone\n```sh\nlorgnette dry-run\nlorgnette gone\ncargo xtask no\n```\n";
        let guide = [Source { path: "README.md".into(), text: text.into() }];
        let lines: Vec<usize> = problems(&guide, &cli).iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [4, 5]);
    }
}
