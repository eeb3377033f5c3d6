//! The page on which readers open texts of their own, what it needs, and the page on how to verify
//! that nothing is sent.

use super::app;
use super::index::Listed;
use super::page::{self, data, document_of};
use super::reader::Reader;
use super::site::{Site, hash};
use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;
use lorgnette_engine::tables::{TEXT, tables};
use lorgnette_kb::Kb;
use lorgnette_kb::packed::pack;
use lorgnette_render::{attribute, text};
use lorgnette_web::BUILD;
use lorgnette_web::desk::{Desk, DeskProps, Sample, Strings, languages, words};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The folder of the page; its files lie beside it.
const OPEN: &str = "open";
/// The folder of the page on how to verify it.
const SEALED: &str = "sealed";
/// Names in the site's folder that no article may take.
pub(crate) const TAKEN: [&str; 2] = [OPEN, SEALED];
/// The wasm and the scripts, as trunk puts them into the reader's folder.
const DESK: &str = "desk";

/// An article, and its file as it was read.
pub(crate) type Written = (Listed, PathBuf);

/// Writes both pages, and what the desk loads that is not the reader's: the knowledge base that
/// the site was built with, the tables of the engine, and some of its articles to try.
pub(crate) fn write(site: &mut Site, kb: &Kb, reader: &Reader, articles: &[Written]) -> Result<()> {
    let Some(version) = reader.desk_version()? else { return Ok(()) };
    let base = packed(site, "base", &pack(kb))?;
    let tables: BTreeMap<String, String> = tables()
        .map(|table| {
            Ok((table.name().into(), packed(site, table.name(), table.text().as_bytes())?))
        })
        .collect::<Result<_>>()?;
    let first: String =
        TEXT.iter().map(|table| format!("&first={}", tables[table.name()])).collect();
    let samples = samples(site, articles)?;
    let lang = articles.first().map_or("en", |(listed, _)| listed.lang.as_str());
    let lang = lorgnette_render::strings(lang).lang;
    app::write(site, Path::new(OPEN), words(lorgnette_render::strings(lang)))?;
    let props = DeskProps {
        lang: lang.to_string(),
        build: BUILD.to_string(),
        home: "../index.html".into(),
        sealed: sealed_address(),
        worker: format!("../{DESK}/worker.js?v={version}{first}"),
        base,
        tables,
        taggers: "tagger/".into(),
        samples,
    };
    site.write(&page_of(OPEN), open(props, reader, &version).as_bytes())?;
    site.write(&page_of(SEALED), sealed(reader, &version).as_bytes())
}

/// The pages that [`write`] may make.
pub(crate) fn pages() -> [PathBuf; 2] {
    [page_of(OPEN), page_of(SEALED)]
}

/// Where the page on how to verify it lies, from any page in a folder of its own.
pub(crate) fn sealed_address() -> String {
    format!("../{SEALED}/index.html")
}

fn page_of(folder: &str) -> PathBuf {
    Path::new(folder).join("index.html")
}

/// Writes a file that the engine loads, and gives its address as seen from the worker's script.
/// Hosts pack no files of kinds that they do not know, so it comes packed.
fn packed(site: &mut Site, name: &str, bytes: &[u8]) -> Result<String> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    let written = packer.write_all(bytes).and_then(|()| packer.finish());
    let packed = written.expect("writing to memory cannot fail");
    let name = format!("{name}-{:016x}.bin", hash(&packed));
    site.write(&Path::new(OPEN).join(&name), &packed)?;
    Ok(format!("../{OPEN}/{name}"))
}

/// Up to three articles to try, copied as they were read: a damaged one, one in Chinese, one in
/// another language.
fn samples(site: &mut Site, articles: &[Written]) -> Result<Vec<Sample>> {
    let is_chinese = |listed: &Listed| listed.lang.starts_with("zh");
    let wanted: [&dyn Fn(&Listed) -> bool; 3] = [
        &|listed| listed.repairs > 0,
        &|listed| listed.repairs == 0 && is_chinese(listed),
        &|listed| listed.repairs == 0 && !is_chinese(listed),
    ];
    let chosen = wanted.iter().filter_map(|fits| articles.iter().find(|(listed, _)| fits(listed)));
    chosen.map(|(listed, file)| sample(site, listed, file)).collect()
}

fn sample(site: &mut Site, listed: &Listed, file: &Path) -> Result<Sample> {
    let extension = file.extension().unwrap_or_default().to_string_lossy();
    let name = format!("texts/{}.{extension}", listed.slug);
    site.write(&Path::new(OPEN).join(&name), &std::fs::read(file)?)?;
    Ok(Sample { title: listed.title.clone(), lang: listed.lang.clone(), file: name })
}

/// The page on which texts are opened.
fn open(props: DeskProps, reader: &Reader, version: &str) -> String {
    let lang = props.lang.clone();
    let title = words(lorgnette_render::strings(&lang)).open_text;
    let program = |file: &str| format!("../{DESK}/lorgnette-desk{file}?v={version}");
    let data = data("desk", &props).replacen(
        "<script ",
        &format!(
            "<script data-js=\"{}\" data-wasm=\"{}\" ",
            attribute(&program(".js")),
            attribute(&program("_bg.wasm")),
        ),
        1,
    );
    let body = format!("<div id=\"app\">{}</div>\n{data}", page::prerendered::<Desk>(props));
    document_of(&lang, title, &(head(reader, version) + &app::link()), &body)
}

fn head(reader: &Reader, version: &str) -> String {
    let styles = format!("../{DESK}/desk.css?v={version}");
    let styles = format!("<link rel=\"stylesheet\" href=\"{}\">\n", attribute(&styles));
    reader.head("../") + &styles
}

/// The page on how to verify that nothing is sent, in every language that the desk speaks.
fn sealed(reader: &Reader, version: &str) -> String {
    let parts: String = languages().iter().map(sealed_in).collect();
    let home = lorgnette_render::strings("en").all_articles;
    let body = format!(
        "<header class=\"desk-bar\"><a class=\"home\" href=\"../index.html\">{}</a></header>\n\
         <main class=\"title-page sealed-page\">\n{parts}</main>\n",
        text(home)
    );
    document_of("en", languages()[0].sealed, &head(reader, version), &body)
}

fn sealed_in(words: &Strings) -> String {
    let steps =
        [words.sealed_policy, words.sealed_network, words.sealed_offline, words.sealed_count];
    let steps: String = steps.iter().map(|step| format!("<li>{}</li>\n", text(step))).collect();
    format!(
        "<section lang=\"{}\">\n<h1>{}</h1>\n<p class=\"lead\">{}</p>\n<ol>\n{steps}</ol>\n\
         <p>{}</p>\n</section>\n",
        words.lang,
        text(words.sealed),
        text(words.sealed_lead),
        text(words.sealed_links),
    )
}
