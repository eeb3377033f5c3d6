//! No function is longer than a screen.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use super::Problem;
use super::syntax::Rust;

/// Lines from the signature to the closing brace, both counted. The aim is a median of 10
/// and nine of ten under 30; this is what CI refuses.
const LONGEST: usize = 70;

/// A problem for each function that is too long.
pub(super) fn problems(files: &[Rust]) -> Vec<Problem> {
    let long = files.iter().flat_map(functions).filter(|function| function.lines > LONGEST);
    long.map(|function| {
        let message = format!(
            "`{}` has {} lines; split it, {LONGEST} are the most",
            function.name, function.lines
        );
        Problem::new(function.path, function.line, message)
    })
    .collect()
}

/// How long functions are: count, median, ninth decile, longest.
pub(super) fn report(files: &[Rust]) -> String {
    let mut lines: Vec<usize> = files.iter().flat_map(functions).map(|found| found.lines).collect();
    lines.sort_unstable();
    let at = |tenths: usize| lines.get(lines.len() * tenths / 10).copied().unwrap_or(0);
    let longest = lines.last().copied().unwrap_or(0);
    format!(
        "{} functions, median {} lines, 90 % within {}, longest {longest}",
        lines.len(),
        at(5),
        at(9)
    )
}

struct Function<'a> {
    path: &'a str,
    name: String,
    line: usize,
    lines: usize,
}

fn functions<'a>(file: &Rust<'a>) -> Vec<Function<'a>> {
    let mut finder = Finder { path: file.path, found: Vec::new() };
    finder.visit_file(&file.syntax);
    finder.found
}

struct Finder<'a> {
    path: &'a str,
    found: Vec<Function<'a>>,
}

impl Finder<'_> {
    fn add(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let line = start(signature.span());
        let lines = body.span().end().line + 1 - line;
        let name = signature.ident.to_string();
        self.found.push(Function { path: self.path, name, line, lines });
    }
}

fn start(span: Span) -> usize {
    span.start().line
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.add(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.add(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(body) = &item.default {
            self.add(&item.sig, body);
        }
        visit::visit_trait_item_fn(self, item);
    }
}

#[cfg(test)]
mod tests {
    use super::super::syntax::parsed;
    use super::*;

    #[track_caller]
    fn check(code: &str, expected: &[(&str, usize)]) {
        let found = functions(&parsed("a.rs", code));
        let found: Vec<(&str, usize)> =
            found.iter().map(|function| (function.name.as_str(), function.lines)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_run_from_the_signature_to_the_brace() {
        check("/// Doc.\n#[inline]\nfn a() {\n    let b = '}';\n}", &[("a", 3)]);
        check("fn a() {}", &[("a", 1)]);
    }

    #[test]
    fn methods_and_nested_functions_count() {
        check("impl A {\n    fn a() {\n        fn b() {}\n    }\n}", &[("a", 3), ("b", 1)]);
        check("trait A {\n    fn a();\n    fn b() {}\n}", &[("b", 1)]);
    }

    #[test]
    fn seventy_lines_pass_and_one_more_does_not() {
        let body = |lines: usize| format!("fn a() {{\n{}}}", "    b();\n".repeat(lines - 2));
        assert!(problems(&[parsed("a.rs", &body(70))]).is_empty());
        assert_eq!(problems(&[parsed("a.rs", &body(71))]).len(), 1);
    }
}
