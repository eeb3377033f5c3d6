//! Percent-encoding, as addresses have it.

/// `text` with all but RFC 3986's unreserved characters as percent escapes.
pub fn encode(text: &str) -> String {
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

/// `text` without its percent escapes. What is none stays as it is, and bytes that are not UTF-8
/// become replacement characters: what comes out is looked up, never trusted.
pub fn decode(text: &str) -> String {
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

    #[test]
    fn escapes_are_decoded_and_what_is_none_stays() {
        for (text, expected) in [
            ("/a%20b.png", "/a b.png"),
            ("%E5%90%8D", "名"),
            ("plain", "plain"),
            ("100%.png", "100%.png"),
            ("%zz%2", "%zz%2"),
            ("%ff", "\u{fffd}"),
        ] {
            assert_eq!(decode(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_encoded_comes_back() {
        for text in ["kim-jong-un", "a b&c=d%e", "金正恩", "%41", "~._-"] {
            assert_eq!(decode(&encode(text)), text);
        }
        assert_eq!(encode("a b&名"), "a%20b%26%E5%90%8D");
    }
}
