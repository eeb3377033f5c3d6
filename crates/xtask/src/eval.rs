//! `cargo xtask eval`: measures every set of marked texts and writes the table of the docs.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command::{cargo, line, output, program};
use crate::project;

/// The page that holds the table, between two markers.
const PAGE: &str = "docs/evaluation.md";
const BEGIN: &str = "<!-- figures: written by `cargo xtask eval` -->";
const END: &str = "<!-- end of figures -->";

/// A set of marked texts.
struct Set {
    name: &'static str,
    /// From the project's root.
    file: &'static str,
    /// How it is cut into texts.
    unit: &'static str,
    /// What others score on it, F1, as measured once on the same file.
    peers: &'static str,
}

/// What a sentence of GSD's "documents" has to do with the next is the batch in which both
/// were marked, so each stands alone; the others have true documents or none.
const SETS: [Set; 10] = [
    Set {
        name: "UNER zh GSD test, Traditional",
        file: "../shared/data/ner/zh/zh_gsd-test.iob2",
        unit: "--by-sentence",
        peers: "LAC 58.6, jieba under 40",
    },
    Set {
        name: "UNER zh GSD dev, Traditional",
        file: "../shared/data/ner/zh/zh_gsd-dev.iob2",
        unit: "--by-sentence",
        peers: "–",
    },
    Set {
        name: "UNER zh GSD test, Simplified",
        file: "../shared/data/ner/zh/zh_gsdsimp-test.iob2",
        unit: "--by-sentence",
        peers: "–",
    },
    Set {
        name: "UNER zh GSD dev, Simplified",
        file: "../shared/data/ner/zh/zh_gsdsimp-dev.iob2",
        unit: "--by-sentence",
        peers: "–",
    },
    Set {
        name: "UNER en EWT test",
        file: "../shared/data/ner/en/en_ewt-test.iob2",
        unit: "--by-document",
        peers: "spaCy sm 56.6, compromise 52.2",
    },
    Set {
        name: "UNER en EWT dev (learnt from)",
        file: "../shared/data/ner/en/en_ewt-dev.iob2",
        unit: "--by-document",
        peers: "–",
    },
    Set {
        name: "WNUT17 dev (learnt from)",
        file: "../shared/data/ner/en/wnut17.dev.conll",
        unit: "--by-document",
        peers: "–",
    },
    Set {
        name: "wikigold (learnt from)",
        file: "../shared/data/ner/en/wikigold.conll",
        unit: "--by-document",
        peers: "–",
    },
    Set {
        name: "linking, test half",
        file: "tests/corpus/linking.jsonl",
        unit: "--by-document",
        peers: "–",
    },
    Set {
        name: "linking, dev half",
        file: "tests/corpus/linking-dev.jsonl",
        unit: "--by-document",
        peers: "–",
    },
];

/// Measures every set that is here and writes the table into the docs.
pub(crate) fn eval() -> Result<()> {
    let (here, absent): (Vec<&Set>, Vec<&Set>) =
        SETS.iter().partition(|set| project::root().join(set.file).is_file());
    for set in &absent {
        eprintln!("SKIPPED: {} is not here, so {} is not measured", set.file, set.name);
    }
    if absent.iter().any(|set| set.file.starts_with(".."))
        && !here.iter().any(|set| set.file.starts_with(".."))
    {
        bail!("none of the shared sets is here; {PAGE} stays as it is");
    }
    let mut reports = Vec::new();
    for set in SETS.iter() {
        let known = here.iter().any(|other| other.file == set.file);
        reports.push((set, if known { Some(measured(set)?) } else { None }));
    }
    let figures = format!("{}\n\n{}\n{}", state(), table(&reports), links(&reports));
    println!("{figures}");
    let path = project::root().join(PAGE);
    let page = fs::read_to_string(&path).with_context(|| format!("{PAGE} is missing"))?;
    fs::write(path, replaced(&page, &figures)?)?;
    Ok(())
}

/// What `lorgnette evaluate` says of a set.
fn measured(set: &Set) -> Result<Value> {
    let mut command = cargo(["run", "--quiet", "--release", "--package", "lorgnette", "--"]);
    command.args(["evaluate", "--json", set.unit, set.file]);
    let said = output(&mut command).with_context(|| format!("`{}` failed", line(&command)))?;
    let mut reports: Value = serde_json::from_str(&said)?;
    Ok(reports[0].take())
}

