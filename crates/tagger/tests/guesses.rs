//! The guesses for a few texts, kept in guesses.json: native code and wasm must both give them,
//! to the last digit. `UPDATE=1 cargo test` writes the file anew.

use lorgnette_tagger::{Kind, Tagger};
use serde_json::{Value, json};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guesses.json");

const TEXTS: [&str; 6] = [
    "",
    "Angela Merkel was born in Hamburg.",
    "立陶宛總統瑙塞達訪問臺北。隨行的還有外交部長布德里斯，以及𠮷田商事的代表。",
    "Ａ380在3月5日飛抵Zürich！\r\n她在長江大橋上遇見了老同學陳小明，兩人一起去了清華大學。",
    "据路透社报道，台积电将在德国德累斯顿建厂。NASA 的指令长是里德·怀斯曼。",
    "\u{0}，。「」\u{10ffff}普京，\u{202e}范德海登（Van der Heijden）出生于鹿特丹",
];

#[test]
fn native_code_gives_the_stored_guesses() {
    let tagger = Tagger::read(include_bytes!("../models/zh.tagger")).expect("it ships whole");
    let found: Vec<Value> = TEXTS.map(|text| entry(&tagger, text)).into();
    if std::env::var_os("UPDATE").is_some() {
        let lines: Vec<String> = found.iter().map(Value::to_string).collect();
        std::fs::write(FILE, format!("[\n{}\n]\n", lines.join(",\n"))).expect("it is ours");
    }
    let stored = std::fs::read_to_string(FILE).expect("it is kept");
    let stored: Vec<Value> = serde_json::from_str(&stored).expect("it is JSON");
    assert_eq!(found, stored);
}

/// A text with its guesses as start, end, kind and probability in thousandths.
fn entry(tagger: &Tagger, text: &str) -> Value {
    let kind = |kind| match kind {
        Kind::Person => "person",
        Kind::Place => "place",
        Kind::Organisation => "organisation",
    };
    let guesses = tagger.guesses(text).into_iter().map(|guess| {
        let thousandths = (guess.probability * 1000.0).round() as u32;
        json!([guess.span.start, guess.span.end, kind(guess.kind), thousandths])
    });
    json!({"text": text, "guesses": guesses.collect::<Vec<_>>()})
}
