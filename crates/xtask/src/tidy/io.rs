//! The core does no I/O: `std::fs` is named by the command, by xtask, by the fit, by what
//! lists source files for them, by build scripts and by native tests and benches, and nowhere else.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use super::Problem;
use super::syntax::Rust;

/// A problem for each place that names `std::fs` where it must not.
pub(super) fn problems(files: &[Rust]) -> Vec<Problem> {
    let core = files.iter().filter(|file| !may_touch_files(file.path));
    core.flat_map(|file| {
        let lines = lines(&file.syntax);
        lines.into_iter().map(|line| Problem::new(file.path, line, MESSAGE))
    })
    .collect()
}

const MESSAGE: &str = "only the cli and xtask name std::fs; let the caller read and pass bytes";

fn may_touch_files(path: &str) -> bool {
    path.starts_with("crates/cli/")
        || path.starts_with("crates/xtask/")
        || path.starts_with("crates/fit/")
        // Of the core only tests may name it: see the edges.
        || path.starts_with("crates/source-files/")
        || path.split('/').any(|folder| folder == "tests" || folder == "benches")
        || path.ends_with("build.rs")
        // What two build scripts share.
        || path.starts_with("crates/render/build/")
}

fn lines(file: &syn::File) -> Vec<usize> {
    let mut finder = Finder { lines: Vec::new() };
    finder.visit_file(file);
    finder.lines
}

struct Finder {
    lines: Vec<usize>,
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut segments = path.segments.iter().map(|segment| segment.ident.to_string());
        if segments.next().as_deref() == Some("std") && segments.next().as_deref() == Some("fs") {
            self.lines.push(path.span().start().line);
        }
        visit::visit_path(self, path);
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if let syn::UseTree::Path(path) = &item.tree
            && path.ident == "std"
            && imports_fs(&path.tree)
        {
            self.lines.push(item.span().start().line);
        }
    }
}

fn imports_fs(tree: &syn::UseTree) -> bool {
    match tree {
        syn::UseTree::Path(path) => path.ident == "fs",
        syn::UseTree::Name(name) => name.ident == "fs",
        syn::UseTree::Rename(rename) => rename.ident == "fs",
        syn::UseTree::Group(group) => group.items.iter().any(imports_fs),
        syn::UseTree::Glob(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::syntax::parsed;
    use super::*;

    #[track_caller]
    fn check(path: &str, code: &str, expected: &[usize]) {
        let found = problems(&[parsed(path, code)]);
        let lines: Vec<usize> = found.into_iter().map(|problem| problem.line).collect();
        assert_eq!(lines, expected, "{code}");
    }

    #[test]
    fn every_way_to_name_it_is_found() {
        let core = "crates/text/src/lib.rs";
        check(core, "use std::fs;", &[1]);
        check(core, "use std::{fmt, fs as files};", &[1]);
        check(core, "use std::fs::File;", &[1]);
        check(core, "fn a() {\n    std::fs::read(\"a\").ok();\n}", &[2]);
        check(core, "use std::fmt; // std::fs", &[]);
    }

    #[test]
    fn the_command_and_build_scripts_may() {
        check("crates/cli/src/main.rs", "use std::fs;", &[]);
        check("crates/kb/build.rs", "use std::fs;", &[]);
    }
}
