//! `lorgnette evaluate`: figures that were worked out by hand, in each format.

use crate::Folder;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// Found are 金正恩 PER, 北京 LOC, 普京 PER and 普京 PER, 平壤 LOC. The gold has 北京 as ORG, leaves
/// the first 普京 out, and marks 了: of 5 names 3 are right, of 5 found too.
const IOB2: &str = "# newdoc id = a\n# sent_id = a-1\n# text = 金正恩在北京會見普京。\n\
    1\t金正恩\tB-PER\n2\t在\tO\n3\t北京\tB-ORG\n4\t會見\tO\n5\t普京\tO\n6\t。\tO\n\n\
    # sent_id = a-2\n# text = 普京訪問了平壤。\n\
    1\t普京\tB-PER\n2\t訪問\tO\n3\t了\tB-PER\n4\t平壤\tB-LOC\n5\t。\tO\n";

/// Precision, recall and F1.
type Shares = [Option<f64>; 3];

/// What `IOB2` comes to: a row a label, with gold, found and right.
const FIGURES: [(&str, [u64; 3], Shares); 4] = [
    ("PER", [3, 3, 2], [Some(0.667), Some(0.667), Some(0.667)]),
    ("LOC", [1, 2, 1], [Some(0.5), Some(1.0), Some(0.667)]),
    ("ORG", [1, 0, 0], [None, Some(0.0), Some(0.0)]),
    ("all", [5, 5, 3], [Some(0.6), Some(0.6), Some(0.6)]),
];

/// The sentences of `IOB2`, a character a line with the tags of another school.
fn characters() -> String {
    let lines = "金 B-nr,正 M-nr,恩 E-nr,在 O,北 B-nt,京 E-nt,會 O,見 O,普 O,京 O,。 O,,\
        普 B-nr,京 E-nr,訪 O,問 O,了 S-nr,平 B-ns,壤 E-ns,。 O,";
    format!("-DOCSTART- O\n\n{}\n", lines.replace(',', "\n"))
}

const JSON: &str = "{\"text\": \"金正恩在北京會見普京。\\n普京訪問了平壤。\", \"ents\": [\
    {\"start\": 0, \"end\": 3, \"label\": \"PERSON\", \"kb_id\": \"Q0 kim-jong-un\"},\
    {\"start\": 4, \"end\": 6, \"label\": \"ORG\", \"kb_id\": \"north-korea\"},\
    {\"start\": 12, \"end\": 14, \"label\": \"PERSON\", \"kb_id\": null},\
    {\"start\": 16, \"end\": 17, \"label\": \"PERSON\", \"kb_id\": \"Q423\"},\
    {\"start\": 17, \"end\": 19, \"label\": \"LOC\", \"kb_id\": \"Q0\"}]}\n";

/// The reports on files of these contents, by one run of the command.
fn measured(files: &[&[u8]]) -> Vec<Value> {
    let folder = Folder::new();
    let names: Vec<String> = (0..files.len()).map(|n| format!("gold-{n}")).collect();
    for (name, contents) in names.iter().zip(files) {
        folder.write(name, contents);
    }
    let mut arguments = vec!["evaluate", "--json"];
    arguments.extend(names.iter().map(String::as_str));
    let out = folder.run(&arguments).succeeds().out;
    let mut reports: Vec<Value> = serde_json::from_str(&out).expect("it prints JSON");
    reports.truncate(files.len());
    reports
}

#[track_caller]
fn check(report: &Value) {
    let rows = report["tables"][0]["rows"].as_array().expect("a table has rows");
    assert_eq!(rows.len(), FIGURES.len());
    for (row, (label, counts, shares)) in rows.iter().zip(FIGURES) {
        assert_eq!(row["label"], label);
        assert_eq!(
            [&row["gold"], &row["found"], &row["right"]],
            counts.map(Value::from).each_ref()
        );
        let rounded = |key: &str| row[key].as_f64().map(|share| (share * 1000.0).round() / 1000.0);
        assert_eq!(["precision", "recall", "f1"].map(rounded), shares, "{label}");
    }
}

