//! `lorgnette build`: pages, their links, and what happens to articles that are none.

use crate::Folder;

const ARTICLE: &str = "---\ntitle: 會晤\ndate: 2025-09-03\nlanguage: zh-Hant\n---\n\n\
    金正恩和普京在北京會晤。\n";

/// What trunk leaves behind, in small.
fn with_reader(folder: &Folder, at: &str) {
    let index = "<!doctype html><html><head><meta charset=\"utf-8\">\
        <link rel=\"stylesheet\" href=\"./prose-1.css\" integrity=\"sha384-x\">\
        <link rel=\"icon\" href=\"./icon.svg\">\
        <script defer src=\"./boot.js\" data-js=\"./r-1.js\" data-wasm=\"./r-1_bg.wasm\"></script>\
        </head><body></body></html>";
    let file = |name: &str| format!("{at}/{name}");
    folder.write(&file("index.html"), index);
    for name in ["prose-1.css", "icon.svg", "boot.js", "r-1.js", "r-1_bg.wasm", "other.txt"] {
        folder.write(&file(name), name);
    }
    folder.write(&file("snippets/a/inline0.js"), "export {}");
}

#[test]
fn a_site_has_an_index_and_a_page_for_each_article() {
    let folder = Folder::new();
    folder.write("in/one.md", ARTICLE).write("in/deep/two.txt", "第二篇\n\n正文在此。\n");
    folder.write("in/README.md", "not an article").write("in/notes.pdf", "neither");
    let done = folder.run(&["build", "in", "-o", "site"]).succeeds();
    assert!(done.out.contains("2 pages"), "{done:?}");
    let index = folder.read("site/index.html");
    assert!(index.contains("<a href=\"one/index.html\">會晤</a>"), "{index}");
    assert!(index.contains("<a href=\"two/index.html\">"), "{index}");
    assert!(!folder.has("site/readme"));
    let page = folder.read("site/one/index.html");
    assert!(page.contains("<html lang=\"zh-Hant\">"));
    assert!(page.contains("<title>會晤</title>"));
    assert!(page.contains("href=\"#e-kim-jong-un\"") && page.contains("id=\"e-kim-jong-un\""));
}

#[test]
fn an_article_that_is_named_twice_is_built_once() {
    let folder = Folder::new();
    folder.write("in/one.md", ARTICLE);
    let whole = folder.path("in/one.md").display().to_string();
    let names = ["in/one.md", "./in/../in/one.md", whole.as_str(), "in"];
    for second in names {
        let done = folder.run(&["build", "in/one.md", second, "-o", "site"]).succeeds();
        assert!(done.out.contains("1 page ") && !folder.has("site/one-2"), "{second}: {done:?}");
    }
    folder.run(&["build", "in", "in/one.md", "-o", "site"]).succeeds();
    assert!(!folder.has("site/one-2"));
}

#[test]
fn pages_carry_the_policy_before_anything_it_rules() {
    let folder = Folder::new();
    folder.write("one.md", ARTICLE).run(&["build", "one.md", "-o", "site"]).succeeds();
    for page in ["site/index.html", "site/one/index.html"] {
        let page = folder.read(page);
        let policy = page.find("Content-Security-Policy").expect("every page has it");
        assert!(policy < page.find("<script").expect("every page starts the reader"));
        assert!(page.contains("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"));
        assert!(!page.contains(" style=") && !page.contains("src=\"/"), "{page}");
    }
}

#[test]
fn the_reader_is_copied_and_linked_from_every_depth() {
    let folder = Folder::new();
    with_reader(&folder, "dist");
    folder.write("one.md", ARTICLE);
    folder.run(&["build", "one.md", "-o", "site", "--reader", "dist"]).succeeds();
    for name in
        ["prose-1.css", "icon.svg", "boot.js", "r-1.js", "r-1_bg.wasm", "snippets/a/inline0.js"]
    {
        assert_eq!(folder.read(&format!("site/{name}")), folder.read(&format!("dist/{name}")));
    }
    assert!(!folder.has("site/other.txt"));
    let page = folder.read("site/one/index.html");
    for link in ["href=\"../prose-1.css\"", "data-wasm=\"../r-1_bg.wasm\"", "src=\"../boot.js\""] {
        assert!(page.contains(link), "{link}: {page}");
    }
    assert!(!page.contains("integrity"));
    assert!(folder.read("site/index.html").contains("data-wasm=\"r-1_bg.wasm\""));
    // A site is a reader again.
    folder.run(&["build", "one.md", "-o", "again", "--reader", "site"]).succeeds();
    assert_eq!(folder.read("again/one/index.html"), page);
}

