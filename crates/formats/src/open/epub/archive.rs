//! The files in a ZIP archive, within bounds: nothing is written anywhere, no path leads out
//! of the archive, and no archive unpacks to more than a book can be.

use super::super::{Damage, Refusal, Sort};
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use rawzip::{
    CompressionMethod, EntryFlags, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive,
};
use std::collections::BTreeMap;

/// The most that is unpacked of an archive, in bytes: the text of a hundred novels, but not a
/// petabyte of zeros.
const MOST: usize = 64_000_000;
/// The most files that an archive may list.
const MOST_FILES: usize = 50_000;

/// How a ZIP archive begins.
pub(super) const SIGN: &[u8] = b"PK\x03\x04";

/// An archive that was opened.
pub(super) struct Archive<'b> {
    zip: ZipSliceArchive<&'b [u8]>,
    files: BTreeMap<String, Entry>,
    /// How much may still be unpacked, in bytes.
    left: usize,
}

#[derive(Clone, Copy)]
struct Entry {
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    flags: EntryFlags,
}

impl<'b> Archive<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Refusal> {
        Archive::within(MOST, bytes)
    }

    /// An archive that may unpack to at most so many bytes.
    pub(super) fn within(most: usize, bytes: &'b [u8]) -> Result<Self, Refusal> {
        let broken = |_| Refusal::Damaged(Damage::Files);
        let zip = ZipArchive::from_slice(bytes).map_err(broken)?;
        let mut files = BTreeMap::new();
        let mut entries = zip.entries();
        while let Some(entry) = entries.next_entry().map_err(broken)? {
            let name = String::from_utf8_lossy(entry.file_path().as_ref()).into_owned();
            let (place, method, flags) =
                (entry.wayfinder(), entry.compression_method(), entry.flags());
            // Of two files of one name the first holds, however other readers choose.
            files.entry(name).or_insert(Entry { place, method, flags });
            if files.len() > MOST_FILES {
                return Err(Refusal::TooLarge);
            }
        }
        Ok(Archive { zip, files, left: most })
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The names of all files, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The bytes of a file that the archive must have.
    pub(super) fn required(&mut self, path: &str) -> Result<Vec<u8>, Refusal> {
        let missing = || Refusal::Damaged(Damage::Missing(path.to_string()));
        self.read(path)?.ok_or_else(missing)
    }

    /// The bytes of a file; none where it is missing.
    pub(super) fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(&Entry { place, method, flags }) = self.files.get(path) else { return Ok(None) };
        if flags.is_encrypted() {
            return Err(Refusal::Protected);
        }
        let broken = || Refusal::Damaged(Damage::Packed(path.to_string()));
        let entry = self.zip.get_entry(place).map_err(|_| broken())?;
        let packed = entry.data();
        let bytes =
            match method {
                CompressionMethod::STORE if packed.len() <= self.left => packed.to_vec(),
                CompressionMethod::STORE => return Err(Refusal::TooLarge),
                CompressionMethod::DEFLATE => decompress_to_vec_with_limit(packed, self.left)
                    .map_err(|error| match error.output.len() >= self.left {
                        true => Refusal::TooLarge,
                        false => broken(),
                    })?,
                _ => return Err(broken()),
            };
        self.left -= bytes.len();
        let sum = rawzip::crc32(&bytes);
        let sound = entry.claim_verifier().crc == sum;
        if sound { Ok(Some(bytes)) } else { Err(broken()) }
    }
}

/// What an archive is that is no EPUB, by what lies in it.
pub(super) fn foreign(archive: &Archive) -> (Sort, &'static str) {
    let has = |start: &str| archive.names().any(|name| name.starts_with(start));
    match () {
        () if has("word/") => (Sort::Document, "DOCX"),
        () if has("xl/") => (Sort::Document, "XLSX"),
        () if has("ppt/") => (Sort::Document, "PPTX"),
        () if has("content.xml") => (Sort::Document, "OpenDocument"),
        () => (Sort::Packed, "ZIP"),
    }
}
