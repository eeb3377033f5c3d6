//! JSON: an object a text, alone, a line each or in one array, as spaCy, Prodigy and doccano write it.
//!
//! Names stand under `ents`, `entities`, `spans`, `label` or `labels`, as objects with `start`,
//! `end` and `label` (and `kb_id`, `text`) or as `[start, end, label]`. Offsets count code
//! points. Where a mark quotes what it covers and that stands elsewhere, they are taken for
//! UTF-16 units or bytes of UTF-8 if it stands there.

use crate::file::File;
use crate::{Corpus, Link, Name, Passage, Problem, sort};
use lorgnette_text::{CharIndex, Span};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use std::cell::OnceCell;

/// A text with its marks, each as the file writes it.
#[derive(Deserialize)]
struct Record<'j> {
    #[serde(borrow)]
    text: Option<&'j RawValue>,
    #[serde(borrow, alias = "_id")]
    id: Option<&'j RawValue>,
    #[serde(borrow)]
    ents: Option<&'j RawValue>,
    #[serde(borrow)]
    entities: Option<&'j RawValue>,
    #[serde(borrow)]
    spans: Option<&'j RawValue>,
    #[serde(borrow)]
    labels: Option<&'j RawValue>,
    #[serde(borrow)]
    label: Option<&'j RawValue>,
}

impl<'j> Record<'j> {
    /// The marks, under the surest name for them that the record has.
    fn marks(&self) -> Option<&'j RawValue> {
        self.ents.or(self.entities).or(self.spans).or(self.labels).or(self.label)
    }
}

/// A mark.
#[derive(Deserialize)]
#[serde(untagged)]
enum Mark {
    Object {
        #[serde(alias = "start_offset")]
        start: u64,
        #[serde(alias = "end_offset")]
        end: u64,
        label: String,
        #[serde(default, deserialize_with = "stated")]
        kb_id: Link,
        text: Option<String>,
    },
    Triple(u64, u64, String),
}

/// What a `kb_id` says that is there: none by null, nothing or `NIL`.
fn stated<'de, D: Deserializer<'de>>(from: D) -> Result<Link, D::Error> {
    let id: Option<String> = Option::deserialize(from)?;
    Ok(id.filter(|id| !id.is_empty() && id != "NIL").map_or(Link::Nil, Link::To))
}

/// What a broken record is none of, and what to do with it.
const RECORD: (&str, &str) = ("JSON", "mend or remove the record");

/// Reads a file: an array, or an object a line.
pub fn read(text: &str) -> Result<Corpus, Vec<Problem>> {
    let file = File::new(text);
    let mut passages = Vec::new();
    let mut problems = Vec::new();
    for raw in records(&file).map_err(|problem| vec![problem])? {
        match passage(&file, raw) {
            Ok(passage) => passages.push(vec![passage]),
            Err(wrong) => problems.extend(wrong),
        }
    }
    match problems.is_empty() {
        true => Ok(Corpus { documents: passages, notes: Vec::new() }),
        false => Err(problems),
    }
}

/// The records as the file writes them.
fn records<'j>(file: &File<'j>) -> Result<Vec<&'j str>, Problem> {
    // One object may take several lines.
    if let Ok(only) = serde_json::from_str::<&RawValue>(file.text)
        && only.get().starts_with('{')
    {
        return Ok(vec![only.get()]);
    }
    if !file.text.trim_start().starts_with('[') {
        return Ok(file.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect());
    }
    let records: Result<Vec<&RawValue>, _> = serde_json::from_str(file.text);
    let records = records.map_err(|error| file.syntax(file.text, &error, RECORD))?;
    Ok(records.into_iter().map(RawValue::get).collect())
}

fn passage(file: &File, raw: &str) -> Result<Passage, Vec<Problem>> {
    let record: Record =
        serde_json::from_str(raw).map_err(|error| vec![file.syntax(raw, &error, RECORD)])?;
    let text = record.text.and_then(|text| serde_json::from_str::<String>(text.get()).ok());
    let text = text.ok_or_else(|| vec![file.problem(raw, "no text; give it as \"text\"")])?;
    let offsets = Offsets::new(&text);
    let (mut names, mut problems) = (Vec::new(), Vec::new());
    for mark in marks(file, record.marks()).map_err(|problem| vec![problem])? {
        match name(mark.get(), &offsets) {
            Ok(name) => names.push(name),
            Err(message) => problems.push(file.problem(mark.get(), message)),
        }
    }
    sort(&mut names);
    let id = record.id.map(|id| id.get().trim_matches('"').to_string());
    let line = file.place(file.byte(raw)).0;
    if problems.is_empty() { Ok(Passage { id, line, text, names }) } else { Err(problems) }
}

