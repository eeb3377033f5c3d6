//! What a line of the file says, and the sum by which damage to it is seen.

use crate::desk::library::digest::{TextId, short};
use crate::desk::library::record::{Place, Text, Work};
use crate::desk::library::versioned::{Moment, Versioned};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What the first line calls the file.
pub(super) const NAME: &str = "library";
/// The version of the form that is written.
pub(super) const VERSION: u32 = 1;
/// How many bytes of a text a line holds: a multiple of three, for base64.
pub(super) const SOURCE: usize = 3 << 15;

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Header {
    pub(super) lorgnette: String,
    pub(super) version: u32,
    pub(super) written: Moment,
    pub(super) texts: usize,
}

/// Every other line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Entry {
    /// A text; so many sources and pieces of it follow.
    Text {
        text: Box<Text>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<Versioned<Place>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        work: Option<Work>,
        sources: usize,
        pieces: usize,
    },
    /// Bytes of a text.
    Source { of: TextId, index: usize, base64: String },
    /// Words of a text.
    Piece { of: TextId, index: usize, words: String },
    /// A record that could not be read, as it was found.
    Aside { key: String, record: String },
    /// The last line: how many entries stand before it.
    End { entries: usize },
}

/// `entry` with its sum.
pub(super) fn seal(entry: &Entry) -> String {
    let entry = serde_json::to_value(entry).expect("entries are plain data with words for keys");
    serde_json::json!({ "sum": sum(&entry), "entry": entry }).to_string()
}

/// The entry of a line, if it is whole.
pub(super) fn unseal(mut line: Value) -> Result<Entry, String> {
    let entry = line.get_mut("entry").map(Value::take).ok_or("there is no entry on it")?;
    match line.get("sum").and_then(Value::as_str) {
        Some(written) if written == sum(&entry) => {
            serde_json::from_value(entry).map_err(|error| error.to_string())
        }
        _ => Err("it does not fit its sum: it was changed or damaged".to_string()),
    }
}

/// `serde_json` writes the keys of a `Value` in the order of the alphabet.
fn sum(entry: &Value) -> String {
    short(entry.to_string().as_bytes())
}
