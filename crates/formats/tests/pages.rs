//! Pages as sites make them, with what an attentive reader would keep of each: the article is
//! found whole, and hardly anything else with it.

use lorgnette_formats::{Hint, Note, Opened, open};
use std::collections::BTreeMap;

/// What the pages that the rules were written with must come to, in hundredths of their letters.
const BAR: usize = 98;
/// The same for pages that were only scored.
const HELD_OUT_BAR: usize = 90;

/// A page, and what is to be kept of it.
struct Page {
    name: &'static str,
    bytes: &'static [u8],
    answer: &'static str,
}

macro_rules! pages {
    ($($name:literal),*) => {
        [$(Page {
            name: $name,
            bytes: include_bytes!(concat!("../../../tests/corpus/html-pages/", $name, ".html")),
            answer: include_str!(concat!("../../../tests/corpus/html-pages/", $name, ".txt")),
        }),*]
    };
}

const PAGES: [Page; 10] = pages!(
    "account-zh",
    "blog-en",
    "news-en",
    "notice-zh",
    "old-zh",
    "portal-zh",
    "ruby-zh",
    "taiwan",
    "wiki-en",
    "wiki-zh"
);

const HELD_OUT: [Page; 4] = pages!(
    "held-out-agency-zh",
    "held-out-daily-hant",
    "held-out-local-en",
    "held-out-magazine-en"
);

fn opened(page: &Page) -> Opened {
    open(page.bytes, &Hint::named("page.html")).expect("there is an article")
}

/// How many letters two texts share by their lines, and how many each has.
fn shared(found: &str, expected: &str) -> [usize; 3] {
    let letters = |line: &str| line.chars().filter(|c| c.is_alphanumeric()).count();
    let total = |text: &str| text.lines().map(letters).sum();
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    expected.lines().for_each(|line| *left.entry(line).or_default() += 1);
    let mut both = 0;
    for line in found.lines() {
        if let Some(n) = left.get_mut(line).filter(|n| **n > 0) {
            *n -= 1;
            both += letters(line);
        }
    }
    [both, total(found), total(expected)]
}

/// Precision and recall over pages, in hundredths of their letters.
fn scores(pages: &[Page]) -> [usize; 2] {
    let mut sums = [0; 3];
    for page in pages {
        let opened = opened(page);
        let (_, expected) = page.answer.split_once("\n\n").expect("an answer has a head");
        let [both, found, wanted] = shared(&opened.document.text, expected);
        let (precision, recall) = (both * 100 / found, both * 100 / wanted);
        println!("{:20} precision {precision:3}, recall {recall:3}", page.name);
        sums = [sums[0] + both, sums[1] + found, sums[2] + wanted];
    }
    let [both, found, wanted] = sums;
    [both * 100 / found, both * 100 / wanted]
}

#[test]
fn the_article_is_kept_and_the_rest_goes() {
    let found = scores(&PAGES);
    assert!(found.iter().all(|&score| score >= BAR), "precision and recall are {found:?}");
    let found = scores(&HELD_OUT);
    assert!(found.iter().all(|&score| score >= HELD_OUT_BAR), "held out they are {found:?}");
}

#[test]
fn a_page_says_its_title_its_day_and_its_source() {
    for page in &PAGES {
        let meta = opened(page).document.meta;
        let said = |value: Option<String>| value.unwrap_or_default();
        let found = format!(
            "title: {}\ndate: {}\nsource: {}\n",
            said(meta.title),
            said(meta.date),
            said(meta.source)
        );
        let (expected, _) = page.answer.split_once("\n\n").expect("an answer has a head");
        let lines = |text: &str| text.lines().map(|l| l.trim_end().to_string()).collect::<Vec<_>>();
        assert_eq!(lines(&found), lines(expected), "{}", page.name);
    }
}

#[test]
fn pages_in_old_encodings_say_so_or_show_it() {
    for (name, encoding) in [("old-zh", "gb18030"), ("taiwan", "Big5"), ("news-en", "UTF-8")] {
        let page = PAGES.iter().find(|page| page.name == name).expect("it is a page");
        assert_eq!(opened(page).encoding.name, encoding);
        // A page whose programs took the declaration out.
        let bytes: Vec<u8> = page.bytes.to_vec();
        let silent = String::from_utf8_lossy(&bytes).is_ascii();
        assert!(!silent);
        let at = bytes.windows(8).position(|part| part.eq_ignore_ascii_case(b"charset="));
        let mut bytes = bytes;
        bytes[at.expect("it is declared")..][..8].copy_from_slice(b"nothing=");
        let opened = open(&bytes, &Hint::named("page.html")).expect("there is an article");
        assert_eq!(opened.encoding.name, encoding, "{name}");
    }
}

#[test]
fn a_page_of_links_is_given_whole_and_that_is_said() {
    let bytes = include_bytes!("../../../tests/corpus/html-pages/index-zh.html");
    let opened = open(bytes, &Hint::default()).expect("there is a text");
    assert_eq!(opened.notes, [Note::NoArticle]);
    assert!(opened.document.text.contains("地铁三号线海滨站启用"), "{}", opened.document.text);
}
