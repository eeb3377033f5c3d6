//! The knowledge base that ships: without a problem, complete for the first article, its identifiers checked.

use lorgnette_kb::Kb;
use lorgnette_kb::source::{SourceFile, parse};
use std::collections::BTreeSet;
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

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn shipped() -> Kb {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(root().join("kb"))
        .expect("the repository holds kb/")
        .map(|entry| entry.expect("kb/ can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    paths.sort();
    let files: Vec<(String, String)> = paths
        .iter()
        .map(|path| {
            let name = path.file_name().expect("a listed file has a name").to_string_lossy();
            (format!("kb/{name}"), std::fs::read_to_string(path).expect("kb/ can be read"))
        })
        .collect();
    let files: Vec<SourceFile<'_>> =
        files.iter().map(|(name, text)| SourceFile { name, text }).collect();
    parse(&files).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

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

#[test]
fn wikidata_identifiers_stand_in_the_shared_data() {
    let data = root().join("../shared/data/kb");
    let Ok(countries) = std::fs::read_to_string(data.join("country-codes.csv")) else {
        eprintln!("SKIPPED: no {}, so no identifier was checked", data.display());
        return;
    };
    let known: BTreeSet<&str> = words(&countries).collect();
    let kb = shipped();
    let ours =
        kb.iter().flat_map(|(_, entity)| entity.identifiers.iter().map(move |i| (entity, i)));
    for (entity, (scheme, id)) in ours.filter(|(_, (scheme, _))| scheme == "iso3166-1") {
        assert!(known.contains(id.as_str()), "{}: {scheme} {id}", entity.slug);
    }
}

/// The runs of letters and digits of a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
}
