//! Figures: pictures that an article shows are copied beside its page.

use super::site::Site;
use super::sources::Source;
use anyhow::Result;
use lorgnette_text::{BlockKind, Document};
use std::path::{Path, PathBuf};

/// What browsers show as a picture.
const PICTURES: [&str; 8] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico"];

/// Copies the pictures that `document` names relative to its file and points it to the
/// copies. A picture that is not there is reported, and its caption stays.
pub(crate) fn copy(document: &mut Document, source: &Source, site: &mut Site) -> Result<()> {
    let folder = source.file.parent().unwrap_or(Path::new(""));
    let mut number = 0;
    for block in &mut document.blocks {
        let BlockKind::Figure { src } = &mut block.kind else { continue };
        if src.contains(':') || src.starts_with("//") {
            continue;
        }
        let path = folder.join(src.as_str());
        match picture(&path) {
            Ok((bytes, extension)) => {
                number += 1;
                let name = format!("figure-{number}.{extension}");
                site.write(&PathBuf::from(&source.slug).join(&name), &bytes)?;
                *src = name;
            }
            Err(reason) => {
                eprintln!("warning: {}: picture {src} {reason}", source.file.display());
                src.clear();
            }
        }
    }
    Ok(())
}

/// The bytes of a picture and its extension, or why it cannot be shown.
fn picture(path: &Path) -> Result<(Vec<u8>, String), String> {
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    let extension = extension.to_string_lossy().into_owned();
    if !PICTURES.contains(&extension.as_str()) {
        return Err("is of no kind that browsers show".to_string());
    }
    let bytes = std::fs::read(path).map_err(|error| format!("cannot be read: {error}"))?;
    Ok((bytes, extension))
}
