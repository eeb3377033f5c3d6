//! Opening: the bytes of whatever a reader has, to a repaired document.
//!
//! 1. [`Input::of`]: what the bytes are, by name, by type, else by what stands in them.
//! 2. [`source`]: the characters of a text, or the place that shows it is none.
//! 3. [`html`], [`mhtml`], [`epub`], [`annotation`], [`project`]: one module a format reads them
//!    to a [`Document`].
//!
//! What cannot be opened is a [`Refusal`] that says what it is, where, and what mends it.

mod annotation;
mod epub;
mod foreign;
mod html;
mod input;
mod left_out;
mod mhtml;
mod project;
mod refusal;
mod source;

pub use foreign::{Foreign, Sort};
pub use input::Input;
pub use left_out::{LeftOut, What};
pub use refusal::{Damage, Place, Refusal};
pub use source::source;

use crate::Name;
use lorgnette_corrections::Made;
use lorgnette_text::{Block, BlockKind, Certainty, Decoded, Document, Format, Lost, document};
use serde::Serialize;

/// What is known of bytes besides themselves; each may be wrong, and the bytes know better.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hint<'h> {
    /// The name of the file, of which only what follows the last point is looked at.
    pub name: Option<&'h str>,
    /// The media type, as a header or the browser gives it, with `charset` or without.
    pub media_type: Option<&'h str>,
    /// The WHATWG label of the encoding, if a header gives it apart.
    pub charset: Option<&'h str>,
}

impl<'h> Hint<'h> {
    /// A file of that name.
    pub fn named(name: &'h str) -> Self {
        Hint { name: Some(name), ..Hint::default() }
    }

    /// The encoding that the hint names.
    fn encoding(&self) -> Option<&'h str> {
        self.charset.or_else(|| parameter(self.media_type?, "charset"))
    }
}

/// What a media type says under `key`.
fn parameter<'t>(media_type: &'t str, key: &str) -> Option<&'t str> {
    let mut pairs = media_type.split(';').skip(1).filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(known, _)| known.trim().eq_ignore_ascii_case(key))?;
    Some(value.trim().trim_matches('"'))
}

/// An opened text.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The repaired text with its blocks and marks; odd lines of front matter are in its `meta`.
    pub document: Document,
    /// What it was read as.
    pub input: Input,
    /// How its bytes were decoded.
    pub encoding: Encoding,
    /// The names that somebody marked in it, in code points of the document's text.
    pub names: Vec<Name>,
    /// What somebody made of it, which the document does not show yet.
    pub made: Made,
    /// What stood in the bytes and is not in the document.
    pub left_out: LeftOut,
    /// What is odd about the whole.
    pub notes: Vec<Note>,
}

impl Opened {
    /// A document of which nothing was left out.
    fn of(document: Document, input: Input, encoding: Encoding) -> Opened {
        let (names, made, left_out, notes) = Default::default();
        Opened { document, input, encoding, names, made, left_out, notes }
    }
}

/// What is odd about an opened text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// A page without an article, as an index is: the document is its whole text.
    NoArticle,
}

/// How bytes were decoded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Encoding {
    /// The WHATWG name of the encoding.
    pub name: &'static str,
    /// Whether it is known or guessed.
    pub certainty: Certainty,
    /// Why it was taken, as one sentence.
    pub reason: String,
    /// The bytes that it has no character for, each shown as U+FFFD.
    pub lost: Vec<Lost>,
}

impl Encoding {
    /// The text that was decoded, and how.
    pub fn of(decoded: Decoded) -> (String, Encoding) {
        let Decoded { text, encoding: name, certainty, reason, lost } = decoded;
        (text, Encoding { name, certainty, reason, lost })
    }
}

/// Opens `bytes`.
///
/// # Errors
/// A [`Refusal`], if they are no text, none that is known, damaged, or hold nothing to read.
pub fn open(bytes: &[u8], hint: &Hint) -> Result<Opened, Refusal> {
    let opened = match Input::of(bytes, hint) {
        Input::Text => written(bytes, hint, Input::Text),
        Input::Markdown => written(bytes, hint, Input::Markdown),
        Input::Html => html::open(bytes, hint),
        Input::Mhtml => mhtml::open(bytes),
        Input::Epub => epub::open(bytes),
        Input::Json => annotation::open(bytes, hint),
        Input::Project => project::open(bytes, hint),
    }?;
    let is_figure = |block: &Block| matches!(block.kind, BlockKind::Figure { .. });
    let holds_nothing =
        opened.document.text.trim().is_empty() && !opened.document.blocks.iter().any(is_figure);
    if holds_nothing { Err(Refusal::Empty) } else { Ok(opened) }
}

/// Plain text or Markdown.
fn written(bytes: &[u8], hint: &Hint, input: Input) -> Result<Opened, Refusal> {
    let (text, encoding) = Encoding::of(source(bytes, hint)?);
    let format = if input == Input::Markdown { Format::Markdown } else { Format::Plain };
    let document = document(&text, format);
    Ok(Opened::of(document, input, encoding))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_names_the_encoding_in_one_way_or_another() {
        let of_type = |media_type| Hint { media_type: Some(media_type), ..Hint::default() };
        for (hint, expected) in [
            (Hint::named("a.txt"), None),
            (of_type("text/html"), None),
            (of_type("text/html; charset=GBK"), Some("GBK")),
            (of_type("text/html;v=1; Charset = \"big5\""), Some("big5")),
            (Hint { charset: Some("gbk"), ..of_type("text/plain;charset=utf-8") }, Some("gbk")),
        ] {
            assert_eq!(hint.encoding(), expected, "{hint:?}");
        }
    }

    #[test]
    fn text_and_markdown_are_opened_with_their_front_matter() {
        let source = "---\ntitle: 題\ndate: 2024-06-19\n---\n\n# 節\n\n一*二*三。\n";
        let opened = open(source.as_bytes(), &Hint::named("a.MD")).expect("it is a text");
        assert_eq!(
            (opened.document.text.as_str(), opened.input),
            ("節\n一二三。", Input::Markdown)
        );
        assert_eq!(opened.document.meta.date.as_deref(), Some("2024-06-19"));
        let opened = open(source.as_bytes(), &Hint::default()).expect("it is a text");
        assert_eq!(opened.document.text, "\n# 節\n\n一*二*三。\n");
        assert_eq!(
            (opened.encoding.name, opened.encoding.certainty),
            ("UTF-8", Certainty::Certain)
        );
    }

    #[test]
    fn what_holds_nothing_to_read_is_refused() {
        for (name, text) in
            [("a.txt", ""), ("a.txt", "\u{feff} \n"), ("a.md", "---\nlang: en\n---\n")]
        {
            assert_eq!(open(text.as_bytes(), &Hint::named(name)).err(), Some(Refusal::Empty));
        }
        assert!(open(b"![](a.png)", &Hint::named("a.md")).is_ok());
    }
}
