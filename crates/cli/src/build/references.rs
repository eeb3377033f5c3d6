//! What an article refers to beside itself: its pictures are copied beside its page, and
//! links to other articles of the site lead to their pages.

use super::site::Site;
use super::sources::Source;
use crate::failure::why;
use anyhow::Result;
use lorgnette_render::percent::decode;
use lorgnette_text::{BlockKind, Document, MarkKind};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What browsers show as a picture.
const PICTURES: [&str; 8] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico"];

/// Copies the pictures that `document` names relative to its file and points it to the
/// copies. A picture that is not there is reported, and its caption stays.
pub(crate) fn copy_pictures(
    document: &mut Document,
    source: &Source,
    site: &mut Site,
) -> Result<()> {
    let folder = source.file.parent().unwrap_or(Path::new(""));
    let mut number = 0;
    for block in &mut document.blocks {
        let BlockKind::Figure { src } = &mut block.kind else { continue };
        if !is_relative(src) {
            continue;
        }
        match picture(&folder.join(decode(src))) {
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

/// Where the page of each article lies: its file, and its slug.
pub(crate) fn pages(sources: &[Source]) -> BTreeMap<PathBuf, String> {
    let page = |source: &Source| Some((source.file.canonicalize().ok()?, source.slug.clone()));
    sources.iter().filter_map(page).collect()
}

/// Leads links to files that are articles of this site to their pages.
pub(crate) fn link_pages(
    document: &mut Document,
    source: &Source,
    pages: &BTreeMap<PathBuf, String>,
) {
    let folder = source.file.parent().unwrap_or(Path::new(""));
    for mark in &mut document.marks {
        let MarkKind::Link(address) = &mut mark.kind else { continue };
        let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
        if path.is_empty() || !is_relative(path) {
            continue;
        }
        let file = folder.join(decode(path)).canonicalize().ok();
        if let Some(slug) = file.and_then(|file| pages.get(&file)) {
            *address = format!("../{slug}/index.html{rest}");
        }
    }
}

/// Whether an address starts from the article's own folder.
fn is_relative(address: &str) -> bool {
    !address.contains(':') && !address.starts_with('/')
}

/// The bytes of a picture and its extension, or why it cannot be shown.
fn picture(path: &Path) -> Result<(Vec<u8>, String), String> {
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    let extension = extension.to_string_lossy().into_owned();
    if !PICTURES.contains(&extension.as_str()) {
        return Err("is of no kind that browsers show".to_string());
    }
    let bytes = std::fs::read(path).map_err(|error| format!("cannot be read: {}", why(&error)))?;
    Ok((bytes, extension))
}
