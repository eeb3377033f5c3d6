//! The gold: what a careful reader marked by hand in the first article and in
//! the samples, against what the annotator finds with the knowledge base that ships.

#[path = "../../kb/tests/base/mod.rs"]
mod base;

use base::{root, shipped};
use lorgnette_annotate::{Annotator, Ent, to_json};
use lorgnette_tagger::Tagger;
use lorgnette_text::{Format, document};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// At least so much of the gold must be found, with the right label and entity.
const RECALL: f64 = 0.97;
/// At most so much of what is found may be spurious.
const SPURIOUS: f64 = 0.02;

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A mention of the gold, or of the annotator in the same form.
#[derive(Clone, Debug, PartialEq)]
struct Marked {
    start: u64,
    end: u64,
    label: String,
    text: String,
    kb_id: Option<String>,
    value: Value,
    optional: bool,
}

fn gold(path: &Path) -> Vec<Marked> {
    let gold: Value = serde_json::from_str(&read(path)).expect("gold is JSON");
    let ents = gold["ents"].as_array().expect("gold has ents");
    ents.iter().map(marked).collect()
}

fn marked(ent: &Value) -> Marked {
    Marked {
        start: ent["start"].as_u64().expect("a start"),
        end: ent["end"].as_u64().expect("an end"),
        label: ent["label"].as_str().expect("a label").replace("QUANTITY", "CARDINAL"),
        text: ent["text"].as_str().expect("a text").to_string(),
        kb_id: ent["kb_id"].as_str().map(str::to_string),
        value: ent["value"].clone(),
        optional: ent["optional"].as_bool().unwrap_or(false),
    }
}

fn found(ents: &[Ent]) -> Vec<Marked> {
    ents.iter().map(|e| marked(&serde_json::to_value(e).expect("ents serialise"))).collect()
}

/// How a text was annotated, against its gold.
struct Score {
    wanted: usize,
    right: usize,
    found: usize,
    spurious: usize,
    /// Right mentions with another value than the gold's.
    values: usize,
    lines: Vec<String>,
}

fn score(gold: &[Marked], found: &[Marked]) -> Score {
    let place = |m: &Marked| (m.start, m.end);
    // A gold mention without an entity was made when the base knew none; it may know one now.
    let same = |gold: &Marked, found: &Marked| {
        let is_linked_so = gold.kb_id.is_none() || gold.kb_id == found.kb_id;
        place(gold) == place(found) && gold.label == found.label && is_linked_so
    };
    let wanted: Vec<&Marked> = gold.iter().filter(|g| !g.optional).collect();
    let counted: Vec<&Marked> =
        found.iter().filter(|f| !gold.iter().any(|g| g.optional && place(g) == place(f))).collect();
    let missing: Vec<_> = wanted.iter().filter(|g| !found.iter().any(|f| same(g, f))).collect();
    let spurious: Vec<_> = counted.iter().filter(|f| !gold.iter().any(|g| same(g, f))).collect();
    let values: Vec<_> = wanted
        .iter()
        .filter_map(|g| Some((g, found.iter().find(|f| same(g, f) && f.value != g.value)?)))
        .collect();
    let mut lines: Vec<String> = missing.iter().map(|m| format!("missing  {m:?}")).collect();
    lines.extend(spurious.iter().map(|m| format!("spurious {m:?}")));
    lines.extend(
        values.iter().map(|(g, f)| format!("value    {} {} for {}", g.text, f.value, g.value)),
    );
    Score {
        wanted: wanted.len(),
        right: wanted.len() - missing.len(),
        found: counted.len(),
        spurious: spurious.len(),
        values: values.len(),
        lines,
    }
}

#[track_caller]
fn check(name: &str, source: &str, format: Format) {
    check_within(name, source, format, RECALL, SPURIOUS);
}

/// The taggers that ship.
fn taggers() -> Vec<Tagger> {
    let model = |language: &str| root().join(format!("crates/tagger/models/{language}.tagger"));
    let models = ["zh", "en"].map(model).into_iter().filter(|model| model.exists());
    let read = |model: PathBuf| std::fs::read(model).expect("a model can be read");
    models.map(|model| Tagger::read(&read(model)).expect("the model is sound")).collect()
}

/// With taggers and without.
#[track_caller]
fn check_within(name: &str, source: &str, format: Format, least: f64, most: f64) {
    for taggers in [Vec::new(), taggers()] {
        check_with(&taggers, name, source, format, (least, most));
    }
}

#[track_caller]
fn check_with(
    taggers: &[Tagger],
    name: &str,
    source: &str,
    format: Format,
    (least, most): (f64, f64),
) {
    let kb = shipped();
    let annotated = Annotator::new(kb).with_taggers(taggers).annotate(document(source, format));
    let found = found(&to_json(&annotated, kb).ents);
    let gold = gold(&root().join(format!("tests/corpus/{name}.gold.json")));
    let score = score(&gold, &found);
    let recall = score.right as f64 / score.wanted as f64;
    let spurious = score.spurious as f64 / score.found.max(1) as f64;
    println!(
        "{name}, {} taggers: {} of {} found ({:.1} %), {} of {} spurious ({:.1} %), {} values differ",
        taggers.len(),
        score.right,
        score.wanted,
        100.0 * recall,
        score.spurious,
        score.found,
        100.0 * spurious,
        score.values
    );
    score.lines.iter().for_each(|line| println!("  {line}"));
    assert!(recall >= least && spurious <= most, "{name} falls short, see above");
}

#[test]
fn the_first_article() {
    let path = root().join("../shared/seed/article.txt");
    if !path.exists() {
        eprintln!("SKIPPED: {} is not here", path.display());
        return;
    }
    check("seed", &read(&path), Format::Plain);
}

#[test]
fn the_sample_in_traditional_chinese() {
    check("parade-and-pact", &read(&root().join("samples/parade-and-pact.md")), Format::Markdown);
}

#[test]
fn the_sample_in_simplified_chinese() {
    check("ever-given", &read(&root().join("samples/ever-given.md")), Format::Markdown);
}

#[test]
fn the_sample_in_english() {
    let path = root().join("samples/parade-and-pact-en.md");
    check("parade-and-pact-en", &read(&path), Format::Markdown);
}

/// Texts that no rule and no entity was made with: what the next article may
/// expect. They are measured and not learnt from, so the bounds are as of the
/// day they were written and may only rise.
#[test]
fn texts_that_no_rule_has_seen() {
    for (name, recall, spurious) in [("held-out-zh", 0.95, 0.03), ("held-out-en", 0.88, 0.07)] {
        let source = read(&root().join(format!("tests/corpus/{name}.txt")));
        check_within(name, &source, Format::Plain, recall, spurious);
    }
}
