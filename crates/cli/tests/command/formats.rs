//! Pages, books and JSON, as the command opens them.

use crate::Folder;
use serde_json::Value;

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
fn an_index_is_taken_whole_and_said() {
    let folder = Folder::new();
    folder.write("a.html", "<ul><li><a href=/1>Kim in Beijing</a><li><a href=/2>Fog</a></ul>");
    let done = folder.run(&["repair", "a.html"]).succeeds();
    assert_eq!(done.out, "Kim in Beijing\nFog\n");
    done.says("note: a.html has no article in it");
}
