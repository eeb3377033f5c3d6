//! `lorgnette repair`, `annotate` and `kb`: what they print.

use crate::Folder;
use serde_json::Value;

const DAMAGED: &str = "為了紀(jì)念戰(zhàn)爭(zhēng)勝利。\n";

#[track_caller]
fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn repair_prints_the_text_and_nothing_else() {
    let folder = Folder::new();
    folder.write("a.txt", DAMAGED).write("clean.txt", "無損。\r\n\r\n ");
    assert_eq!(folder.run(&["repair", "a.txt"]).succeeds().out, "為了紀念戰爭勝利。\n");
    assert_eq!(folder.run(&["repair", "clean.txt"]).succeeds().out, "無損。\r\n\r\n ");
    let piped = folder.run_with(DAMAGED.as_bytes(), &["repair", "-"]).succeeds();
    assert_eq!(piped.out, "為了紀念戰爭勝利。\n");
}

#[test]
fn a_report_has_every_change_with_both_ranges() {
    let folder = Folder::new();
    folder.write("a.txt", DAMAGED);
    let report = json(&folder.run(&["repair", "a.txt", "--report"]).succeeds().out);
    assert_eq!(report["encoding"]["name"], "UTF-8");
    assert_eq!(report["encoding"]["certainty"], "certain");
    assert_eq!(report["lost"], json("[]"));
    let changes = report["changes"].as_array().expect("changes are a list");
    assert_eq!(changes.len(), 3);
    let first = &changes[0];
    assert_eq!(first["raw"], json(r#"{"start":3,"end":7}"#));
    assert_eq!(first["repaired"], json(r#"{"start":3,"end":3}"#));
    assert_eq!((&first["before"], &first["after"]), (&Value::from("(jì)"), &Value::from("")));
    assert_eq!((&first["rule"], &first["certainty"]), (&"pinyin".into(), &"certain".into()));
    assert!(first["reason"].as_str().is_some_and(|reason| !reason.is_empty()));
}

#[test]
fn other_encodings_are_named() {
    let folder = Folder::new();
    // 金正恩和普京在北京會晤 in UTF-16LE with its mark.
    let text = "金正恩和普京在北京會晤。";
    let bytes: Vec<u8> =
        [0xfeff_u16].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    folder.write("a.txt", bytes);
    assert_eq!(folder.run(&["repair", "a.txt"]).succeeds().out, text);
    let report = json(&folder.run(&["repair", "a.txt", "--report"]).succeeds().out);
    assert_eq!(report["encoding"]["name"], "UTF-16LE");
}

#[test]
fn annotations_are_flat_and_in_code_points() {
    let folder = Folder::new();
    folder.write("a.txt", "金正恩在2025年9月3日訪華。\n");
    let data = json(&folder.run(&["annotate", "a.txt", "--format", "json"]).succeeds().out);
    let text: Vec<char> = data["text"].as_str().expect("the text is a string").chars().collect();
    let ents = data["ents"].as_array().expect("mentions are a list");
    assert!(ents.len() >= 3, "{data:#}");
    for ent in ents {
        let at = |key: &str| ent[key].as_u64().expect("offsets are numbers") as usize;
        let written: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(ent["text"], written.as_str());
        let keys: Vec<&str> =
            ent.as_object().expect("an object").keys().map(String::as_str).collect();
        let mut expected =
            ["start", "end", "label", "text", "kb_id", "value", "confidence", "reasons", "parent"];
        expected.sort_unstable();
        assert_eq!(keys, expected);
    }
    assert_eq!(ents[0]["kb_id"], "kim-jong-un");
    assert_eq!(ents[1]["value"], "2025-09-03");
}

#[test]
fn claims_and_soft_mentions_are_data_too() {
    let folder = Folder::new();
    folder.write("a.txt", "朝鮮派兵。普京表示,該國不會忘記。\n");
    let plain = json(&folder.run(&["annotate", "a.txt"]).succeeds().out);
    assert_eq!(plain["claims"][0]["kb_id"], "vladimir-putin");
    assert_eq!(plain["claims"][0]["cue"]["text"], "表示");
    assert!(plain.get("soft").is_none(), "nobody asked for them");
    let soft = json(&folder.run(&["annotate", "a.txt", "--soft"]).succeeds().out);
    assert_eq!(soft["soft"][0]["text"], "該國");
    assert_eq!(soft["soft"][0]["kb_ids"][0], "north-korea");
}

/// What is annotated, mended by hand and given back is what `evaluate` reads.
#[test]
fn annotations_can_be_evaluated_in_every_format() {
    let folder = Folder::new();
    folder.write("a.txt", "金正恩在北京見普京。\n\n普京訪問了平壤。\n");
    for format in ["jsonl", "iob2", "conll"] {
        let out = folder.run(&["annotate", "a.txt", "--format", format]).succeeds().out;
        let table = folder.write("gold", out).run(&["evaluate", "gold", "--labels", "PER,LOC"]);
        let table = table.succeeds().out;
        assert!(
            table.contains("\nall        5      5      5  100.0  100.0  100.0"),
            "{format}: {table}"
        );
        assert_eq!(table.contains("linking: 5 of 5 "), format == "jsonl", "{table}");
    }
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let folder = Folder::new();
    folder.run(&["repair", "gone.txt"]).fails(&["cannot read gone.txt"]);
    folder.run(&["repair", "."]).fails(&["is a folder"]);
    folder.run(&["annotate", "gone.txt"]).fails(&["cannot read gone.txt"]);
}

/// Each verb that reads an article, on `file`.
fn verbs(file: &str) -> [Vec<&str>; 4] {
    let (repair, annotate) = (vec!["repair", file], vec!["annotate", file]);
    [repair, vec!["repair", file, "--report"], annotate, vec!["build", file, "-o", "site"]]
}

#[test]
fn what_is_no_text_is_refused_by_its_first_byte() {
    let folder = Folder::new();
    let noise = std::iter::successors(Some(1_u32), |n| {
        Some(n.wrapping_mul(1_664_525).wrapping_add(1_013_904_223))
    });
    let noise: Vec<u8> = noise.map(|n| (n >> 24) as u8).take(300).collect();
    folder.write("noise.txt", noise);
    folder.write("zeros.txt", vec![0; 1_000_000]);
    let late = ["金正恩訪華。\n".repeat(9_000).as_bytes(), "訪\0華".as_bytes()].concat();
    folder.write("stray.txt", "金正恩\n訪\0華，與普京在北京會晤。\n").write("late.txt", late);
    for (file, says) in [
        ("noise.txt", "is no text; save the article as UTF-8 text"),
        ("zeros.txt", "zeros.txt:1:1: byte 00 is no text; save"),
        ("stray.txt", "stray.txt:2:2: byte 00 is a stray control character; remove it"),
        ("late.txt", "late.txt:9001:2: byte 00 is a stray control character; remove it"),
    ] {
        for verb in verbs(file) {
            folder.run(&verb).fails(&[&format!("error: {file}:"), says]);
        }
    }
}

#[test]
fn files_of_other_kinds_are_called_by_their_names() {
    let folder = Folder::new();
    folder.write("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0");
    folder.write("a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n");
    for (file, says) in [
        ("a.png", "error: a.png is a picture in PNG; a text in it has to be typed"),
        ("a.txt", "error: a.txt is a PDF; open it, copy the text and paste that"),
    ] {
        for verb in verbs(file) {
            let done = folder.run(&verb).fails(&[says]);
            assert!(!done.out.contains("obj") && !done.out.contains("IHDR"), "{done:?}");
        }
    }
}

#[test]
fn utf_32_is_refused_by_its_name() {
    let folder = Folder::new();
    let little = "\u{feff}金正恩".chars().flat_map(|c| u32::from(c).to_le_bytes());
    let big = "\u{feff}金正恩".chars().flat_map(|c| u32::from(c).to_be_bytes());
    folder.write("little.txt", little.collect::<Vec<u8>>());
    folder.write("big.txt", big.collect::<Vec<u8>>());
    for file in ["little.txt", "big.txt"] {
        for verb in verbs(file) {
            folder.run(&verb).fails(&[&format!("{file} is UTF-32; save it as UTF-8")]);
        }
    }
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let folder = Folder::new();
    folder.write("a.txt", vec![0; 20_000_001]);
    for verb in verbs("a.txt") {
        folder.run(&verb).fails(&["a.txt is over 20 MB; split it into articles"]);
    }
    folder.write("a.txt", vec![0; 20_000_000]);
    folder.run(&["repair", "a.txt"]).fails(&["a.txt:1:1: byte 00 is no text"]);
}

#[test]
fn odd_front_matter_is_a_warning_with_its_line() {
    let folder = Folder::new();
    folder.write("one.md", "---\ntitle: 題\ndate: yesterday\n---\n\n正文。\n");
    for verb in verbs("one.md") {
        let done = folder.run(&verb).succeeds();
        assert_eq!(done.err.matches("warning: one.md:3: `yesterday`").count(), 1, "{done:?}");
    }
}

#[test]
fn front_matter_alone_is_no_article() {
    let folder = Folder::new();
    for name in ["one.md", "one.txt"] {
        folder.write(name, "---\ntitle: 題\n---\n\n");
        folder.run(&["annotate", name]).fails(&[&format!("{name} holds no text")]);
        folder.run(&["build", name, "-o", "site"]).fails(&[&format!("{name} holds no text")]);
    }
    folder.write("a.png", "png").write("one.md", "![](a.png)\n");
    folder.run(&["build", "one.md", "-o", "site"]).succeeds();
}

#[test]
fn knowledge_is_checked_by_file_line_and_column() {
    let folder = Folder::new();
    folder.write("kb/a.toml", "[[entity]]\nid = \"Bad Id\"\n");
    folder.run(&["kb", "check"]).fails(&["kb/a.toml:2:", "error: kb has"]);
    folder.run(&["kb", "check", "none"]).fails(&["cannot read the knowledge base in none"]);
    folder.write("a.txt", "文。");
    folder.run(&["annotate", "a.txt", "--kb", "kb"]).fails(&["kb/a.toml:2:"]);
    folder.run(&["build", "a.txt", "-o", "site", "--kb", "kb"]).fails(&["kb/a.toml:2:"]);
}

#[test]
fn knowledge_is_utf_8_in_a_folder() {
    let folder = Folder::new();
    folder.write("a.txt", "文。").write("kb/a.toml", b"# UTF-8: \xe6\x96\x87\n# GBK: \xce\xc4\n");
    for verb in [&["kb", "check", "kb"][..], &["annotate", "a.txt", "--kb", "kb"]] {
        folder.run(verb).fails(&["error: kb/a.toml:2:8: is not UTF-8; save it as UTF-8"]);
    }
    let done = folder.run(&["annotate", "a.txt", "--kb", "a.txt"]);
    done.fails(&["knowledge base in a.txt: a file stands where a folder is needed; name"]);
}

#[test]
fn a_folder_can_be_laid_over_what_ships() {
    let folder = Folder::new();
    folder.write(
        "more/a.toml",
        "[defaults]\nsource = \"editor\"\nas_of = \"2025\"\n\n[[entity]]\nid = \"lorgnette-town\"\n\
         label = \"GPE\"\nsubtype = \"city\"\nnames = { en = \"Lorgnette Town\", zh-Hans = \"望镜镇\", \
         zh-Hant = \"望鏡鎮\" }\ndescription.en = \"A town.\"\ndescription.zh-Hans = \"一个镇。\"\n\
         description.zh-Hant = \"一個鎮。\"\nrelations = [{ located-in = \"china\" }]\n",
    );
    folder.write("a.txt", "他去了望鏡鎮。\n");
    let data = json(&folder.run(&["annotate", "a.txt", "--kb", "more"]).succeeds().out);
    assert_eq!(data["ents"][0]["kb_id"], "lorgnette-town");
    folder.run(&["kb", "check", "more", "--over-shipped"]).succeeds();
    folder.run(&["kb", "check", "more"]).fails(&["more/a.toml:", "china"]);
}