#[test]
fn the_nearest_reader_is_found_and_its_absence_said() {
    let folder = Folder::new();
    folder.write("one.md", ARTICLE);
    folder.run(&["build", "one.md", "-o", "bare"]).succeeds().says("no built reader was found");
    with_reader(&folder, "dist");
    let done = folder.run(&["build", "one.md", "-o", "site"]).succeeds();
    assert_eq!(done.err, "");
    assert!(folder.has("site/r-1_bg.wasm") && !folder.has("bare/r-1_bg.wasm"));
}

#[test]
fn a_broken_reader_is_refused_by_name() {
    let folder = Folder::new();
    folder.write("one.md", ARTICLE);
    let build = ["build", "one.md", "-o", "site", "--reader", "dist"];
    folder.run(&build).fails(&["there is no reader in dist", "trunk build"]);
    with_reader(&folder, "dist");
    std::fs::remove_file(folder.path("dist/prose-1.css")).expect("it was written");
    folder.run(&build).fails(&["prose-1.css", "build the reader again"]);
    folder.write("dist/index.html", "<p>no reader</p>");
    folder.run(&build).fails(&["starts no reader"]);
}

#[test]
fn one_bad_article_does_not_stop_the_others() {
    let folder = Folder::new();
    folder.write("in/good.md", ARTICLE).write("in/empty.txt", " \n\n").write("in/none.md", "");
    folder.write("in/picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06");
    let done = folder.run(&["build", "in", "missing.md", "-o", "site"]);
    let done = done.fails(&["empty.txt holds no text", "none.md holds no text", "missing.md"]);
    assert!(done.err.contains("picture.txt is a picture in PNG;"), "{done:?}");
    assert!(done.out.contains("1 page "), "{done:?}");
    assert!(folder.has("site/good/index.html") && !folder.has("site/empty"));
}

#[test]
fn nothing_to_build_is_an_error() {
    let folder = Folder::new();
    folder.write("in/notes.pdf", "x");
    folder
        .run(&["build", "in", "-o", "site"])
        .fails(&["no articles", ".md, .html, .mhtml or .epub file"]);
    folder.run(&["build", "gone", "-o", "site"]).fails(&["there is no file or folder gone"]);
    assert!(!folder.has("site/index.html"));
}

#[test]
fn articles_of_one_name_get_pages_of_their_own() {
    let folder = Folder::new();
    folder.write("a/news.md", ARTICLE).write("b/news.md", "另一篇\n\n內容。\n");
    folder.run(&["build", "a", "b", "-o", "site"]).succeeds().says("becomes news-2/");
    assert!(folder.read("site/news/index.html").contains("會晤"));
    assert!(folder.read("site/news-2/index.html").contains("另一篇"));
}

#[test]
fn an_article_named_twice_is_built_once() {
    let folder = Folder::new();
    folder.write("in/one.md", ARTICLE);
    folder.run(&["build", "in/one.md", "in", "-o", "site"]).succeeds();
    assert!(!folder.has("site/one-2"));
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_utf_8_is_still_an_article() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new();
    let name = std::ffi::OsStr::from_bytes(b"\xd6\xd0.txt");
    std::fs::create_dir(folder.path("in")).expect("a temporary folder can be written");
    std::fs::write(folder.path("in").join(name), ARTICLE).expect("the name is allowed here");
    folder.run(&["build", "in", "-o", "site"]).succeeds();
    assert!(folder.read("site/index.html").contains("<a href=\"article-"));
}

