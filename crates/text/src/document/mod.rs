//! The document model: one text, and blocks and marks that stand off from it.
//!
//! 1. [`repair`]: the source is repaired first, markup and all.
//! 2. [`front_matter`]: title, date, language and source, if the source says them.
//! 3. [`plain`] or [`markdown`]: the body to blocks and marks, by a [`builder`].
//! 4. [`language`]: told from the text where nothing says it.
//!
//! Formats whose markup is not text write a [`Draft`] instead, which is repaired when it is whole;
//! what lies in no block of a text that others parted gets one by [`uncovered`].

mod builder;
mod front_matter;
mod language;
mod markdown;
mod plain;
mod uncovered;

use crate::repair::{Kind, repair_as};
use crate::{Change, OffsetMap, Repaired, Span};
pub use builder::Draft;
use builder::Parsed;
pub use front_matter::is_date;
pub use language::of as language_of;
use serde::{Deserialize, Serialize};

/// An article: its text and everything that is known about stretches of it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Title, date, language and source.
    pub meta: Meta,
    /// The whole repaired text, blocks separated by line ends; every span points into it.
    pub text: String,
    /// The blocks in reading order; they do not overlap.
    pub blocks: Vec<Block>,
    /// Inline marks, by start and then longest first; they may nest and cross.
    pub marks: Vec<Mark>,
    /// What repair changed in the body; `repaired` spans point into `text`.
    pub changes: Vec<Change>,
    /// Maps the raw source onto `text` and back.
    pub map: OffsetMap,
}

/// What front matter says of an article, or what could be seen without it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Meta {
    /// The title, if one was given or seen.
    pub title: Option<String>,
    /// The date of publication, ISO 8601 `YYYY-MM-DD` (or `YYYY-MM`, `YYYY`).
    pub date: Option<String>,
    /// The BCP 47 language: as given, else told from the text (`zh-Hant`, `zh-Hans`, `en`).
    pub language: String,
    /// Where the article comes from: a name or an address.
    pub source: Option<String>,
    /// Front matter lines that were not understood: line number (from 1) and what is wrong.
    #[serde(skip)]
    pub problems: Vec<(usize, String)>,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, without line ends; empty for a rule.
    pub span: Span,
}

/// The kinds of block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// A heading; the title is level 1.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A quoted paragraph.
    Quote,
    /// A list item at a nesting depth from 0; `ordered` lists count.
    ListItem {
        /// Nesting, from 0.
        depth: u8,
        /// Whether the list is numbered.
        ordered: bool,
    },
    /// A picture; the block's text is its caption.
    Figure {
        /// Its address, relative to the article.
        src: String,
    },
    /// A thematic break.
    Rule,
}

/// An inline mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What it covers.
    pub span: Span,
    /// What it says.
    pub kind: MarkKind,
}

/// The kinds of inline mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarkKind {
    /// Stressed text.
    Emphasis,
    /// Strongly stressed text.
    Strong,
    /// Code or a literal.
    Code,
    /// A link to an address.
    Link(String),
    /// The reading of one character, in pinyin with tone marks.
    Reading(String),
    /// What a reader marked, by the id of their note.
    Noted(String),
}

/// How an article's source is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// A line is a block; blank lines separate.
    Plain,
    /// CommonMark.
    Markdown,
}

/// Repairs `source`, but for what is markup in `format`; it cannot fail.
pub fn repair_source(source: &str, format: Format) -> Repaired {
    let kind = match format {
        Format::Plain => Kind::Plain,
        Format::Markdown => Kind::Markup,
    };
    repair_as(source, kind)
}

/// Repairs `source` and reads it as `format`; it cannot fail.
pub fn document(source: &str, format: Format) -> Document {
    let repaired = repair_source(source, format);
    let (meta, body) = front_matter::read(&repaired.text);
    let parsed = match format {
        Format::Plain => plain::parse(&repaired.text, body),
        Format::Markdown => markdown::parse(&repaired.text, body),
    };
    assembled(meta, &repaired, body, parsed)
}

/// Repairs what a format of others was read to, of which `meta` is known; it cannot fail.
/// The raw side of the document's map is the draft's text.
pub fn composed(draft: Draft, meta: Meta) -> Document {
    let repaired = repair_as(&draft.text, Kind::Blocks);
    let draft = draft.repaired(&repaired);
    assembled(meta, &repaired, 0, Parsed { draft, map: OffsetMap::default() })
}

/// The document of a repaired source whose body, from byte `body` on, was parsed.
fn assembled(meta: Meta, repaired: &Repaired, body: usize, parsed: Parsed) -> Document {
    let Parsed { mut draft, map } = parsed;
    let body = repaired.text[..body].chars().count() as u32;
    let (changes, readings) = moved(repaired, body, &map);
    draft.marks.extend(readings);
    let document = unrepaired(draft, meta, repaired.map.then(&map));
    Document { changes, ..document }
}

/// Reads `text` as lines of plain text and changes nothing in it: for texts that others
/// have marked, whose offsets must hold.
pub fn untouched(text: &str) -> Document {
    let Parsed { draft, map } = plain::parse(text, 0);
    unrepaired(draft, Meta::default(), map)
}

