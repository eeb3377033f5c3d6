//! The source files of a folder in order of name: what the command, its build script and the
//! tools read the knowledge base from.

use std::path::{Path, PathBuf};
use std::{error, fmt, fs, io};

/// A file or folder that could not be read.
#[derive(Debug)]
pub struct Unreadable {
    /// Which one.
    pub path: PathBuf,
    /// What the system says.
    pub error: io::Error,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read {}: {}", self.path.display(), self.error)
    }
}

impl error::Error for Unreadable {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        Some(&self.error)
    }
}

/// Every file under `folder`, in order of name.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    let mut files = Vec::new();
    walk(folder, Path::is_file, &mut files)?;
    Ok(files)
}

/// The source files of a knowledge base under `folder`, in order of name.
pub fn sources(folder: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    let is_source = |path: &Path| path.extension().is_some_and(|e| e == "toml" || e == "tsv");
    let mut files = Vec::new();
    walk(folder, is_source, &mut files)?;
    Ok(files)
}

/// The same, each with what it holds, which must be UTF-8: path and text.
pub fn texts(folder: &Path) -> Result<Vec<(String, String)>, Unreadable> {
    let read = |path: PathBuf| match fs::read_to_string(&path) {
        Ok(text) => Ok((path.display().to_string(), text)),
        Err(error) => Err(Unreadable { path, error }),
    };
    sources(folder)?.into_iter().map(read).collect()
}

/// A folder whose name has an extension (`old.bak`) is not entered.
fn walk(
    folder: &Path,
    is_wanted: fn(&Path) -> bool,
    files: &mut Vec<PathBuf>,
) -> Result<(), Unreadable> {
    for path in listed(folder).map_err(|error| Unreadable { path: folder.into(), error })? {
        if path.extension().is_none() && path.is_dir() {
            walk(&path, is_wanted, files)?;
        } else if is_wanted(&path) {
            files.push(path);
        }
    }
    Ok(())
}

fn listed(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<io::Result<_>>()?;
    paths.sort();
    Ok(paths)
}
