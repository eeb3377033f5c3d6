//! What the base holds and what it covers, as tables in `docs/knowledge.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use lorgnette_kb::Kb;
use serde::Serialize;

use super::base::{folded, forms, shipped};
use crate::project;

/// The tables stand between these lines.
const START: &str = "<!-- made by `cargo xtask kb --report` -->\n";
const END: &str = "<!-- end -->\n";

/// The sets of marked texts under `../shared/data/ner`.
const SETS: [&str; 8] = [
    "zh/zh_gsd-train.iob2",
    "zh/zh_gsd-dev.iob2",
    "zh/zh_gsd-test.iob2",
    "en/en_ewt-dev.iob2",
    "en/en_ewt-test.iob2",
    "en/wikigold.conll",
    "en/wnut17.train.conll",
    "en/wnut17.dev.conll",
];

const KINDS: [&str; 3] = ["PER", "LOC", "ORG"];

/// Prints the tables, and writes them into the guide.
pub(crate) fn report() -> Result<()> {
    let kb = shipped()?;
    let tables = format!("{}\n{}", counts(&kb), coverage(&kb)?);
    println!("{tables}");
    let path = project::root().join("docs/knowledge.md");
    let text = fs::read_to_string(&path)?;
    let (before, rest) = text.split_once(START).context("docs/knowledge.md has no place for it")?;
    let (_, after) = rest.split_once(END).context("the place in docs/knowledge.md has no end")?;
    fs::write(path, format!("{before}{START}\n{tables}\n{END}{after}"))?;
    Ok(())
}

/// Entities by label and subtype.
fn counts(kb: &Kb) -> String {
    let mut labels: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    for (_, entity) in kb.iter() {
        let subtypes = labels.entry(word(&entity.label)).or_default();
        *subtypes.entry(&entity.subtype).or_default() += 1;
    }
    let identified = kb.iter().filter(|(_, e)| e.identifiers.iter().any(|(s, _)| s == "wikidata"));
    let names: usize = kb.iter().map(|(_, entity)| forms(entity).count()).sum();
    let mut table = format!(
        "{} entities with {names} names, {} of them with a Wikidata id.\n\n| label | entities | of which |\n|---|---|---|\n",
        kb.len(),
        identified.count(),
    );
    for (label, subtypes) in labels {
        let mut subtypes: Vec<(&str, usize)> = subtypes.into_iter().collect();
        let all: usize = subtypes.iter().map(|(_, count)| count).sum();
        subtypes.sort_by_key(|(word, count)| (std::cmp::Reverse(*count), *word));
        let of: Vec<String> =
            subtypes.iter().map(|(word, count)| format!("{word} {count}")).collect();
        table += &format!("| {label} | {all} | {} |\n", of.join(", "));
    }
    table
}

/// A word as the files write it.
fn word(value: &impl Serialize) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or_default().to_string()
}

/// The share of the names of each set that are a form of the base: different names, and places
/// where they stand.
fn coverage(kb: &Kb) -> Result<String> {
    let known: BTreeSet<String> =
        kb.iter().flat_map(|(_, entity)| forms(entity)).map(|(_, form)| folded(form)).collect();
    let mut table = String::from("| set | PER | LOC | ORG |\n|---|---|---|---|\n");
    let folder = project::root().join("../shared/data/ner");
    if !folder.is_dir() {
        println!("SKIPPED: no {}, so no coverage was measured", folder.display());
    }
    for set in SETS {
        let Ok(text) = fs::read_to_string(folder.join(set)) else { continue };
        let names = names(&text, Path::new(set));
        let cells = KINDS.map(|kind| share(names.get(kind).unwrap_or(&BTreeMap::new()), &known));
        table += &format!("| {set} | {} |\n", cells.join(" | "));
    }
    Ok(table)
}

/// Per cent of different names and of all places, and how many places there are.
fn share(names: &BTreeMap<String, usize>, known: &BTreeSet<String>) -> String {
    let covered = names.iter().filter(|(name, _)| known.contains(*name));
    let (types, tokens) = covered.fold((0, 0), |(n, sum), (_, count)| (n + 1, sum + count));
    let all: usize = names.values().sum();
    let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    format!("{:.0} % / {:.0} % of {all}", percent(types, names.len()), percent(tokens, all))
}

/// The names of a set, folded, by kind, with how often each stands.
fn names(text: &str, set: &Path) -> BTreeMap<&'static str, BTreeMap<String, usize>> {
    let universal = set.extension().is_some_and(|extension| extension == "iob2");
    let between = if set.starts_with("zh") { "" } else { " " };
    let mut names: BTreeMap<&'static str, BTreeMap<String, usize>> = BTreeMap::new();
    let mut open: Option<(&'static str, Vec<&str>)> = None;
    for line in text.lines().chain([""]) {
        let cells: Vec<&str> = line.split(['\t', ' ']).collect();
        let comment = line.starts_with("# ") && universal;
        let (form, tag) = match cells[..] {
            [_, form, tag, ..] if universal && !comment => (form, tag),
            [form, .., tag] if !universal => (form, tag),
            _ => ("", "O"),
        };
        let kind = kind(tag);
        let goes_on =
            open.as_ref().is_some_and(|(of, _)| Some(*of) == kind) && tag.starts_with("I-");
        if let (false, Some((kind, words))) = (goes_on, open.take_if(|_| !goes_on)) {
            *names.entry(kind).or_default().entry(folded(&words.join(between))).or_default() += 1;
        }
        match (&mut open, kind) {
            (Some((_, words)), _) => words.push(form),
            (None, Some(kind)) => open = Some((kind, vec![form])),
            (None, None) => {}
        }
    }
    names
}

/// The kind of a tag; none where it is no name of the three kinds.
fn kind(tag: &str) -> Option<&'static str> {
    match tag.split_once('-')?.1 {
        "PER" | "person" => Some("PER"),
        "LOC" | "location" => Some("LOC"),
        "ORG" | "corporation" | "group" => Some("ORG"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_from_both_forms() {
        let universal = "# text = 我在台灣大學\n1\t我\tO\t-\n2\t在\tO\t-\n3\t台灣\tB-ORG\t-\n4\t大學\tI-ORG\t-\n\n1\t台灣\tB-LOC\t-\n";
        let read = names(universal, Path::new("zh/x.iob2"));
        assert_eq!(read["ORG"], BTreeMap::from([("台湾大学".to_string(), 1)]));
        assert_eq!(read["LOC"], BTreeMap::from([("台湾".to_string(), 1)]));
        let columns = "New I-LOC\nYork I-LOC\n, O\nParis B-LOC\nRome B-LOC\nJohn B-person\n";
        let read = names(columns, Path::new("en/x.conll"));
        let expected = ["new york", "paris", "rome"].map(|name| (name.to_string(), 1));
        assert_eq!(read["LOC"], BTreeMap::from(expected));
        assert_eq!(read["PER"].len(), 1);
    }
}