/// The commit that was measured, with its date.
fn state() -> String {
    let commit = output(program("git").args(["log", "-1", "--format=%cs, commit %h"]));
    let changed = output(program("git").args(["status", "--porcelain", "--untracked-files=no"]));
    let changed = changed.is_some_and(|files| files.lines().any(|file| !file.ends_with(PAGE)));
    let beyond = if changed { " and changes not committed" } else { "" };
    format!("State of {}{beyond}.", commit.unwrap_or_else(|| "an unknown day".into()))
}

type Measured<'s> = (&'s Set, Option<Value>);

/// F1 by label with the interval of all, and the peers.
fn table(reports: &[Measured]) -> String {
    let mut out = String::from(
        "| set | texts | PER | LOC | ORG | all | 95 % | peers, all |\n|---|---|---|---|---|---|---|---|\n",
    );
    for (set, report) in reports {
        let Some(report) = report else {
            out += &format!("| {} | not here | – | – | – | – | – | {} |\n", set.name, set.peers);
            continue;
        };
        let rows = &report["tables"][0]["rows"];
        let f1: Vec<String> = (0..4).map(|row| percent(&rows[row]["f1"])).collect();
        let [low, high] = [0, 1].map(|end| percent(&rows[3]["interval"][end]));
        let texts = format!("{} {}", report["texts"], report["unit"].as_str().unwrap_or_default());
        out += &format!(
            "| {} | {texts}s | {} | {low} to {high} | {} |\n",
            set.name,
            f1.join(" | "),
            set.peers
        );
    }
    out
}

/// The sets that say what their names mean.
fn links(reports: &[Measured]) -> String {
    let mut out = String::from(
        "| set | in the base | right | another | nowhere | not found | left out | right of unknown ones |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    for (set, report) in reports {
        let Some(linking) = report.as_ref().map(|r| &r["linking"]).filter(|l| l.is_object()) else {
            continue;
        };
        let [all, right, wrong, none, lost, open, nil, nil_right] =
            ["in_kb", "right", "wrong", "unlinked", "not_found", "open", "nil", "nil_right"]
                .map(|key| &linking[key]);
        let accuracy = percent(&linking["accuracy"]);
        out += &format!(
            "| {} | {all} | {right} ({accuracy} %) | {wrong} | {none} | {lost} | {open} | {nil_right} of {nil} |\n",
            set.name
        );
    }
    out
}

fn percent(share: &Value) -> String {
    share.as_f64().map_or("–".into(), |share| format!("{:.1}", 100.0 * share))
}

/// The page with `figures` between its markers.
fn replaced(page: &str, figures: &str) -> Result<String> {
    let parts =
        page.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) = parts.with_context(|| format!("{PAGE} has lost `{BEGIN}` or `{END}`"))?;
    Ok(format!("{before}{BEGIN}\n{figures}\n{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn figures_go_between_the_markers_and_nowhere_else() {
        let page = format!("# Title\n\n{BEGIN}\nold\n{END}\n\nmore\n");
        let new = replaced(&page, "new").expect("both markers are there");
        assert_eq!(new, format!("# Title\n\n{BEGIN}\nnew\n{END}\n\nmore\n"));
        assert!(replaced("# Title\n", "new").is_err());
    }

    #[test]
    fn a_set_is_a_row_and_an_absent_one_says_so() {
        let row = |f1: f64| json!({"f1": f1, "interval": [f1 - 0.05, f1 + 0.05]});
        let report = json!({
            "texts": 500, "unit": "sentence", "linking": null,
            "tables": [{"rows": [row(0.5), row(0.6), json!({"f1": null}), row(0.555)]}],
        });
        let rows = table(&[(&SETS[0], Some(report)), (&SETS[1], None)]);
        let rows: Vec<&str> = rows.lines().skip(2).collect();
        assert_eq!(
            rows,
            [
                "| UNER zh GSD test, Traditional | 500 sentences | 50.0 | 60.0 | – | 55.5 | 50.5 to 60.5 \
                 | LAC 58.6, jieba under 40 |",
                "| UNER zh GSD dev, Traditional | not here | – | – | – | – | – | – |",
            ]
        );
    }

    #[test]
    fn only_sets_with_links_are_rows_of_linking() {
        let linking = json!({
            "in_kb": 10, "right": 9, "wrong": 1, "unlinked": 0, "not_found": 0, "accuracy": 0.9,
            "open": 2, "nil": 3, "nil_right": 1,
        });
        let reports = [
            (&SETS[8], Some(json!({"linking": linking}))),
            (&SETS[0], Some(json!({"linking": null}))),
        ];
        let text = links(&reports);
        let rows: Vec<&str> = text.lines().skip(2).collect();
        assert_eq!(rows, ["| linking, test half | 10 | 9 (90.0 %) | 1 | 0 | 0 | 2 | 1 of 3 |"]);
    }
}
