//! Input: bytes of a file or of standard input, and the text that they hold.

use anyhow::{Context, Result, bail};
use lorgnette_text::{Decoded, Document, Format, decode, document};
use std::io::Read;
use std::path::Path;

/// How much of a text may be unreadable before it is taken for something else.
const UNREADABLE_SHARE: usize = 10;

/// The bytes of `file`; `-` is standard input.
pub(crate) fn bytes(file: &Path) -> Result<Vec<u8>> {
    if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).context("cannot read standard input")?;
        return Ok(bytes);
    }
    if file.is_dir() {
        bail!("{} is a folder; name a file in it", file.display());
    }
    std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

/// The article in `file`, read as Markdown if its name says so.
pub(crate) fn article(file: &Path) -> Result<Document> {
    let decoded = decode(&bytes(file)?);
    if decoded.text.trim().is_empty() {
        bail!("{} holds no text", file.display());
    }
    if is_binary(&decoded) {
        bail!("{} is not text; save the article as .txt or .md", file.display());
    }
    Ok(document(&decoded.text, format_of(file)))
}

fn format_of(file: &Path) -> Format {
    let extension = file.extension().unwrap_or_default().to_ascii_lowercase();
    match extension == "md" || extension == "markdown" {
        true => Format::Markdown,
        false => Format::Plain,
    }
}

/// Whether the bytes were no text in any encoding: U+0000, or much that is no character.
fn is_binary(decoded: &Decoded) -> bool {
    let odd = |c: &char| c.is_control() && !c.is_whitespace() || *c == char::REPLACEMENT_CHARACTER;
    let odds = decoded.text.chars().filter(odd).count();
    decoded.text.contains('\0') || odds * UNREADABLE_SHARE > decoded.text.chars().count()
}
