//! Sentences of a line a word: gathered, put together to passages, and taken apart again.

use crate::tags::{Tag, names};
use crate::tokens::{Cut, Word, align, cut, join};
use crate::{Corpus, Format, Link, Name, Passage, Problem, sort};
use lorgnette_text::{CharIndex, Span};

/// A word with its tag.
pub(crate) struct Token<'t> {
    pub(crate) word: Word<'t>,
    pub(crate) tag: Tag<'t>,
    /// Its line in the file.
    pub(crate) line: usize,
}

/// A sentence while it is read.
#[derive(Default)]
pub(crate) struct Sentence<'t> {
    pub(crate) id: Option<&'t str>,
    /// The text that the words were cut from, where the file gives it.
    pub(crate) text: Option<&'t str>,
    pub(crate) tokens: Vec<Token<'t>>,
}

/// All of a file while it is read.
pub(crate) struct Gathered<'t> {
    format: Format,
    documents: Vec<Vec<Sentence<'t>>>,
    /// Whether a border of documents was seen.
    borders: bool,
    pub(crate) current: Sentence<'t>,
    pub(crate) problems: Vec<Problem>,
}

impl<'t> Gathered<'t> {
    pub(crate) fn new(format: Format) -> Self {
        Gathered {
            format,
            documents: vec![Vec::new()],
            borders: false,
            current: Sentence::default(),
            problems: Vec::new(),
        }
    }

    /// Ends the sentence, if it has words.
    pub(crate) fn end_sentence(&mut self) {
        if !self.current.tokens.is_empty() {
            let sentence = std::mem::take(&mut self.current);
            self.documents.last_mut().expect("it begins with one").push(sentence);
        }
    }

    /// Begins a document.
    pub(crate) fn end_document(&mut self) {
        self.end_sentence();
        self.borders = true;
        if self.documents.last().is_some_and(|document| !document.is_empty()) {
            self.documents.push(Vec::new());
        }
    }

    /// Puts the sentences together.
    pub(crate) fn finish(mut self) -> Result<Corpus, Vec<Problem>> {
        self.end_sentence();
        let notes = self.strays();
        let sentences = || self.documents.iter().flatten();
        let tokens = sentences().flat_map(|sentence| &sentence.tokens);
        let cut = Cut::of(tokens.map(|token| token.word.form));
        let mut problems = self.problems;
        let mut documents = Vec::new();
        for sentences in &self.documents {
            let passages = sentences.iter().map(|sentence| sentence.passage(cut));
            let (passages, wrong) = parted(passages);
            problems.extend(wrong);
            match self.borders {
                true if !passages.is_empty() => documents.push(passages),
                true => {}
                false => documents.extend(passages.into_iter().map(|passage| vec![passage])),
            }
        }
        problems.sort();
        if problems.is_empty() { Ok(Corpus { documents, notes }) } else { Err(problems) }
    }

    /// A note where a file marks beginnings by `B-` and yet begins names by `I-`.
    fn strays(&self) -> Vec<Problem> {
        let (mut begins, mut strays) = (0, Vec::new());
        for sentence in self.documents.iter().flatten() {
            let mut before = Tag::Outside;
            for token in &sentence.tokens {
                begins += usize::from(token.tag.is_marked_begin(before));
                if token.tag.is_stray(before) {
                    strays.push(token.line);
                }
                before = token.tag;
            }
        }
        let Some(&first) = strays.first().filter(|_| begins > 0) else { return Vec::new() };
        let message = format!(
            "{} of {} names begin without B-, this one first; they were read as if they had it",
            strays.len(),
            begins + strays.len()
        );
        let column = if self.format == Format::Iob2 { 3 } else { 2 };
        vec![Problem::new(first, column, message)]
    }
}

/// What went well and what did not.
fn parted<T, E>(results: impl Iterator<Item = Result<T, E>>) -> (Vec<T>, Vec<E>) {
    let (mut well, mut wrong) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(value) => well.push(value),
            Err(error) => wrong.push(error),
        }
    }
    (well, wrong)
}

impl Sentence<'_> {
    fn passage(&self, cut: Cut) -> Result<Passage, Problem> {
        let words: Vec<Word> = self.tokens.iter().map(|token| token.word).collect();
        let (text, spans) = match self.text {
            Some(text) => (text.to_string(), self.aligned(&words, text)?),
            None => join(&words, cut),
        };
        let tags: Vec<Tag> = self.tokens.iter().map(|token| token.tag).collect();
        let name = |(words, label): (std::ops::Range<usize>, &str)| Name {
            span: Span::new(spans[words.start].start, spans[words.end - 1].end),
            label: label.to_string(),
            link: Link::Unstated,
        };
        Ok(Passage {
            id: self.id.map(str::to_string),
            line: self.tokens.first().map_or(0, |token| token.line),
            names: names(&tags).into_iter().map(name).collect(),
            text,
        })
    }

    fn aligned(&self, words: &[Word], text: &str) -> Result<Vec<Span>, Problem> {
        align(words, text).map_err(|n| {
            let Token { word, line, .. } = &self.tokens[n];
            let message = format!(
                "`{}` does not come next in the sentence's `# text`; make the two agree",
                word.form
            );
            Problem::new(*line, 1, message)
        })
    }
}

/// A line of a text, cut into words with their tags.
pub(crate) struct Row {
    pub(crate) text: String,
    /// Form, tag, and whether a space or the end follows.
    pub(crate) words: Vec<(String, String, bool)>,
}

/// The lines of `passage` as rows, for writing. Of nested names the outermost is kept, and one
/// that runs over a line end is cut there: a line a word can say no more.
pub(crate) fn rows(passage: &Passage) -> Vec<Row> {
    let mut start = 0;
    let lines = passage.text.split('\n').map(|line| {
        let length = line.chars().count() as u32;
        let span = Span::new(start, start + length);
        start += length + 1;
        (span, line)
    });
    let lines: Vec<(Span, &str)> = lines.filter(|(_, line)| !line.trim().is_empty()).collect();
    lines.into_iter().map(|(span, line)| row(span, line, &passage.names)).collect()
}

fn row(line: Span, text: &str, names: &[Name]) -> Row {
    let names = outermost(line, names);
    let borders: Vec<u32> =
        names.iter().flat_map(|name| [name.span.start, name.span.end]).collect();
    let index = CharIndex::new(text);
    let words = cut(text, &borders).into_iter().map(|(span, word)| {
        let name = names.iter().find(|name| name.span.contains(span));
        let tag = name.map_or("O".to_string(), |name| {
            let part = if name.span.start == span.start { "B" } else { "I" };
            format!("{part}-{}", name.label)
        });
        let next = index.slice(text, Span::new(span.end, span.end + 1));
        (word, tag, next.is_empty() || next.trim().is_empty())
    });
    Row { text: text.to_string(), words: words.collect() }
}

/// The names within `line`, counted from its start, without those that overlap one before.
fn outermost(line: Span, names: &[Name]) -> Vec<Name> {
    let mut names: Vec<Name> = names.iter().filter(|n| n.span.overlaps(line)).cloned().collect();
    sort(&mut names);
    let mut kept: Vec<Name> = Vec::new();
    for mut name in names {
        name.span.start = name.span.start.max(line.start) - line.start;
        name.span.end = name.span.end.min(line.end) - line.start;
        if kept.last().is_none_or(|last| last.span.end <= name.span.start) {
            kept.push(name);
        }
    }
    kept
}
