//! A project: a text as it was opened, with the corrections and notes that somebody made on it.

use crate::file::File;
use crate::{Hint, Problem};
use base64ct::{Base64, Encoding};
use lorgnette_corrections::{Correction, Note};
use serde::{Deserialize, Serialize};

/// The version that is written; all up to it are read.
pub const VERSION: u32 = 1;

/// What the names of projects end in, behind a point.
pub const EXTENSION: &str = "lorgnette.json";

/// The mark that some programs put before UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// What a broken project is none of, and what to do.
const PROJECT: (&str, &str) = ("Lorgnette project", "save it anew");

/// A project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// [`VERSION`] of the form; the key by which a project is told from other JSON.
    pub lorgnette_project: u32,
    /// The text as a file.
    pub file: Source,
    /// What was corrected, the earlier first.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// What was marked and written beside it, in no particular order.
    #[serde(default)]
    pub notes: Vec<Note>,
}

/// A file, as somebody opened it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its name, which tells its format.
    pub name: String,
    /// Its media type, where that was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// What it holds.
    #[serde(flatten)]
    pub content: Content,
}

/// The bytes of a file, readable where they are text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Content {
    /// UTF-8.
    Text(String),
    /// Anything else, in base 64.
    Base64(String),
}

impl Content {
    /// Of a file that holds `bytes`.
    pub fn of(bytes: &[u8]) -> Content {
        match std::str::from_utf8(bytes) {
            Ok(text) => Content::Text(text.to_string()),
            Err(_) => Content::Base64(Base64::encode_string(bytes)),
        }
    }

    /// The bytes, unless they are damaged.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        match self {
            Content::Text(text) => Some(text.clone().into_bytes()),
            Content::Base64(coded) => Base64::decode_vec(coded).ok(),
        }
    }
}

impl Source {
    /// What is known of its bytes besides themselves.
    pub fn hint(&self) -> Hint<'_> {
        Hint { name: Some(&self.name), media_type: self.media_type.as_deref(), charset: None }
    }
}

/// Whether a file looks like a project, sound or not.
pub fn is_project(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(MARK).unwrap_or(bytes).trim_ascii_start();
    let inside = text.strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    inside.is_some_and(|inside| inside.starts_with(b"\"lorgnette_project\""))
}

/// The project in a file; none where it holds no sound one.
pub fn of_file(bytes: &[u8]) -> Option<Project> {
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    let text = Some(bytes).filter(|bytes| is_project(bytes)).map(std::str::from_utf8);
    read(text?.ok()?).ok()
}

/// The project in `text`.
///
/// # Errors
/// A [`Problem`] with its place, if it is broken or of a version that is not known.
pub fn read(text: &str) -> Result<Project, Problem> {
    let file = File::new(text);
    let project: Project =
        serde_json::from_str(text).map_err(|error| file.syntax(text, &error, PROJECT))?;
    if !(1..=VERSION).contains(&project.lorgnette_project) {
        let version = project.lorgnette_project;
        let message = format!("version {version} of the form is not known; update Lorgnette");
        return Err(file.problem(text, message));
    }
    match project.file.content.bytes() {
        Some(_) => Ok(project),
        None => Err(file.problem(text, "its file is no base 64; save it anew")),
    }
}

/// `project` as a file.
pub fn write(project: &Project) -> String {
    serde_json::to_string_pretty(project).expect("a project is plain data") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use lorgnette_corrections::Quote;

    fn project(bytes: &[u8]) -> Project {
        let at = Quote {
            exact: "甲".into(),
            prefix: String::new(),
            suffix: "乙".into(),
            index: 0,
            start: Some(0),
        };
        let note = Note { id: "n1".into(), at, text: Some("看".into()), made: None };
        let source = Source { name: "a.txt".into(), media_type: None, content: Content::of(bytes) };
        Project { lorgnette_project: VERSION, file: source, corrections: vec![], notes: vec![note] }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for bytes in ["甲乙".as_bytes(), b"", b"\xff\xfe\x00\x01\xb0\xa1"] {
            let project = project(bytes);
            let written = write(&project);
            assert!(is_project(written.as_bytes()));
            assert_eq!(of_file(format!("\u{feff}{written}").as_bytes()).as_ref(), Some(&project));
            let again = read(&written).expect("it was just written");
            assert_eq!(again, project);
            assert_eq!(again.file.content.bytes().as_deref(), Some(bytes));
        }
    }

    #[test]
    fn a_text_stays_readable() {
        assert!(write(&project("甲乙".as_bytes())).contains("\"text\": \"甲乙\""));
    }

    #[test]
    fn what_is_wrong_names_its_place() {
        let problem = |text: &str| read(text).expect_err("it is broken").to_string();
        assert!(problem("{\n\"lorgnette_project\": 1}").starts_with("2:23: no Lorgnette project"));
        let later =
            write(&project(b"a")).replace("\"lorgnette_project\": 1", "\"lorgnette_project\": 9");
        assert_eq!(problem(&later), "1:1: version 9 of the form is not known; update Lorgnette");
        let torn = write(&project(b"\xff")).replace("/w==", "/w=");
        assert_eq!(problem(&torn), "1:1: its file is no base 64; save it anew");
        assert!(!is_project(b"{\"text\": \"a\"}") && !is_project(b"[]"));
    }
}