fn marks<'j>(file: &File, ents: Option<&'j RawValue>) -> Result<Vec<&'j RawValue>, Problem> {
    let Some(ents) = ents else { return Ok(Vec::new()) };
    let marks: Option<Vec<&RawValue>> = serde_json::from_str(ents.get()).ok().flatten();
    let message = "the marks are no list; write [{\"start\": 0, \"end\": 3, \"label\": \"PER\"}]";
    marks.ok_or_else(|| file.problem(ents.get(), message))
}

fn name(raw: &str, offsets: &Offsets) -> Result<Name, String> {
    let mark: Mark = serde_json::from_str(raw).map_err(
        |_| "no mark; write {\"start\": 0, \"end\": 3, \"label\": \"PER\"} or [0, 3, \"PER\"]",
    )?;
    let (start, end, label, link, quoted) = match mark {
        Mark::Object { start, end, label, kb_id, text } => (start, end, label, kb_id, text),
        Mark::Triple(start, end, label) => (start, end, label, Link::Unstated, None),
    };
    let span = offsets.place(start, end, quoted.as_deref())?;
    Ok(Name { span, label, link })
}

/// A text, and what offsets into it may count.
struct Offsets<'t> {
    text: &'t str,
    index: CharIndex,
    /// The UTF-16 unit at which each code point starts, and their number.
    units: OnceCell<Vec<u64>>,
}

impl<'t> Offsets<'t> {
    fn new(text: &'t str) -> Self {
        Offsets { text, index: CharIndex::new(text), units: OnceCell::new() }
    }

    /// The span that a mark means.
    fn place(&self, start: u64, end: u64, quoted: Option<&str>) -> Result<Span, String> {
        let points =
            self.span(start, end, |at| (at <= self.index.len().into()).then_some(at as u32));
        let Some(quoted) = quoted else {
            return points.ok_or_else(|| {
                let length = self.index.len();
                format!("{start} to {end} is no span of a text of {length} code points; mend the offsets")
            });
        };
        let fits = |span: &Span| self.index.slice(self.text, *span) == quoted;
        let units = || self.span(start, end, |at| self.point_of_unit(at)).filter(fits);
        let bytes = || self.span(start, end, |at| self.point_of_byte(at)).filter(fits);
        points.filter(fits).or_else(units).or_else(bytes).ok_or_else(|| {
            let found = points.map_or("", |span| self.index.slice(self.text, span));
            format!("at {start} to {end} stands `{found}` and not `{quoted}`; mend the offsets")
        })
    }

    /// The span between two offsets, of which `point` tells the code points.
    fn span(&self, start: u64, end: u64, point: impl Fn(u64) -> Option<u32>) -> Option<Span> {
        let (start, end) = (point(start)?, point(end)?);
        (start < end).then_some(Span { start, end })
    }

    fn point_of_unit(&self, unit: u64) -> Option<u32> {
        let units = self.units.get_or_init(|| {
            let mut at = 0;
            let starts = self.text.chars().map(|c| {
                at += c.len_utf16() as u64;
                at
            });
            std::iter::once(0).chain(starts).collect()
        });
        units.binary_search(&unit).ok().map(|at| at as u32)
    }

    fn point_of_byte(&self, byte: u64) -> Option<u32> {
        let byte = usize::try_from(byte).ok().filter(|&byte| self.text.is_char_boundary(byte))?;
        Some(self.index.char_at(byte))
    }
}

/// Writes passages, an object a line.
pub fn write(documents: &[Vec<Passage>]) -> String {
    documents.iter().flatten().map(|passage| line(passage) + "\n").collect()
}

