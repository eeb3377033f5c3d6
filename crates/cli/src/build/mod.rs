//! `lorgnette build`: articles to a site of static pages.
//!
//! 1. [`sources`]: which files are articles, and the slug of each page.
//! 2. [`reader`]: the head tags and files that every page shares.
//! 3. [`site`]: the folder written to, and what in it is ours.
//! 4. [`page`]: an article to its page, with its [`figures`].
//! 5. [`index`]: the page that lists the others.

mod figures;
mod index;
mod page;
mod reader;
mod site;
mod sources;

use crate::knowledge;
use anyhow::{Context, Result, bail};
use reader::Reader;
use site::Site;
use sources::Source;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A page of so many bytes is slow to open on a phone; 2,600 characters make about 0.1 MB.
const LARGE: usize = 4_000_000;

/// What to build, from what, and where.
pub(crate) struct Request {
    /// Articles and folders of articles.
    pub(crate) sources: Vec<PathBuf>,
    /// The site's folder.
    pub(crate) out: PathBuf,
    /// The folder of the built reader.
    pub(crate) reader: Option<PathBuf>,
    /// The folder laid over the shipped knowledge base.
    pub(crate) kb: Option<PathBuf>,
}

/// Builds the site. An article that cannot be read is reported and left out, and the
/// exit code says so; what stops the whole build is an error.
pub(crate) fn build(request: &Request) -> Result<ExitCode> {
    let kb = knowledge::knowledge(request.kb.as_deref())?;
    let reader = reader(request.reader.as_deref())?;
    std::fs::create_dir_all(&request.out)
        .with_context(|| format!("cannot make the folder {}", request.out.display()))?;
    let (sources, mut failures) = sources::find(&request.sources, &request.out, &reader.taken())?;
    if sources.is_empty() && failures == 0 {
        bail!("there are no articles to build; an article is a .txt or .md file");
    }
    let shared = reader.files(&request.out)?;
    let mut site = Site::open(&request.out, &reader)?;
    let pages = sources.iter().map(|source| Path::new(&source.slug).join("index.html"));
    let index = PathBuf::from("index.html");
    site.expect(shared.iter().map(|(path, _)| path.clone()).chain([index]).chain(pages))?;
    for (path, contents) in &shared {
        site.write(path, contents)?;
    }
    let mut listed = Vec::new();
    for source in &sources {
        match write_article(source, &mut site, &reader, &kb) {
            Ok(entry) => listed.push(entry),
            Err(error) => {
                eprintln!("error: {error:#}");
                site.keep_below(&source.slug);
                failures += 1;
            }
        }
    }
    site.write(Path::new("index.html"), index::html(&listed, &reader).as_bytes())?;
    site.close()?;
    let pages = listed.len();
    println!("Built {pages} {} in {}", plural(pages), request.out.display());
    Ok(if failures == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn plural(pages: usize) -> &'static str {
    if pages == 1 { "page" } else { "pages" }
}

/// The named reader, else the nearest one built, else what the command carries with it.
fn reader(named: Option<&Path>) -> Result<Reader> {
    if let Some(dir) = named {
        return Reader::open(dir);
    }
    if let Some(reader) = reader::nearest() {
        return Ok(reader);
    }
    eprintln!(
        "note: no built reader was found, so the pages work without wasm; \
         `trunk build` makes one, --reader names one"
    );
    Reader::carried()
}

fn write_article(
    source: &Source,
    site: &mut Site,
    reader: &Reader,
    kb: &lorgnette_kb::Kb,
) -> Result<index::Listed> {
    let mut document = crate::input::article(&source.file)?;
    for (line, problem) in &document.meta.problems {
        eprintln!("warning: {}:{line}: {problem}", source.file.display());
    }
    figures::copy(&mut document, source, site)?;
    let page = page::Page::new(document, &source.slug, reader, kb);
    if page.html.len() > LARGE {
        let (file, size) = (source.file.display(), page.html.len() / 1_000_000);
        eprintln!("warning: {file} makes a page of {size} MB; it reads better in parts");
    }
    site.write(&Path::new(&source.slug).join("index.html"), page.html.as_bytes())?;
    Ok(page.listed)
}
