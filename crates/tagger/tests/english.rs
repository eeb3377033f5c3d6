//! The English model that ships, on sentences of our own.

use lorgnette_tagger::{Guess, Kind, Language, Tagger, seal};

const MODEL: &[u8] = include_bytes!("../models/en.tagger");

fn tagger() -> Tagger {
    Tagger::read(MODEL).expect("the model that ships is whole")
}

/// The guesses of at least 0.4, as `PER Ann Lee; LOC Oslo`.
fn names(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let name = |guess: &Guess| {
        let kind = match guess.kind {
            Kind::Person => "PER",
            Kind::Place => "LOC",
            Kind::Organisation => "ORG",
        };
        let span = guess.span.start as usize..guess.span.end as usize;
        format!("{kind} {}", chars[span].iter().collect::<String>())
    };
    let guesses = tagger().guesses(text);
    let likely = guesses.iter().filter(|guess| guess.probability >= 0.4);
    likely.map(name).collect::<Vec<_>>().join("; ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(names(text), expected, "{text}");
}

#[test]
fn names_are_found_in_plain_news() {
    check(
        "Foreign minister Tamsin Okafor met Pedro Ruiz in Lisbon on Monday.",
        "PER Tamsin Okafor; PER Pedro Ruiz; LOC Lisbon",
    );
    check(
        "Mr. Hollis, who lives in Ohio, left Harwood Industries Inc. in May.",
        "PER Hollis; LOC Ohio; ORG Harwood Industries Inc.",
    );
    check("She studied at the University of Leeds.", "ORG University of Leeds");
    check("Moscow's envoy flew to Tehran.", "LOC Moscow; LOC Tehran");
}

#[test]
fn text_without_names_has_none() {
    check("The old bridge was closed again after the storm, and nobody knows for how long.", "");
    check("", "");
    check("...", "");
}

#[test]
fn capitals_and_lower_case_do_not_hide_names() {
    check("TALKS IN BEIJING END WITHOUT A DEAL AS MOSCOW WAITS", "LOC BEIJING; LOC MOSCOW");
    check("does anyone know a good dentist in chicago or boston?", "LOC chicago; LOC boston");
}

#[test]
fn addresses_are_no_names() {
    check(
        "Write to john.smith\x40london.example or ask @paris on https://berlin.example/ now.",
        "",
    );
}

#[test]
fn other_scripts_are_left_alone() {
    for text in ["普京在莫斯科会见了他。", "Владимир Путин в Москве", "مدينة القاهرة", "ひらがな"]
    {
        assert_eq!(tagger().guesses(text), []);
    }
}

#[test]
fn spans_count_code_points() {
    let text = "🙂 naïve “Tamsin Okafor” came";
    let guess = tagger().guesses(text)[0];
    assert_eq!((guess.span.start, guess.span.end), (9, 22));
}

#[test]
fn guesses_are_sorted_probable_and_within_the_text() {
    let text = "Johnson & Johnson of New Brunswick, New Jersey, sued Bank of America. ".repeat(40);
    let guesses = tagger().guesses(&text);
    assert!(guesses.len() >= 80);
    assert!(guesses.is_sorted_by_key(|g| (g.span.start, std::cmp::Reverse(g.span.end), g.kind)));
    let end = text.chars().count() as u32;
    assert!(
        guesses.iter().all(|g| g.span.end <= end && (Guess::LEAST..=1.0).contains(&g.probability))
    );
}

/// One character after another of every kind, without and with blanks between.
#[test]
fn no_text_is_too_strange() {
    let strange: String = (0..0x3000).filter_map(char::from_u32).collect();
    let spaced: String = strange.chars().flat_map(|c| [c, ' ']).collect();
    for text in [strange, spaced, "A".repeat(100_000), "'s.".repeat(30_000), "@".repeat(50_000)] {
        tagger().guesses(&text);
    }
}

/// What the checksum cannot see: a payload that was made wrong.
#[test]
fn a_wrong_payload_is_refused_or_read() {
    let payload = &MODEL[20..];
    for cut in [0, 1, 100, 5000, payload.len() / 2, payload.len() - 1] {
        assert!(Tagger::read(&seal(Language::English, &payload[..cut])).is_err(), "{cut}");
    }
    assert!(Tagger::read(&seal(Language::English, &[payload, &[0]].concat())).is_err());
    assert!(Tagger::read(&seal(Language::English, &[0xFF; 9000])).is_err());
    let mut numbers = 1u32;
    for _ in 0..60 {
        let mut wrong = payload.to_vec();
        numbers = numbers.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let at = numbers as usize % wrong.len();
        wrong[at] ^= 0x80 | (numbers >> 8) as u8;
        if let Ok(tagger) = Tagger::read(&seal(Language::English, &wrong)) {
            tagger.guesses("Ann Lee of Acme Corp. flew to Oslo, Norway.");
        }
    }
}
