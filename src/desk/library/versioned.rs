//! Values that two devices, or two tabs, may change apart from each other.

use super::digest::short;
use serde::{Deserialize, Serialize};

/// How many earlier values are remembered: enough for the changes between two exports.
const REMEMBERED: usize = 64;

/// A point in time: milliseconds since 1970 began in UTC, by the clock of the device.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Moment(pub u64);

/// What becomes of two values that grew apart.
pub trait Join {
    /// One value in which both are kept as far as they can be; `newer` decides the rest.
    fn join(newer: Self, older: Self) -> Self;
}

/// A value, when it was last changed, and what it was before. What it was tells whether another
/// value of the same thing is an earlier one, which gives way, or grew apart from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versioned<T> {
    /// The value.
    pub value: T,
    /// When it became so.
    pub changed: Moment,
    /// Digests of earlier values, the latest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    was: Vec<String>,
}

impl<T: Default> Default for Versioned<T> {
    fn default() -> Self {
        Versioned { value: T::default(), changed: Moment::default(), was: Vec::new() }
    }
}

impl<T: Serialize + PartialEq> Versioned<T> {
    /// A value that was never another.
    pub fn new(value: T, now: Moment) -> Self {
        Versioned { value, changed: now, was: Vec::new() }
    }

    /// Makes it `value` from `now` on.
    pub fn set(&mut self, value: T, now: Moment) {
        if value == self.value {
            return;
        }
        self.was.insert(0, self.digest());
        self.was.truncate(REMEMBERED);
        // A clock may be set back; a later change is later all the same.
        self.changed = now.max(Moment(self.changed.0 + 1));
        self.value = value;
    }

    fn digest(&self) -> String {
        // A value of ours is plain data, which always has a form in JSON.
        short(&serde_json::to_vec(&self.value).unwrap_or_default())
    }
}

impl<T: Join + Serialize + PartialEq> Versioned<T> {
    /// The two as one, whichever comes first: of an earlier and a later value the later one;
    /// where both changed, the two joined.
    pub fn merge(self, other: Self) -> Self {
        let rank = |side: &Self| (side.changed, side.digest());
        let (newer, older) = match rank(&self) >= rank(&other) {
            true => (self, other),
            false => (other, self),
        };
        let (new, old) = (newer.digest(), older.digest());
        let changed = newer.changed;
        let was = newer.was.iter().chain(&older.was).cloned().collect::<Vec<_>>();
        if new == old || newer.was.contains(&old) {
            return Versioned { was: once_each(was, &new), changed, value: newer.value };
        }
        if older.was.contains(&new) {
            return Versioned { was: once_each(was, &old), changed, value: older.value };
        }
        let both = [vec![new, old], was].concat();
        let joined = Versioned::new(T::join(newer.value, older.value), changed);
        let now = joined.digest();
        Versioned { was: once_each(both, &now), ..joined }
    }
}

/// The digests without `now` and without those that came before.
fn once_each(digests: Vec<String>, now: &str) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for digest in digests {
        if digest != now && !once.contains(&digest) {
            once.push(digest);
        }
    }
    once.truncate(REMEMBERED);
    once
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A value whose join shows both.
    #[derive(Clone, Debug, Default, PartialEq, Serialize)]
    struct Word(String);

    impl Join for Word {
        fn join(newer: Self, older: Self) -> Self {
            Word(format!("{}+{}", newer.0, older.0))
        }
    }

    fn word(words: &str) -> Versioned<Word> {
        let mut words = words.split(' ');
        let (first, at) = read(words.next().expect("a value"));
        let mut value = Versioned::new(first, at);
        for (word, at) in words.map(read) {
            value.set(word, at);
        }
        value
    }

    fn read(word: &str) -> (Word, Moment) {
        let (word, at) = word.split_once('@').expect("a value and its time");
        (Word(word.into()), Moment(at.parse().expect("a time")))
    }

    /// What becomes of two values, each written as what it was and is, with the times.
    fn check(one: &str, other: &str, expected: &str) {
        let merged = word(one).merge(word(other));
        assert_eq!(merged.value.0, expected, "{one} with {other}");
        assert_eq!(merged, word(other).merge(word(one)), "{other} with {one}");
        // What has been taken in once changes nothing any more.
        for taken in [one, other] {
            assert_eq!(merged.clone().merge(word(taken)), merged, "{taken} again");
        }
    }

    #[test]
    fn an_earlier_value_gives_way() {
        check("a@1", "a@1", "a");
        check("a@1", "a@1 b@2", "b");
        check("a@1 b@2", "a@1 b@2 c@3", "c");
        check("a@1", "a@1 b@2 a@3", "a");
    }

    #[test]
    fn values_that_grew_apart_are_joined() {
        check("a@1 b@2", "a@1 c@3", "c+b");
        check("b@2", "c@2 d@5", "d+b");
    }

    #[test]
    fn a_clock_that_is_slow_does_not_bring_back_the_past() {
        check("a@9", "a@9 b@4", "b");
    }

    #[test]
    fn setting_the_same_changes_nothing() {
        let mut value = word("a@1");
        value.set(Word("a".into()), Moment(5));
        assert_eq!(value, word("a@1"));
    }
}