#[test]
fn each_format_gives_the_figures_worked_out_by_hand() {
    let (characters, array) = (characters(), format!("[{}]", JSON.trim()));
    let files = [IOB2, &characters, JSON, &array].map(str::as_bytes);
    let reports = measured(&files);
    reports.iter().for_each(check);
    let formats: Vec<&Value> = reports.iter().map(|report| &report["format"]).collect();
    assert_eq!(formats, ["IOB2", "CoNLL", "JSON", "JSON"]);
}

#[test]
fn encodings_and_line_ends_do_not_matter() {
    let utf_16 = format!("\u{feff}{IOB2}");
    let utf_16: Vec<u8> = utf_16.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (windows, marked) = (IOB2.replace('\n', "\r\n"), format!("\u{feff}{}", characters()));
    measured(&[windows.as_bytes(), marked.as_bytes(), &utf_16]).iter().for_each(check);
}

#[test]
fn links_are_counted_by_what_became_of_them() {
    let reports = measured(&[JSON, IOB2].map(str::as_bytes));
    let linking = &reports[0]["linking"];
    let expected = [
        // 金正恩 leads to its entity, 北京 to Beijing, and 了 was not found.
        ("in_kb", 3),
        ("right", 1),
        ("wrong", 1),
        ("unlinked", 0),
        ("not_found", 1),
        // 普京 is said to be in no base, Q0 is not in ours; both lead to an entity.
        ("nil", 2),
        ("nil_right", 0),
        ("nil_linked", 2),
    ];
    for (key, count) in expected {
        assert_eq!(linking[key], count, "{key}");
    }
    assert_eq!(linking["nil_precision"], Value::Null);
    assert!(reports[1]["linking"].is_null());
}

/// The base has no Wikidata id of 金正恩: by such an id alone nobody can say who is meant.
#[test]
fn what_cannot_be_judged_is_left_out() {
    let gold = ["Q0", "Q0 someone-else", "Q0 kim-jong-un"].map(|id| {
        let ents =
            format!("[{{\"start\": 0, \"end\": 3, \"label\": \"PER\", \"kb_id\": \"{id}\"}}]");
        format!("{{\"text\": \"金正恩訪華。\", \"ents\": {ents}}}")
    });
    let counts = |report: &Value| {
        ["in_kb", "nil", "nil_linked", "open"].map(|key| report["linking"][key].as_u64())
    };
    let found: Vec<_> =
        measured(&gold.each_ref().map(|gold| gold.as_bytes())).iter().map(counts).collect();
    let expected = [[0, 0, 0, 1], [0, 1, 1, 0], [1, 0, 0, 0]];
    assert_eq!(found, expected.map(|counts| counts.map(Some)));
}

#[test]
fn the_table_is_aligned_and_several_files_are_added_up() {
    let folder = Folder::new();
    folder.write("a.iob2", IOB2).write("b.jsonl", JSON);
    let out = folder.run(&["evaluate", "a.iob2", "b.jsonl"]).succeeds().out;
    let expected = "a.iob2: IOB2, 1 document, 20 characters\n\
        label   gold  found  right      P      R     F1  95 % of F1\n\
        PER        3      3      2   66.7   66.7   66.7\n\
        LOC        1      2      1   50.0  100.0   66.7\n\
        ORG        1      0      0      –    0.0    0.0\n\
        all        5      5      3   60.0   60.0   60.0\n";
    assert!(out.starts_with(expected), "{out}");
    assert!(
        out.contains("linking: 1 of 3 names whose entity is known lead to it (33.3 %)"),
        "{out}"
    );
    assert!(out.contains("\nall       10     10      6   60.0   60.0   60.0\n"), "{out}");
}

