//! Sources: which files are articles, and the slug under which each gets its page.

use super::site::MANIFEST;
use crate::failure::Attempt;
use anyhow::{Result, bail};
use lorgnette_formats::{Input, project};
use lorgnette_text::{fold, readings, toneless};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

/// An article's file and the folder name of its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) file: PathBuf,
    pub(crate) slug: String,
}

/// The articles that `named` stands for, in the order given and within folders by name,
/// and how many of `named` could not be found. What lies in `out` is no source; names
/// in `taken` are no slugs.
pub(crate) fn find(
    named: &[PathBuf],
    out: &Path,
    taken: &[String],
) -> Result<(Vec<Source>, usize)> {
    let out = out.canonicalize().or_cannot("find the folder", out.display())?;
    let mut files = Files::default();
    let mut failures = 0;
    for path in named {
        let found = if path.is_dir() {
            walk(path, &out, &mut files)
        } else if path.exists() {
            files.add(path.clone());
            Ok(())
        } else {
            Err(anyhow::anyhow!("there is no file or folder {}", path.display()))
        };
        if let Err(error) = found {
            eprintln!("error: {error:#}");
            failures += 1;
        }
    }
    if files.named.is_empty() && failures > 0 {
        bail!("nothing could be read");
    }
    Ok((with_slugs(files.named, taken), failures))
}

/// Files in the order they were met, each once however it is named.
#[derive(Default)]
struct Files {
    /// As their user knows them.
    named: Vec<PathBuf>,
    /// Without `..` and links.
    known: BTreeSet<PathBuf>,
}

impl Files {
    fn add(&mut self, file: PathBuf) {
        // What cannot be resolved fails when it is read, and is reported there.
        if self.known.insert(file.canonicalize().unwrap_or_else(|_| file.clone())) {
            self.named.push(file);
        }
    }
}

/// Adds the articles in `folder` and below, by name.
fn walk(folder: &Path, out: &Path, files: &mut Files) -> Result<()> {
    let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let entries = entries.or_cannot("read the folder", folder.display())?;
    let mut paths: Vec<PathBuf> = entries.iter().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes()[0] == b'.');
        if hidden || path.is_symlink() && path.is_dir() {
            continue;
        }
        if path.is_dir() {
            if path.canonicalize().ok().as_deref() != Some(out) && !is_made(&path) {
                walk(&path, out, files)?;
            }
        } else if is_article(&path) {
            files.add(path);
        }
    }
    Ok(())
}

/// Whether a program made all that lies in a folder: a site of ours, or what a browser saves
/// beside a page.
fn is_made(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.join(MANIFEST).exists() || name.ends_with("_files") || name.ends_with(".files")
}

/// By its name: something that can be opened, and neither data that lies beside articles nor
/// a note on the folder itself.
fn is_article(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = path.file_stem().unwrap_or_default().to_ascii_lowercase();
    Input::named(&name).is_some_and(|input| input != Input::Json) && stem != "readme"
}

/// Gives every file a slug of its own; the first of several keeps the plain one.
fn with_slugs(files: Vec<PathBuf>, taken: &[String]) -> Vec<Source> {
    let mut owners: BTreeMap<String, String> =
        taken.iter().map(|name| (name.clone(), "the reader".to_string())).collect();
    let mut sources = Vec::new();
    for file in files {
        let plain = slug(stem(&file));
        let numbered = |n: usize| if n == 1 { plain.clone() } else { format!("{plain}-{n}") };
        let free = (1..).map(numbered).find(|slug| !owners.contains_key(slug));
        let slug = free.expect("there are more numbers than files");
        if slug != plain {
            let owner = &owners[&plain];
            eprintln!("note: {} becomes {slug}/, because {owner} has {plain}/", file.display());
        }
        owners.insert(slug.clone(), file.display().to_string());
        sources.push(Source { file, slug });
    }
    sources
}

/// The name of a file without what says its format.
fn stem(file: &Path) -> &OsStr {
    let name = file.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let project = name.strip_suffix(project::EXTENSION).and_then(|name| name.strip_suffix('.'));
    project.map(OsStr::new).or(file.file_stem()).unwrap_or_default()
}

/// A file name in lower-case ASCII: Han characters by their pinyin, letters without
/// their accents, hyphens for the rest. A name that leaves nothing is named by its hash.
fn slug(stem: &OsStr) -> String {
    let mut slug = String::new();
    let word = |piece: &str, apart: bool, slug: &mut String| {
        if apart && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        slug.push_str(piece);
    };
    let mut after_han = false;
    for c in stem.to_str().unwrap_or_default().chars() {
        let han = readings(c).next().map(toneless);
        let folded = fold(c).to_ascii_lowercase();
        if let Some(syllable) = &han {
            word(syllable, true, &mut slug);
        } else if folded.is_ascii_alphanumeric() {
            word(folded.encode_utf8(&mut [0; 4]), after_han, &mut slug);
        } else {
            word("", true, &mut slug);
        }
        after_han = han.is_some();
    }
    let slug = slug.trim_matches('-').to_string();
    match slug.is_empty() {
        true => format!("article-{:016x}", super::site::hash(stem.as_encoded_bytes())),
        false => slug,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_become_plain_slugs() {
        for (stem, expected) in [
            ("parade-and-pact", "parade-and-pact"),
            ("Hello, World!", "hello-world"),
            ("金正恩访华", "jin-zheng-en-fang-hua"),
            ("2025年报", "2025-nian-bao"),
            ("a年b", "a-nian-b"),
            ("Müller", "muller"),
            ("..", "article-08328807b4eb6fed"),
        ] {
            let slug = slug(OsStr::new(stem));
            if expected.starts_with("article-") {
                assert!(slug.starts_with("article-") && slug.len() == 24, "{slug}");
            } else {
                assert_eq!(slug, expected);
            }
        }
    }

    #[test]
    fn every_page_has_a_folder_of_its_own() {
        let files =
            ["a/news.md", "b/news.md", "news.lorgnette.json", "snippets.md"].map(PathBuf::from);
        let sources = with_slugs(files.to_vec(), &["snippets".to_string()]);
        let slugs: Vec<&str> = sources.iter().map(|s| s.slug.as_str()).collect();
        assert_eq!(slugs, ["news", "news-2", "news-3", "snippets-2"]);
    }
}
