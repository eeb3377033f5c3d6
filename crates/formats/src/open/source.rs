//! The characters of a text, or the place that shows that bytes are none.

use super::{Hint, Place, Refusal, foreign};
use lorgnette_text::{Decoded, Lost, decode, decode_labelled};
use std::borrow::Cow;

/// How many bytes tell a picture or a program from a text, without reading all of it.
const HEAD: usize = 64 * 1024;
/// One character in so many may be unreadable before a text is taken for something else.
const UNREADABLE_SHARE: usize = 20;

/// The characters of a text.
///
/// # Errors
/// A [`Refusal`], if the bytes are no text in any encoding, or have a character in them that
/// no text has.
pub fn source(bytes: &[u8], hint: &Hint) -> Result<Decoded, Refusal> {
    labelled(bytes, hint.encoding())
}

/// The same, with the label of the encoding that the bytes are said to be in.
pub(super) fn labelled(bytes: &[u8], label: Option<&str>) -> Result<Decoded, Refusal> {
    foreign::refuse(bytes)?;
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return Err(Refusal::Utf32);
    }
    if let Some(text) = utf8_with_nul(bytes) {
        check(text, &[])?;
    }
    if let Some((head, _)) = bytes.split_at_checked(HEAD) {
        let head = decode(head);
        check(&head.text, &head.lost)?;
    }
    let decoded = match label {
        Some(label) => decode_labelled(bytes, label),
        None => decode(bytes),
    };
    check(&decoded.text, &decoded.lost)?;
    Ok(decoded)
}

/// UTF-8 with a few U+0000, which decoding would take for UTF-16 without its mark.
fn utf8_with_nul(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let zeros = bytes.iter().filter(|&&byte| byte == 0).count();
    (zeros > 0 && zeros * UNREADABLE_SHARE <= bytes.len()).then_some(text)
}

/// UTF-8 without the few U+0000 that browsers leave out of a page.
pub(super) fn without_nul(bytes: &[u8]) -> Cow<'_, [u8]> {
    match utf8_with_nul(bytes) {
        Some(text) => Cow::Owned(text.replace('\0', "").into_bytes()),
        None => Cow::Borrowed(bytes),
    }
}

/// Refuses what is no text in any encoding, by the first place that shows it: U+0000, or
/// much that is no character.
fn check(text: &str, lost: &[Lost]) -> Result<(), Refusal> {
    let unreadable = text.chars().filter(|&c| is_unreadable(c)).count();
    let much = unreadable * UNREADABLE_SHARE > text.chars().count();
    let Some(at) = text.find(|c| c == '\0' || much && is_unreadable(c)) else { return Ok(()) };
    let found = text[at..].chars().next().expect("it was found there");
    let byte = match lost.first() {
        Some(lost) if found == char::REPLACEMENT_CHARACTER => u32::from(lost.bytes[0]),
        _ => u32::from(found),
    };
    let place = Place::after(&text[..at]);
    match much && (unreadable > 1 || !found.is_control()) {
        true => Err(Refusal::NoText(place, byte)),
        false => Err(Refusal::Control(place, byte)),
    }
}

/// Whether no text means this character: a control character, or what decoding lost.
fn is_unreadable(c: char) -> bool {
    c.is_control() && !c.is_whitespace() || c == char::REPLACEMENT_CHARACTER
}