#[test]
fn labels_can_be_chosen() {
    let folder = Folder::new();
    folder.write("a.jsonl", JSON.replace("LOC", "GPE"));
    let rows = |arguments: &[&str]| -> String {
        let out = folder.run(&[&["evaluate", "a.jsonl"], arguments].concat()).succeeds().out;
        out.lines().filter_map(|line| line.split(' ').next()).collect::<Vec<_>>().join(" ")
    };
    let both = "a.jsonl: label PER LOC ORG all label PERSON ORG GPE all";
    assert!(rows(&[]).starts_with(both), "{}", rows(&[]));
    assert!(rows(&["--labels", "LOC"]).starts_with("a.jsonl: label LOC all linking"));
    assert!(rows(&["--labels", "gpe,FAC"]).starts_with("a.jsonl: label GPE FAC all linking"));
    folder.run(&["evaluate", "a.jsonl", "--labels", "CITY"]).fails(&["`CITY` is no label; give"]);
}

/// The state inside 朝鮮中央通訊社 counts where the gold nests and nowhere else.
#[test]
fn of_nested_names_the_outermost_counts_unless_the_gold_nests() {
    let folder = Folder::new();
    let record = |ents: &str| format!("{{\"text\": \"朝鮮中央通訊社報道。\", \"ents\": [{ents}]}}");
    folder.write("outer", record("[0, 7, \"ORG\"]"));
    folder.write("both", record("[0, 7, \"ORG\"], [0, 2, \"GPE\"]"));
    let rows = |labels: &str| -> String {
        let out = folder.run(&["evaluate", "outer", "both", "--labels", labels]).succeeds().out;
        let row = |line: &str| line.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
        let wanted =
            |line: &&str| ["LOC", "GPE", "ORG"].iter().any(|label| line.starts_with(label));
        out.lines().filter(wanted).map(row).collect::<Vec<_>>().join(", ")
    };
    // Of the outer alone, of both, and together.
    assert_eq!(rows("LOC,ORG"), "LOC 0 0 0, ORG 1 1 1, LOC 0 0 0, ORG 1 1 1, LOC 0 0 0, ORG 2 2 2");
    assert_eq!(rows("LOC"), "LOC 0 0 0, LOC 0 0 0, LOC 0 0 0");
    assert_eq!(rows("GPE,ORG"), "GPE 0 0 0, ORG 1 1 1, GPE 1 1 1, ORG 1 1 1, GPE 1 2 1, ORG 2 2 2");
}

#[test]
fn documents_are_read_whole_or_by_sentence() {
    let folder = Folder::new();
    folder.write("a.iob2", IOB2).write("b.conll", characters().replace("-DOCSTART- O\n", ""));
    let head = |arguments: &[&str]| {
        let out = folder.run(&[&["evaluate"], arguments].concat()).succeeds().out;
        out.lines().next().unwrap_or_default().to_string()
    };
    assert_eq!(head(&["a.iob2"]), "a.iob2: IOB2, 1 document, 20 characters");
    assert_eq!(head(&["a.iob2", "--by-sentence"]), "a.iob2: IOB2, 2 sentences, 19 characters");
    assert_eq!(head(&["b.conll"]), "b.conll: CoNLL, 2 sentences, 19 characters");
}

