//! Web Annotation: highlights, notes and names as the W3C's data model has them, in JSON-LD.
//!
//! <https://www.w3.org/TR/annotation-model/>. Positions count code points, as its section 4.2.5
//! says. Written is an `AnnotationPage`; read are that, a collection with its first page inside,
//! an array, and a single annotation, with one value or a list wherever the model allows both; and
//! what Hypothesis exports, which is nearly that.

use crate::Problem;
use crate::file::File;
use lorgnette_annotate::{Annotated, Mention};
use lorgnette_corrections::{Applied, Note, Quote};
use lorgnette_kb::{Entity, Kb};
use lorgnette_text::{CharIndex, Span};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The context that every file names.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// What a broken annotation is none of, and what to do.
const ANNOTATION: (&str, &str) = ("Web Annotation", "mend or remove it");
/// What the annotation of a name is for.
const IDENTIFYING: &str = "identifying";
/// How much of the text is quoted around the words, in code points.
const AROUND: u32 = 32;

/// An annotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotation {
    /// Its IRI.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `Annotation`.
    #[serde(rename = "type", default, skip_serializing_if = "Many::is_empty")]
    pub types: Many<String>,
    /// Why it was made: `highlighting`, `commenting`, `identifying` …
    #[serde(default, skip_serializing_if = "Many::is_empty")]
    pub motivation: Many<String>,
    /// When, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<String>,
    /// What is said.
    #[serde(default, skip_serializing_if = "Many::is_empty")]
    pub body: Many<Body>,
    /// The same in words, as Hypothesis has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What it is said of.
    pub target: Many<Target>,
}

/// One value, or a list of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Many<T> {
    /// One.
    One(T),
    /// Several, or none.
    List(Vec<T>),
}

/// What an annotation says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Body {
    /// The IRI of something.
    Iri(String),
    /// Words, or something with a purpose.
    Resource {
        /// `TextualBody`, `SpecificResource` …
        #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
        kind: Option<String>,
        /// The words of a textual body.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<String>,
        /// The IRI that a specific resource stands for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<String>,
        /// What it is for: `commenting`, `identifying`, `classifying` …
        #[serde(default, skip_serializing_if = "Option::is_none")]
        purpose: Option<String>,
    },
}

/// What an annotation is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Target {
    /// A whole document.
    Iri(String),
    /// A part of one.
    Part {
        /// The document; nothing where a program takes it for granted.
        #[serde(default)]
        source: String,
        /// Which part; each selector by itself is enough.
        #[serde(default, skip_serializing_if = "Many::is_empty")]
        selector: Many<Selector>,
    },
}

/// How a part of a text is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum Selector {
    /// By its words.
    TextQuoteSelector {
        /// The words.
        exact: String,
        /// What stands before them.
        #[serde(default)]
        prefix: String,
        /// What stands behind.
        #[serde(default)]
        suffix: String,
    },
    /// By its place, in code points of the text.
    TextPositionSelector {
        /// The first.
        start: u32,
        /// The one after the last.
        end: u32,
    },
    /// In a way that texts without markup do not know.
    #[serde(other)]
    Other,
}

impl<T> Many<T> {
    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        match self {
            Many::One(one) => std::slice::from_ref(one).iter(),
            Many::List(list) => list.iter(),
        }
    }

    fn is_empty(&self) -> bool {
        matches!(self, Many::List(list) if list.is_empty())
    }
}

impl<T> Default for Many<T> {
    fn default() -> Self {
        Many::List(Vec::new())
    }
}

/// A text that annotations point into.
pub struct Text<'t> {
    text: &'t str,
    index: CharIndex,
    /// The IRI under which annotations name it.
    source: &'t str,
}

impl<'t> Text<'t> {
    /// `text`, which stands under the IRI `source`, absolute or relative to the file.
    pub fn new(text: &'t str, source: &'t str) -> Self {
        Text { text, index: CharIndex::new(text), source }
    }

    /// The annotation of a note that stands at `span`.
    pub fn of_note(&self, note: &Note, span: Span) -> Annotation {
        let body = note.text.as_ref().map(|text| words(text, "commenting"));
        let motivation = if body.is_some() { "commenting" } else { "highlighting" };
        Annotation {
            id: Some(format!("{}#{}", self.source, note.id)),
            created: note.made.clone(),
            body: body.map_or_else(Many::default, Many::One),
            ..self.annotation(motivation, span)
        }
    }

