//! Formats: what a reader opens, to documents; and texts with marked names, from the files of
//! others and to them.
//!
//! 1. [`open`]: the bytes of a text, a web page, a book, to a document.
//! 2. [`Format::of`]: which format a file of marked names is in, by its first lines.
//! 3. [`iob2`], [`conll`], [`json`]: one file a format, both ways.
//! 4. [`Kind::of`]: what a label of somebody else's means.
//! 5. [`corrections`], [`web_annotation`], [`project`]: what people say of a text.
//!
//! Nothing here reads a file; what is wrong in one is a [`Problem`] with line, column and mend,
//! and what cannot be opened a [`Refusal`].

mod columns;
pub mod conll;
pub mod corrections;
mod file;
#[cfg(test)]
mod hostile;
pub mod iob2;
pub mod json;
mod label;
mod open;
mod problem;
pub mod project;
mod tags;
mod tokens;
pub mod web_annotation;

pub use label::{Kind, ontonotes};
pub use open::{Damage, Foreign, Place, Refusal, Sort};
pub use open::{Encoding, Hint, Input, LeftOut, Note, Opened, What};
pub use open::{open, source};
pub use problem::Problem;

use lorgnette_text::Span;

/// Texts whose names somebody marked.
#[derive(Clone, Debug, PartialEq)]
pub struct Corpus {
    /// The documents in the order of the file, each one passage or more. Where the format
    /// tells no borders, each passage is a document.
    pub documents: Vec<Vec<Passage>>,
    /// What is odd in the file but could be read; the marks are as the notes say.
    pub notes: Vec<Problem>,
}

/// A sentence or a text, as the file has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// What the file calls it.
    pub id: Option<String>,
    /// The line of the file where it begins, from 1.
    pub line: usize,
    /// The text, never repaired.
    pub text: String,
    /// Its names by start, then longest first; they may nest.
    pub names: Vec<Name>,
}

/// A marked name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Where it stands, in code points of the passage.
    pub span: Span,
    /// The label as the file has it, without `B-` and the like.
    pub label: String,
    /// What the file says that it names.
    pub link: Link,
}

/// The entity that a mark names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// The file does not say.
    #[default]
    Unstated,
    /// The file says that it is in no knowledge base.
    Nil,
    /// Its identifier: a slug, a Wikidata id.
    To(String),
}

/// The formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Universal NER: comments, then a line a word with number, form and tag.
    Iob2,
    /// A line a word or a character: form first, tag last.
    Conll,
    /// An object a text, a line each or in one array: spaCy, Prodigy, doccano.
    Json,
}

/// How far a sniffing looks, in lines.
const HEAD: usize = 100;

impl Format {
    /// The format that `text` looks to be in.
    pub fn of(text: &str) -> Format {
        let start = text.trim_start();
        let array = start.strip_prefix('[').map(str::trim_start);
        if start.starts_with('{') || array.is_some_and(|inner| inner.starts_with(['{', ']'])) {
            return Format::Json;
        }
        match text.lines().take(HEAD).any(iob2::shows) {
            true => Format::Iob2,
            false => Format::Conll,
        }
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Format::Iob2 => "IOB2",
            Format::Conll => "CoNLL",
            Format::Json => "JSON",
        }
    }
}

/// Reads `text`, which must not begin with a byte-order mark; every problem is given, by line.
pub fn read(text: &str, format: Format) -> Result<Corpus, Vec<Problem>> {
    let corpus = match format {
        Format::Iob2 => iob2::read(text),
        Format::Conll => conll::read(text),
        Format::Json => json::read(text),
    }?;
    if corpus.documents.is_empty() {
        let what = "no text in it; give a file in IOB2, CoNLL or spaCy's JSON";
        return Err(vec![Problem::new(1, 1, what)]);
    }
    Ok(corpus)
}

/// The passages as one text, a line each.
pub fn joined(passages: &[Passage]) -> Passage {
    let mut whole = Passage { line: passages.first().map_or(0, |p| p.line), ..Passage::default() };
    let mut length = 0;
    for (n, passage) in passages.iter().enumerate() {
        if n > 0 {
            whole.text.push('\n');
            length += 1;
        }
        whole.text.push_str(&passage.text);
        whole.names.extend(passage.names.iter().map(|name| moved(name, length)));
        length += passage.text.chars().count() as u32;
    }
    if let [only] = passages {
        whole.id.clone_from(&only.id);
    }
    whole
}

fn moved(name: &Name, by: u32) -> Name {
    Name { span: Span::new(name.span.start + by, name.span.end + by), ..name.clone() }
}

/// Puts names in their order: by start, then longest first.
fn sort(names: &mut [Name]) {
    names.sort_by_cached_key(|name| (name.span.start, u32::MAX - name.span.end));
}

#[cfg(test)]
mod testing {
    //! What the tests of every format share.

    use super::{Corpus, Passage, Problem};
    use lorgnette_text::CharIndex;

    /// A passage a line, with its names behind; an empty line between documents.
    pub(crate) fn shown(read: &Result<Corpus, Vec<Problem>>) -> String {
        let corpus = read.as_ref().expect("the file is sound");
        let documents: Vec<String> =
            corpus.documents.iter().map(|passages| passages.iter().map(line).collect()).collect();
        documents.join("\n")
    }

    fn line(passage: &Passage) -> String {
        let index = CharIndex::new(&passage.text);
        let names = passage.names.iter();
        let names: String = names
            .map(|name| format!(" [{} {}]", index.slice(&passage.text, name.span), name.label))
            .collect();
        format!("{}{names}\n", passage.text)
    }

    pub(crate) fn problems(read: &Result<Corpus, Vec<Problem>>) -> Vec<String> {
        let problems = read.as_ref().expect_err("the file is broken");
        problems.iter().map(ToString::to_string).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use testing::shown;

    #[test]
    fn formats_are_told_by_their_first_lines() {
        for (text, expected) in [
            ("# newdoc id = a\n1\tKim\tB-PER\n", Format::Iob2),
            ("1\tKim\tB-PER\t-\t-\n", Format::Iob2),
            ("\n{\"text\": \"Kim\"}\n", Format::Json),
            ("[ {\"text\": \"Kim\"}]", Format::Json),
            ("[]", Format::Json),
            ("[ O\nKim B-PER\n", Format::Conll),
            ("1 O\nKim B-PER\n", Format::Conll),
            ("# a comment\nKim\tB-PER\n", Format::Conll),
            ("", Format::Conll),
        ] {
            assert_eq!(Format::of(text), expected, "{text}");
        }
    }

    #[test]
    fn a_file_without_texts_is_refused() {
        for (text, format) in [("", Format::Conll), ("\n\n", Format::Iob2), ("[]", Format::Json)] {
            let problems = read(text, format).expect_err("there is nothing in it");
            assert_eq!(problems[0].to_string().split(';').next(), Some("1:1: no text in it"));
        }
    }

    #[test]
    fn sentences_of_a_document_are_joined_by_lines() {
        let corpus = read("-DOCSTART- O\n\nKim B-PER\n\nNew B-LOC\nYork I-LOC\n", Format::Conll);
        let joined = joined(&corpus.expect("the file is sound").documents[0]);
        let corpus = Corpus { documents: vec![vec![joined]], notes: Vec::new() };
        assert_eq!(shown(&Ok(corpus)), "Kim\nNew York [Kim PER] [New York LOC]\n");
    }
}
