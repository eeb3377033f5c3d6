//! Whatever the document says, the markup is sound and the text comes back from it.

use super::{all, parse, parts, visible};
use crate::escape;
use crate::fixture::{self, block, date, entity, quantity, span, unlinked, within};
use lorgnette_annotate::{Annotated, Mention};
use lorgnette_kb::Label;
use lorgnette_text::{Block, BlockKind, Certainty, Change, Ground, Mark, MarkKind};
use std::collections::BTreeSet;

/// Marsaglia's xorshift: the same cases on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 33) % u64::from(limit.max(1))) as u32
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u32) as usize].clone()
    }

    /// A span within `start..end`, empty at times.
    fn within(&mut self, start: u32, end: u32) -> (u32, u32) {
        let one = start + self.below(end - start + 1);
        let other = start + self.below(end - start + 1);
        (one.min(other), one.max(other))
    }
}

const HOSTILE: [&str; 20] = [
    "<", ">", "&", "\"", "'", "<script>", "</p>", "&amp;", "-->", "\0", "\r", "\u{1b}", "\u{202e}",
    "\u{2066}", "\u{a0}", "字", "𠮷", "a", " ", "]]>",
];

const ADDRESSES: [&str; 6] = [
    "https://example.org/\"><script>",
    "javascript:alert(1)",
    "java\nscript:x",
    "data:text/html,x",
    "../a?b=c&d",
    "//example.org",
];

fn document(random: &mut Random) -> (String, Vec<Block>) {
    let mut text = String::new();
    let mut blocks = Vec::new();
    let mut at = 0;
    for _ in 0..1 + random.below(6) {
        let line: String = (0..random.below(14)).map(|_| random.pick(&HOSTILE)).collect();
        let end = at + line.chars().count() as u32;
        let src = random.pick(&ADDRESSES).into();
        let (depth, ordered) = (random.below(3) as u8, random.below(2) == 0);
        let kind = random.pick(&[
            BlockKind::Paragraph,
            BlockKind::Heading(1 + depth),
            BlockKind::Quote,
            BlockKind::ListItem { depth, ordered },
            BlockKind::Figure { src },
        ]);
        blocks.push(block(kind, at..end));
        text += &line;
        text.push('\n');
        at = end + 1;
    }
    (text, blocks)
}

/// Mentions that nest and never cross, in order.
fn mentions(random: &mut Random, from: u32, to: u32, parent: Option<u32>, out: &mut Vec<Mention>) {
    let mut at = from;
    while at < to && random.below(4) > 0 {
        let start = at + random.below(to - at);
        let end = start + 1 + random.below(to - start);
        let mention = match random.below(5) {
            0 => date(start..end, random.pick(&[Some("2024-06/2024-08"), None])),
            1 => quantity(start..end, "1.5", Some("<b>")),
            2 => unlinked(start..end, Label::Org),
            3 => entity(start..end, "north-korea"),
            _ => entity(start..end, "kim-jong-un"),
        };
        let index = out.len() as u32;
        out.push(match parent {
            Some(parent) => within(parent, mention),
            None => mention,
        });
        if end - start > 1 {
            // A child as wide as its parent would have to be told from it by more than its span.
            mentions(random, start, end - 1, Some(index), out);
        }
        at = end;
    }
}

fn marks(random: &mut Random, end: u32) -> Vec<Mark> {
    let mark = |random: &mut Random| {
        let (start, stop) = random.within(0, end);
        let kind = match random.below(6) {
            0 => MarkKind::Emphasis,
            1 => MarkKind::Strong,
            2 => MarkKind::Code,
            3 => MarkKind::Link(random.pick(&ADDRESSES).into()),
            4 => MarkKind::Noted("\"><i>".into()),
            _ => {
                return Mark {
                    span: span(start..start + 1),
                    kind: MarkKind::Reading("<i>ì".into()),
                };
            }
        };
        Mark { span: span(start..stop), kind }
    };
    let mut marks: Vec<Mark> = (0..random.below(8)).map(|_| mark(random)).collect();
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    marks
}

fn changes(random: &mut Random, end: u32) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut at = 0;
    while at < end && random.below(4) > 0 {
        let (start, stop) = random.within(at, end);
        changes.push(Change {
            raw: span(start..stop),
            repaired: span(start..stop),
            before: random.pick(&HOSTILE).into(),
            after: random.pick(&["", "x"]).into(),
            rule: "shift",
            certainty: random.pick(&[Certainty::Certain, Certainty::Guess]),
            grounds: vec![Ground::Words, Ground::Document(random.pick(&HOSTILE).into())],
        });
        at = stop + 1;
    }
    changes
}

fn case(seed: u64) -> Annotated {
    let random = &mut Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let (text, blocks) = document(random);
    let end = text.chars().count() as u32;
    let mut found = Vec::new();
    for block in &blocks {
        mentions(random, block.span.start, block.span.end, None, &mut found);
    }
    let mut document = fixture::document(&text, blocks);
    document.marks = marks(random, end);
    document.changes = changes(random, end);
    document.meta.language = random.pick(&["zh-Hant", "en", "\"><b>"]).into();
    document.meta.title = random.pick(&[None, Some("<b>".to_string())]);
    document.meta.source = random.pick(&ADDRESSES.map(|a| Some(a.to_string())));
    Annotated::new(document, found)
}

/// The text of the blocks as it can be shown.
fn shown(annotated: &Annotated) -> String {
    annotated.document.text.chars().filter(|c| *c != '\n').map(escape::allowed).collect()
}

#[test]
fn the_text_comes_back_and_the_markup_is_sound() {
    for seed in 1..=1000 {
        let annotated = case(seed);
        let parts = parts(&annotated);
        let prose = parse(parts.prose.as_str());
        let glossary = parse(parts.glossary.as_str());
        let overview = parse(parts.overview.as_str());

        let title = all(&prose, "h1:not(.untitled)");
        let given = super::super::title::split(&annotated.document).0.is_none()
            && annotated.document.meta.title.is_some();
        let mut expected = shown(&annotated);
        if given {
            expected.insert_str(0, &title[0].text().collect::<String>());
        }
        let figures: String = all(&prose, "figure > p").iter().flat_map(|p| p.text()).collect();
        assert_eq!(
            without(&visible(&prose), &figures),
            without(&expected, &figures),
            "seed {seed}"
        );

        let elements = all(&prose, "[data-m]").len();
        let named = all(&glossary, ".mentions a").len();
        assert_eq!((elements, named), (annotated.mentions.len(), elements), "seed {seed}");
        check_ids_and_links(&[&prose, &overview, &glossary], seed);
    }
}

/// `text` without the characters of `addresses`, which stand for pictures from elsewhere.
fn without(text: &str, addresses: &str) -> String {
    text.chars().filter(|c| !addresses.contains(*c)).collect()
}

fn check_ids_and_links(documents: &[&scraper::Html], seed: u64) {
    let mut ids = BTreeSet::new();
    for element in documents.iter().flat_map(|html| all(html, "[id]")) {
        assert!(ids.insert(element.attr("id")), "seed {seed}: {:?} twice", element.attr("id"));
    }
    for link in documents.iter().flat_map(|html| all(html, "a")) {
        let href = link.attr("href").unwrap_or_default();
        match href.strip_prefix('#') {
            Some(id) => assert!(ids.contains(&Some(id)), "seed {seed}: {href} leads nowhere"),
            None => assert_eq!(escape::href(href), Some(href), "seed {seed}"),
        }
    }
    for html in documents {
        assert!(all(html, "script, style, b, i, [onclick], a a").is_empty(), "seed {seed}");
    }
}
