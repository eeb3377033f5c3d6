//! Percent-encoding, as addresses have it.

/// Percent-decoding; none where it does not give UTF-8.
pub(crate) fn decode(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.bytes();
    while let Some(byte) = rest.next() {
        let digit = |b: Option<u8>| char::from(b?).to_digit(16);
        bytes.push(match byte {
            b'%' => (digit(rest.next())? * 16 + digit(rest.next())?) as u8,
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn only_whole_utf_8_is_decoded() {
        for (address, expected) in [
            ("/a%20b.png", Some("/a b.png")),
            ("%E5%90%8D", Some("名")),
            ("plain", Some("plain")),
            ("%ff", None),
            ("%2", None),
            ("%zz", None),
        ] {
            assert_eq!(decode(address).as_deref(), expected, "{address}");
        }
    }
}
