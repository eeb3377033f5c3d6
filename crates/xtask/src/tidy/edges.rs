//! The crates depend on each other in one direction, and only the reader knows the browser.

use serde_json::Value;

use super::Problem;

/// Our crates, each with those of ours that it may name.
const EDGES: [(&str, &[&str]); 15] = [
    ("lorgnette-text", &[]),
    ("lorgnette-kb", &["lorgnette-text"]),
    ("lorgnette-tagger", &["lorgnette-text"]),
    ("lorgnette-tagger-wasm", &["lorgnette-tagger"]),
    ("lorgnette-annotate", &["lorgnette-text", "lorgnette-kb", "lorgnette-tagger"]),
    ("lorgnette-corrections", &["lorgnette-text", "lorgnette-kb", "lorgnette-annotate"]),
    ("lorgnette-render", &["lorgnette-text", "lorgnette-kb", "lorgnette-annotate"]),
    (
        "lorgnette-formats",
        &["lorgnette-text", "lorgnette-kb", "lorgnette-annotate", "lorgnette-corrections"],
    ),
    ("lorgnette-script", &["lorgnette-text"]),
    (
        "lorgnette-fit",
        &["lorgnette-kb", "lorgnette-tagger", "lorgnette-annotate", "lorgnette-formats", FILES],
    ),
    ("lorgnette-engine", CORE),
    ("lorgnette-web", READER),
    ("lorgnette", ALL),
    ("xtask", &["lorgnette-text", "lorgnette-kb", "lorgnette-tagger", FILES]),
    (FILES, &[]),
];

/// It reads files, so the core may name it for its tests alone.
const FILES: &str = "lorgnette-source-files";

const CORE: &[&str] = &[
    "lorgnette-text",
    "lorgnette-kb",
    "lorgnette-annotate",
    "lorgnette-corrections",
    "lorgnette-render",
    "lorgnette-formats",
    "lorgnette-script",
];

/// The core, and what a worker does with it.
const READER: &[&str] = &[
    "lorgnette-text",
    "lorgnette-kb",
    "lorgnette-annotate",
    "lorgnette-render",
    "lorgnette-formats",
    "lorgnette-script",
    "lorgnette-corrections",
    "lorgnette-engine",
];

const ALL: &[&str] = &[
    "lorgnette-text",
    "lorgnette-kb",
    "lorgnette-tagger",
    "lorgnette-annotate",
    "lorgnette-corrections",
    "lorgnette-render",
    "lorgnette-formats",
    "lorgnette-script",
    "lorgnette-engine",
    "lorgnette-web",
    FILES,
];

/// Crates of the browser, each with those of ours that may name it. The command renders a
/// page on the server's side, so it names yew.
const BROWSER: [(&str, &[&str]); 6] = [
    ("yew", &["lorgnette-web", "lorgnette"]),
    ("gloo", &["lorgnette-web", "lorgnette-engine"]),
    ("js-sys", &["lorgnette-web", "lorgnette-engine"]),
    ("web-sys", &["lorgnette-web", "lorgnette-engine"]),
    ("wasm-bindgen", &["lorgnette-web", "lorgnette-engine"]),
    ("wasm-bindgen-futures", &["lorgnette-web", "lorgnette-engine"]),
];

/// A problem for each edge that is not allowed, from what `cargo metadata` prints.
pub(super) fn problems(metadata: &Value) -> Vec<Problem> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    packages.flat_map(package_problems).collect()
}

fn package_problems(package: &Value) -> Vec<Problem> {
    let name = text(&package["name"]);
    let Some((_, allowed)) = EDGES.iter().find(|(known, _)| *known == name) else {
        let message = "add this crate to the edges of `xtask tidy`";
        return vec![Problem::new(name, 0, message)];
    };
    let dependencies = package["dependencies"].as_array().into_iter().flatten();
    dependencies
        .filter(|dependency| dependency["kind"] != "dev" || dependency["name"] != FILES)
        .map(|dependency| text(&dependency["name"]))
        .filter(|dependency| !may_name(name, allowed, dependency))
        .map(|dependency| Problem::new(name, 0, format!("must not depend on {dependency}")))
        .collect()
}

fn may_name(name: &str, allowed: &[&str], dependency: &str) -> bool {
    if EDGES.iter().any(|(ours, _)| *ours == dependency) {
        return allowed.contains(&dependency);
    }
    let browser = BROWSER.iter().find(|(known, _)| *known == dependency);
    browser.is_none_or(|(_, users)| users.contains(&name))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, dependency: &str, expected: &[&str]) {
        let package = serde_json::json!({"name": name, "dependencies": [{"name": dependency}]});
        let found = problems(&serde_json::json!({"packages": [package]}));
        let messages: Vec<String> = found.into_iter().map(|problem| problem.message).collect();
        assert_eq!(messages, expected, "{name} on {dependency}");
    }

    #[test]
    fn the_flow_has_one_direction() {
        check("lorgnette-kb", "lorgnette-text", &[]);
        check("lorgnette-text", "lorgnette-kb", &["must not depend on lorgnette-kb"]);
        check("lorgnette-annotate", "lorgnette-render", &["must not depend on lorgnette-render"]);
        check("lorgnette-web", "lorgnette", &["must not depend on lorgnette"]);
    }

    #[test]
    fn only_the_reader_knows_the_browser() {
        check("lorgnette-web", "web-sys", &[]);
        check("lorgnette", "yew", &[]);
        check("lorgnette", "web-sys", &["must not depend on web-sys"]);
        check("lorgnette-render", "yew", &["must not depend on yew"]);
    }

    #[test]
    fn the_core_lists_files_in_its_tests_alone() {
        check("lorgnette", FILES, &[]);
        check("lorgnette-kb", FILES, &["must not depend on lorgnette-source-files"]);
        let in_tests = serde_json::json!({"name": FILES, "kind": "dev"});
        let kb = serde_json::json!({"name": "lorgnette-kb", "dependencies": [in_tests]});
        assert!(problems(&serde_json::json!({"packages": [kb]})).is_empty());
    }

    #[test]
    fn a_new_crate_must_take_its_place() {
        check("lorgnette-extra", "serde", &["add this crate to the edges of `xtask tidy`"]);
    }

    #[test]
    fn other_crates_are_not_its_matter() {
        check("lorgnette-text", "serde", &[]);
    }
}
