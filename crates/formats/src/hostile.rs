//! Files that nobody wrote: every reader gives texts whose names lie in them, or problems
//! whose places lie in the file.

use crate::{Corpus, Format, Passage, Problem, conll, iob2, joined, json, read};

const FORMATS: [Format; 3] = [Format::Iob2, Format::Conll, Format::Json];

/// What the formats take for signs, and what text is made of.
const PIECES: [&str; 40] = [
    "\n",
    "\n\n",
    "\t",
    " ",
    "\r\n",
    "# text = ",
    "# newdoc",
    "#",
    "1\t",
    "2\t",
    "1-2\t",
    "B-PER",
    "I-PER",
    "E-LOC",
    "S-",
    "O",
    "O\n",
    "\tO\n",
    "\tB-LOC\n",
    " I-ORG\n",
    "-DOCSTART- O\n",
    "{\"text\": \"",
    "\"}\n",
    "\", \"ents\": [",
    "[0, 1, \"PER\"]",
    "{\"start\": 0, \"end\": ",
    "9, \"label\": \"X\"}",
    "]}\n",
    "[",
    "]",
    ",",
    "金",
    "正恩",
    "𠮷",
    "é",
    "\u{301}",
    "\u{feff}",
    "\u{0}",
    "Kim",
    "99999999999999999999",
];

fn check(text: &str) {
    for format in FORMATS {
        match read(text, format) {
            Ok(corpus) => sound(&corpus),
            Err(problems) => {
                let lines: Vec<&str> = text.split('\n').collect();
                problems.iter().for_each(|problem| within(problem, &lines));
            }
        }
    }
}

fn sound(corpus: &Corpus) {
    for passage in corpus.documents.iter().flatten() {
        names_lie_in(passage);
    }
    for passages in &corpus.documents {
        names_lie_in(&joined(passages));
    }
    for (written, format) in [
        (iob2::write(&corpus.documents), Format::Iob2),
        (json::write(&corpus.documents), Format::Json),
        (conll::write(&corpus.documents), Format::Conll),
    ] {
        let empty = corpus.documents.iter().flatten().all(|p| p.text.trim().is_empty());
        let odd = corpus.documents.iter().flatten().any(|p| {
            p.text.contains(char::is_control)
                || p.names.iter().any(|n| n.label.contains(char::is_whitespace))
        });
        assert!(empty || odd || read(&written, format).is_ok(), "{format:?}: {written}");
    }
}

fn names_lie_in(passage: &Passage) {
    let length = passage.text.chars().count() as u32;
    for name in &passage.names {
        assert!(name.span.start <= name.span.end && name.span.end <= length, "{passage:?}");
    }
}

fn within(problem: &Problem, lines: &[&str]) {
    let line = lines.get(problem.line - 1).unwrap_or_else(|| panic!("{problem} in {lines:?}"));
    assert!(problem.column <= line.chars().count() + 2, "{problem} in {lines:?}");
}

#[test]
fn whatever_stands_in_a_file_it_is_read_or_refused() {
    let mut state = 7_u64;
    let mut next = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..2_000 {
        let length = next(24);
        let text: String = (0..length).map(|_| PIECES[next(PIECES.len())]).collect();
        check(&text);
    }
}

/// Time grows with the text and not with its square: a square of these takes minutes.
#[test]
fn huge_files_take_no_more_than_their_length() {
    let many = 30_000;
    check(&"金 B-PER\n".repeat(many));
    check(&format!("# text = {}\n{}", "金 ".repeat(many), "1\t金\tB-PER\n".repeat(many)));
    let marks: Vec<String> = (0..many)
        .map(|at| {
            let (start, end) = (2 * at, 2 * at + 2);
            format!("{{\"start\": {start}, \"end\": {end}, \"label\": \"PER\", \"text\": \"𠮷\"}}")
        })
        .collect();
    check(&format!("{{\"text\": \"{}\", \"ents\": [{}]}}", "𠮷".repeat(many), marks.join(",")));
    check(&"[".repeat(many));
}
