//! CLDR: names of territories and of the cities of time zones, per language.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::Value;

use super::packages::Packages;

/// Names by ISO code or by city of a time zone.
pub(crate) type Names = BTreeMap<String, String>;

/// The names in one language.
pub(crate) struct Language {
    pub(crate) territories: Names,
    /// By the zone's identifier: `Europe/Minsk`.
    pub(crate) cities: Names,
}

pub(crate) struct Cldr {
    pub(crate) en: Language,
    /// As the mainland says.
    pub(crate) zh: Language,
    /// As Taiwan says.
    pub(crate) tw: Language,
    /// As Hong Kong says.
    pub(crate) hk: Language,
}

impl Cldr {
    pub(crate) fn read(packages: &Packages) -> Result<Cldr> {
        let read =
            |lang| language(packages, lang).with_context(|| format!("CLDR's names in {lang}"));
        Ok(Cldr { en: read("en")?, zh: read("zh")?, tw: read("zh-Hant")?, hk: read("zh-Hant-HK")? })
    }
}

fn language(packages: &Packages, lang: &str) -> Result<Language> {
    let read = |package: &str, file: &str| -> Result<Value> {
        let text = packages.npm(&format!("{package}/main/{lang}/{file}.json"))?;
        Ok(serde_json::from_str(&text)?)
    };
    let names = read("cldr-localenames-full", "territories")?;
    let names = &names["main"][lang]["localeDisplayNames"]["territories"];
    let territories = names.as_object().context("no territories")?;
    let text = |(key, value): (&String, &Value)| Some((key.clone(), value.as_str()?.to_string()));
    let zones = read("cldr-dates-full", "timeZoneNames")?;
    let mut cities = Names::new();
    collect(&zones["main"][lang]["dates"]["timeZoneNames"]["zone"], "", &mut cities);
    Ok(Language { territories: territories.iter().filter_map(text).collect(), cities })
}

/// The cities under `zones`, which nest by the parts of their identifiers.
fn collect(zones: &Value, prefix: &str, cities: &mut Names) {
    if let Some(city) = zones["exemplarCity"].as_str() {
        cities.insert(prefix.to_string(), city.to_string());
    }
    for (part, below) in zones.as_object().into_iter().flatten().filter(|(_, v)| v.is_object()) {
        let zone = if prefix.is_empty() { part.clone() } else { format!("{prefix}/{part}") };
        collect(below, &zone, cities);
    }
}
