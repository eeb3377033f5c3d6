//! Where `lorgnette build` writes: only what is its own.

use crate::Folder;

const ONE: &str = "# 一\n\n此篇甚短。\n";
const TWO: &str = "# 二\n\n彼篇亦然。\n";

/// A site of two articles in `site`, from `in`.
fn built() -> Folder {
    let folder = Folder::new();
    folder.write("in/one.md", ONE).write("in/two.md", TWO);
    folder.run(&["build", "in", "-o", "site"]).succeeds();
    folder
}

#[test]
fn a_folder_of_others_is_refused() {
    let folder = Folder::new();
    folder.write("in/one.md", ONE).write("site/precious.txt", "mine");
    let done = folder.run(&["build", "in", "-o", "site"]);
    done.fails(&["site holds files that lorgnette did not write", "name an empty folder"]);
    assert!(!folder.has("site/index.html") && !folder.has("site/one"));
    assert_eq!(folder.read("site/precious.txt"), "mine");
}

#[test]
fn a_rebuild_removes_what_it_no_longer_makes() {
    let folder = built();
    std::fs::remove_file(folder.path("in/two.md")).expect("it was written");
    folder.write("site/extra.txt", "mine");
    folder.run(&["build", "in", "-o", "site"]).succeeds();
    assert!(folder.has("site/one/index.html") && !folder.has("site/two"));
    assert_eq!(folder.read("site/extra.txt"), "mine");
    assert!(!folder.read("site/index.html").contains("two/"));
}

#[test]
fn what_was_changed_by_hand_is_neither_replaced_nor_removed() {
    let folder = built();
    folder.write("site/two/index.html", "by hand");
    let done = folder.run(&["build", "in", "-o", "site"]);
    done.fails(&["two/index.html was changed since lorgnette wrote it", "move it away"]);
    std::fs::remove_file(folder.path("in/two.md")).expect("it was written");
    let done = folder.run(&["build", "in", "-o", "site"]).succeeds();
    done.says("two/index.html was changed by hand and stays");
    assert_eq!(folder.read("site/two/index.html"), "by hand");
}

#[test]
fn a_file_in_the_way_is_not_replaced() {
    let folder = built();
    folder.write("in/three.md", ONE).write("site/three/index.html", "mine");
    folder.run(&["build", "in", "-o", "site"]).fails(&["three/index.html was not written by"]);
    assert_eq!(folder.read("site/three/index.html"), "mine");
}

#[test]
fn an_interrupted_build_is_taken_up() {
    let folder = built();
    // As a build leaves it that was stopped: all of its files are planned, the first page
    // has another text, and half of what should follow.
    let manifest = "site/.lorgnette-manifest.json";
    let mut planned: serde_json::Value =
        serde_json::from_str(&folder.read(manifest)).expect("the manifest is JSON");
    let files = planned["files"].as_object_mut().expect("it lists files");
    files.values_mut().for_each(|hash| *hash = serde_json::Value::Null);
    folder.write(manifest, planned.to_string());
    folder.write("site/one/index.html", "newer").write("site/one/.index.html.part", "hal");
    folder.run(&["build", "in", "-o", "site"]).succeeds();
    assert!(folder.read("site/one/index.html").contains("此篇甚短"));
    assert!(!folder.has("site/one/.index.html.part"));
}

#[test]
fn a_damaged_manifest_is_refused() {
    let folder = built();
    folder.write("site/.lorgnette-manifest.json", "{");
    let done = folder.run(&["build", "in", "-o", "site"]);
    done.fails(&[".lorgnette-manifest.json is damaged", "empty the folder"]);
}

#[test]
fn a_manifest_reaches_nothing_outside_its_folder() {
    let folder = built();
    folder.write("precious.txt", "mine");
    let precious = folder.path("precious.txt").display().to_string();
    let names =
        [precious.as_str(), "../precious.txt", "one/../../precious.txt", "..\\x", "C:x", ""];
    for name in names {
        let manifest = serde_json::json!({ "files": { name: null } }).to_string();
        folder.write("site/.lorgnette-manifest.json", &manifest);
        let done = folder.run(&["build", "in", "-o", "site"]);
        done.fails(&[".lorgnette-manifest.json is damaged; empty the folder"]);
        assert_eq!(folder.read("precious.txt"), "mine");
        assert_eq!(folder.read("site/.lorgnette-manifest.json"), manifest, "{name}");
    }
}

#[test]
fn an_article_that_fails_keeps_its_earlier_page() {
    let folder = built();
    folder.write("in/two.md", "");
    folder.run(&["build", "in", "-o", "site"]).fails(&["two.md holds no text"]);
    assert!(folder.read("site/two/index.html").contains("彼篇亦然"));
    folder.write("in/two.md", TWO);
    folder.run(&["build", "in", "-o", "site"]).succeeds();
}

#[test]
fn a_site_may_lie_among_its_sources() {
    let folder = Folder::new();
    folder.write("in/one.md", ONE).write("in/site/.keep", "");
    for _ in 0..2 {
        let done = folder.run(&["build", "in", "-o", "in/site"]).succeeds();
        assert!(done.out.contains("1 page "), "{done:?}");
        folder.write("in/site/note.txt", "not an article: it lies in the site");
    }
}

#[test]
fn a_reader_can_be_built_in_place() {
    let folder = Folder::new();
    let index = "<head><script defer src=\"boot.js\" data-wasm=\"r.wasm\"></script></head>";
    folder.write("dist/index.html", index).write("dist/boot.js", "").write("dist/r.wasm", "");
    folder.write("one.md", ONE);
    let build = ["build", "one.md", "-o", "dist", "--reader", "dist"];
    for _ in 0..2 {
        folder.run(&build).succeeds();
        assert!(folder.read("dist/index.html").contains("one/index.html"));
        assert!(folder.has("dist/r.wasm"));
    }
    // All but the shell is the reader's own.
    assert!(!folder.read("dist/.lorgnette-manifest.json").contains("r.wasm"));
    folder.write("two.md", TWO).write("dist/two/index.html", "mine");
    let done = folder.run(&["build", "two.md", "-o", "dist", "--reader", "dist"]);
    done.fails(&["two/index.html was not written by lorgnette"]);
}

#[test]
fn a_file_is_no_folder_to_write_to() {
    let folder = Folder::new();
    folder.write("one.md", ONE).write("site", "a file");
    let plain = "error: cannot make the folder site: a file stands where a folder is needed; name";
    folder.run(&["build", "one.md", "-o", "site"]).fails(&[plain]);
}
