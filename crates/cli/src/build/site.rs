//! The site's folder: what in it is ours, and writing without ever touching the rest.
//!
//! A manifest lists the files that a build wrote, each with a hash. A build
//! refuses a folder that holds files but no manifest, replaces only what the
//! manifest lists and nobody has changed since, and removes what it no longer
//! makes. Before anything is written the manifest lists all that is about to
//! be, so an interrupted build is taken up by the next.

use super::reader::Reader;
use crate::failure::Attempt;
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// The manifest's name in the site's folder.
pub(super) const MANIFEST: &str = ".lorgnette-manifest.json";

#[derive(Default, Serialize, Deserialize)]
struct Manifest {
    /// A path relative to the folder, with `/`, and the hash of what was written; none
    /// while a build is under way.
    files: BTreeMap<String, Option<String>>,
}

impl Manifest {
    /// Reads what a build left; none where it is damaged. Its files are removed and
    /// replaced, so one that lies outside the site is damage too.
    fn parse(json: &str) -> Option<Manifest> {
        let manifest: Manifest = serde_json::from_str(json).ok()?;
        manifest.files.keys().all(|name| lies_inside(name)).then_some(manifest)
    }
}

/// A folder that a site is written to.
pub(crate) struct Site {
    root: PathBuf,
    /// What the last build left here.
    old: Manifest,
    /// What this build has written or keeps.
    new: Manifest,
    /// Files that are not ours and may be replaced: the shell of a reader built in place.
    replaceable: Vec<String>,
}

impl Site {
    /// Opens `root`, or says why it may not be written to.
    pub(crate) fn open(root: &Path, reader: &Reader) -> Result<Site> {
        let in_place = reader.lies_in(root);
        let path = root.join(MANIFEST);
        let old = match std::fs::read_to_string(&path) {
            Ok(json) => Manifest::parse(&json).with_context(|| {
                format!("{} is damaged; empty the folder and build again", path.display())
            })?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                if !in_place && !is_empty(root)? {
                    bail!(
                        "{} holds files that lorgnette did not write; name an empty folder",
                        root.display()
                    );
                }
                Manifest::default()
            }
            Err(error) => return Err(error).or_cannot("read", path.display()),
        };
        let replaceable = if in_place { vec!["index.html".to_string()] } else { Vec::new() };
        Ok(Site { root: root.to_path_buf(), old, new: Manifest::default(), replaceable })
    }

    /// Checks that `paths` may be written and notes that they are about to be.
    pub(crate) fn expect(&self, paths: impl Iterator<Item = PathBuf>) -> Result<()> {
        let mut files = self.old.files.clone();
        for path in paths {
            let name = name(&path);
            self.check(&name)?;
            files.insert(name, None);
        }
        self.write_manifest(&Manifest { files })
    }

    /// Writes a file of the site, whole or not at all.
    pub(crate) fn write(&mut self, path: &Path, contents: &[u8]) -> Result<()> {
        let name = name(path);
        let target = self.root.join(path);
        if std::fs::read(&target).ok().as_deref() != Some(contents) {
            self.check(&name)?;
            replace(&target, contents)?;
        }
        self.new.files.insert(name, Some(format!("{:016x}", hash(contents))));
        Ok(())
    }

    /// Keeps what an earlier build wrote below `folder`, whose article failed this time.
    pub(crate) fn keep_below(&mut self, folder: &str) {
        let below = |name: &str| name.strip_prefix(folder).is_some_and(|r| r.starts_with('/'));
        let kept = self.old.files.iter().filter(|(name, _)| below(name));
        self.new.files.extend(kept.map(|(name, hash)| (name.clone(), hash.clone())));
    }

    /// Removes what earlier builds wrote and this one did not, and seals the manifest.
    pub(crate) fn close(self) -> Result<()> {
        let stale = self.old.files.keys().filter(|name| !self.new.files.contains_key(*name));
        for name in stale {
            self.remove(name)?;
        }
        self.write_manifest(&self.new)
    }

    fn remove(&self, name: &str) -> Result<()> {
        let path = self.root.join(name);
        if !path.exists() {
            return Ok(());
        }
        if self.changed_since(name) {
            eprintln!("note: {} was changed by hand and stays", path.display());
            return Ok(());
        }
        std::fs::remove_file(&path).or_cannot("remove", path.display())?;
        // Folders that are now empty go too; one that is not empty refuses.
        let below = path.ancestors().skip(1).take_while(|folder| *folder != self.root);
        below.take_while(|folder| std::fs::remove_dir(folder).is_ok()).for_each(drop);
        Ok(())
    }

    /// Refuses a path at which something stands that is not ours.
    fn check(&self, name: &str) -> Result<()> {
        let path = self.root.join(name);
        let ours = self.old.files.contains_key(name) || self.new.files.contains_key(name);
        if !path.exists() || self.replaceable.iter().any(|r| r == name) {
            return Ok(());
        }
        if !ours {
            bail!("{} was not written by lorgnette; move it away", path.display());
        }
        if self.changed_since(name) {
            bail!("{} was changed since lorgnette wrote it; move it away", path.display());
        }
        Ok(())
    }

    /// Whether a file of ours is no longer what was written.
    fn changed_since(&self, name: &str) -> bool {
        let written =
            self.new.files.get(name).or(self.old.files.get(name)).and_then(Option::as_ref);
        let found = std::fs::read(self.root.join(name)).ok();
        match (written, found) {
            (Some(written), Some(found)) => *written != format!("{:016x}", hash(&found)),
            _ => false,
        }
    }

    fn write_manifest(&self, manifest: &Manifest) -> Result<()> {
        let json = serde_json::to_string_pretty(manifest)? + "\n";
        replace(&self.root.join(MANIFEST), json.as_bytes())
    }
}

/// Whether a folder holds nothing but hidden files, such as a checkout's `.git`.
fn is_empty(folder: &Path) -> Result<bool> {
    for entry in std::fs::read_dir(folder).or_cannot("read the folder", folder.display())? {
        let entry = entry.or_cannot("read the folder", folder.display())?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Writes beside the target and renames, so that no reader ever sees half a file.
fn replace(target: &Path, contents: &[u8]) -> Result<()> {
    let folder = target.parent().expect("files of a site lie in its folder");
    let mut temporary = std::ffi::OsString::from(".");
    temporary.push(target.file_name().expect("files of a site have names"));
    temporary.push(".part");
    let temporary = folder.join(temporary);
    let written = std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&temporary, contents))
        .and_then(|()| std::fs::rename(&temporary, target));
    written.or_cannot("write", target.display())
}

/// A path as the manifest writes it.
fn name(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// Whether a manifest's name is one that [`name`] makes: on no system does it lead out of
/// the folder, so neither a drive nor a separator of Windows is let through.
fn lies_inside(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    let ordinary = parts.all(|part| matches!(part, Component::Normal(_)));
    ordinary && !name.is_empty() && !name.contains(['\\', ':', '\0'])
}

/// FNV-1a, 64 bits: it tells a changed file, it is no defence against forgery.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
