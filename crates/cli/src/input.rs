//! Input: bytes of a file or of standard input, and the text that they hold.

use crate::failure::Attempt;
use anyhow::{Result, bail};
use lorgnette_text::{Block, BlockKind, Certainty, Decoded, Document, Format, Lost, Meta};
use lorgnette_text::{decode, document};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The most that is read, in bytes. The work grows no faster than the text, but its page
/// is a dozen times as large, and one of 250 MB cannot be read.
const LIMIT: u64 = 20_000_000;
/// The most that is read of a file of marked texts, in bytes: it is cut into its texts, and
/// the largest corpora of names have some hundred million.
const MARKED_LIMIT: u64 = 1_000_000_000;
/// How many bytes tell a picture or a program from a text, without reading all of it.
const HEAD: usize = 64 * 1024;
/// One character in so many may be unreadable before a text is taken for something else.
const UNREADABLE_SHARE: usize = 20;

/// The text in `file`, or the place that shows it is none; `-` is standard input.
pub(crate) fn text(file: &Path) -> Result<Decoded> {
    text_within(file, LIMIT)
}

/// The text in a file whose offsets must hold: one of which a byte cannot be read is refused.
pub(crate) fn marked_text(file: &Path) -> Result<String> {
    let decoded = text_within(file, MARKED_LIMIT)?;
    if let Some(lost) = decoded.lost.first() {
        let at = decoded.text.find(char::REPLACEMENT_CHARACTER).unwrap_or_default();
        let (line, column) = place(&decoded.text[..at]);
        let (name, encoding, byte) = (name(file), decoded.encoding, lost.bytes[0]);
        bail!("{name}:{line}:{column}: byte {byte:02X} is no {encoding}; save it as UTF-8");
    }
    if decoded.certainty == Certainty::Guess {
        let (name, encoding) = (name(file), decoded.encoding);
        eprintln!("warning: {name} was read as {encoding}, which is a guess; save it as UTF-8");
    }
    Ok(decoded.text)
}

fn text_within(file: &Path, limit: u64) -> Result<Decoded> {
    let bytes = bytes(file, limit)?;
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        bail!("{} is UTF-32; save it as UTF-8", name(file));
    }
    if let Some(text) = utf8_with_nul(&bytes) {
        check(file, text, &[])?;
    }
    if let Some((head, _)) = bytes.split_at_checked(HEAD) {
        let head = decode(head);
        check(file, &head.text, &head.lost)?;
    }
    let decoded = decode(&bytes);
    check(file, &decoded.text, &decoded.lost)?;
    Ok(decoded)
}

/// The article in `file`, read as Markdown if its name says so. Odd front matter is
/// reported.
pub(crate) fn article(file: &Path) -> Result<Document> {
    let document = document(&text(file)?.text, format_of(file));
    warn(file, &document.meta);
    let is_figure = |block: &Block| matches!(block.kind, BlockKind::Figure { .. });
    if document.text.trim().is_empty() && !document.blocks.iter().any(is_figure) {
        bail!("{} holds no text", name(file));
    }
    Ok(document)
}

/// Reports what is odd in the front matter of a text that is not read as an article.
pub(crate) fn warn_of_front_matter(file: &Path, text: &str) {
    // Repair is most of the work, and only such a line opens front matter.
    if text.starts_with("---") {
        warn(file, &document(text, format_of(file)).meta);
    }
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
    anyhow::anyhow!("{} is over {} MB; split it into articles", name(file), limit / 1_000_000)
}

/// What messages call `file`.
pub(crate) fn name(file: &Path) -> String {
    if file == Path::new("-") { "standard input".into() } else { file.display().to_string() }
}

/// The format that the name of `file` says.
pub(crate) fn format_of(file: &Path) -> Format {
    let extension = file.extension().unwrap_or_default().to_ascii_lowercase();
    match extension == "md" || extension == "markdown" {
        true => Format::Markdown,
        false => Format::Plain,
    }
}

/// UTF-8 with a few U+0000, which decoding would take for UTF-16 without its mark.
fn utf8_with_nul(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let zeros = bytes.iter().filter(|&&byte| byte == 0).count();
    (zeros > 0 && zeros * UNREADABLE_SHARE <= bytes.len()).then_some(text)
}

/// Refuses what is no text in any encoding, by the first place that shows it: U+0000, or
/// much that is no character.
fn check(file: &Path, text: &str, lost: &[Lost]) -> Result<()> {
    let unreadable = text.chars().filter(|&c| is_unreadable(c)).count();
    let much = unreadable * UNREADABLE_SHARE > text.chars().count();
    let Some(at) = text.find(|c| c == '\0' || much && is_unreadable(c)) else { return Ok(()) };
    let found = text[at..].chars().next().expect("it was found there");
    let byte = match lost.first() {
        Some(lost) if found == char::REPLACEMENT_CHARACTER => u32::from(lost.bytes[0]),
        _ => u32::from(found),
    };
    let mend = match much && (unreadable > 1 || !found.is_control()) {
        true => "is no text; save the article as UTF-8 text",
        false => "is a stray control character; remove it",
    };
    let (line, column) = place(&text[..at]);
    bail!("{}:{line}:{column}: byte {byte:02X} {mend}", name(file))
}

/// Whether no text means this character: a control character, or what decoding lost.
fn is_unreadable(c: char) -> bool {
    c.is_control() && !c.is_whitespace() || c == char::REPLACEMENT_CHARACTER
}

/// The line and column, from 1, of the character after `before`.
pub(crate) fn place(before: &str) -> (usize, usize) {
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}
