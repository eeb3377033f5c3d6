//! `--corrections`: what people say wins over the program, and what does not fit is told.

use crate::Folder;
use serde_json::{Value, json};

const TEXT: &str = "普京在朝鮮見烏有先生。\n烏有先生說好。\n";

/// A correction of the article, as its page makes it.
fn correction(entity: Value, words: &str, wrong: Value) -> Value {
    let at = TEXT.find(words).expect("the words stand in the text");
    let line = TEXT.lines().find(|line| line.contains(words)).expect("in a line");
    let (before, behind) = line.split_once(words).expect("which holds them");
    let index = TEXT[..at].matches('普').count();
    json!({
        "version": 1,
        "page": {"title": "普京在朝鮮", "address": "https://example.org/site/one/index.html"},
        "entity": entity,
        "mention": {"exact": words, "prefix": before, "suffix": behind, "index": index},
        "wrong": wrong,
    })
}

fn relinked() -> Value {
    let right = json!({"what": "entity", "right": {"id": "china", "name": "中國"}});
    correction(json!({"id": "north-korea", "name": "朝鮮"}), "朝鮮", right)
}

fn missed() -> Value {
    let wrong = json!({"what": "missed", "label": "PERSON"});
    let mut missed = correction(json!({"name": "烏有先生"}), "烏有先生", wrong);
    missed["version"] = json!(2);
    missed["scope"] = json!("everywhere");
    missed
}

/// What `annotate` finds, as words and slug.
fn names(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let all: Vec<&str> = ["annotate", "one.txt"].iter().chain(arguments).copied().collect();
    let data: Value = serde_json::from_str(&folder.run(&all).succeeds().out).expect("JSON");
    let ents = data["ents"].as_array().expect("mentions are a list").clone();
    let shown = ents.iter().map(|ent| {
        format!(
            "{} {}",
            ent["text"].as_str().unwrap_or_default(),
            ent["kb_id"].as_str().unwrap_or("-")
        )
    });
    shown.collect()
}

#[test]
fn corrections_are_applied_by_annotate_and_build_alike() {
    let folder = Folder::new();
    folder.write("one.txt", TEXT).write("two.txt", "朝鮮很遠。\n");
    folder.write("fix/a.json", relinked().to_string());
    folder.write("fix/b.json", json!([missed()]).to_string()).write("fix/readme.md", "no");
    let found = names(&folder, &["--corrections", "fix"]);
    let expected = ["普京 vladimir-putin", "朝鮮 china", "烏有先生 -", "烏有先生 -"];
    assert_eq!(found, expected);
    let build = ["build", "one.txt", "two.txt", "-o", "site", "--corrections", "fix"];
    let done = folder.run(&build).succeeds();
    assert!(!done.err.contains("correction"), "{}", done.err);
    let page = folder.read("site/one/index.html");
    assert!(page.contains(r##"href="#e-china""##) && !page.contains(r##"href="#e-north-korea""##));
    assert_eq!(page.matches(">烏有先生</a>").count(), 2);
    // What was said of one page is not done to another.
    assert!(folder.read("site/two/index.html").contains(r##"href="#e-north-korea""##));
    // And once more it comes to the same.
    folder.run(&build).succeeds();
    assert_eq!(folder.read("site/one/index.html"), page);
}

#[test]
fn what_is_not_applied_is_told_with_its_place_and_reason() {
    let folder = Folder::new();
    folder.write("one.txt", "普京在別處。\n");
    folder.write("fix.json", json!([relinked(), missed()]).to_string());
    let done = folder.run(&["annotate", "one.txt", "--corrections", "fix.json"]).succeeds();
    assert!(
        done.err.contains("fix.json:1: the correction of “朝鮮” is not applied"),
        "{}",
        done.err
    );
    let mut elsewhere = relinked();
    elsewhere["page"] = json!({"title": "另一篇", "address": "https://example.org/x/"});
    folder.write("fix.json", elsewhere.to_string());
    let done =
        folder.run(&["build", "one.txt", "-o", "site", "--corrections", "fix.json"]).succeeds();
    assert!(done.err.contains("is about no text at hand"), "{}", done.err);
}

#[test]
fn what_is_wrong_with_a_file_stops_the_build() {
    let folder = Folder::new();
    folder
        .write("one.txt", TEXT)
        .write("fix.json", "[\n{\"version\": 1}\n]")
        .write("empty/a.txt", "");
    let run = |path: &str| folder.run(&["build", "one.txt", "-o", "site", "--corrections", path]);
    run("fix.json").says("fix.json:2:14: no correction: missing field `page`");
    run("empty").says("holds no corrections");
    run("none.json").says("cannot read none.json");
    let merge = |from: &str, with: &str| {
        let name = |id: &str| json!({"id": id, "name": id});
        correction(name(from), "朝鮮", json!({"what": "merge", "with": name(with)}))
    };
    folder
        .write("fix.json", format!("[{},\n{}]", merge("china", "japan"), merge("japan", "china")));
    run("fix.json")
        .says("fix.json:2: the correction of “japan” merges in a circle with fix.json:1");
}
