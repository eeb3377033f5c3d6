//! Reads marked-up corpora into texts with names.

use lorgnette_text::Span;

use crate::Kind;

/// A text and the names in it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The text.
    pub text: String,
    /// Its names, in order.
    pub names: Vec<(Span, Kind)>,
}

/// One token of a corpus: its form, and its label as the file has it.
type Row<'a> = (&'a str, &'a str);

/// Reads Universal NER's IOB2 with `# newdoc` and `# text` lines.
pub fn universal(file: &str) -> Vec<Document> {
    let mut documents = Vec::new();
    for sentence in file.split("\n\n") {
        if documents.is_empty() || sentence.contains("# newdoc") {
            documents.push(Document::default());
        }
        let text = sentence.lines().find_map(|line| line.strip_prefix("# text = "));
        let rows = sentence.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
            let mut fields = line.split('\t').skip(1);
            Some((fields.next()?, fields.next()?))
        });
        let document = documents.last_mut().expect("one was pushed");
        document.paragraph(text.unwrap_or_default(), &rows.collect::<Vec<_>>());
    }
    documents
}

/// Reads lines of form and label with blank lines between sentences; `-DOCSTART-` begins a
/// document, and if the file has none, each sentence is one.
pub fn columns(file: &str) -> Vec<Document> {
    let marked = file.contains("-DOCSTART-");
    let mut documents = Vec::new();
    for sentence in file.split("\n\n") {
        let rows: Vec<Row> = sentence.lines().filter_map(row).collect();
        let starts = rows.iter().any(|(form, _)| *form == "-DOCSTART-");
        if !marked || starts || documents.is_empty() {
            documents.push(Document::default());
        }
        let rows: Vec<Row> = rows.into_iter().filter(|(form, _)| *form != "-DOCSTART-").collect();
        let document = documents.last_mut().expect("one was pushed");
        document.paragraph(&joined(&rows), &rows);
    }
    documents
}

fn row(line: &str) -> Option<Row<'_>> {
    let (form, label) = line.rsplit_once(['\t', ' '])?;
    Some((form.trim(), label.trim()))
}

/// The kind that a label of any of the corpora stands for.
fn kind(label: &str) -> Option<Kind> {
    match label.get(2..)? {
        "PER" | "person" => Some(Kind::Person),
        "LOC" | "location" => Some(Kind::Place),
        "ORG" | "corporation" | "group" => Some(Kind::Organisation),
        _ => None,
    }
}

/// Tokens as text: blanks where English has them.
fn joined(rows: &[Row]) -> String {
    let mut text = String::new();
    let (mut open, mut quoted) = (true, false);
    for (form, _) in rows {
        let quote = matches!(*form, "\"" | "''" | "``");
        let closes = form.starts_with(['.', ',', ';', ':', '!', '?', ')', ']', '%', '\''])
            || form.starts_with('’')
            || *form == "n't"
            || quote && quoted;
        if !open && !closes {
            text.push(' ');
        }
        quoted ^= quote;
        open = matches!(*form, "(" | "[" | "$" | "#" | "``") || quote && quoted;
        text.push_str(form);
    }
    text
}

impl Document {
    /// Appends a paragraph with the names that the labels of its tokens tell.
    fn paragraph(&mut self, text: &str, rows: &[Row]) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.chars().count() as u32;
        let mut at = 0;
        let mut before = "";
        for (form, label) in rows {
            let Some(found) = text[at..].find(form) else { continue };
            let from = at + found;
            at = from + form.len();
            let ahead = start + text[..from].chars().count() as u32;
            self.token(ahead, form, label, before);
            before = label;
        }
        self.text.push_str(text);
    }

    /// Begins a name, or goes on with the last.
    fn token(&mut self, start: u32, form: &str, label: &str, before: &str) {
        let Some(kind) = kind(label) else { return };
        let end = start + form.chars().count() as u32;
        let goes_on = label.starts_with('I') && before.get(2..) == label.get(2..);
        match self.names.last_mut() {
            Some((span, _)) if goes_on => span.end = end,
            _ => self.names.push((Span::new(start, end), kind)),
        }
    }
}
