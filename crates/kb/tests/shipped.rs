//! The knowledge base that ships: without a problem, complete for the first article, its identifiers checked.

mod base;

use base::{root, shipped};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The entities that the first article names.
const FIRST_ARTICLE: &[&str] = &[
    "kim-jong-un",
    "vladimir-putin",
    "kim-ju-ae",
    "kim-jong-il",
    "alexander-lukashenko",
    "valery-gerasimov",
    "north-korea",
    "china",
    "russia",
    "ukraine",
    "south-korea",
    "united-states",
    "belarus",
    "switzerland",
    "beijing",
    "pyongyang",
    "tiananmen-square",
    "kursk-oblast",
    "russian-far-east",
    "northeast-asia",
    "korean-peninsula",
    "the-west",
    "european-union",
    "united-nations",
    "south-korean-intelligence",
    "ukrainian-intelligence",
    "russian-armed-forces",
    "chinese-government",
    "netease",
    "netease-hao",
    "beijing-victory-parade-2025",
    "second-sino-japanese-war",
    "world-war-ii",
    "russo-ukrainian-war",
    "kim-putin-beijing-meeting-2025",
    "kim-jong-un-beijing-visit-2025",
    "russia-north-korea-treaty-2024",
    "kn-23",
    "ak-74",
    "t-72",
    "s-400",
];

#[test]
fn it_has_no_problem_and_holds_the_first_article() {
    let kb = shipped();
    let missing: Vec<_> = FIRST_ARTICLE.iter().filter(|slug| kb.find(slug).is_none()).collect();
    assert_eq!(missing, Vec::<&&str>::new());
}

#[test]
fn every_entity_has_a_name_in_each_language_of_the_pages() {
    for (_, entity) in shipped().iter() {
        for lang in ["zh-Hant", "zh-Hans", "en"] {
            assert!(entity.names.iter().any(|name| name.lang == lang), "{} {lang}", entity.slug);
        }
    }
}

/// `iso3166-1` and `wikidata` identifiers must stand in the data that everybody can look at;
/// a country's two must stand in one row.
#[test]
fn identifiers_stand_in_the_shared_data() {
    let Some(data) = shared_data() else { return };
    let countries = read(&data.join("country-codes.csv"));
    let table = unzip(&data.join("wikidata-2020.tsv.gz"));
    let known: BTreeSet<&str> = words(&countries).chain(table.lines().flat_map(first)).collect();
    for (_, entity) in shipped().iter() {
        let id = |scheme| entity.identifiers.iter().find(|(s, _)| s == scheme).map(|(_, id)| id);
        let (wikidata, iso) = (id("wikidata"), id("iso3166-1"));
        if let Some(wikidata) = wikidata {
            assert!(known.contains(wikidata.as_str()), "{}: {wikidata}", entity.slug);
        }
        if let (Some(wikidata), Some(iso)) = (wikidata, iso) {
            let row =
                |line: &str| words(line).any(|w| w == wikidata) && words(line).any(|w| w == iso);
            assert!(countries.lines().any(row), "{}: {iso} {wikidata}", entity.slug);
        }
    }
}

/// A Wikidata row must know the entity by one of its names.
#[test]
fn wikidata_knows_the_entities_by_their_names() {
    let Some(data) = shared_data() else { return };
    let table = unzip(&data.join("wikidata-2020.tsv.gz"));
    let rows: BTreeMap<&str, &str> = table.lines().filter_map(|l| l.split_once('\t')).collect();
    for (_, entity) in shipped().iter() {
        let id = entity.identifiers.iter().find(|(scheme, _)| scheme == "wikidata");
        let Some(row) = id.and_then(|(_, id)| rows.get(id.as_str())) else { continue };
        let names: BTreeSet<String> = row.split(['\t', '|']).map(folded).collect();
        let forms = entity.names.iter().map(|name| &name.text);
        let mut forms = forms.chain(entity.aliases.iter().map(|alias| &alias.text));
        let known = forms.any(|form| names.contains(&folded(form)));
        assert!(known, "{}: {row}", entity.slug);
    }
}

/// The folder of the data to check against; where it is absent the test says so and passes.
fn shared_data() -> Option<PathBuf> {
    let data = root().join("../shared/data/kb");
    if !data.is_dir() {
        eprintln!("SKIPPED: no {}, so no identifier was checked", data.display());
        return None;
    }
    Some(data)
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("the shared data can be read")
}

fn unzip(path: &Path) -> String {
    let file = std::fs::File::open(path).expect("the shared data can be read");
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).expect("it is UTF-8 in gzip");
    text
}

fn folded(text: &str) -> String {
    text.chars().map(lorgnette_text::fold).collect()
}

/// The first column of a row.
fn first(line: &str) -> Option<&str> {
    line.split('\t').next()
}

/// The runs of letters and digits of a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
}
