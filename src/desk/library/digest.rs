//! Digests: by which the same text is known again, and by which a change is told from damage.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;

/// The identity of a text: the SHA-256 of its bytes as they were opened, in 64 hex digits. The
/// same file opened twice, or on two devices, is the same text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct TextId(String);

impl TextId {
    /// Its 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TextId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for TextId {
    type Error = String;

    fn try_from(digits: String) -> Result<Self, String> {
        let hex = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
        match digits.len() == 64 && digits.bytes().all(hex) {
            true => Ok(TextId(digits)),
            false => Err(format!("{digits:?} is not the digest of a text: 64 digits 0-9, a-f")),
        }
    }
}

/// The bytes of a text, taken slice by slice.
#[derive(Clone, Debug, Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Takes the next bytes.
    pub fn take(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The identity of all that was taken.
    pub fn id(self) -> TextId {
        TextId(hex(&self.0.finalize()))
    }
}

/// 16 hex digits that stand for `bytes` where a mistake would only cost a notice.
pub(super) fn short(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)[..8])
}

fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_do_not_change_the_identity() {
        let whole = {
            let mut hasher = Hasher::default();
            hasher.take(b"abc");
            hasher.id()
        };
        let mut sliced = Hasher::default();
        sliced.take(b"a");
        sliced.take(b"");
        sliced.take(b"bc");
        assert_eq!(sliced.id(), whole);
        // From FIPS 180-2, appendix B.1.
        let published = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(whole.as_str(), published);
    }

    #[test]
    fn only_digests_are_identities() {
        for wrong in ["", "abc", &"g".repeat(64), &"A".repeat(64), &"0".repeat(65)] {
            assert!(TextId::try_from(wrong.to_string()).is_err(), "{wrong}");
        }
        assert!(TextId::try_from("0".repeat(64)).is_ok());
    }
}