/// A document of `draft` as it is, with nothing repaired in it: for what was repaired before.
pub fn as_it_is(draft: Draft, meta: Meta) -> Document {
    unrepaired(draft, meta, OffsetMap::default())
}

fn unrepaired(draft: Draft, mut meta: Meta, map: OffsetMap) -> Document {
    meta.title = meta.title.or_else(|| draft.title());
    if meta.language.is_empty() {
        meta.language = language::of(&draft.text).into();
    }
    let Draft { text, blocks, mut marks, .. } = draft;
    marks.sort_by_cached_key(|mark| (mark.span.start, u32::MAX - mark.span.end));
    Document { meta, text, blocks, marks, map, ..Document::default() }
}

/// The changes and readings of the body, where they stand in the document's text.
fn moved(repaired: &Repaired, body: u32, map: &OffsetMap) -> (Vec<Change>, Vec<Mark>) {
    let changes = repaired.changes.iter().filter(|change| change.repaired.start >= body);
    let changes = changes
        .map(|change| Change { repaired: map.forward(change.repaired), ..change.clone() })
        .collect();
    let readings = repaired.readings.iter().filter(|reading| reading.span.start >= body);
    let marks = readings
        .map(|r| Mark { span: map.forward(r.span), kind: MarkKind::Reading(r.reading.clone()) })
        .filter(|mark| mark.span.len() == 1)
        .collect();
    (changes, marks)
}

#[cfg(test)]
mod testing {
    //! What the tests of every format share.

    use super::{BlockKind, Format, document};
    use crate::CharIndex;

    /// Parses `source` and compares its blocks, written `kind text|kind text`;
    /// whatever it is, each block must lie in the text and map back into the source.
    #[track_caller]
    pub(super) fn check(format: Format, source: &str, expected: &str) {
        let document = document(source, format);
        let index = CharIndex::new(&document.text);
        let length = CharIndex::new(source).len();
        let blocks = document.blocks.iter().map(|block| {
            assert!(block.span.end <= index.len());
            assert!(document.map.backward(block.span).end <= length);
            format!("{} {}", word(&block.kind), index.slice(&document.text, block.span))
        });
        assert_eq!(blocks.collect::<Vec<_>>().join("|"), expected);
    }

    fn word(kind: &BlockKind) -> String {
        match kind {
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Paragraph => "p".into(),
            BlockKind::Quote => "q".into(),
            BlockKind::ListItem { depth, ordered: true } => format!("o{depth}"),
            BlockKind::ListItem { depth, ordered: false } => format!("l{depth}"),
            BlockKind::Figure { .. } => "f".into(),
            BlockKind::Rule => "r".into(),
        }
    }

    #[test]
    fn names_of_characters_are_left_to_markdown() {
        let source = "**A&amp;T** `&amp;` &lt;b&gt;";
        assert_eq!(super::repair_source(source, Format::Markdown).text, source);
        assert_eq!(document(source, Format::Markdown).text, "A&T &amp; <b>");
        assert_eq!(document("A&amp;T", Format::Plain).text, "A&T");
    }

    #[test]
    fn an_untouched_text_is_the_source() {
        for source in ["---\ntitle: 甲\n---\n紀(jì)念\r\n\n  乙 ", "", "\n"] {
            let document = super::untouched(source);
            assert_eq!(document.text, source);
            assert_eq!((document.changes.len(), document.marks.len()), (0, 0));
        }
    }

    #[test]
    fn a_draft_is_repaired_when_it_is_whole() {
        let mut draft = super::Draft::default();
        for line in ["紀(jì)念", "戰(zhàn)爭(zhēng)勝利"] {
            let start = draft.at();
            draft.write(line);
            draft.mark(super::MarkKind::Strong, start);
            draft.block(BlockKind::Paragraph, start);
            draft.write("\n");
        }
        let document = super::composed(draft, super::Meta::default());
        assert_eq!(document.text, "紀念\n戰爭勝利\n");
        let blocks: Vec<_> = document.blocks.iter().map(|b| (b.span.start, b.span.end)).collect();
        assert_eq!(blocks, [(0, 2), (3, 7)]);
        let marks: Vec<_> = document.marks.iter().map(|m| (m.span.start, m.span.end)).collect();
        assert_eq!(marks, [(0, 2), (0, 1), (3, 7), (3, 4), (4, 5)]);
        assert_eq!((document.changes.len(), document.meta.language.as_str()), (3, "zh-Hant"));
    }

    #[test]
    fn repairs_and_readings_move_with_the_text() {
        let source = "---\ntitle: 甲\n---\n\n**紀(jì)念**戰(zhàn)爭(zhēng)勝利";
        let document = document(source, Format::Markdown);
        assert_eq!(document.text, "紀念戰爭勝利");
        let readings: Vec<u32> = document.marks.iter().map(|mark| mark.span.start).collect();
        assert_eq!(readings, [0, 0, 2, 3]);
        assert_eq!(document.changes.len(), 3);
        assert_eq!(document.changes[0].repaired.start, 1);
        let raw = document.map.backward(crate::Span::new(2, 3));
        assert_eq!(CharIndex::new(source).slice(source, raw), "戰");
    }
}
