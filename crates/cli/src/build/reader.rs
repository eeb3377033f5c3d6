//! The reader: the tags in the head of every page, and the files that they name.
//!
//! They are taken from the `index.html` of a built reader, never guessed. For
//! pages that do without, the command carries the style sheets and the start
//! script with it, and the shell that says how they are linked.

use super::desk;
use super::site::hash;
use crate::failure::Attempt;
use anyhow::{Context, Result, bail};
use html5gum::{StartTag, Token, Tokenizer};
use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

include!(concat!(env!("OUT_DIR"), "/carried.rs"));

/// Links that a page needs; preloads and the like are trunk's own affair.
const LINKS: [&str; 4] = ["stylesheet", "icon", "apple-touch-icon", "manifest"];
/// Where wasm-bindgen puts the JavaScript that libraries bring along.
const SNIPPETS: &str = "snippets";

/// Where trunk puts what opens texts of the reader's own.
const DESK: &str = "desk";

/// What every page of a site shares.
pub(crate) struct Reader {
    /// Where its files lie; none for what the command carries.
    dir: Option<PathBuf>,
    tags: Vec<Tag>,
    /// Relative to its folder, in the order of the tags.
    files: Vec<PathBuf>,
}

/// A `<link>` or a `<script>`: name and attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Tag {
    name: &'static str,
    attributes: Vec<(String, Value)>,
}

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    Word(String),
    /// A file of the reader, which every page links from where it stands.
    File(PathBuf),
}

/// The reader that was built for the project around here, if there is one.
pub(crate) fn nearest() -> Option<Reader> {
    let here = std::env::current_dir().ok()?;
    let project = here.ancestors().find(|folder| folder.join("Cargo.toml").is_file());
    let reader = Reader::open(&project.unwrap_or(&here).join("dist")).ok()?;
    Some(reader)
}

impl Reader {
    /// The reader in `dir`, as trunk or an earlier build left it.
    pub(crate) fn open(dir: &Path) -> Result<Reader> {
        let index = dir.join("index.html");
        let html = std::fs::read_to_string(&index).with_context(|| {
            format!("there is no reader in {}; `trunk build` makes one", dir.display())
        })?;
        let tags = tags(&html, |path| dir.join(path).is_file());
        if !tags.iter().any(|tag| tag.name == "script") {
            bail!("{} starts no reader; `trunk build` makes one that does", index.display());
        }
        let mut files = files(&tags);
        if let Some(missing) = files.iter().find(|file| !dir.join(file).is_file()) {
            bail!(
                "{} names {}, which is not there; build the reader again",
                index.display(),
                missing.display()
            );
        }
        walk(dir, Path::new(SNIPPETS), &mut files)?;
        walk(dir, Path::new(DESK), &mut files)?;
        Ok(Reader { dir: Some(dir.to_path_buf()), tags, files })
    }

    /// The style sheets and the start script that the command carries.
    pub(crate) fn carried() -> Result<Reader> {
        let mut tags = tags(SHELL, |path| carried(path).is_some());
        let script = Value::File(PathBuf::from("boot.js"));
        let attributes = vec![("src".to_string(), script)];
        tags.push(Tag { name: "script", attributes });
        let files = files(&tags);
        Ok(Reader { dir: None, tags, files })
    }

    /// Whether it can open texts of its reader's own.
    pub(crate) fn has_desk(&self) -> bool {
        self.files.iter().any(|file| file.starts_with(DESK))
    }

    /// A hash of what can open them, for its addresses; none where nothing can.
    pub(crate) fn desk_version(&self) -> Result<Option<String>> {
        let desk = self.files.iter().filter(|file| file.starts_with(DESK));
        let hashes: Vec<u64> =
            desk.map(|file| Ok(hash(&self.read(file)?))).collect::<Result<_>>()?;
        let bytes: Vec<u8> = hashes.iter().flat_map(|hash| hash.to_le_bytes()).collect();
        Ok((!hashes.is_empty()).then(|| format!("{:016x}", hash(&bytes))))
    }

    /// Whether the reader was built into `folder`, so that its files are there already.
    pub(crate) fn lies_in(&self, folder: &Path) -> bool {
        let Some(dir) = &self.dir else { return false };
        let same = |(a, b)| a == b;
        dir.canonicalize().ok().zip(folder.canonicalize().ok()).is_some_and(same)
    }