#[test]
fn what_is_wrong_in_a_file_is_named_by_its_place() {
    let folder = Folder::new();
    let cut = [characters().repeat(2).as_bytes(), b"\xe9\x87 O\n"].concat();
    folder.write("a.conll", "金 B-PER\n正\n恩 PER\n").write("empty", "").write("cut", cut);
    folder.run(&["evaluate", "a.conll"]).fails(&[
        "error: a.conll:2:1: a word without a tag; write word, space and tag",
        "error: a.conll:3:3: `PER` is no tag",
        "error: a.conll, read as CoNLL, has 2 problems; nothing was measured",
    ]);
    folder.run(&["evaluate", "empty"]).fails(&["error: empty:1:1: no text in it"]);
    let place = format!("error: cut:{}:1: byte E9", characters().repeat(2).lines().count() + 1);
    folder.run(&["evaluate", "cut"]).fails(&[&place, "E9 is no UTF-8; save it as UTF-8"]);
    folder
        .write("b.json", JSON)
        .run(&["evaluate", "b.json", "--format", "conll"])
        .fails(&["b.json:1:"]);
    let gbk = b"\xbd\xf0\xd5\xfd\xb6\xf7 B-PER\n\xb7\xc3 O\n\xbb\xaa O\n".repeat(9);
    let done = folder.write("gbk", gbk).run(&["evaluate", "gbk"]).succeeds();
    done.says("warning: gbk was read as gb18030, which is a guess; save it as UTF-8");
    folder
        .write("c.conll", "a B-PER\nb O\nc I-PER\n")
        .run(&["evaluate", "c.conll"])
        .succeeds()
        .says("warning: c.conll:3:2: 1 of 2 names begin without B-");
}

#[test]
fn the_page_shows_each_mistake_and_escapes_everything() {
    let folder = Folder::new();
    // 金正恩 is not marked, 北京 marked as something else, 普京 leads elsewhere, 了 is no name.
    folder.write(
        "a.jsonl",
        "{\"text\": \"<script>金正恩在北京見普京了。&\", \"ents\": [[12, 14, \"ORG\"],\
         {\"start\": 15, \"end\": 17, \"label\": \"PER\", \"kb_id\": \"<i>\"}, [17, 18, \"PER\"]]}",
    );
    folder.run(&["evaluate", "a.jsonl", "--errors", "out.html"]).succeeds();
    let page = folder.read("out.html");
    for sort in ["Missed", "Spurious", "Wrong label", "Wrong link"] {
        assert!(page.contains(&format!("<h2>{sort}</h2>")), "{sort}: {page}");
    }
    assert!(
        page.contains("style-src 'sha256-") || page.contains("style-src &#39;sha256-"),
        "{page}"
    );
    assert!(!page.contains("<script>") && !page.contains("<i>"), "{page}");
    folder
        .run(&["evaluate", "a.jsonl", "--errors", "no/out.html"])
        .fails(&["cannot write no/out.html"]);
}

/// Others tune on one half of the linking set, so nothing of it may stand in the other.
#[test]
fn the_halves_of_the_linking_set_are_sound_and_apart() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
    let passages = ["linking.jsonl", "linking-dev.jsonl"].map(|file| {
        let text = std::fs::read_to_string(corpus.join(file)).expect("the corpus is here");
        let read = lorgnette_formats::json::read(&text);
        read.unwrap_or_else(|problems| panic!("{file}: {problems:?}")).documents.concat()
    });
    let [test, dev] = passages.each_ref().map(|passages| {
        assert!(passages.len() >= 60, "{}", passages.len());
        passages.iter().map(|passage| passage.text.as_str()).collect::<BTreeSet<_>>()
    });
    assert!(test.is_disjoint(&dev));
    assert_eq!(test.len() + dev.len(), passages[0].len() + passages[1].len());
}

#[test]
fn every_shared_set_is_read_without_a_word() {
    let sets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/ner");
    if !sets.is_dir() {
        eprintln!("SKIPPED: {} is not here", sets.display());
        return;
    }
    for language in ["zh", "en"] {
        let listed = std::fs::read_dir(sets.join(language)).expect("it can be listed");
        let mut files: Vec<_> = listed.map(|entry| entry.expect("an entry").path()).collect();
        files.retain(|file| file.extension().is_some_and(|e| e == "iob2" || e == "conll"));
        assert!(!files.is_empty(), "{language}");
        for file in files {
            let text = std::fs::read_to_string(&file).expect("the sets are UTF-8");
            let read = lorgnette_formats::read(&text, lorgnette_formats::Format::of(&text));
            let corpus = read.unwrap_or_else(|problems| panic!("{}: {problems:?}", file.display()));
            assert_eq!(corpus.notes, [], "{}", file.display());
        }
    }
}
