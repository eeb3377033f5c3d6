//! Tests of whole pages: the markup is parsed by a browser's rules and asked.

mod glossary;
mod hostile;
// It reads files, which the tests where a `usize` has 32 bits cannot.
#[cfg(not(target_family = "wasm"))]
mod leads;
mod overview;
mod prose;

use crate::{PageParts, fixture, page};
use lorgnette_annotate::Annotated;
use scraper::{ElementRef, Html, Node, Selector};

/// The page of `annotated` with the fixture's knowledge base.
fn parts(annotated: &Annotated) -> PageParts {
    page(annotated, &fixture::kb())
}

/// Parses a fragment; markup that a browser would have to mend fails the test.
#[track_caller]
fn parse(markup: &str) -> Html {
    let html = Html::parse_fragment(markup);
    let read = html.root_element().inner_html().replace("&nbsp;", "\u{a0}");
    assert_eq!(read, markup, "a parser reads other markup than was written");
    html
}

fn all<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    let selector = Selector::parse(selector).expect("tests write valid selectors");
    html.select(&selector).collect()
}

/// The text that a reader sees: no readings, no damage shown on demand, no byline.
fn visible(html: &Html) -> String {
    let mut text = String::new();
    push_visible(html.root_element(), &mut text);
    text.replace('\n', "")
}

fn push_visible(element: ElementRef, text: &mut String) {
    for child in element.children() {
        if let Node::Text(words) = child.value() {
            text.push_str(words);
        }
        let Some(element) = ElementRef::wrap(child) else { continue };
        let hidden = ["was", "untitled", "byline"];
        let has = |class: &str| element.value().classes().any(|c| c == class);
        if !["rt", "rp"].contains(&element.value().name()) && !hidden.iter().any(|c| has(c)) {
            push_visible(element, text);
        }
    }
}
