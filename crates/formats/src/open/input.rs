//! What bytes are, by the name of their file, by their media type, else by what stands in them.

use super::Hint;
use serde::Serialize;

/// What can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Input {
    /// Plain text: a line is a block.
    Text,
    /// CommonMark.
    Markdown,
}

/// How each is told: the ends of its names, and its media types.
const KNOWN: [(Input, &[&str], &[&str]); 2] = [
    (Input::Text, &["txt", "text"], &["text/plain"]),
    (Input::Markdown, &["md", "markdown"], &["text/markdown"]),
];

impl Input {
    /// What `bytes` are to be read as; text if nothing says otherwise.
    pub fn of(_bytes: &[u8], hint: &Hint) -> Input {
        let named = hint.name.and_then(Input::named);
        named.or_else(|| Input::typed(hint.media_type?)).unwrap_or(Input::Text)
    }

    /// What a file of that name is, by what follows its last point.
    pub fn named(name: &str) -> Option<Input> {
        let (_, extension) = name.rsplit_once('.')?;
        let has = |ends: &[&str]| ends.iter().any(|end| extension.eq_ignore_ascii_case(end));
        KNOWN.iter().find(|(_, ends, _)| has(ends)).map(|(input, ..)| *input)
    }

    fn typed(media_type: &str) -> Option<Input> {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        let has = |types: &[&str]| types.iter().any(|known| essence.eq_ignore_ascii_case(known));
        KNOWN.iter().find(|(.., types)| has(types)).map(|(input, ..)| *input)
    }
}