    /// The annotations of what `annotated`, whose text this is, names with entities of `kb`:
    /// each with the address of its Wikidata item where that is known, else its name, and with
    /// its label.
    pub fn of_names(&self, annotated: &Annotated, kb: &Kb) -> Vec<Annotation> {
        let mut names: Vec<Option<&str>> = vec![None; annotated.mentions.len()];
        for local in &annotated.locals {
            local.mentions.iter().for_each(|&m| names[m as usize] = Some(&local.name));
        }
        let lang = &annotated.document.meta.language;
        let annotation = |(mention, name): (&Mention, Option<&str>)| {
            let surface = self.index.slice(self.text, mention.span);
            let entity = mention.entity.map(|entity| identity(kb.entity(entity), lang));
            let identity = entity.unwrap_or_else(|| words(name.unwrap_or(surface), IDENTIFYING));
            let label = words(&mention.label.to_string(), "classifying");
            let body = Many::List(vec![identity, label]);
            Annotation { body, ..self.annotation(IDENTIFYING, mention.span) }
        };
        annotated.mentions.iter().zip(names).map(annotation).collect()
    }

    /// The notes among `annotations`: what each quotes, or the words at the place that it gives,
    /// and what it says. Those of names are none, nor those of the whole document.
    pub fn notes(&self, annotations: &[Annotation]) -> Vec<Note> {
        let own = (1..).zip(annotations).filter(|(_, annotation)| !annotation.is_of_name());
        own.filter_map(|(number, annotation)| self.note(annotation, number)).collect()
    }

    /// `annotation` as a note; `number` names it if it has no id of its own.
    fn note(&self, annotation: &Annotation, number: usize) -> Option<Note> {
        let parts = annotation.target.iter().filter_map(|target| match target {
            Target::Part { selector, .. } => Some(selector.iter()),
            Target::Iri(_) => None,
        });
        let selectors: Vec<&Selector> = parts.flatten().collect();
        let at = selectors.iter().find_map(|selector| match selector {
            &&Selector::TextPositionSelector { start, end } => Some((start, end)),
            _ => None,
        });
        let quote = selectors.iter().find_map(|selector| match selector {
            Selector::TextQuoteSelector { exact, prefix, suffix } if !exact.trim().is_empty() => {
                Some((exact.clone(), prefix.clone(), suffix.clone()))
            }
            _ => None,
        });
        let (exact, prefix, suffix) = quote.or_else(|| self.quoted(at?))?;
        let id = annotation.id.as_deref().map(|id| id.rsplit(['#', '/']).next().unwrap_or(id));
        Some(Note {
            id: id.map_or_else(|| format!("annotation-{number}"), str::to_string),
            at: Quote { exact, prefix, suffix, index: 0, start: at.map(|(start, _)| start) },
            text: annotation.said(),
            made: annotation.created.clone(),
        })
    }

    /// The words from `start` to `end`, and what stands before and behind; none where that is no
    /// part of the text.
    fn quoted(&self, (start, end): (u32, u32)) -> Option<(String, String, String)> {
        let slice = |start, end| self.index.slice(self.text, Span::new(start, end)).to_string();
        (start < end && end <= self.index.len()).then(|| {
            let before = slice(start.saturating_sub(AROUND), start);
            (slice(start, end), before, slice(end, (end + AROUND).min(self.index.len())))
        })
    }

    fn annotation(&self, motivation: &str, span: Span) -> Annotation {
        Annotation {
            id: None,
            types: Many::One("Annotation".into()),
            motivation: Many::One(motivation.into()),
            created: None,
            body: Many::default(),
            text: None,
            target: Many::One(self.target(span)),
        }
    }

    fn target(&self, span: Span) -> Target {
        let Span { start, end } = span;
        let (exact, prefix, suffix) = self.quoted((start, end)).unwrap_or_default();
        let quote = Selector::TextQuoteSelector { exact, prefix, suffix };
        let position = Selector::TextPositionSelector { start, end };
        Target::Part {
            source: self.source.to_string(),
            selector: Many::List(vec![quote, position]),
        }
    }
}

/// The annotations of what a text under the IRI `source` names, and of the notes on it that
/// were found.
pub fn of(applied: &Applied, source: &str) -> Vec<Annotation> {
    let text = Text::new(&applied.annotated.document.text, source);
    let mut annotations = text.of_names(&applied.annotated, applied.corrections.kb());
    let notes = applied.notes.iter();
    let notes = notes.filter_map(|(note, at)| Some(text.of_note(note, at.as_ref()?.span)));
    annotations.extend(notes);
    annotations
}

/// What an entity is, for readers of `lang`.
fn identity(entity: &Entity, lang: &str) -> Body {
    let item = entity.identifiers.iter().find(|(scheme, _)| scheme == "wikidata");
    if let Some((_, id)) = item {
        return Body::Resource {
            kind: Some("SpecificResource".into()),
            value: None,
            source: Some(format!("http://www.wikidata.org/entity/{id}")),
            purpose: Some(IDENTIFYING.into()),
        };
    }
    let own = entity.names.iter().find(|name| name.lang == lang).or(entity.names.first());
    words(own.map_or(&entity.slug, |name| &name.text), IDENTIFYING)
}