    /// The files that a site in `out` needs from the reader, by their path in it.
    pub(crate) fn files(&self, out: &Path) -> Result<Vec<(PathBuf, Cow<'static, [u8]>)>> {
        if self.lies_in(out) {
            return Ok(Vec::new());
        }
        let read = |file: &PathBuf| Ok((file.clone(), self.read(file)?));
        self.files.iter().map(read).collect()
    }

    fn read(&self, file: &Path) -> Result<Cow<'static, [u8]>> {
        let Some(dir) = &self.dir else {
            return Ok(carried(file).map(Cow::Borrowed).expect("only carried files are linked"));
        };
        let path = dir.join(file);
        Ok(Cow::Owned(std::fs::read(&path).or_cannot("read", path.display())?))
    }

    /// Names in the site's folder that no page may take.
    pub(crate) fn taken(&self) -> Vec<String> {
        let first =
            |file: &PathBuf| file.components().next().map(|part| part.as_os_str().to_owned());
        let names = self.files.iter().filter_map(first);
        let names = names.map(|name| name.to_string_lossy().into_owned());
        names.chain(desk::TAKEN.map(String::from)).collect()
    }

    /// The head tags for a page from which `root` leads to the site's folder.
    pub(crate) fn head(&self, root: &str) -> String {
        self.tags.iter().map(|tag| tag.markup(root) + "\n").collect()
    }
}

impl Tag {
    fn markup(&self, root: &str) -> String {
        let attribute = |(name, value): &(String, Value)| match value {
            Value::Word(word) if word.is_empty() => format!(" {name}"),
            Value::Word(word) => format!(r#" {name}="{}""#, lorgnette_render::attribute(word)),
            Value::File(file) => {
                let path = file.to_string_lossy().replace('\\', "/");
                format!(r#" {name}="{}""#, lorgnette_render::attribute(&format!("{root}{path}")))
            }
        };
        let attributes: String = self.attributes.iter().map(attribute).collect();
        let end = if self.name == "script" { "</script>" } else { "" };
        format!("<{}{attributes}>{end}", self.name)
    }
}

/// The tags in the head of `html` that a page needs; `exists` knows the reader's files.
fn tags(html: &str, exists: impl Fn(&Path) -> bool) -> Vec<Tag> {
    let mut tags = Vec::new();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) if tag.name.as_slice() == b"body" => break,
            Token::StartTag(tag) => tags.extend(tag_of(&tag, &exists)),
            _ => {}
        }
    }
    tags
}

fn tag_of(tag: &StartTag<()>, exists: impl Fn(&Path) -> bool) -> Option<Tag> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let get = |name: &str| tag.attributes.get(name.as_bytes()).map(|value| text(value));
    // The shell speaks to trunk; what trunk would make of it is made here.
    let for_trunk = get("data-trunk").is_some();
    let rel = get("rel").map(|rel| if rel == "css" { "stylesheet".to_string() } else { rel });
    let name = match tag.name.as_slice() {
        b"link" if rel.as_deref().is_some_and(|rel| LINKS.contains(&rel)) => "link",
        b"script" if get("src").is_some() => "script",
        _ => return None,
    };
    let mut attributes = Vec::new();
    for (name, value) in &tag.attributes {
        let (name, mut word) = (text(name), text(value));
        // Trunk's checksums refuse the very same files where a page is opened from a disk.
        if ["data-trunk", "integrity", "crossorigin", "nonce"].contains(&name.as_str()) {
            continue;
        }
        if name == "rel" {
            word = rel.clone().unwrap_or(word);
        }
        let address = name == "href" || name == "src";
        let file = (address || name.starts_with("data-")).then(|| local(&word)).flatten();
        let file = file.map(|file| if for_trunk { file_name(&file) } else { file });
        let value = match file.filter(|file| address || exists(file)) {
            Some(file) => Value::File(file),
            None => Value::Word(word),
        };
        attributes.push((name, value));
    }
    Some(Tag { name, attributes })
}

/// Trunk puts the files of the shell side by side.
fn file_name(file: &Path) -> PathBuf {
    file.file_name().map(PathBuf::from).unwrap_or_default()
}

