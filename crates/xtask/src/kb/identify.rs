//! Wikidata identifiers: those that two languages and the sort of thing agree on, and no others.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use lorgnette_kb::{Entity, Kb, Label};

use super::base::{folded, forms, shipped};
use super::table::Table;
use crate::project;

/// Human being.
const HUMAN: &str = "Q5";

/// Sorts of row that are no entity of ours: disambiguation pages, names, films, albums, songs.
const NEVER: [&str; 12] = [
    "Q4167410",
    "Q101352",
    "Q202444",
    "Q12308941",
    "Q11879590",
    "Q11424",
    "Q482994",
    "Q7366",
    "Q134556",
    "Q5398426",
    "Q4167836",
    "Q13406463",
];

/// How much better known (16 times) an entity must be to be the one that a row means.
const MARGIN: u8 = 32;

/// The labels of which there are enough entities to tell which types go with them.
const PLACED: [Label; 3] = [Label::Gpe, Label::Loc, Label::Org];

/// Of how many entities of such a label a type must be, and of no more of another.
const SUPPORT: usize = 3;

/// A row of the table.
struct Row {
    id: String,
    types: Vec<String>,
}

/// The table by folded alias: in English and in Chinese.
struct Wikidata {
    rows: Vec<Row>,
    english: BTreeMap<String, Vec<usize>>,
    chinese: BTreeMap<String, Vec<usize>>,
}

/// Writes `kb/identifiers.tsv` for entities that have no Wikidata id in other files.
pub(crate) fn identify() -> Result<()> {
    let data = project::root().join("../shared/data/kb");
    let path = project::root().join("kb/identifiers.tsv");
    // What an earlier run found must not count as said.
    let earlier = fs::read_to_string(&path).unwrap_or_default();
    fs::write(&path, "id\tidentifier:wikidata\n")?;
    let table = found(&data).inspect_err(|_| fs::write(&path, earlier).unwrap_or_default())?;
    fs::write(&path, table.to_string())?;
    println!("kb/identifiers.tsv: {} rows", table.len());
    Ok(())
}

fn found(data: &Path) -> Result<Table> {
    let kb = shipped()?;
    let wikidata = Wikidata::read(&data.join("wikidata-2020.tsv.gz"))?;
    let countries = countries(&data.join("country-codes.csv"))?;
    let mut table = Table::new(
        &[
            "Wikidata ids of entities, made by `cargo xtask kb --identify`; do not edit.",
            "Countries: the data set country-codes, by ISO code. All else: Wikidata of May 2020 has one row that agrees in English, in Chinese and in sort.",
        ],
        &["id", "identifier:wikidata"],
    );
    let said: BTreeSet<&str> = kb.iter().filter_map(|(_, entity)| id(entity, "wikidata")).collect();
    for (slug, qid) in matches(&kb, &wikidata, &countries) {
        if !said.contains(qid.as_str()) {
            table.push(vec![slug, qid]);
        }
    }
    Ok(table)
}

fn id<'e>(entity: &'e Entity, scheme: &str) -> Option<&'e str> {
    entity.identifiers.iter().find(|(own, _)| own == scheme).map(|(_, id)| id.as_str())
}

/// Slug and id of each entity without one, where there is no doubt.
fn matches(
    kb: &Kb,
    wikidata: &Wikidata,
    countries: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let mut rows: BTreeMap<usize, Vec<&Entity>> = BTreeMap::new();
    let mut ids = BTreeMap::new();
    let mut support: BTreeMap<(Label, &str), usize> = BTreeMap::new();
    for (_, entity) in kb.iter() {
        let country = id(entity, "iso3166-1").and_then(|iso| countries.get(iso));
        let unsaid = id(entity, "wikidata").is_none();
        if let Some(qid) = country.filter(|qid| unsaid && wikidata.knows(entity, qid)) {
            ids.insert(entity.slug.clone(), qid.clone());
        }
        if id(entity, "iso3166-1").is_some() {
            continue;
        }
        if let [row] = wikidata.agreeing(entity)[..] {
            rows.entry(row).or_default().push(entity);
            for sort in &wikidata.rows[row].types {
                *support.entry((entity.label, sort)).or_default() += 1;
            }
        }
    }
    for (row, mut entities) in rows {
        entities.sort_by_key(|entity| std::cmp::Reverse(entity.salience));
        let known = |n: usize| entities.get(n).map_or(0, |entity| entity.salience);
        let sole = entities.len() == 1 || known(0) >= known(1).saturating_add(MARGIN);
        let (best, row) = (entities[0], &wikidata.rows[row]);
        let of = |label, sort: &String| support.get(&(label, sort.as_str())).copied().unwrap_or(0);
        let supported = |sort: &String| {
            let ours = of(best.label, sort);
            ours >= SUPPORT && PLACED.iter().all(|label| of(*label, sort) <= ours)
        };
        let usual = !PLACED.contains(&best.label) || row.types.iter().any(supported);
        if sole && usual && id(best, "wikidata").is_none() {
            ids.insert(best.slug.clone(), row.id.clone());
        }
    }
    ids
}

