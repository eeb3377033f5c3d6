//! The Chinese model that ships, against the published one.

use super::*;
use crate::guess::Kind;
use serde_json::Value;
use std::sync::LazyLock;

/// See tests/reference.py.
const VECTORS: &str = include_str!("../../tests/lac.json");

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let file = include_bytes!("../../models/zh.tagger");
    let (_, payload) = crate::seal::open(file).expect("it ships whole");
    Model::read(payload).expect("it ships whole")
});

fn vectors() -> Vec<Value> {
    serde_json::from_str(VECTORS).expect("it is JSON")
}

fn text(vector: &Value) -> &str {
    vector["text"].as_str().expect("each has a text")
}

fn scores(sentence: &str) -> Vec<Scores> {
    MODEL.scores(sentence, &mut Entries::new(&MODEL))
}

#[test]
fn scores_are_those_of_the_published_model_with_rounded_weights() {
    let mut compared = 0;
    for vector in vectors() {
        let Some(expected) = vector["scores"].as_array() else { continue };
        for (found, expected) in scores(text(&vector)).iter().zip(expected) {
            for (at, found) in found[..LABELS].iter().enumerate() {
                let expected = expected[at].as_f64().expect("a number") as f32;
                assert!((found - expected).abs() < 1e-3, "{vector} {at}: {found} {expected}");
                compared += 1;
            }
        }
    }
    assert_eq!(compared, LABELS * 39);
}

#[test]
fn the_best_labels_are_those_of_the_published_model() {
    for vector in vectors() {
        let found = MODEL.crf.best(&scores(text(&vector)));
        assert_eq!(serde_json::json!(found), vector["labels"], "{}", text(&vector));
    }
}

/// The likely guesses as `text/kind`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found = MODEL.guesses(text).into_iter().filter(|guess| guess.probability > 0.5);
    let show = |guess: Guess| {
        let length = guess.span.len() as usize;
        let name: String = text.chars().skip(guess.span.start as usize).take(length).collect();
        let kind = match guess.kind {
            Kind::Person => "person",
            Kind::Place => "place",
            Kind::Organisation => "organisation",
        };
        format!("{name}/{kind}")
    };
    assert_eq!(found.map(show).collect::<Vec<_>>(), expected);
}

#[test]
fn names_that_no_list_holds_are_found() {
    check(
        "她说。𠮷！記者宋雨桐在高雄訪問了范德海登。",
        &["宋雨桐/person", "高雄/place", "范德海登/person"],
    );
}

#[test]
fn both_scripts_give_the_same() {
    let simplified = MODEL.guesses("记者陈国华在乌鲁木齐报道，联合国难民署发表声明。");
    let traditional = MODEL.guesses("記者陳國華在烏魯木齊報道，聯合國難民署發表聲明。");
    assert_eq!(simplified, traditional);
    assert!(!simplified.is_empty());
}

#[test]
fn other_languages_are_left_alone() {
    check("", &[]);
    check("Angela Merkel was born in Hamburg.", &[]);
    check("安倍さんは東京にいる。김정은 위원장.", &[]);
}

#[test]
fn a_sentence_is_read_by_itself() {
    let alone = MODEL.guesses("范德海登到了。");
    let after = MODEL.guesses("好！\n范德海登到了。");
    let shifted = |guess: &Guess| (guess.span.start + 3, guess.span.end + 3, guess.probability);
    let places = |guess: &Guess| (guess.span.start, guess.span.end, guess.probability);
    assert_eq!(
        after.iter().map(places).collect::<Vec<_>>(),
        alone.iter().map(shifted).collect::<Vec<_>>()
    );
}

#[test]
fn all_of_unicode_is_read() {
    let some = ('\0'..=char::MAX).step_by(499);
    let text: String = some.flat_map(|c| ['普', c, '京']).collect();
    assert!(!MODEL.guesses(&text).is_empty());
}

#[test]
fn every_guess_is_within_the_text_and_in_order() {
    let text = "普京𠮷\0\u{10ffff}在莫斯科，".repeat(60);
    let guesses = MODEL.guesses(&text);
    assert!(guesses.len() > 60);
    let length = text.chars().count() as u32;
    for guess in &guesses {
        assert!(!guess.span.is_empty() && guess.span.end <= length, "{guess:?}");
        assert!((Guess::LEAST..=1.0).contains(&guess.probability), "{guess:?}");
    }
    let key = |guess: &Guess| (guess.span.start, std::cmp::Reverse(guess.span.end), guess.kind);
    assert!(guesses.is_sorted_by_key(key));
}
