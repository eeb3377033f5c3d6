//! Pages that mean harm, built: what of them reaches a page of ours is text in our own elements.

use crate::Folder;
use scraper::{Html, Selector};
use std::path::Path;

/// The elements of prose, and for all of them the attributes.
const ELEMENTS: [&str; 26] = [
    "a",
    "blockquote",
    "code",
    "del",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "ins",
    "li",
    "ol",
    "p",
    "rp",
    "rt",
    "ruby",
    "section",
    "span",
    "strong",
    "time",
    "ul",
];
const ATTRIBUTES: [&str; 12] = [
    "class",
    "data-e",
    "data-m",
    "data-note",
    "data-r",
    "data-units",
    "datetime",
    "href",
    "id",
    "lang",
    "rel",
    "tabindex",
];
/// What the classes of an element begin with.
const CLASSES: [&str; 10] =
    ["", "mention", "link", "repair", "section", "byline", "inner", "source", "untitled", "was"];

/// Made here because they are large: attributes without end, and a depth that no stack has.
fn large() -> [(&'static str, String); 4] {
    let prose = "<p>The harbour was closed by fog, said the pilot, and nobody was surprised. \
        Boats waited outside until noon, when the wind came up at last.</p>";
    let prose = prose.repeat(3);
    let names: String = (0..5_000).map(|n| format!(" onx{n}='alert({n})'")).collect();
    let long = "x\" onload=alert(1) ".repeat(20_000);
    [
        ("attributes", format!("<article><p{names} class='{long}'>Fog</p>{prose}</article>")),
        ("deep", format!("{}{prose}", "<div><b><ul><li>".repeat(25_000))),
        ("ends", format!("{}{prose}", "<table><tr><td></p></b></div>".repeat(25_000))),
        ("nul", format!("<script\0>alert(1)</script><p onclick\0=alert(2)>\0{prose}")),
    ]
}

/// Every hostile page, by name.
fn pages() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/html-hostile");
    let entries = std::fs::read_dir(folder).expect("the corpus is there");
    let mut pages: Vec<(String, Vec<u8>)> = entries
        .map(|entry| {
            let path = entry.expect("the corpus can be listed").path();
            let name = path.file_stem().expect("pages have names").to_string_lossy().into_owned();
            (name, std::fs::read(path).expect("a page can be read"))
        })
        .collect();
    pages.extend(large().map(|(name, page)| (name.to_string(), page.into_bytes())));
    pages
}

fn names_of(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).map(|element| element.value().name().to_string()).collect()
}

#[test]
fn nothing_of_a_hostile_page_but_its_text_is_on_ours() {
    let folder = Folder::new();
    let pages = pages();
    for (name, bytes) in &pages {
        folder.write(&format!("in/{name}.html"), bytes);
    }
    folder.write("in/clean.txt", "The harbour was closed by fog, said the pilot.\n");
    folder.run(&["build", "in", "-o", "site"]).succeeds();
    let read = |name: &str| Html::parse_document(&folder.read(&format!("site/{name}/index.html")));
    let clean = read("clean");
    for (name, _) in &pages {
        check(name, &read(name), &clean);
    }
}

/// Checks a page against what a harmless one has.
#[track_caller]
fn check(name: &str, page: &Html, clean: &Html) {
    for selector in ["script", "head > *", "style, iframe, object, embed, math, form, img"] {
        assert_eq!(names_of(page, selector), names_of(clean, selector), "{name}: {selector}");
    }
    let all = Selector::parse("article section, article section *").expect("a selector");
    for element in page.select(&all) {
        let value = element.value();
        assert!(ELEMENTS.contains(&value.name()), "{name}: {}", value.name());
        for (attribute, content) in value.attrs() {
            assert!(ATTRIBUTES.contains(&attribute), "{name}: {attribute}={content}");
        }
        let class = value.attr("class").unwrap_or_default().split(' ').next();
        let class = class.unwrap_or_default();
        assert!(CLASSES.contains(&class), "{name}: {class}");
    }
    let links = Selector::parse("[href], [src]").expect("a selector");
    for element in page.select(&links) {
        let value = element.value();
        let address = value.attr("href").or(value.attr("src")).unwrap_or_default();
        let ours = ["#", "../", "https://", "data:image/", "data:application/"];
        assert!(ours.iter().any(|start| address.starts_with(start)), "{name}: {address}");
    }
    let ids = Selector::parse("[id]").expect("a selector");
    let mut seen = std::collections::BTreeSet::new();
    for element in page.select(&ids) {
        let id = element.value().attr("id");
        assert!(seen.insert(id), "{name}: {id:?} twice");
    }
    let words: String = page.root_element().text().collect();
    assert!(words.contains("said the pilot"), "{name}: {words}");
}