fn line(passage: &Passage) -> String {
    let index = CharIndex::new(&passage.text);
    let ents = passage.names.iter().map(|name| {
        let mut ent = serde_json::json!({
            "start": name.span.start,
            "end": name.span.end,
            "label": name.label,
            "text": index.slice(&passage.text, name.span),
        });
        match &name.link {
            Link::Unstated => {}
            Link::Nil => ent["kb_id"] = serde_json::Value::Null,
            Link::To(id) => ent["kb_id"] = id.as_str().into(),
        }
        ent
    });
    let ents: Vec<serde_json::Value> = ents.collect();
    let mut record = serde_json::json!({ "text": passage.text, "ents": ents });
    if let Some(id) = &passage.id {
        record["id"] = id.as_str().into();
    }
    record.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{problems, shown};

    #[test]
    fn what_is_written_is_read_again() {
        let file = "{\"id\":\"a\",\"text\":\"𠮷野 met\\nKim\",\"ents\":[\
            {\"start\":0,\"end\":2,\"label\":\"PERSON\",\"kb_id\":\"Q1\"},\
            {\"start\":0,\"end\":10,\"label\":\"EVENT\",\"kb_id\":null},\
            {\"start\":7,\"end\":10,\"label\":\"PERSON\"}]}\n{\"text\":\"\"}\n";
        let corpus = read(file).expect("the file is sound");
        let links: Vec<&Link> = corpus.documents[0][0].names.iter().map(|n| &n.link).collect();
        assert_eq!(links, [&Link::Nil, &Link::To("Q1".into()), &Link::Unstated]);
        assert_eq!(read(&write(&corpus.documents)), Ok(corpus));
    }

    #[test]
    fn the_shapes_of_many_programs_are_read() {
        let expected = "Kim left [Kim PER]\n";
        for record in [
            r#"{"text": "Kim left", "ents": [{"start": 0, "end": 3, "label": "PER"}]}"#,
            r#"{"text": "Kim left", "entities": [[0, 3, "PER"]]}"#,
            r#"{"text": "Kim left", "label": [[0, 3, "PER"]]}"#,
            r#"{"text": "Kim left", "label": "news", "spans": [[0, 3, "PER"]], "tokens": [{}]}"#,
            r#"{"text": "Kim left", "entities": [{"start_offset": 0, "end_offset": 3, "label": "PER"}]}"#,
        ] {
            assert_eq!(shown(&read(record)), expected, "{record}");
            assert_eq!(shown(&read(&format!(" [\n{record}\n]"))), expected);
        }
        assert_eq!(shown(&read("[]")), "");
    }

    #[test]
    fn a_quotation_tells_what_offsets_count() {
        let record = |start, end, quoted| {
            format!(
                r#"{{"text": "𠮷ü Kim", "ents": [{{"start": {start}, "end": {end}, "label": "PER", "text": "{quoted}"}}]}}"#
            )
        };
        for (start, end) in [(3, 6), (4, 7), (7, 10)] {
            assert_eq!(shown(&read(&record(start, end, "Kim"))), "𠮷ü Kim [Kim PER]\n");
        }
        assert_eq!(
            problems(&read(&record(2, 6, "Kim"))),
            ["1:29: at 2 to 6 stands ` Kim` and not `Kim`; mend the offsets"]
        );
    }

    #[test]
    fn what_is_wrong_is_named_by_its_place() {
        let file = "{\"text\": \"Kim\", \"ents\": [[1, 4, \"PER\"], [2, 2, \"PER\"], [0, \"PER\"]]}\n\
            {\"text\": \"北京\", \"ents\": \"no\"}\n{\"txt\": \"Kim\"}\n{\"text\": \"北京\" 3}\n";
        assert_eq!(
            problems(&read(file)),
            [
                "1:26: 1 to 4 is no span of a text of 3 code points; mend the offsets",
                "1:41: 2 to 2 is no span of a text of 3 code points; mend the offsets",
                "1:56: no mark; write {\"start\": 0, \"end\": 3, \"label\": \"PER\"} or [0, 3, \"PER\"]",
                "2:24: the marks are no list; write [{\"start\": 0, \"end\": 3, \"label\": \"PER\"}]",
                "3:1: no text; give it as \"text\"",
                "4:15: no JSON: expected `,` or `}`; mend or remove the record",
            ]
        );
        assert_eq!(
            problems(&read("[\n{\"text\": \"北京\"},\n{]")),
            ["3:2: no JSON: key must be a string; mend or remove the record"]
        );
    }
}
