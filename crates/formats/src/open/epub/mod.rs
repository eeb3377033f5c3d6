//! Books in EPUB: chapters in reading order, with their headings and footnotes.
//!
//! 1. [`archive`]: the files of the book, unpacked within bounds.
//! 2. [`package`]: which of them are chapters, and what the book says of itself.
//! 3. Each chapter by the [`tree`](super::html::tree) and the [`runs`](super::html::runs) of
//!    pages, all of it: a book has no boilerplate.

mod archive;
mod package;
#[cfg(test)]
mod tests;

use super::html::language;
use super::html::runs::{Kind, runs};
use super::html::tree::{Syntax, Tree};
use super::html::write::Writer;
use super::{Damage, Encoding, Input, Opened, Refusal, What, foreign};
use archive::Archive;
use lorgnette_text::{Certainty, composed};
use package::Package;

/// Whether bytes are an archive, as a book is.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(archive::SIGN)
}

/// Reads a book.
pub(super) fn open(bytes: &[u8]) -> Result<Opened, Refusal> {
    if !is_archive(bytes) {
        return Err(Refusal::Damaged(Damage::NoArchive));
    }
    let mut archive = Archive::open(bytes)?;
    if !archive.has(package::CONTAINER) {
        let (sort, format) = archive::foreign(&archive);
        return Err(foreign::foreign(sort, format));
    }
    package::refuse_protected(&mut archive)?;
    let Package { mut meta, chapters, names } = package::package(&mut archive)?;
    let mut book = Book { writer: Writer::default(), encoding: None };
    if let Some(title) = &meta.title {
        book.writer.heading(1, title);
    }
    for path in &chapters {
        match archive.read(path) {
            Ok(Some(bytes)) => book.chapter(path, &bytes, names.get(path))?,
            Ok(None) | Err(Refusal::Damaged(_)) => book.writer.left_out.count(What::Chapters, 1),
            Err(refusal) => return Err(refusal),
        }
    }
    if chapters.len() == book.writer.left_out.of(What::Chapters) {
        return Err(Refusal::Damaged(Damage::Chapters));
    }
    meta.language = language(&meta, book.writer.draft.text());
    let Writer { draft, left_out } = book.writer;
    let encoding = book.encoding.expect("a chapter was read");
    let document = composed(draft, meta);
    Ok(Opened { left_out, ..Opened::of(document, Input::Epub, encoding) })
}

/// A book that is being read.
struct Book {
    writer: Writer,
    /// Of the chapters the least certain encoding.
    encoding: Option<Encoding>,
}

impl Book {
    /// Reads a chapter; one without a heading gets the name that the contents give it.
    fn chapter(&mut self, path: &str, bytes: &[u8], name: Option<&String>) -> Result<(), Refusal> {
        let (markup, encoding) = Encoding::of(package::decoded(path, bytes)?);
        if encoding.certainty == Certainty::Guess || self.encoding.is_none() {
            self.encoding = Some(encoding);
        }
        let tree = Tree::of(&markup, Syntax::Xml);
        let runs = runs(&tree, &mut self.writer.left_out);
        let mut kept = runs.iter().filter(|run| !run.beside).peekable();
        let is_heading = |kind: Kind| matches!(kind, Kind::Heading(_));
        let has_heading = runs.iter().any(|run| !run.beside && is_heading(run.kind));
        if let Some(name) = name.filter(|_| !has_heading && kept.peek().is_some()) {
            self.writer.heading(2, name);
        }
        kept.for_each(|run| self.writer.run(&tree, run, 1));
        Ok(())
    }
}
