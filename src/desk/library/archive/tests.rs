//! What is written is read, and of what was damaged on its way what is whole.

use super::*;
use crate::desk::library::digest::Hasher;
use crate::desk::library::record::{Hint, Sight, Spot, Text, Title, Work};
use crate::desk::library::versioned::{Moment, Versioned};

/// A text of `source` with these pieces, and a place in it.
fn text(title: &str, source: &[u8], pieces: &[&str]) -> Incoming {
    let mut hasher = Hasher::default();
    hasher.take(source);
    let text = Text {
        id: hasher.id(),
        title: Versioned::new(Title { shown: title.into(), also: Vec::new() }, Moment(1)),
        hint: Hint { name: Some("檔.txt".into()), ..Hint::default() },
        size: source.len() as u64,
        length: pieces.concat().chars().count() as u32,
        pieces: pieces.len() as u32,
        added: Moment(1),
        opened: Moment(2),
        removed: None,
    };
    let mut place = Versioned::default();
    place.moved(Sight { here: Spot::of(&pieces.concat(), 0), seen: 3 }, Moment(7));
    let part = Part { text: Box::new(text), place: Some(place), work: Some(Work::default()) };
    let pieces = pieces.iter().map(|piece| piece.to_string()).collect();
    Incoming::Text { part, source: source.to_vec(), pieces }
}

fn library() -> Vec<Incoming> {
    // More than one line of bytes, and bytes that are no text.
    let long: Vec<u8> = (0..200_000u32).map(|byte| (byte % 251) as u8).collect();
    vec![
        text("甲", "第一\n行".as_bytes(), &["第一\n行"]),
        text("乙", &long, &["一", "二"]),
        Incoming::Aside { key: "texts/x".into(), record: "{broken".into() },
    ]
}

fn file(library: &[Incoming]) -> String {
    let (mut writer, mut file) = Writer::new(library.len(), Moment(9));
    for incoming in library.iter().cloned() {
        match incoming {
            Incoming::Text { part: Part { text, place, work }, source, pieces } => {
                let id = text.id.clone();
                file += &writer.text(*text, place, work, &source);
                file.extend(writer.source(&id, &source));
                for (index, piece) in pieces.into_iter().enumerate() {
                    file += &writer.piece(&id, index, piece);
                }
            }
            Incoming::Aside { key, record } => file += &writer.aside(key, record),
            Incoming::Part(_) => unreachable!("the library of this test is whole"),
        }
    }
    file + &writer.end()
}

fn read(file: &[u8], slice: usize) -> (Vec<Incoming>, Vec<Notice>) {
    let mut reader = Reader::default();
    let mut incoming: Vec<Incoming> =
        file.chunks(slice).flat_map(|bytes| reader.take(bytes)).collect();
    let (last, notices) = reader.end();
    incoming.extend(last);
    (incoming, notices)
}

/// The titles of what came whole, and the notices.
fn outcome(file: &str) -> (Vec<String>, Vec<Notice>) {
    let (incoming, notices) = read(file.as_bytes(), usize::MAX);
    let titles = incoming.into_iter().map(|incoming| match incoming {
        Incoming::Text { part, .. } => part.text.title.value.shown,
        Incoming::Part(part) => format!("part of {}", part.text.title.value.shown),
        Incoming::Aside { key, .. } => key,
    });
    (titles.collect(), notices)
}

#[test]
fn a_library_is_read_back_in_any_slices() {
    let file = file(&library());
    for slice in [7, 1 << 10, usize::MAX] {
        assert!(read(file.as_bytes(), slice) == (library(), Vec::new()), "in slices of {slice}");
    }
    assert!(serde_json::from_str::<serde_json::Value>(&file).is_ok(), "the whole is JSON");
}

#[test]
fn a_foreign_file_is_refused_with_its_line() {
    let check = |file: &str, line: usize, trouble: Trouble| {
        assert_eq!(outcome(file), (Vec::new(), vec![Notice { line, trouble }]), "{file:?}");
    };
    check("", 1, Trouble::Foreign);
    check("some text\nof two lines", 1, Trouble::Foreign);
    check("[\n{\"a\":1}\n]", 2, Trouble::Foreign);
    check(&"x".repeat(2 << 20), 1, Trouble::Foreign);
    let newer = file(&[]).replace("\"version\":1", "\"version\":7");
    check(&newer, 2, Trouble::Newer(7));
}

#[test]
fn what_is_whole_of_a_damaged_file_is_taken() {
    let file = file(&library());
    let lines = file.lines().enumerate().map(|(at, line)| match at {
        // The words of the first text.
        4 => line.replace("第一", "第二"),
        _ => line.to_string(),
    });
    let (titles, notices) = outcome(&lines.collect::<Vec<_>>().join("\n"));
    assert_eq!(titles, ["part of 甲", "乙", "texts/x"]);
    let lines: Vec<usize> = notices.iter().map(|notice| notice.line).collect();
    assert_eq!(lines, [5, 3], "{notices:?}");
    assert_eq!(notices[1].trouble, Trouble::Incomplete("甲".into()));
}

#[test]
fn a_file_that_was_cut_off_says_so() {
    let whole = file(&library());
    let lines: Vec<&str> = whole.lines().collect();
    let (titles, notices) = outcome(&lines[..6].join("\n"));
    assert_eq!(titles, ["甲", "part of 乙"]);
    let troubles: Vec<Trouble> = notices.into_iter().map(|notice| notice.trouble).collect();
    assert_eq!(troubles, [Trouble::Incomplete("乙".into()), Trouble::CutOff]);
}

#[test]
fn a_damaged_first_line_costs_nothing_else() {
    let (titles, notices) = outcome(&file(&library()).replacen("lorgnette", "lorgnett", 1));
    assert_eq!(titles, ["甲", "乙", "texts/x"]);
    assert_eq!(notices.iter().map(|notice| notice.line).collect::<Vec<_>>(), [2]);
}