#[test]
fn pictures_are_copied_beside_the_page() {
    let folder = Folder::new();
    let article = "# 題\n\n![一](img/a%20b.png)\n\n![二](gone.png)\n\n![三](../secret.txt)\n";
    folder.write("in/one.md", article).write("in/img/a b.png", "png").write("secret.txt", "x");
    let done = folder.run(&["build", "in", "-o", "site"]).succeeds();
    assert!(done.err.contains("one.md: picture gone.png cannot be read"), "{done:?}");
    assert!(done.err.contains("picture ../secret.txt is of no kind"), "{done:?}");
    assert_eq!(folder.read("site/one/figure-1.png"), "png");
    let page = folder.read("site/one/index.html");
    assert!(page.contains("<img src=\"figure-1.png\""));
    assert!(page.contains("二") && !page.contains("gone.png") && !page.contains("secret"));
}

#[test]
fn links_between_articles_lead_to_their_pages() {
    let folder = Folder::new();
    let links = "見[甲](deep/two.md#e=china)、[乙](gone.md)、[丙](https://example.org/two.md)。\n";
    folder.write("in/one.md", links).write("in/deep/two.md", ARTICLE);
    folder.run(&["build", "in", "-o", "site"]).succeeds();
    let page = folder.read("site/one/index.html");
    for href in ["../two/index.html#e=china", "gone.md", "https://example.org/two.md"] {
        assert!(page.contains(&format!("<a class=\"link\" href=\"{href}\"")), "{href}: {page}");
    }
}

#[test]
fn data_in_the_page_cannot_end_its_element() {
    let folder = Folder::new();
    let title = "title: \"</script><script>alert(1)</script><!--\"";
    folder.write("one.md", format!("---\n{title}\n---\n\n正文<script>alert(2)</script>。\n"));
    folder.run(&["build", "one.md", "-o", "site"]).succeeds();
    for page in ["site/one/index.html", "site/index.html"] {
        let page = folder.read(page);
        assert!(!page.contains("<script>") && !page.contains("alert(1)</script>"), "{page}");
    }
    let page = folder.read("site/one/index.html");
    let data = page.split("id=\"page\">").nth(1).and_then(|rest| rest.split("</script>").next());
    let data: serde_json::Value =
        serde_json::from_str(data.expect("the page has its data")).expect("it is JSON");
    assert_eq!(data["title"], "</script><script>alert(1)</script><!--");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = Folder::new();
    folder.write("in/one.md", ARTICLE).write("in/two.md", ARTICLE);
    folder.run(&["build", "in", "-o", "a"]).succeeds();
    folder.run(&["build", "in", "-o", "b"]).succeeds();
    for name in ["index.html", "one/index.html", "two/index.html", ".lorgnette-manifest.json"] {
        assert_eq!(folder.read(&format!("a/{name}")), folder.read(&format!("b/{name}")));
    }
}

#[test]
fn pages_say_where_corrections_go() {
    let folder = Folder::new();
    folder.write("one.md", ARTICLE);
    let build = |to: &str| folder.run(&["build", "one.md", "-o", "site", "--corrections-to", to]);
    build("mailto:desk@example.org").succeeds();
    let page = folder.read("site/one/index.html");
    assert!(page.contains(r#""corrections":"mailto:desk@example.org""#), "{page}");
    for (to, why) in [
        ("https://example.org/new", "says by {body} where the correction goes"),
        ("javascript:alert(1)", "begins with mailto: or https://"),
    ] {
        let done = build(to).says(why).says("--corrections-to");
        assert_eq!(done.code, Some(2), "the command was called wrongly");
    }
}

#[test]
fn an_entity_that_would_have_an_empty_card_stops_the_build() {
    let folder = Folder::new();
    folder.write("one.md", "---\nlanguage: zh-Hant\n---\n\n甲乙丙丁社在此。\n");
    folder.write(
        "kb/own.toml",
        "# Ours.\n[defaults]\nsource = \"editor\"\n\n[[entity]]\nid = \"own-agency\"\n\
         label = \"ORG\"\nsubtype = \"media\"\nnames = { zh-Hant = \"甲乙丙丁社\" }\n",
    );
    let done = folder.run(&["build", "one.md", "-o", "site", "--kb", "kb"]);
    done.fails(&[
        "kb/own.toml:6:6: nothing to make the missing `description` from; mend: write one",
    ]);
}