impl Wikidata {
    fn read(path: &Path) -> Result<Wikidata> {
        let mut text = String::new();
        let file =
            fs::File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
        GzDecoder::new(file).read_to_string(&mut text)?;
        let (english, chinese) = (BTreeMap::new(), BTreeMap::new());
        let mut read = Wikidata { rows: Vec::new(), english, chinese };
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [id, types, chinese, english] = cells[..] else { continue };
            let row = read.rows.len();
            let types = types.split_whitespace().map(str::to_string).collect();
            read.rows.push(Row { id: id.to_string(), types });
            add(&mut read.chinese, chinese, row);
            add(&mut read.english, english, row);
        }
        Ok(read)
    }

    /// Whether the row of `id`, if there is one, has a form of the entity.
    fn knows(&self, entity: &Entity, id: &str) -> bool {
        let Some(row) = self.rows.iter().position(|row| row.id == id) else { return true };
        let has = |index: &BTreeMap<String, Vec<usize>>, form: &str| {
            index.get(&folded(form)).is_some_and(|rows| rows.contains(&row))
        };
        forms(entity).any(|(_, form)| has(&self.english, form) || has(&self.chinese, form))
    }

    /// The rows that know the entity by a form in English and by one in Chinese, and are of its sort.
    fn agreeing(&self, entity: &Entity) -> Vec<usize> {
        let rows = |index: &BTreeMap<String, Vec<usize>>, english: bool| -> BTreeSet<usize> {
            let forms = forms(entity).filter(|(lang, _)| match english {
                true => *lang == "en",
                false => lang.starts_with("zh"),
            });
            forms
                .flat_map(|(_, form)| index.get(&folded(form)).into_iter().flatten().copied())
                .collect()
        };
        let (english, chinese) = (rows(&self.english, true), rows(&self.chinese, false));
        let fits = |row: &usize| {
            let types = &self.rows[*row].types;
            let human = types.iter().any(|sort| sort == HUMAN);
            human == (entity.label == Label::Person)
                && !types.iter().any(|sort| NEVER.contains(&sort.as_str()))
        };
        english.intersection(&chinese).copied().filter(fits).collect()
    }
}

fn add(index: &mut BTreeMap<String, Vec<usize>>, aliases: &str, row: usize) {
    let aliases: BTreeSet<String> = aliases.split('|').map(folded).collect();
    for alias in aliases.into_iter().filter(|alias| !alias.is_empty()) {
        index.entry(alias).or_default().push(row);
    }
}

/// Wikidata id by ISO 3166-1 code. The columns are found by what their cells look like: an
/// address of Wikidata, and the code before the one of the ITU.
fn countries(path: &Path) -> Result<BTreeMap<String, String>> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut lines = text.lines();
    let columns = cells(lines.next().unwrap_or_default());
    let at = |name: &str| columns.iter().position(|column| column == name);
    let (iso, wikidata) = (at("ISO3166-1-Alpha-2"), at("wikidata_id"));
    let (iso, wikidata) = (iso.context("no ISO code")?, wikidata.context("no Wikidata id")?);
    let pair = |line: &str| {
        let cells = cells(line);
        let qid = cells.get(wikidata)?.rsplit('/').next()?.to_string();
        Some((cells.get(iso)?.clone(), qid))
            .filter(|(iso, qid)| iso.len() == 2 && qid.starts_with('Q'))
    };
    Ok(lines.filter_map(pair).collect())
}

/// The cells of a line of comma-separated values.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => cells.last_mut().expect("there is one").push(c),
        }
    }
    cells
}
