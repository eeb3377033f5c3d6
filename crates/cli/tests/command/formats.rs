//! Pages, books and JSON, as the command opens them.

use crate::Folder;
use serde_json::{Value, json};

const PAGE: &str = "<!doctype html><html><head><title>Kim in Beijing - Harbour Post</title>\
    <meta property=\"article:published_time\" content=\"2025-09-03T08:00:00Z\"></head><body>\
    <nav><a href=/>Home</a></nav><article><h1>Kim in Beijing</h1><p>Kim Jong Un travelled to \
    Beijing by train, said the Kremlin, and met Vladimir Putin there for two hours.</p>\
    <p onclick=\"alert(1)\">They spoke of the pact of last June, and of <b>Pyongyang</b>, for a \
    long time, said the Kremlin.</p></article><footer>All rights reserved.</footer></body></html>";

#[test]
fn a_saved_page_is_an_article_like_any_other() {
    let folder = Folder::new();
    folder.write("in/kim.html", PAGE).write("in/kim_files/frame.html", PAGE);
    folder.write("in/data.json", "{\"text\": \"no article\"}");
    folder.run(&["build", "in", "-o", "site"]).succeeds();
    let page = folder.read("site/kim/index.html");
    assert!(page.contains("<time datetime=\"2025-09-03\">"), "{page}");
    assert!(page.contains("data-e=\"kim-jong-un\"") && !page.contains("onclick"), "{page}");
    assert!(!folder.has("site/frame") && !folder.has("site/data"));
    // What was built is not built again.
    folder.run(&["build", ".", "-o", "other"]).succeeds();
    assert!(!folder.has("other/index") && folder.has("other/kim"));
}

#[test]
fn repair_prints_the_article_of_a_page() {
    let folder = Folder::new();
    folder.write("a.html", PAGE.replace("travelled", "travelled 紀(jì)念戰(zhàn)爭(zhēng)"));
    let out = folder.run(&["repair", "a.html"]).succeeds().out;
    assert!(out.starts_with("Kim in Beijing\nKim Jong Un travelled 紀念戰爭"), "{out}");
    assert!(!out.contains('<') && !out.contains("Home"), "{out}");
    let report = folder.run(&["repair", "a.html", "--report"]).succeeds().out;
    let report: Value = serde_json::from_str(&report).expect("it is JSON");
    assert_eq!(report["changes"].as_array().map(Vec::len), Some(3));
}

#[test]
fn what_annotate_wrote_is_opened_again() {
    let folder = Folder::new();
    folder.write(
        "a.md",
        "---\ntitle: 訪華\ndate: 2025-09-03\nsource: 港報\n---\n\n# 一\n\n- 金正恩*到*了北京。\n",
    );
    let first = folder.run(&["annotate", "a.md"]).succeeds().out;
    let again = folder.write("b.json", &first).run(&["annotate", "b.json"]).succeeds().out;
    assert_eq!(again, first);
    let data: Value = serde_json::from_str(&first).expect("it is JSON");
    assert_eq!(data["lorgnette"], 1);
    assert_eq!(data["meta"]["date"], "2025-09-03");
    folder.run(&["build", "a.md", "-o", "one"]).succeeds();
    folder.run(&["build", "b.json", "-o", "two"]).succeeds();
    let prose = |page: &str| {
        let page = folder.read(page);
        let (_, rest) = page.split_once("<section class=\"section\">").expect("it has prose");
        rest.split_once("</article>").expect("it ends").0.to_string()
    };
    assert_eq!(prose("one/a/index.html"), prose("two/b/index.html"));
}

#[test]
fn a_project_is_annotated_and_built_as_it_was_left() {
    let folder = Folder::new();
    let quote = |words: &str| json!({"exact": words, "prefix": "", "suffix": "在", "index": 0});
    let missed = |words: &str| {
        let page = json!({"title": "家書", "address": ""});
        let wrong = json!({"what": "missed", "label": "PERSON"});
        json!({"version": 2, "page": page, "entity": {"name": words}, "mention": quote(words),
            "wrong": wrong})
    };
    let note = |id: &str, words: &str| json!({"id": id, "at": quote(words), "text": "看地圖"});
    let project = json!({
        "lorgnette_project": 1,
        "file": {"name": "a.md", "text": "# 家書\n\n烏有先生在朝鮮。\n"},
        "corrections": [missed("烏有先生"), missed("子虛先生")],
        "notes": [note("n1", "朝鮮"), note("n2", "別處")],
    });
    folder.write("in/家書.lorgnette.json", project.to_string());
    let file = "in/家書.lorgnette.json";
    let done = folder.run(&["annotate", file]).succeeds();
    assert!(done.out.contains("\"烏有先生\""), "{}", done.out);
    let done = done.says(&format!("{file}: the correction of “子虛先生” is not applied"));
    done.says(&format!("{file}: the note on “別處” is left out"));
    let annotations = folder.run(&["annotate", file, "--format", "web-annotation"]).succeeds().out;
    let data: Value = serde_json::from_str(&annotations).expect("it is JSON");
    let items = data["items"].as_array().expect("a page has items");
    let notes: Vec<_> = items.iter().filter(|item| item["motivation"] == "commenting").collect();
    assert_eq!((notes.len(), &notes[0]["body"]["value"]), (1, &json!("看地圖")));
    // A folder is searched for projects, while other JSON may be data.
    folder.run(&["build", "in", "-o", "site"]).succeeds();
    let page = folder.read("site/jia-shu/index.html");
    assert!(page.contains(">烏有先生</a>") && page.contains("data-noted=\"n1\""), "{page}");
}

#[test]
fn an_index_is_taken_whole_and_said() {
    let folder = Folder::new();
    folder.write("a.html", "<ul><li><a href=/1>Kim in Beijing</a><li><a href=/2>Fog</a></ul>");
    let done = folder.run(&["repair", "a.html"]).succeeds();
    assert_eq!(done.out, "Kim in Beijing\nFog\n");
    done.says("note: a.html has no article in it");
}