/// A path inside the reader's folder, if `address` is one.
fn local(address: &str) -> Option<PathBuf> {
    let address = address.split(['?', '#']).next()?;
    let elsewhere = address.is_empty() || address.starts_with("//") || address.contains(':');
    let path = Path::new(address.trim_start_matches('/'));
    let parts = path.components().filter(|part| *part != Component::CurDir);
    let inside = parts.clone().all(|part| matches!(part, Component::Normal(_)));
    (!elsewhere && inside).then(|| parts.collect())
}

fn files(tags: &[Tag]) -> Vec<PathBuf> {
    let values = tags.iter().flat_map(|tag| &tag.attributes).map(|(_, value)| value);
    let file = |value: &Value| match value {
        Value::File(file) => Some(file.clone()),
        Value::Word(_) => None,
    };
    let mut files: Vec<PathBuf> = values.filter_map(file).collect();
    files.sort();
    files.dedup();
    files
}

/// Adds every file under `dir`/`folder`, by name; a folder that is not there holds none.
fn walk(dir: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let Ok(entries) = std::fs::read_dir(dir.join(folder)) else { return Ok(()) };
    let mut names: Vec<_> = entries.map(|e| Ok(e?.file_name())).collect::<Result<_>>()?;
    names.sort();
    for path in names.iter().map(|name| folder.join(name)) {
        match dir.join(&path).is_dir() {
            true => walk(dir, &path, files)?,
            false => files.push(path),
        }
    }
    Ok(())
}

/// A file that the command carries.
fn carried(path: &Path) -> Option<&'static [u8]> {
    CARRIED.iter().find(|(name, _)| Path::new(name) == path).map(|(_, bytes)| *bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = r#"<!doctype html><html><head><title>x</title>
        <link rel="modulepreload" href="./x.js">
        <link rel="stylesheet" href="./prose-1f.css" integrity="sha384-x" crossorigin>
        <link rel=icon href="/icon.svg" type="image/svg+xml">
        <script>inline()</script>
        <script defer src="./boot.js" data-js="./r-1.js" data-wasm="r_bg.wasm" data-n="1"></script>
        </head><body><script src="late.js"></script></body></html>"#;

    fn built() -> Vec<Tag> {
        let known = ["prose-1f.css", "icon.svg", "boot.js", "r-1.js", "r_bg.wasm"];
        tags(BUILT, |path| known.iter().any(|name| Path::new(name) == path))
    }

    #[test]
    fn head_tags_are_taken_and_lead_back_from_any_depth() {
        let reader = Reader { dir: None, tags: built(), files: Vec::new() };
        assert_eq!(
            reader.head("../"),
            "<link href=\"../prose-1f.css\" rel=\"stylesheet\">\n\
             <link href=\"../icon.svg\" rel=\"icon\" type=\"image/svg+xml\">\n\
             <script data-js=\"../r-1.js\" data-n=\"1\" data-wasm=\"../r_bg.wasm\" defer \
             src=\"../boot.js\"></script>\n"
        );
        // The site's index can serve as a reader again.
        let reread = tags(&reader.head(""), |path| path != Path::new("1"));
        assert_eq!(reread, built());
    }

    #[test]
    fn files_are_those_that_the_tags_name() {
        let files = files(&built());
        let expected = ["boot.js", "icon.svg", "prose-1f.css", "r-1.js", "r_bg.wasm"];
        assert_eq!(files, expected.map(PathBuf::from));
    }

    #[test]
    fn only_paths_inside_the_folder_are_files() {
        for (address, inside) in [
            ("./a/b.css", Some("a/b.css")),
            ("/b.css?v=1", Some("b.css")),
            ("https://example.org/b.css", None),
            ("//example.org/b.css", None),
            ("../b.css", None),
            ("", None),
        ] {
            assert_eq!(local(address), inside.map(PathBuf::from), "{address}");
        }
    }

    #[test]
    fn the_carried_reader_links_only_what_it_carries() {
        let reader = Reader::carried().expect("the shell is part of the command");
        assert!(reader.files(Path::new("out")).is_ok());
        assert!(reader.head("").contains("boot.js"));
    }
}