fn words(value: &str, purpose: &str) -> Body {
    Body::Resource {
        kind: Some("TextualBody".into()),
        value: Some(value.into()),
        source: None,
        purpose: Some(purpose.into()),
    }
}

impl Annotation {
    /// Whether it says what a name means, as [`Text::of_names`] writes it, and nothing of its
    /// reader's.
    fn is_of_name(&self) -> bool {
        self.motivation.iter().any(|motivation| motivation == IDENTIFYING)
    }

    /// What its bodies say in words.
    fn said(&self) -> Option<String> {
        let said = self.body.iter().filter_map(|body| match body {
            Body::Resource { value, .. } => value.as_deref(),
            Body::Iri(iri) => Some(iri),
        });
        let said = said.chain(self.text.as_deref()).filter(|said| !said.trim().is_empty());
        let said: Vec<&str> = said.collect();
        (!said.is_empty()).then(|| said.join("\n"))
    }
}

/// A page of annotations, as it is written.
#[derive(Serialize)]
struct Page<'a> {
    #[serde(rename = "@context")]
    context: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    id: String,
    items: &'a [Annotation],
}

/// `annotations` on the document under `source` as a file.
pub fn write(annotations: &[Annotation], source: &str) -> String {
    let id = format!("{source}#annotations");
    let page = Page { context: CONTEXT, kind: "AnnotationPage", id, items: annotations };
    serde_json::to_string_pretty(&page).expect("annotations are plain data") + "\n"
}

/// What holds annotations.
#[derive(Deserialize)]
struct Holder<'j> {
    /// The other names are those of Hypothesis, for a file and for what its server answers.
    #[serde(borrow, alias = "annotations", alias = "rows")]
    items: Option<Vec<&'j RawValue>>,
    #[serde(borrow)]
    first: Option<&'j RawValue>,
}

/// The annotations in `text`.
///
/// # Errors
/// Every [`Problem`] of the file, by line.
pub fn read(text: &str) -> Result<Vec<Annotation>, Vec<Problem>> {
    let file = File::new(text);
    let entries = entries(text).map_err(|error| vec![file.syntax(text, &error, ANNOTATION)])?;
    let (mut annotations, mut problems) = (Vec::new(), Vec::new());
    for entry in entries {
        match serde_json::from_str(entry) {
            Ok(annotation) => annotations.push(annotation),
            Err(error) => problems.push(file.syntax(entry, &error, ANNOTATION)),
        }
    }
    if problems.is_empty() { Ok(annotations) } else { Err(problems) }
}

/// The annotations as the file writes them.
fn entries(text: &str) -> Result<Vec<&str>, serde_json::Error> {
    let entries = crate::file::entries(text)?;
    let [only] = entries[..] else { return Ok(entries) };
    let holder: Holder = serde_json::from_str(only)?;
    match (holder.items, holder.first) {
        (Some(items), _) => Ok(items.into_iter().map(RawValue::get).collect()),
        (None, Some(first)) => entries_of_first(first.get()),
        (None, None) => Ok(vec![only]),
    }
}

