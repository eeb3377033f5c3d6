//! Input: the bytes of a file or of standard input, and the text that they hold.

use crate::failure::Attempt;
use anyhow::{Result, anyhow, bail};
use lorgnette_formats::{Hint, Input, Note, Opened, Place, Refusal, What, open, source};
use lorgnette_text::{Certainty, Decoded, Format, Meta, document};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The most that is read, in bytes. The work grows no faster than the text, but its page
/// is a dozen times as large, and one of 250 MB cannot be read.
const LIMIT: u64 = 20_000_000;
/// The most that is read of a book or a page in one file, in bytes: most of it is pictures, which
/// stay packed.
const BOOK_LIMIT: u64 = 500_000_000;
/// The most that is read of a file of marked texts, in bytes: it is cut into its texts, and
/// the largest corpora of names have some hundred million.
const MARKED_LIMIT: u64 = 1_000_000_000;

/// A file that is to be repaired.
pub(crate) enum Damaged {
    /// A text, repaired as it stands, markup and all.
    Source(Decoded, Format),
    /// What was read of anything else, and repaired by that.
    Opened(Box<Opened>),
}

/// What in `file` is to be repaired, or why it cannot be opened; `-` is standard input. Odd
/// front matter is reported.
pub(crate) fn damaged(file: &Path) -> Result<Damaged> {
    let bytes = bytes(file, limit(file))?;
    let name = name(file);
    let hint = Hint::named(&name);
    let format = match Input::of(&bytes, &hint) {
        Input::Text => Format::Plain,
        Input::Markdown => Format::Markdown,
        _ => return opened(file, &bytes).map(|opened| Damaged::Opened(Box::new(opened))),
    };
    let decoded = source(&bytes, &hint).map_err(|refusal| refused(file, &refusal))?;
    // Repair is most of the work, and only such a line opens front matter.
    if ["---", "+++"].iter().any(|fence| decoded.text.starts_with(fence)) {
        warn(file, &document(&decoded.text, format).meta);
    }
    Ok(Damaged::Source(decoded, format))
}

/// The text in a file whose offsets must hold: one of which a byte cannot be read is refused.
pub(crate) fn marked_text(file: &Path) -> Result<String> {
    let bytes = bytes(file, MARKED_LIMIT)?;
    let decoded = source(&bytes, &Hint::default()).map_err(|refusal| refused(file, &refusal))?;
    if let Some(lost) = decoded.lost.first() {
        let at = decoded.text.find(char::REPLACEMENT_CHARACTER).unwrap_or_default();
        let Place { line, column } = Place::after(&decoded.text[..at]);
        let (name, encoding, byte) = (name(file), decoded.encoding, lost.bytes[0]);
        bail!("{name}:{line}:{column}: byte {byte:02X} is no {encoding}; save it as UTF-8");
    }
    if decoded.certainty == Certainty::Guess {
        let (name, encoding) = (name(file), decoded.encoding);
        eprintln!("warning: {name} was read as {encoding}, which is a guess; save it as UTF-8");
    }
    Ok(decoded.text)
}

/// The article in `file`, read as what its name says, else as what stands in it. What is odd
/// about it is reported.
pub(crate) fn article(file: &Path) -> Result<Opened> {
    opened(file, &bytes(file, limit(file))?)
}

fn opened(file: &Path, bytes: &[u8]) -> Result<Opened> {
    let opened = open(bytes, &Hint::named(&name(file))).map_err(|r| refused(file, &r))?;
    warn(file, &opened.document.meta);
    if opened.notes.contains(&Note::NoArticle) {
        eprintln!("note: {} has no article in it, so all its text is taken", name(file));
    }
    let chapters = opened.left_out.of(What::Chapters);
    if chapters > 0 {
        eprintln!("warning: {chapters} of the chapters that {} lists cannot be read", name(file));
    }
    Ok(opened)
}

/// How much is read of `file`, in bytes.
fn limit(file: &Path) -> u64 {
    let holds_pictures = matches!(Input::named(&name(file)), Some(Input::Epub | Input::Mhtml));
    if holds_pictures { BOOK_LIMIT } else { LIMIT }
}

fn refused(file: &Path, refusal: &Refusal) -> anyhow::Error {
    anyhow!(refusal.of(&name(file)))
}

fn warn(file: &Path, meta: &Meta) {
    for (line, problem) in &meta.problems {
        eprintln!("warning: {}:{line}: {problem}", name(file));
    }
}

fn bytes(file: &Path, limit: u64) -> Result<Vec<u8>> {
    if file == Path::new("-") {
        return within(limit, file, std::io::stdin());
    }
    if file.is_dir() {
        bail!("{} is a folder; name a file in it", file.display());
    }
    let open = File::open(file).or_cannot("read", file.display())?;
    if open.metadata().or_cannot("read", file.display())?.len() > limit {
        return Err(too_large(file, limit));
    }
    within(limit, file, open)
}

/// Reads what need not say its length beforehand, such as a pipe.
fn within(limit: u64, file: &Path, source: impl Read) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut source = source.take(limit + 1);
    source.read_to_end(&mut bytes).or_cannot("read", name(file))?;
    if bytes.len() as u64 > limit { Err(too_large(file, limit)) } else { Ok(bytes) }
}

fn too_large(file: &Path, limit: u64) -> anyhow::Error {
    anyhow!("{} is over {} MB; split it into articles", name(file), limit / 1_000_000)
}

/// What messages call `file`.
pub(crate) fn name(file: &Path) -> String {
    if file == Path::new("-") { "standard input".into() } else { file.display().to_string() }
}
