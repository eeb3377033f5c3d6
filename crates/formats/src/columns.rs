//! Sentences of a line a word: gathered, put together to passages, and taken apart again.

use crate::tags::{Tag, names};
use crate::tokens::{Cut, Word, align, cut, join};
use crate::{Corpus, Format, Link, Name, Passage, Problem, sort};
use lorgnette_text::Span;

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
    /// Whether a line of it could not be read, so that what follows from the others means nothing.
    broken: bool,
}

/// All of a file while it is read.
pub(crate) struct Gathered<'t> {
    format: Format,
    documents: Vec<Vec<Sentence<'t>>>,
    /// Whether a border of documents was seen.
    borders: bool,
    pub(crate) current: Sentence<'t>,
    problems: Vec<Problem>,
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

    /// Takes down that a line of the sentence cannot be read.
    pub(crate) fn broken(&mut self, problem: Problem) {
        self.current.broken = true;
        self.problems.push(problem);
    }

    /// Ends the sentence; it is kept if it has words and all of them.
    pub(crate) fn end_sentence(&mut self) {
        let sentence = std::mem::take(&mut self.current);
        if !sentence.tokens.is_empty() && !sentence.broken {
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
    /// Form and tag.
    pub(crate) words: Vec<(String, String)>,
}

/// The lines of `passage` as rows, for writing. Of nested names the outermost is kept, and one
/// that runs over a line end is cut there: a line a word can say no more.
pub(crate) fn rows(passage: &Passage) -> Vec<Row> {
    let names = outermost(&passage.names);
    let mut rest = names.as_slice();
    let mut start = 0;
    let mut rows = Vec::new();
    for line in passage.text.split('\n') {
        let end = start + line.chars().count() as u32;
        rest = &rest[rest.partition_point(|name| name.span.end <= start)..];
        let here = &rest[..rest.partition_point(|name| name.span.start < end)];
        if !line.trim().is_empty() {
            rows.push(row(line, Span::new(start, end), here));
        }
        start = end + 1;
    }
    rows
}

/// The names that overlap none before them.
fn outermost(names: &[Name]) -> Vec<Name> {
    let mut names = names.to_vec();
    sort(&mut names);
    let mut end = 0;
    names.retain(|name| {
        let free = name.span.start >= end;
        end = end.max(name.span.end);
        free
    });
    names
}

/// A line that stands at `place`, with the names in it.
fn row(text: &str, place: Span, names: &[Name]) -> Row {
    let within = |span: Span| {
        let (start, end) = (span.start.max(place.start), span.end.min(place.end));
        Span::new(start - place.start, end - place.start)
    };
    let names: Vec<(Span, &str)> =
        names.iter().map(|name| (within(name.span), name.label.as_str())).collect();
    let borders: Vec<u32> = names.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
    let words = cut(text, &borders).into_iter().map(|(span, word)| {
        let at = names.partition_point(|(name, _)| name.end <= span.start);
        let tag = match names.get(at).filter(|(name, _)| name.contains(span)) {
            Some((name, label)) if name.start == span.start => format!("B-{label}"),
            Some((_, label)) => format!("I-{label}"),
            None => "O".to_string(),
        };
        (word, tag)
    });
    Row { text: text.to_string(), words: words.collect() }
}
