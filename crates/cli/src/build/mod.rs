//! `lorgnette build`: articles to a site of static pages.
//!
//! 1. [`sources`]: which files are articles, and the slug of each page.
//! 2. [`reader`]: the head tags and files that every page shares.
//! 3. [`site`]: the folder written to, and what in it is ours.
//! 4. [`page`]: an article to its page, with what it [refers to](references) and what it needs
//!    to be shown in other scripts.
//! 5. [`index`]: the page that lists the others, and [`desk`]: the one that opens texts of the
//!    reader's own.

mod app;
mod desk;
mod index;
mod page;
mod reader;
mod references;
mod site;
mod sources;

use crate::corrections::{self, Applying};
use crate::failure::Attempt;
use crate::knowledge;
use crate::taggers::taggers;
use anyhow::{Result, bail};
use index::Listed;
use lorgnette_annotate::Annotator;
use lorgnette_formats::Opened;
use lorgnette_render::Inbox;
use page::Shared;
use reader::Reader;
use site::Site;
use sources::Source;
use std::collections::BTreeMap;
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
    /// Where readers' corrections go.
    pub(crate) inbox: Option<Inbox>,
    /// The corrections to apply: a file, or a folder of files.
    pub(crate) corrections: Option<PathBuf>,
}

/// Builds the site. An article that cannot be read is reported and left out, and the
/// exit code says so; what stops the whole build is an error.
pub(crate) fn build(request: &Request) -> Result<ExitCode> {
    let kb = knowledge::knowledge(request.kb.as_deref())?;
    let corrections = corrections::read(request.corrections.as_deref())?;
    let reader = reader(request.reader.as_deref())?;
    std::fs::create_dir_all(&request.out).or_cannot("make the folder", request.out.display())?;
    let (sources, unfound) = sources::find(&request.sources, &request.out, &reader.taken())?;
    if sources.is_empty() && unfound == 0 {
        bail!(
            "there are no articles to build; an article is a .txt, .md, .html, .mhtml or .epub file, \
             or a project (.lorgnette.json)"
        );
    }
    let site = open(&request.out, &reader, &sources)?;
    let pages = references::pages(&sources);
    let annotator = Annotator::new(&kb).with_taggers(taggers());
    let sealed = reader.has_desk().then(desk::sealed_address);
    let shared = Shared { reader: &reader, sealed, inbox: request.inbox.as_ref() };
    let mut work = Work { site, shared, annotator, corrections: corrections.over(&kb), pages };
    let read = |source: &Source| Some((work.article(source)?, source.file.clone()));
    let articles: Vec<(Listed, PathBuf)> = sources.iter().filter_map(read).collect();
    work.corrections.tell();
    desk::write(&mut work.site, &kb, &reader, &articles)?;
    let count = articles.len();
    let listed = articles.into_iter().map(|(listed, _)| listed).collect();
    work.site.write(Path::new("index.html"), index::html(listed, &reader).as_bytes())?;
    work.site.close()?;
    println!("Built {count} {} in {}", plural(count), request.out.display());
    let complete = unfound == 0 && count == sources.len();
    Ok(if complete { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Opens the site's folder for the pages of `sources` and puts the reader's files there.
fn open(out: &Path, reader: &Reader, sources: &[Source]) -> Result<Site> {
    let shared = reader.files(out)?;
    let mut site = Site::open(out, reader)?;
    let pages = sources.iter().map(|source| page_path(&source.slug));
    let index = PathBuf::from("index.html");
    let own = desk::pages().into_iter().chain([index]);
    site.expect(shared.iter().map(|(path, _)| path.clone()).chain(own).chain(pages))?;
    for (path, contents) in &shared {
        site.write(path, contents)?;
    }
    Ok(site)
}

fn page_path(slug: &str) -> PathBuf {
    Path::new(slug).join("index.html")
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

/// A build under way.
struct Work<'a> {
    site: Site,
    shared: Shared<'a>,
    annotator: Annotator<'a>,
    corrections: Applying<'a, 'a>,
    /// The slug of each article's page.
    pages: BTreeMap<PathBuf, String>,
}

impl Work<'_> {
    /// Writes an article's page. What is wrong with the article is reported, and an
    /// earlier page of it stays.
    fn article(&mut self, source: &Source) -> Option<Listed> {
        let written = self.write(source);
        if let Err(error) = &written {
            eprintln!("error: {error:#}");
            self.site.keep_below(&source.slug);
        }
        written.ok()
    }

    fn write(&mut self, source: &Source) -> Result<Listed> {
        let file = source.file.display();
        let Opened { mut document, made, .. } = crate::input::article(&source.file)?;
        references::copy_pictures(&mut document, source, &mut self.site)?;
        references::link_pages(&mut document, source, &self.pages);
        let title = lorgnette_render::title(&document);
        let annotated = self.corrections.apply(self.annotator.annotate(document), |correction| {
            correction.is_of_knowledge() || correction.is_of_page(&title, &source.slug)
        });
        let applied = corrections::brought(annotated, &made, self.corrections.kb(), &source.file);
        let kb = applied.corrections.kb();
        let (html, listed) = page::html(&applied.annotated, kb, &source.slug, &self.shared);
        if html.len() > LARGE {
            let size = html.len() / 1_000_000;
            eprintln!("warning: {file} makes a page of {size} MB; it reads better in parts");
        }
        self.site.write(&page_path(&source.slug), html.as_bytes())?;
        Ok(listed)
    }
}
