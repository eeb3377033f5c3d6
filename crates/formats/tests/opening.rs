//! Bytes that nobody wrote: whatever they are, they are opened as a document whose parts lie in
//! its text, or refused.

use lorgnette_formats::{Hint, Input, Refusal, open};
use lorgnette_text::{CharIndex, Document, Draft, Meta, as_it_is};

/// Files that are sound, each to be cut and broken.
const SOUND: [(&str, &[u8]); 10] = [
    ("a.html", include_bytes!("../../../tests/corpus/html-pages/portal-zh.html")),
    ("b.html", include_bytes!("../../../tests/corpus/html-pages/old-zh.html")),
    ("c.html", include_bytes!("../../../tests/corpus/html-pages/wiki-en.html")),
    ("d.html", include_bytes!("../../../tests/corpus/html-hostile/unclosed.html")),
    ("g.epub", BOOK),
    ("h.txt", UTF_16),
    ("e.md", include_bytes!("../../../samples/ever-given.md")),
    (
        "i.mhtml",
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\
        \tboundary=\"B\"\r\n\r\n--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: \
        quoted-printable\r\n\r\n<p>=E9=9C=A7 closed=\r\n the harbour.</p>\r\n--B--\r\n",
    ),
    (
        "j.lorgnette.json",
        b"{\"lorgnette_project\": 1, \"file\": {\"name\": \"a.md\", \"base64\": \"IyBhCgpi\"}, \
        \"notes\": [{\"id\": \"n\", \"at\": {\"exact\": \"b\", \"prefix\": \"\", \
        \"suffix\": \"\", \"index\": 0}}]}",
    ),
    (
        "f.json",
        b"{\"lorgnette\": 1, \"meta\": {\"title\": \"\\u98a8\"}, \"text\": \"a\\nb\", \
        \"blocks\": [{\"kind\": {\"heading\": 1}, \"span\": {\"start\": 0, \"end\": 1}}], \
        \"marks\": [{\"span\": {\"start\": 2, \"end\": 3}, \"kind\": \"strong\"}], \
        \"ents\": [{\"start\": 2, \"end\": 3, \"label\": \"GPE\", \"text\": \"b\"}]}",
    ),
];

/// A book as other programs pack it, and a text as some still save it.
const BOOK: &[u8] = include_bytes!("../../../tests/corpus/files/stone-bridge.epub");
const UTF_16: &[u8] = include_bytes!("../../../tests/corpus/files/utf-16.txt");

/// What markup is made of.
const PIECES: [&str; 53] = [
    "\n| a | b |\n|---|---|\n| c |",
    "\n\n[^a]: ",
    "[^a]",
    "~~",
    "~",
    "- [x] ",
    "> ",
    "`",
    "![a](b)",
    "<p>",
    "</p>",
    "<div class=comment>",
    "</div>",
    "<table>",
    "<tr>",
    "<td>",
    "<th>",
    "</table>",
    "<ul>",
    "<li>",
    "</ul>",
    "<h1>",
    "<h2>",
    "</h1>",
    "<ruby>",
    "<rt>",
    "</ruby>",
    "<b>",
    "</b>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<svg>",
    "<title>",
    "</title>",
    "<br>",
    "<a href=#x>",
    "</a>",
    "<sup>",
    "<pre>",
    "<template>",
    "<body>",
    "<",
    ">",
    "&amp;",
    "&#x;",
    "The fog, said the pilot, closed the harbour for a day and a night. ",
    "霧，說了，港口。",
    "\n",
    "xìn",
    "\0",
];

/// The next of a row of numbers that have nothing to do with each other.
fn next(state: &mut u64, below: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize % below
}

fn check(name: &str, bytes: &[u8]) {
    if let Ok(opened) = open(bytes, &Hint::named(name)) {
        sound(&opened.document);
        let length = opened.document.text.chars().count() as u32;
        assert!(opened.names.iter().all(|name| name.span.end <= length));
    }
}

fn sound(document: &Document) {
    let length = CharIndex::new(&document.text).len();
    let mut end = 0;
    for block in &document.blocks {
        assert!(end <= block.span.start && block.span.start <= block.span.end, "{document:?}");
        end = block.span.end;
    }
    assert!(end <= length, "{document:?}");
    for mark in &document.marks {
        assert!(mark.span.start < mark.span.end && mark.span.end <= length, "{document:?}");
    }
    // Every word is in a block, so that a document that was saved is opened as it was.
    let draft = Draft::of_parts(&document.text, document.blocks.clone(), Vec::new());
    let filled = as_it_is(draft.expect("the blocks lie in the text").filled(), Meta::default());
    assert_eq!(filled.blocks, document.blocks, "{document:?}");
}

