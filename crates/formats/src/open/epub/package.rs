//! What a book lists: its chapters in reading order, their names, and what it says of itself.

use super::super::html::tree::{Syntax, Tree};
use super::super::html::{charset, dates};
use super::super::{Damage, Refusal, source};
use super::archive::Archive;
use lorgnette_text::{Decoded, Meta, is_date, percent};
use std::collections::{BTreeMap, BTreeSet};

/// Where every EPUB says where its package is.
pub(super) const CONTAINER: &str = "META-INF/container.xml";
const ENCRYPTION: &str = "META-INF/encryption.xml";
/// Files that only protected books have: of Adobe, of Apple, of Readium.
const RIGHTS: [&str; 3] = ["META-INF/rights.xml", "META-INF/sinf.xml", "META-INF/license.lcpl"];
/// Ways to hide a font, which is no text.
const OF_FONTS: [&str; 2] =
    ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// A book's package.
pub(super) struct Package {
    pub(super) meta: Meta,
    /// The paths of the chapters in the archive, each once.
    pub(super) chapters: Vec<String>,
    /// What the table of contents calls a chapter, by its path.
    pub(super) names: BTreeMap<String, String>,
}

/// The characters of the file at `path` in the archive; what is wrong with them is said of it.
pub(super) fn decoded(path: &str, bytes: &[u8]) -> Result<Decoded, Refusal> {
    let label = charset::declared(bytes);
    let inside = |why| Refusal::Inside(path.to_string(), Box::new(why));
    source::labelled(bytes, label.as_deref()).map_err(inside)
}

/// An XML file in the archive, as a tree.
fn xml(path: &str, bytes: &[u8]) -> Result<Tree, Refusal> {
    Ok(Tree::of(&decoded(path, bytes)?.text, Syntax::Xml))
}

/// Refuses a book whose chapters only its seller's programs can read.
pub(super) fn refuse_protected(archive: &mut Archive) -> Result<(), Refusal> {
    if RIGHTS.iter().any(|path| archive.has(path)) {
        return Err(Refusal::Protected);
    }
    let Some(bytes) = archive.read(ENCRYPTION)? else { return Ok(()) };
    let tree = xml(ENCRYPTION, &bytes)?;
    let methods = tree.all("encryptionmethod").filter_map(|at| tree.attribute(at, "algorithm"));
    let mut of_texts = methods.filter(|method| !OF_FONTS.contains(method));
    of_texts.next().map_or(Ok(()), |_| Err(Refusal::Protected))
}

/// Reads the package that the container names.
pub(super) fn package(archive: &mut Archive) -> Result<Package, Refusal> {
    let container = xml(CONTAINER, &archive.required(CONTAINER)?)?;
    let paths = container.all("rootfile").filter_map(|at| container.attribute(at, "full-path"));
    let path = paths.map(str::to_string).next();
    let path = path.ok_or_else(|| Refusal::Damaged(Damage::Container(CONTAINER.to_string())))?;
    let opf = xml(&path, &archive.required(&path)?)?;
    let items = items(&opf, &path);
    let mut seen = BTreeSet::new();
    let spine = opf.all("itemref").filter_map(|at| items.get(opf.attribute(at, "idref")?));
    let chapters = spine.filter(|item| item.is_chapter && seen.insert(&item.path));
    let chapters = chapters.map(|item| item.path.clone()).collect();
    let mut names = BTreeMap::new();
    for item in items.values().filter(|item| item.is_contents) {
        // A book without names for its chapters can be read all the same.
        let Ok(Some(bytes)) = archive.read(&item.path) else { continue };
        let Ok(tree) = xml(&item.path, &bytes) else { continue };
        contents(&tree, &item.path, &mut names);
    }
    Ok(Package { meta: meta(&opf), chapters, names })
}

/// A file that a package lists.
struct Item {
    path: String,
    is_chapter: bool,
    is_contents: bool,
}

fn items(opf: &Tree, package: &str) -> BTreeMap<String, Item> {
    let item = |at: usize| {
        let said = |key| opf.attribute(at, key).unwrap_or_default();
        let kind = said("media-type");
        let is_nav = said("properties").split(' ').any(|property| property == "nav");
        let is_page =
            ["application/xhtml+xml", "text/html", "text/x-oeb1-document"].contains(&kind);
        let item = Item {
            path: resolved(package, said("href"))?,
            is_chapter: is_page && !is_nav,
            is_contents: is_nav || kind == "application/x-dtbncx+xml",
        };
        Some((said("id").to_string(), item))
    };
    opf.all("item").filter_map(item).collect()
}

/// The path in the archive that `href` in the file at `base` leads to; none where it leads out.
pub(super) fn resolved(base: &str, href: &str) -> Option<String> {
    let href = href.split(['#', '?']).next().unwrap_or_default();
    let href = percent::decode(href);
    if href.is_empty() || href.contains(':') || href.contains('\\') {
        return None;
    }
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    if href.starts_with('/') {
        parts.clear();
    }
    for part in href.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Adds what a table of contents calls the chapters; the first name of a file is its own.
fn contents(tree: &Tree, path: &str, names: &mut BTreeMap<String, String>) {
    let mut name = |href: Option<&str>, words: String| {
        if let Some(path) = href.and_then(|href| resolved(path, href)).filter(|_| !words.is_empty())
        {
            names.entry(path).or_insert(words);
        }
    };
    for nav in tree.all("nav").filter(|&at| tree.attribute(at, "epub:type") == Some("toc")) {
        for link in tree.all_within(nav, "a") {
            name(tree.attribute(link, "href"), tree.words(link));
        }
    }
    for label in tree.all("navlabel") {
        let point = tree.within(tree.parent(label));
        let target = point.clone().find_map(|at| tree.attribute(at, "src"));
        name(target, tree.words(label));
    }
}

fn meta(opf: &Tree) -> Meta {
    let said = |name: &'static str| opf.all(name).map(|at| opf.words(at)).find(|w| !w.is_empty());
    let date = said("date");
    let day = |date: &String| {
        dates::day(date).or_else(|| {
            let year = date.get(..4)?;
            is_date(date).then(|| date.clone()).or_else(|| is_date(year).then(|| year.to_string()))
        })
    };
    Meta {
        title: said("title"),
        date: date.as_ref().and_then(day),
        source: said("publisher"),
        language: said("language").unwrap_or_default(),
        problems: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn no_path_leads_out_of_the_book() {
        for (base, href, expected) in [
            ("OEBPS/content.opf", "text/1.xhtml#a", Some("OEBPS/text/1.xhtml")),
            ("OEBPS/text/nav.xhtml", "../%E4%B8%80.xhtml", Some("OEBPS/一.xhtml")),
            ("content.opf", "./1.xhtml", Some("1.xhtml")),
            ("OEBPS/content.opf", "/1.xhtml", Some("1.xhtml")),
            ("content.opf", "../1.xhtml", None),
            ("OEBPS/content.opf", "../../etc/passwd", None),
            ("content.opf", "file:///etc/passwd", None),
            ("content.opf", "https://example.org/1.xhtml", None),
            ("content.opf", "..\\1.xhtml", None),
            ("content.opf", "#a", None),
        ] {
            assert_eq!(resolved(base, href).as_deref(), expected, "{href}");
        }
    }
}