fn entries_of_first(page: &str) -> Result<Vec<&str>, serde_json::Error> {
    let page: Holder = serde_json::from_str(page)?;
    Ok(page.items.unwrap_or_default().into_iter().map(RawValue::get).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use lorgnette_annotate::annotate;
    use lorgnette_kb::{Label, Name};
    use lorgnette_text::Document;

    const TEXT: &str = "𠮷普京在朝鮮見金正恩。";

    fn note(text: Option<&str>) -> Note {
        let at = Quote {
            exact: "朝鮮".into(),
            prefix: "𠮷普京在".into(),
            suffix: "見金正恩。".into(),
            index: 0,
            start: Some(4),
        };
        let made = Some("2026-11-23T02:50:00Z".into());
        Note { id: "n1".into(), at, text: text.map(str::to_string), made }
    }

    fn notes(json: &str) -> Vec<Note> {
        Text::new(TEXT, "a.txt").notes(&read(json).expect("the file is sound"))
    }

    #[test]
    fn notes_and_highlights_come_back_as_they_went() {
        let text = Text::new(TEXT, "https://example.org/a/");
        for note in [note(Some("看地圖")), note(None)] {
            let written = write(&[text.of_note(&note, Span::new(4, 6))], "https://example.org/a/");
            assert_eq!(notes(&written), [note], "{written}");
        }
    }

    #[test]
    fn the_json_is_what_the_model_says() {
        let text = Text::new(TEXT, "a.txt");
        let annotation = text.of_note(&note(Some("看")), Span::new(4, 6));
        let json: serde_json::Value =
            serde_json::from_str(&write(&[annotation], "a.txt")).expect("JSON");
        assert_eq!(json["@context"], "http://www.w3.org/ns/anno.jsonld");
        let expected = serde_json::json!({
            "id": "a.txt#n1",
            "type": "Annotation",
            "motivation": "commenting",
            "created": "2026-11-23T02:50:00Z",
            "body": {"type": "TextualBody", "value": "看", "purpose": "commenting"},
            "target": {"source": "a.txt", "selector": [
                {"type": "TextQuoteSelector", "exact": "朝鮮", "prefix": "𠮷普京在", "suffix": "見金正恩。"},
                {"type": "TextPositionSelector", "start": 4, "end": 6},
            ]},
        });
        assert_eq!(json["items"][0], expected);
    }

    #[test]
    fn a_name_says_what_it_names() {
        let name = |text: &str| Name { lang: "zh-Hant".into(), text: text.into() };
        let mut putin = Entity::new("vladimir-putin", Label::Person, "");
        putin.names = vec![name("普京")];
        putin.identifiers = vec![("wikidata".into(), "Q7747".into())];
        let mut korea = Entity::new("north-korea", Label::Gpe, "");
        korea.names = vec![name("朝鮮")];
        let kb = Kb::new(vec![putin, korea]);
        let document = Document { text: TEXT.into(), ..Document::default() };
        let text = Text::new(TEXT, "a.txt");
        let annotations = text.of_names(&annotate(document, &kb), &kb);
        let json = serde_json::to_value(&annotations).expect("JSON");
        assert_eq!(json[0]["body"][0]["source"], "http://www.wikidata.org/entity/Q7747");
        assert_eq!(json[0]["target"]["selector"][1]["start"], 1);
        assert_eq!(json[1]["body"][0]["value"], "朝鮮");
        assert_eq!(json[1]["body"][1]["value"], "GPE");
        let written = write(&annotations, "a.txt");
        assert_eq!(notes(&written), [], "names are no notes");
        assert_eq!(read(&written), Ok(annotations));
    }

    #[test]
    fn what_others_write_is_read() {
        let quote = r#"{"type": "TextQuoteSelector", "exact": "朝鮮"}"#;
        let one = format!(
            r#"{{"@context": "x", "id": "urn:x:1", "type": ["Annotation"], "body": [{{"value": "甲"}}, "http://e.org/b"],
                "target": [{{"source": "s", "selector": [{{"type": "XPathSelector", "value": "/p"}}, {quote}]}}]}}"#
        );
        let collection =
            format!(r#"{{"type": "AnnotationCollection", "first": {{"items": [{one}]}}}}"#);
        for json in
            [one.clone(), format!("[{one}]"), format!(r#"{{"items": [{one}]}}"#), collection]
        {
            let notes = notes(&json);
            assert_eq!(notes.len(), 1, "{json}");
            assert_eq!(notes[0].text.as_deref(), Some("甲\nhttp://e.org/b"));
            assert_eq!(notes[0].at.start, None);
        }
        assert_eq!(notes(r#"{"type": "Annotation", "target": "http://e.org/a"}"#), []);
    }

    #[test]
    fn a_place_alone_is_enough_where_the_text_has_it() {
        let at = |start: u32, end: u32| {
            notes(&format!(
                r#"{{"target": {{"source": "s", "selector":
                    {{"type": "TextPositionSelector", "start": {start}, "end": {end}}}}}}}"#
            ))
        };
        let [note] = &at(4, 6)[..] else { panic!("it is one note") };
        assert_eq!((note.at.exact.as_str(), note.at.prefix.as_str()), ("朝鮮", "𠮷普京在"));
        assert!(at(4, 4).is_empty() && at(6, 4).is_empty() && at(4, 99).is_empty());
    }

    #[test]
    fn what_hypothesis_exports_is_read() {
        let notes = notes(
            r#"{"export_date": "2026-11-23", "client_version": "1", "annotations": [
                {"id": "a1", "created": "2026-11-23", "text": "看地圖", "tags": ["圖"],
                 "target": [{"source": "https://e.org/", "selector": [
                    {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 0},
                    {"type": "TextPositionSelector", "start": 5, "end": 7},
                    {"type": "TextQuoteSelector", "exact": "朝鮮", "prefix": "在"}]}]},
                {"id": "a2", "text": "a word on the page", "target": [{"source": "https://e.org/"}]}]}"#,
        );
        let [note] = &notes[..] else { panic!("one of them quotes something: {notes:?}") };
        assert_eq!((note.id.as_str(), note.text.as_deref()), ("a1", Some("看地圖")));
        assert_eq!(note.at.exact, "朝鮮");
    }

    #[test]
    fn what_is_wrong_names_its_place() {
        let problems = read("[{\"target\": \"a\"},\n {\"target\": 1}]").expect_err("it is broken");
        assert!(problems[0].to_string().starts_with("2:"), "{}", problems[0]);
        assert!(read("").is_err() && read("{\"items\": 3}").is_err());
    }
}