#[test]
fn books_and_texts_of_other_programs_are_opened() {
    let book = open(BOOK, &Hint::default()).expect("the book is sound");
    let lines: Vec<&str> = book.document.text.lines().collect();
    assert_eq!((lines[0], lines[1]), ("石橋與火車", "第一章　過江"));
    assert!(lines[2].ends_with("對岸就是朝鮮的新義州[1]。"), "{lines:?}");
    assert!(lines.contains(&"第二章 專列") && lines.contains(&"鐵軌記得每一列車，只是不說。"));
    assert_eq!(lines.last(), Some(&"1 斷了的那座橋建於1911年，1950年被炸斷。"));
    let text = open(UTF_16, &Hint::named("a.txt")).expect("it is a text");
    assert_eq!(text.encoding.name, "UTF-16LE");
    assert_eq!(text.document.meta.title.as_deref(), Some("港口因大霧停航"));
}

#[test]
fn cut_and_broken_files_are_opened_or_refused() {
    let mut state = 3;
    for (name, bytes) in SOUND {
        check(name, bytes);
        for _ in 0..40 {
            let mut bytes = bytes[..next(&mut state, bytes.len())].to_vec();
            for _ in 0..next(&mut state, 4).min(bytes.len()) {
                let at = next(&mut state, bytes.len());
                bytes[at] = next(&mut state, 256) as u8;
            }
            check(name, &bytes);
        }
    }
}

#[test]
fn any_bytes_are_opened_or_refused() {
    let mut state = 5;
    for name in ["a.txt", "a.md", "a.html", "a.epub", "a.json", "a"] {
        for _ in 0..60 {
            let length = next(&mut state, 300);
            let bytes: Vec<u8> = (0..length).map(|_| next(&mut state, 256) as u8).collect();
            check(name, &bytes);
        }
    }
}

#[test]
fn markup_in_any_order_is_opened() {
    let mut state = 7;
    for _ in 0..800 {
        let length = next(&mut state, 40);
        let page: String = (0..length).map(|_| PIECES[next(&mut state, PIECES.len())]).collect();
        check("a.html", page.as_bytes());
        check("a.md", page.as_bytes());
    }
}

/// Time grows with the page and not with its square: a square of these takes minutes.
#[test]
fn huge_pages_take_no_more_than_their_length() {
    let many = 100_000;
    for page in [
        "<div>".repeat(many),
        "<b>".repeat(many) + &"</i>".repeat(many),
        "<p><table><tr><td>".repeat(many / 4) + "a",
        format!("<p {}>a", "a=b ".repeat(many)),
        format!("<p class='{}'>a", "ad ".repeat(many)),
        "<!--".repeat(many),
        "&amp".repeat(many),
        "<ruby>漢<rt>hàn".repeat(many / 4),
        "<p>The fog, said the pilot, closed the harbour.</p>".repeat(many / 10),
        "<script type=application/ld+json>".to_string() + &"[".repeat(many),
        "<footer>".repeat(500) + &"<blockquote><footer>".repeat(many / 10),
    ] {
        check("a.html", page.as_bytes());
    }
    for text in [
        "a <script>\n\n".repeat(many / 10),
        "<p><svg>\n".repeat(many / 10),
        "<a ='>\n".repeat(many / 10),
        "a[^a]\n\n[^a]: b\n\n".repeat(many / 20),
        "---\na: [\n".to_string() + &"b: [\n".repeat(many / 10),
    ] {
        check("a.md", text.as_bytes());
    }
    check("a.json", "[".repeat(many).as_bytes());
}

#[test]
fn texts_of_other_widths_are_opened_or_refused_by_name() {
    let text = "港口因大霧停航，領航員說。\n";
    let wide = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(bytes).collect()
    };
    for bytes in [wide(u16::to_le_bytes), wide(u16::to_be_bytes), format!("\u{feff}{text}").into()]
    {
        let opened = open(&bytes, &Hint::default()).expect("it is a text");
        assert_eq!((opened.document.text.as_str(), opened.input), (text, Input::Text));
    }
    let page = format!("<html><body><p>{text}");
    let bytes: Vec<u8> =
        std::iter::once(0xfeff).chain(page.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(open(&bytes, &Hint::default()).expect("it is a page").input, Input::Html);
    let quadruple: Vec<u8> =
        "\u{feff}霧".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    assert_eq!(open(&quadruple, &Hint::default()).err(), Some(Refusal::Utf32));
}
