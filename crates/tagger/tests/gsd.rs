//! A sanity check of the Chinese tagger alone on UNER's GSD, where `../shared/data` is at hand.
//! The real scorer, with lists and rules, is `lorgnette evaluate`.

use lorgnette_tagger::{Guess, Kind, Tagger};
use std::collections::BTreeSet;
use std::path::Path;

/// A name: start, end and label.
type Names = BTreeSet<(usize, usize, &'static str)>;

#[test]
fn the_tagger_alone_is_as_good_as_the_published_one() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/ner/zh");
    let tagger = Tagger::read(include_bytes!("../models/zh.tagger")).expect("it ships whole");
    for set in ["gsd-dev", "gsdsimp-dev"] {
        let Ok(text) = std::fs::read_to_string(folder.join(format!("zh_{set}.iob2"))) else {
            println!("{set}: skipped, ../shared/data is not there");
            continue;
        };
        let f1 = f1(&tagger, &text);
        println!("{set}: F1 {:.1}", 100.0 * f1);
        assert!(f1 > 0.61, "{set}: {f1}, and the published model has 0.60");
    }
}

/// Exact spans, of all kinds together.
fn f1(tagger: &Tagger, set: &str) -> f64 {
    let (mut right, mut all) = (0, 0);
    for sentence in set.split("\n\n") {
        let (text, gold) = sentence_of(sentence);
        let found = found(tagger, &text);
        right += gold.intersection(&found).count();
        all += gold.len() + found.len();
    }
    2.0 * right as f64 / all as f64
}

/// The text of the words, without spaces, and its names.
fn sentence_of(sentence: &str) -> (String, Names) {
    let (mut text, mut names) = (String::new(), Names::new());
    let mut open = None;
    let mut at = 0;
    for row in sentence.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        if let (false, Some((start, label))) = (columns[2].starts_with("I-"), open) {
            names.insert((start, at, label));
            open = None;
        }
        if let Some(label) = columns[2].strip_prefix("B-") {
            open = ["PER", "LOC", "ORG"].into_iter().find(|l| *l == label).map(|l| (at, l));
        }
        text.push_str(columns[1]);
        at += columns[1].chars().count();
    }
    names.extend(open.map(|(start, label)| (start, at, label)));
    (text, names)
}

fn found(tagger: &Tagger, text: &str) -> Names {
    let likely = |guess: &Guess| guess.probability > 0.5;
    let name = |guess: Guess| {
        let label = match guess.kind {
            Kind::Person => "PER",
            Kind::Place => "LOC",
            Kind::Organisation => "ORG",
        };
        (guess.span.start as usize, guess.span.end as usize, label)
    };
    tagger.guesses(text).into_iter().filter(likely).map(name).collect()
}
