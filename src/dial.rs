//! Which mentions are painted, and which answer: the rules by which `dial.css` paints.
//!
//! - What the dial leaves unpainted, a repeat or a name of little weight, still answers the
//!   pointer and the finger; it is no tab stop.
//! - Plain text is neither painted nor does it answer: everything while the dial is off, and the
//!   kinds that the reader has hidden.
//! - Tab stops are what is painted and the first of its entity in its section; where the reader
//!   wants all mentions, all of them.

use crate::settings::{Dial, Settings};
use lorgnette_render::Kind;

/// What the dial needs to know of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its kind.
    pub kind: Kind,
    /// Whether its entity is one of the few that the article is about; `render` ranks them.
    pub key: bool,
    /// Whether its section has named the entity before.
    pub again: bool,
}

impl Mark {
    /// The mark in a mention's class names.
    pub fn read(classes: &str) -> Option<Mark> {
        let has = |class: &str| classes.split(' ').any(|word| word == class);
        let kind = Kind::ALL.into_iter().find(|kind| has(kind.class()))?;
        Some(Mark { kind, key: has("key"), again: has("again") })
    }

    /// Whether it is painted.
    pub fn is_painted(self, settings: &Settings) -> bool {
        let shown = match settings.dial {
            Dial::Off => false,
            Dial::First => !self.again,
            Dial::Key => self.key,
            Dial::All | Dial::Kinds => true,
        };
        shown && !settings.hidden.has(self.kind)
    }

    /// Whether Tab stops at it.
    pub fn is_stop(self, settings: &Settings) -> bool {
        let all = matches!(settings.dial, Dial::All | Dial::Kinds);
        (all || !self.again) && self.is_painted(settings)
    }
}

/// How many mentions of a kind there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The kind.
    pub kind: Kind,
    /// All its mentions.
    pub all: usize,
}

/// The kinds among `marks` with their counts, in the order of the glossary.
pub fn counts(marks: &[Mark]) -> Vec<Count> {
    let of = |kind| marks.iter().filter(|mark| mark.kind == kind).count();
    let counts = Kind::ALL.into_iter().map(|kind| Count { kind, all: of(kind) });
    counts.filter(|count| count.all > 0).collect()
}

/// How many of `marks` are painted.
pub fn painted(marks: &[Mark], settings: &Settings) -> usize {
    marks.iter().filter(|mark| mark.is_painted(settings)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Kinds;

    fn mark(classes: &str) -> Mark {
        Mark::read(classes).expect("a mention has a kind")
    }

    fn settings(dial: Dial) -> Settings {
        Settings { dial, ..Settings::default() }
    }

    #[test]
    fn a_mark_is_read_from_class_names() {
        let plain = Mark { kind: Kind::Org, key: false, again: false };
        assert_eq!(Mark::read("mention org"), Some(plain));
        let repeat = Mark { kind: Kind::Person, key: true, again: true };
        assert_eq!(Mark::read("mention person key again"), Some(repeat));
        assert_eq!(Mark::read("mention"), None);
    }

    #[test]
    fn each_turn_of_the_dial_paints_what_it_says() {
        let marks = ["mention person key", "mention person key again", "mention org"]
            .map(mark)
            .into_iter()
            .chain([mark("mention org again")])
            .collect::<Vec<_>>();
        for (dial, expected) in [
            (Dial::Off, [false, false, false, false]),
            (Dial::First, [true, false, true, false]),
            (Dial::Key, [true, true, false, false]),
            (Dial::All, [true, true, true, true]),
            (Dial::Kinds, [true, true, true, true]),
        ] {
            let shown: Vec<bool> =
                marks.iter().map(|mark| mark.is_painted(&settings(dial))).collect();
            assert_eq!(shown, expected, "{dial:?}");
        }
    }

    #[test]
    fn tab_stops_at_what_is_painted_and_at_a_repeat_only_where_all_are_wanted() {
        let marks = ["mention person key", "mention person key again", "mention org"].map(mark);
        for (dial, expected) in [
            (Dial::Off, [false, false, false]),
            (Dial::First, [true, false, true]),
            (Dial::Key, [true, false, false]),
            (Dial::All, [true, true, true]),
            (Dial::Kinds, [true, true, true]),
        ] {
            assert_eq!(marks.map(|mark| mark.is_stop(&settings(dial))), expected, "{dial:?}");
        }
    }

    #[test]
    fn a_hidden_kind_is_painted_by_no_turn_of_the_dial() {
        let hidden = Kinds::default().toggled(Kind::Org);
        for dial in Dial::ALL.iter().map(|dial| Settings { hidden, ..settings(*dial) }) {
            assert!(!mark("mention org").is_painted(&dial));
        }
    }

    #[test]
    fn kinds_are_counted_where_there_are_any() {
        let marks = ["mention date", "mention person", "mention date again"].map(mark);
        let expected = [Count { kind: Kind::Person, all: 1 }, Count { kind: Kind::Date, all: 2 }];
        assert_eq!(counts(&marks), expected);
        assert_eq!(painted(&marks, &Settings::default()), 2);
    }
}
