//! Words of names: a compact list of places, foreign names, bodies, heads of bodies and titles.

use crate::matcher::{Match, Matcher};
use crate::text::Text;
use lorgnette_text::Table;
use std::sync::OnceLock;

/// Folded words with the classes they are in; see `data/README.md`.
pub static NAME_WORDS: Table = match cfg!(feature = "tables") {
    true => Table::carried("names", FILE),
    false => Table::awaited("names", FILE),
};
const FILE: &str = include_str!("../../data/name-words.txt");

/// What a word of the list is in names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// 漠河: names a place.
    Place = 1,
    /// 别克: the name of a person, most of them foreign.
    Person = 2,
    /// 东芝: names a body.
    Body = 4,
    /// 交易所: the last word of the name of a body.
    Head = 8,
    /// 主任: what stands before or after the name of a person.
    Title = 16,
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u8);

impl Classes {
    /// The set with the letters of a row.
    fn of(letters: &str) -> Self {
        let class = |letter| match letter {
            'p' => Class::Place,
            'f' => Class::Person,
            'o' => Class::Body,
            'h' => Class::Head,
            _ => Class::Title,
        };
        Classes(letters.chars().fold(0, |all, letter| all | class(letter) as u8))
    }

    pub(super) fn hold(self, class: Class) -> bool {
        self.0 & class as u8 != 0
    }
}

struct Lexicon {
    matcher: Matcher,
    classes: Vec<Classes>,
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let rows = NAME_WORDS.text().lines().filter_map(|line| line.split_once('\t'));
        let (patterns, classes): (Vec<Vec<char>>, Vec<Classes>) =
            rows.map(|(word, letters)| (word.chars().collect(), Classes::of(letters))).unzip();
        Lexicon { matcher: Matcher::new(&patterns), classes }
    })
}

/// A word of the list in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) classes: Classes,
}

impl Word {
    pub(super) fn is(self, class: Class) -> bool {
        self.classes.hold(class)
    }
}

/// The words of the list that stand in `text`, overlapping ones too, by start, then shortest first.
pub(super) fn words(text: &Text) -> Vec<Word> {
    let lexicon = lexicon();
    let word = |m: Match| Word {
        start: m.start as u32,
        end: m.end as u32,
        classes: lexicon.classes[m.pattern as usize],
    };
    lexicon.matcher.matches(text.folded()).into_iter().map(word).collect()
}
