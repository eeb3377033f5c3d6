//! Reads the built pages: what each one loads, and what a page of ours may not hold.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

/// A page of the built site.
pub(crate) struct Page {
    /// Its folder, from the site's root; empty for the index.
    pub(crate) folder: PathBuf,
    pub(crate) html: String,
}

/// The index and the pages one folder below it, by name.
pub(crate) fn pages(site: &Path) -> Result<Vec<Page>> {
    let index = site.join("index.html");
    let html = fs::read_to_string(&index).context("the site has no index.html")?;
    let mut pages = vec![Page { folder: PathBuf::new(), html }];
    for entry in fs::read_dir(site)? {
        let file = entry?.path().join("index.html");
        if let (Ok(html), Some(folder)) = (fs::read_to_string(&file), file.parent()) {
            let folder = folder.strip_prefix(site)?.to_path_buf();
            pages.push(Page { folder, html });
        }
    }
    pages.sort_by(|a, b| a.folder.cmp(&b.folder));
    ensure!(pages.len() > 1, "the site has an index, but no article");
    Ok(pages)
}

impl Page {
    /// The paths of the page's files, from the site's root: style sheets, icon, scripts, wasm.
    pub(crate) fn files(&self) -> Result<Vec<PathBuf>> {
        let references = references(head(&self.html));
        references.into_iter().map(|reference| self.resolve(reference)).collect()
    }

    /// A relative reference, resolved against the page's folder.
    fn resolve(&self, reference: &str) -> Result<PathBuf> {
        if reference.starts_with('/') || reference.contains(':') {
            bail!("{} loads {reference}, which is not relative", self.name());
        }
        let mut path = self.folder.clone();
        // What follows `?` tells versions of a file apart, for caches.
        for part in reference.split('?').next().unwrap_or_default().split('/') {
            match part {
                "" | "." => {}
                ".." => ensure!(path.pop(), "{} loads {reference}, outside the site", self.name()),
                part => path.push(part),
            }
        }
        Ok(path)
    }

    /// What to call it in a message.
    pub(crate) fn name(&self) -> String {
        if self.folder.as_os_str().is_empty() {
            return "the index".into();
        }
        self.folder.display().to_string()
    }

    /// How many characters the article shows, blanks not counted.
    pub(crate) fn characters(&self) -> usize {
        let article = self.html.split_once("<article").map_or("", |(_, rest)| rest);
        let article = article.split_once("</article>").map_or(article, |(inside, _)| inside);
        // Hydration's markers are comments that hold angle brackets.
        let marked = article.split("<!--");
        let article: String =
            marked.map(|run| run.rsplit_once("-->").map_or(run, |(_, rest)| rest)).collect();
        let runs = article.split('<').filter_map(|piece| piece.split_once('>'));
        runs.flat_map(|(_, text)| text.chars()).filter(|c| !c.is_whitespace()).count()
    }

    /// Whether its head keeps to the policy and its files are there.
    pub(crate) fn check(&self, site: &Path) -> Result<()> {
        let name = self.name();
        let head = head(&self.html);
        let policy = head.find("Content-Security-Policy");
        let policy = policy.with_context(|| format!("{name} has no security policy"))?;
        let loads = ["<link", "<script"].iter().filter_map(|tag| head.find(tag)).min();
        ensure!(loads.is_some_and(|at| policy < at), "{name} loads files before its policy");
        ensure!(head.contains("rel=\"icon\""), "{name} links no icon, so the browser asks for one");
        if let Some(script) = inline_script(&self.html) {
            bail!("{name} holds an inline script, which its policy forbids: {script}");
        }
        for file in self.files()? {
            ensure!(site.join(&file).is_file(), "{name} loads {}, not there", file.display());
        }
        Ok(())
    }
}

fn head(html: &str) -> &str {
    html.split_once("</head>").map_or(html, |(head, _)| head)
}

/// The values of the attributes by which our heads name files; `data:` icons are no file.
fn references(head: &str) -> Vec<&str> {
    let named = [" href=\"", " src=\"", " data-js=\"", " data-wasm=\""];
    let mut found = Vec::new();
    for attribute in named {
        let values = head.split(attribute).skip(1).filter_map(|rest| rest.split('"').next());
        found.extend(values.filter(|value| !value.starts_with("data:")));
    }
    found
}

/// The start tag of a script that has neither a source nor the type of a block of data.
fn inline_script(html: &str) -> Option<&str> {
    let tags = html.split("<script").skip(1).filter_map(|rest| rest.split('>').next());
    tags.into_iter().find(|tag| !tag.contains(" src=") && !tag.contains("type=\"application/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Page {
        Page { folder: "a".into(), html: html.into() }
    }

    #[test]
    fn files_resolve_against_the_page() {
        let page =
            page(r#"<link rel="icon" href="../i.svg"><script src="./b.js" data-js="../j.js">"#);
        let files = page.files().expect("all are relative");
        assert_eq!(files, [Path::new("i.svg"), Path::new("a/b.js"), Path::new("j.js")]);
    }

    #[test]
    fn other_origins_and_roots_are_refused() {
        for reference in ["https://example.org/a.js", "/a.js", "../../a.js"] {
            assert!(page(&format!("<script src=\"{reference}\">")).files().is_err(), "{reference}");
        }
    }

    #[test]
    fn only_scripts_with_code_inside_are_inline() {
        assert_eq!(inline_script(r#"<script defer src="a.js"></script>"#), None);
        assert_eq!(inline_script(r#"<script type="application/json" id="page">{}"#), None);
        assert!(inline_script("<script>alert(1)</script>").is_some());
    }

    #[test]
    fn characters_are_counted_in_the_article_only() {
        let html =
            "<h1>no</h1><article id=\"article\"><p>一 <a href=\"#\">二三</a></p></article>四";
        assert_eq!(page(html).characters(), 3);
    }
}
