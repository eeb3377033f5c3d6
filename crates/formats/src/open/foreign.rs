//! Files that are no text: what they are, by their first bytes, and what to do about it.

use super::Refusal;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// A kind of file that is not opened, though it may hold a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foreign {
    /// What sort of thing it is, which says what mends it.
    pub sort: Sort,
    /// What its format is called in every language.
    pub format: Cow<'static, str>,
}

/// What sort of thing a file is that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// Pages as they are printed.
    Pages,
    /// What an office program saves.
    Document,
    /// A picture.
    Picture,
    /// A film.
    Film,
    /// A sound.
    Sound,
    /// Something that is packed.
    Packed,
    /// A book in a format of its seller's.
    Book,
    /// A page of the web in a form that only one browser reads.
    WebPage,
    /// A program.
    Program,
}

impl fmt::Display for Foreign {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        const TYPE: &str = "a text in it has to be typed or recognised first";
        let (what, mend) = match self.sort {
            Sort::Pages => ("a", "open it, copy the text and paste that"),
            Sort::Document => {
                ("a document in", "save it as text or HTML in the program that made it")
            }
            Sort::Picture => ("a picture in", TYPE),
            Sort::Film => ("a film in", TYPE),
            Sort::Sound => ("a sound in", TYPE),
            Sort::Packed => ("packed with", "unpack it and open the files in it"),
            Sort::Book => ("a book in", "convert it to EPUB"),
            Sort::WebPage => ("a page in", "save the page again as HTML only"),
            Sort::Program => ("a program in", "choose a file with a text in it"),
        };
        write!(out, "{what} {}; {mend}", self.format)
    }
}

/// Signatures: where the bytes stand, the bytes, and what they show.
const SIGNATURES: [(usize, &[u8], Sort, &str); 27] = [
    (0, b"%PDF-", Sort::Pages, "PDF"),
    (0, b"{\\rtf", Sort::Document, "RTF"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Sort::Document, "DOC, XLS or PPT"),
    (0, b"\x89PNG\r\n\x1a\n", Sort::Picture, "PNG"),
    (0, b"\xff\xd8\xff", Sort::Picture, "JPEG"),
    (0, b"GIF87a", Sort::Picture, "GIF"),
    (0, b"GIF89a", Sort::Picture, "GIF"),
    (0, b"II*\0", Sort::Picture, "TIFF"),
    (0, b"MM\0*", Sort::Picture, "TIFF"),
    (8, b"WEBP", Sort::Picture, "WebP"),
    (4, b"ftypheic", Sort::Picture, "HEIF"),
    (4, b"ftypmif1", Sort::Picture, "HEIF"),
    (4, b"ftypavif", Sort::Picture, "AVIF"),
    (4, b"ftyp", Sort::Film, "MP4"),
    (8, b"WAVE", Sort::Sound, "WAVE"),
    (0, b"ID3", Sort::Sound, "MP3"),
    (0, b"OggS", Sort::Sound, "Ogg"),
    (0, b"\x1a\x45\xdf\xa3", Sort::Film, "Matroska"),
    (0, b"\x1f\x8b", Sort::Packed, "gzip"),
    (0, b"7z\xbc\xaf\x27\x1c", Sort::Packed, "7-Zip"),
    (0, b"Rar!\x1a\x07", Sort::Packed, "RAR"),
    (0, b"\xfd7zXZ\0", Sort::Packed, "xz"),
    (60, b"BOOKMOBI", Sort::Book, "MOBI"),
    (0, b"bplist00", Sort::WebPage, "WebArchive"),
    (0, b"\x7fELF", Sort::Program, "ELF"),
    (0, b"MZ\x90\0", Sort::Program, "EXE"),
    (0, b"\0asm", Sort::Program, "WebAssembly"),
];

/// Refuses bytes that begin as a known kind of file does that is no text.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), Refusal> {
    let shows = |at: usize, sign: &[u8]| bytes.get(at..).is_some_and(|b| b.starts_with(sign));
    match SIGNATURES.iter().find(|(at, sign, ..)| shows(*at, sign)) {
        Some(&(_, _, sort, format)) => Err(foreign(sort, format)),
        None => Ok(()),
    }
}

/// The refusal of a file of this sort and format.
pub(super) fn foreign(sort: Sort, format: &'static str) -> Refusal {
    Refusal::Foreign(Foreign { sort, format: format.into() })
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
