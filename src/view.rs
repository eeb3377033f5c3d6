//! `View` <-> fragment: which entity and mention an address names; pure.

use yew::AttrValue;

/// What a fragment asks for: an entity, perhaps at one of its mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The entity's id on this page.
    pub entity: AttrValue,
    /// The mention's index.
    pub mention: Option<u32>,
}

impl View {
    /// Reads a fragment, with or without its `#`: `#e=ID&m=N`, or `#e-ID` as the plain links
    /// of the page have it. Keys that it does not know are left alone.
    pub fn parse(fragment: &str) -> Option<View> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if let Some(id) = fragment.strip_prefix("e-").filter(|id| !id.is_empty()) {
            return Some(View { entity: decode(id).into(), mention: None });
        }
        let value = |key| {
            let pairs = fragment.split('&').filter_map(|pair| pair.split_once('='));
            pairs.into_iter().find(|(k, _)| *k == key).map(|(_, value)| value)
        };
        let entity = value("e").filter(|id| !id.is_empty())?;
        let mention = value("m").and_then(|n| n.parse().ok());
        Some(View { entity: decode(entity).into(), mention })
    }

    /// The fragment, with its `#`.
    pub fn fragment(&self) -> String {
        let entity = encode(&self.entity);
        match self.mention {
            Some(mention) => format!("#e={entity}&m={mention}"),
            None => format!("#e={entity}"),
        }
    }
}

/// Percent-encodes all but RFC 3986's unreserved characters.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(byte.into());
            }
            _ => {
                out.push('%');
                out.extend(
                    [byte >> 4, byte & 15].map(|n| char::from(b"0123456789ABCDEF"[usize::from(n)])),
                );
            }
        }
    }
    out
}

/// Decodes percent escapes; what is none stays as it is, and bytes that are not UTF-8 become
/// replacement characters: an address is shown, never trusted.
fn decode(text: &str) -> String {
    let mut bytes = text.as_bytes().iter();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        let escape = (*byte == b'%').then(|| hex_pair(bytes.as_slice())).flatten();
        if escape.is_some() {
            bytes.nth(1);
        }
        out.push(escape.unwrap_or(*byte));
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn hex_pair(rest: &[u8]) -> Option<u8> {
    let digit = |at: usize| char::from(*rest.get(at)?).to_digit(16);
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(entity: &'static str, mention: Option<u32>) -> View {
        View { entity: entity.into(), mention }
    }

    #[test]
    fn a_view_survives_the_round_trip() {
        for entity in ["kim-jong-un", "x-0f3a", "date-2024-06", "a b&c=d%e", "金正恩", "%41"] {
            for mention in [None, Some(0), Some(u32::MAX)] {
                let view = view(entity, mention);
                assert_eq!(View::parse(&view.fragment()), Some(view));
            }
        }
    }

    #[test]
    fn slugs_are_written_as_they_are() {
        assert_eq!(view("kim-jong-un", Some(3)).fragment(), "#e=kim-jong-un&m=3");
    }

    #[test]
    fn plain_links_and_strange_fragments_are_read() {
        for (fragment, expected) in [
            ("#e-kim-jong-un", Some(view("kim-jong-un", None))),
            ("e=china&m=soon&f=2", Some(view("china", None))),
            ("#m=3&e=china", Some(view("china", Some(3)))),
            ("#e=%E4%B8%AD", Some(view("中", None))),
            ("#e=%4", Some(view("%4", None))),
            ("#e=", None),
            ("#e-", None),
            ("#m-3", None),
            ("", None),
        ] {
            assert_eq!(View::parse(fragment), expected, "{fragment}");
        }
    }
}
