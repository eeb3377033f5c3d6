//! Files that are no text: what they are, by their first bytes, and what to do about it.

use super::Refusal;

/// A kind of file that is not opened, though it may hold a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// What it is, with its article.
    pub name: &'static str,
    /// What mends it.
    pub mend: &'static str,
}

const SAVE: &str = "save it as text or HTML in the program that made it";
const COPY: &str = "open it, copy the text and paste that";
const TYPE: &str = "a text in it has to be typed or recognised first";
const UNPACK: &str = "unpack it and open the files in it";
const CONVERT: &str = "convert it to EPUB";
const AGAIN: &str = "save the page again as HTML only";

/// Signatures: where the bytes stand, the bytes, what they show, and the mend.
const SIGNATURES: [(usize, &[u8], &str, &str); 25] = [
    (0, b"%PDF-", "a PDF", COPY),
    (0, b"{\\rtf", "a document in RTF", SAVE),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Office", SAVE),
    (0, b"\x89PNG\r\n\x1a\n", "a picture in PNG", TYPE),
    (0, b"\xff\xd8\xff", "a picture in JPEG", TYPE),
    (0, b"GIF87a", "a picture in GIF", TYPE),
    (0, b"GIF89a", "a picture in GIF", TYPE),
    (0, b"II*\0", "a picture in TIFF", TYPE),
    (0, b"MM\0*", "a picture in TIFF", TYPE),
    (8, b"WEBP", "a picture in WebP", TYPE),
    (4, b"ftyp", "a film or a picture", TYPE),
    (8, b"WAVE", "a sound", TYPE),
    (0, b"ID3", "a sound", TYPE),
    (0, b"OggS", "a sound", TYPE),
    (0, b"\x1a\x45\xdf\xa3", "a film", TYPE),
    (0, b"\x1f\x8b", "packed with gzip", UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "packed with 7-Zip", UNPACK),
    (0, b"Rar!\x1a\x07", "packed with RAR", UNPACK),
    (0, b"\xfd7zXZ\0", "packed with xz", UNPACK),
    (60, b"BOOKMOBI", "a book for the Kindle", CONVERT),
    (0, b"bplist00", "a web archive of Safari", AGAIN),
    (0, b"From: <Saved by", "a web page in one file (MHTML)", AGAIN),
    (0, b"\x7fELF", "a program", TYPE),
    (0, b"MZ\x90\0", "a program", TYPE),
    (0, b"\0asm", "a program", TYPE),
];

/// Refuses bytes that begin as a known kind of file does that is no text.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), Refusal> {
    let shows = |at: usize, sign: &[u8]| bytes.get(at..).is_some_and(|b| b.starts_with(sign));
    match SIGNATURES.iter().find(|(at, sign, ..)| shows(*at, sign)) {
        Some(&(_, _, name, mend)) => Err(Refusal::Foreign(Foreign { name, mend })),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Hint, open};

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        let refusal = open(bytes, &Hint::named("a.txt")).expect_err("it is no text");
        assert_eq!(refusal.to_string(), expected);
    }

    #[test]
    fn what_is_no_text_is_called_by_its_name() {
        check(b"%PDF-1.7\n%...", "is a PDF; open it, copy the text and paste that");
        check(
            b"{\\rtf1\\ansi Hello}",
            "is a document in RTF; save it as text or HTML in the program that made it",
        );
        check(
            b"RIFF\x10\0\0\0WEBPVP8 ",
            "is a picture in WebP; a text in it has to be typed or recognised first",
        );
        check(b"\x1f\x8b\x08\0", "is packed with gzip; unpack it and open the files in it");
    }

    #[test]
    fn what_only_begins_alike_is_a_text() {
        for text in ["GIF is a format.", "%PDF is a mark.", "Rar! he said.", "MZ", ""] {
            let refusal = open(text.as_bytes(), &Hint::default()).err();
            assert_eq!(refusal, text.is_empty().then_some(super::Refusal::Empty), "{text}");
        }
    }
}
