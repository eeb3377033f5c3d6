//! The head of a model file: magic, version, language, length and checksum.
//!
//! | bytes | what |
//! |---|---|
//! | 0..8 | the magic; its high bit, line ends and end-of-file byte show what text mode damages |
//! | 8..10 | the version, little endian |
//! | 10..12 | the language, as ISO 639-1 in ASCII |
//! | 12..16 | the length of the payload, little endian |
//! | 16..20 | the CRC-32 of the payload (ISO-HDLC, as in zlib), little endian |
//! | 20.. | the payload, in the form of its language |

use crate::error::{ModelError, Reason};
use lorgnette_text::checksum;

const MAGIC: [u8; 8] = *b"\x89LTG\r\n\x1a\n";

/// Raise it whenever the payload of any language changes its form.
const VERSION: u16 = 1;

/// The language of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Traditional and Simplified alike.
    Chinese,
    /// English.
    English,
}

impl Language {
    /// Its ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Language::Chinese => "zh",
            Language::English => "en",
        }
    }
}

/// A model file with the head for `payload`: what [`crate::Tagger::read`] opens.
///
/// For the programs that make models; a payload of 4 GiB or more is a mistake of theirs.
pub fn seal(language: Language, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).expect("a model is smaller than 4 GiB");
    let mut file = Vec::from(MAGIC);
    file.extend(VERSION.to_le_bytes());
    file.extend(language.code().bytes());
    file.extend(length.to_le_bytes());
    file.extend(checksum(payload).to_le_bytes());
    file.extend(payload);
    file
}

/// The language and the payload of a whole, undamaged `file`.
pub(crate) fn open(file: &[u8]) -> Result<(Language, &[u8]), ModelError> {
    let (magic, rest) = file.split_at(file.len().min(MAGIC.len()));
    if !MAGIC.starts_with(magic) {
        return Err(Reason::Foreign.into());
    }
    let (found, rest) = field(rest)?;
    let found = u16::from_le_bytes(found);
    if found != VERSION {
        return Err(Reason::Version { found, read: VERSION }.into());
    }
    let (code, rest) = field(rest)?;
    let (length, rest) = field(rest)?;
    let (sum, payload) = field(rest)?;
    let length = u32::from_le_bytes(length) as usize;
    if payload.len() < length {
        return Err(Reason::Truncated.into());
    }
    if payload.len() > length || checksum(payload) != u32::from_le_bytes(sum) {
        return Err(Reason::Damaged.into());
    }
    Ok((language(code)?, payload))
}

fn language(code: [u8; 2]) -> Result<Language, ModelError> {
    let known = [Language::Chinese, Language::English];
    let found = known.into_iter().find(|language| language.code().as_bytes() == code);
    found.ok_or(ModelError(Reason::Language(code)))
}

/// The next `N` bytes and what follows them.
fn field<const N: usize>(bytes: &[u8]) -> Result<([u8; N], &[u8]), ModelError> {
    let (field, rest) = bytes.split_first_chunk().ok_or(Reason::Truncated)?;
    Ok((*field, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        seal(Language::English, b"a payload")
    }

    #[test]
    fn opening_gives_back_what_was_sealed() {
        for payload in [&b""[..], b"a payload"] {
            let file = seal(Language::Chinese, payload);
            assert_eq!(open(&file), Ok((Language::Chinese, payload)));
        }
    }

    #[test]
    fn a_file_cut_anywhere_is_truncated() {
        for length in 0..sample().len() {
            assert_eq!(open(&sample()[..length]), Err(Reason::Truncated.into()), "{length}");
        }
    }

    #[test]
    fn a_change_of_any_byte_is_refused() {
        for at in 0..sample().len() {
            for change in 1..=u8::MAX {
                let mut other = sample();
                other[at] ^= change;
                assert!(open(&other).is_err(), "byte {at} ^ {change}");
            }
        }
    }

    #[test]
    fn each_refusal_is_one_sentence() {
        let says = |file: &[u8]| open(file).expect_err("it is wrong").to_string();
        let mut file = sample();
        assert!(says(b"<!doctype html>").contains("not a tagger's model"));
        assert!(says(&file[..24]).contains("ends too early"));
        file[10..12].copy_from_slice(b"x\xff");
        assert!(says(&file).contains("“x\\xff”"));
        *file.last_mut().expect("it has a payload") ^= 1;
        assert!(says(&file).contains("damaged"));
        file[8] = 9;
        assert!(says(&file).contains("version 9"));
    }
}
