//! What the library keeps of a text: its name and how it was opened, where its reader is, and
//! what they made of it.

use super::digest::TextId;
use super::versioned::{Join, Moment, Versioned};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;

/// The version of all records that is written.
pub const VERSION: u32 = 1;
/// After how long without a move a reader who goes on has come back, in ms.
const AWAY: u64 = 30 * 60 * 1000;
/// How many characters at a place are kept, to find it again in a text that was read anew.
pub const QUOTED: usize = 32;

/// A record in the form of its version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Sealed<T> {
    version: u32,
    #[serde(flatten)]
    record: T,
}

/// Why a record cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not in our form; the reason.
    Damaged(String),
    /// A later Lorgnette wrote it, in this version.
    Newer(u32),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Damaged(why) => f.write_str(why),
            Unreadable::Newer(version) => {
                write!(
                    f,
                    "written by a later Lorgnette (version {version}; this one reads {VERSION})"
                )
            }
        }
    }
}

/// The JSON of `record`.
pub fn write<T: Serialize>(record: &T) -> String {
    let sealed = Sealed { version: VERSION, record };
    serde_json::to_string(&sealed).expect("records are plain data with words for keys")
}

/// Reads what [`write`] wrote.
pub fn read<T: DeserializeOwned>(json: &str) -> Result<T, Unreadable> {
    #[derive(Deserialize)]
    struct Version {
        version: u32,
    }
    let damaged = |error: serde_json::Error| Unreadable::Damaged(error.to_string());
    match serde_json::from_str::<Version>(json).map_err(damaged)?.version {
        VERSION => Ok(serde_json::from_str::<Sealed<T>>(json).map_err(damaged)?.record),
        version => Err(Unreadable::Newer(version)),
    }
}

/// What was known of the bytes of a text when they were opened: by it they are read anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    /// The name of its file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its type by name of MIME, as the browser or the sender gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media: Option<String>,
    /// The address it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// A title, and others that were given to the same text elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// The one that is shown.
    pub shown: String,
    /// The others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

impl Join for Title {
    fn join(newer: Self, older: Self) -> Self {
        let mut also = newer.also;
        for other in [vec![older.shown], older.also].concat() {
            if other != newer.shown && !also.contains(&other) {
                also.push(other);
            }
        }
        Title { shown: newer.shown, also }
    }
}

/// A text on the shelf.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Text {
    /// Its identity.
    pub id: TextId,
    /// What it is called.
    pub title: Versioned<Title>,
    /// How it was opened.
    pub hint: Hint,
    /// The size of what was opened, in bytes.
    pub size: u64,
    /// The length of its text, in code points.
    pub length: u32,
    /// In how many pieces its text is kept.
    pub pieces: u32,
    /// When it was first opened.
    pub added: Moment,
    /// When it was last opened.
    pub opened: Moment,
    /// When it was taken off the shelf, if it was; it can be put back for a while.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed: Option<Moment>,
}

impl Text {
    /// What is known of the same text from elsewhere, taken in; its words stay those of here.
    pub fn merge(self, other: Text) -> Text {
        Text {
            title: self.title.merge(other.title),
            added: self.added.min(other.added),
            opened: self.opened.max(other.opened),
            removed: self.removed.and(other.removed),
            ..self
        }
    }
}

/// A place in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// How many code points of the text stand before it.
    pub at: u32,
    /// The words there, up to [`QUOTED`] code points.
    pub exact: String,
}

impl Spot {
    /// The place `at` code points into `text`.
    pub fn of(text: &str, at: u32) -> Spot {
        let exact = text.chars().skip(at as usize).take(QUOTED).collect();
        Spot { at, exact }
    }

    /// Where it is in `text`, in code points: where its words stand nearest to where they
    /// stood; the old offset where they stand nowhere any more.
    pub fn find(&self, text: &str) -> u32 {
        let Some(first) = self.exact.chars().next() else { return self.at };
        let mut passed = (0, 0);
        // They may overlap: a refrain stands in the words of the line before it, too.
        let starts = text.match_indices(first).map(|(byte, _)| byte);
        let places = starts.filter(|byte| text[*byte..].starts_with(&self.exact)).map(|byte| {
            passed = (byte, passed.1 + text[passed.0..byte].chars().count());
            u32::try_from(passed.1).unwrap_or(u32::MAX)
        });
        places.min_by_key(|place| place.abs_diff(self.at)).unwrap_or(self.at)
    }
}

/// What a reader has before them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// Where they read.
    pub here: Spot,
    /// How many code points of the text they have come past or can see.
    pub seen: u32,
}

/// Where the reader of a text is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Where they read.
    pub here: Spot,
    /// How far they ever came, in code points.
    pub farthest: u32,
    /// Where they stopped when they were last away: what follows is new since then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Spot>,
}

impl Join for Place {
    fn join(newer: Self, older: Self) -> Self {
        Place { farthest: newer.farthest.max(older.farthest), ..newer }
    }
}

impl Versioned<Place> {
    /// Where a reader who goes on `now` stopped when they were last away, if they ever were.
    pub fn since(&self, now: Moment) -> Option<&Spot> {
        let Place { here, since, .. } = &self.value;
        let is_back = now.0.saturating_sub(self.changed.0) > AWAY && !here.exact.is_empty();
        if is_back { Some(here) } else { since.as_ref() }
    }

    /// The reader has come to `sight`.
    pub fn moved(&mut self, sight: Sight, now: Moment) {
        let since = self.since(now).cloned();
        let farthest = self.value.farthest.max(sight.seen);
        self.set(Place { here: sight.here, farthest, since }, now);
    }
}

/// A list of corrections (`docs/corrections.md`) or of notes (as in a project), each as it
/// stands in JSON: what this Lorgnette does not know of them is kept for one that does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Items(pub Vec<Value>);

impl Join for Items {
    /// All of both. Where the two have different things to say under one `id`, the older gets
    /// an id of its own.
    fn join(newer: Self, older: Self) -> Self {
        let mut joined = newer.0;
        for mut item in older.0.into_iter() {
            if joined.contains(&item) {
                continue;
            }
            let id = item.get("id").and_then(Value::as_str).map(str::to_string);
            if let Some(id) = id.filter(|id| has(&joined, id)) {
                item["id"] = free(&joined, &id).into();
            }
            joined.push(item);
        }
        Items(joined)
    }
}

fn has(items: &[Value], id: &str) -> bool {
    items.iter().any(|item| item.get("id").and_then(Value::as_str) == Some(id))
}

/// `id` with the first number behind it that none of `items` has.
fn free(items: &[Value], id: &str) -> String {
    let mut numbered = (2..).map(|number| format!("{id}-{number}"));
    numbered.find(|id| !has(items, id)).unwrap_or_else(|| id.to_string())
}

/// What the reader made of a text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Work {
    /// What they corrected, in order.
    #[serde(default)]
    pub corrections: Versioned<Items>,
    /// What they marked and noted.
    #[serde(default)]
    pub notes: Versioned<Items>,
}

impl Work {
    /// The work of two on the same text.
    pub fn merge(self, other: Work) -> Work {
        Work {
            corrections: self.corrections.merge(other.corrections),
            notes: self.notes.merge(other.notes),
        }
    }
}

#[cfg(test)]
mod tests;
