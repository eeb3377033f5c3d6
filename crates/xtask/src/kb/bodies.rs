//! Bodies: what nearly every state has one of, named by its country and a word, and the few whose
//! names follow no pattern.

use std::collections::BTreeMap;

use super::cldr::Cldr;
use super::table::{Table, list};
use super::territories;
use super::{AS_OF, Chinese, Hand, Territory};

/// Names that follow no pattern.
const IRREGULAR: &str = include_str!("bodies.txt");

/// How much less is said of a body than of its country.
const SALIENCE: u8 = 48;

const COLUMNS: &[&str] = &[
    "id",
    "subtype",
    "name:en",
    "name:zh-Hant",
    "alias:full:en",
    "alias:full:zh-Hant",
    "salience",
    "common",
    "fact:type:en",
    "fact:type:zh-Hant",
    "relation:agency-of",
];

/// A kind of body.
struct Kind {
    word: &'static str,
    subtype: &'static str,
    /// What it is, in English and in Traditional characters.
    what: [&'static str; 2],
    /// Its English names, `{a}` being French and `{c}` France.
    english: &'static [&'static str],
    /// What follows the country in Chinese.
    chinese: &'static [&'static str],
}

const KINDS: [Kind; 8] = [
    Kind {
        word: "foreign-ministry",
        subtype: "ministry",
        what: ["foreign ministry", "外交部"],
        english: &[
            "{a} Foreign Ministry",
            "Ministry of Foreign Affairs of {c}",
            "Foreign Ministry of {c}",
        ],
        chinese: &["外交部"],
    },
    Kind {
        word: "defence-ministry",
        subtype: "ministry",
        what: ["defence ministry", "國防部"],
        english: &[
            "{a} Defence Ministry",
            "{a} Defense Ministry",
            "Ministry of Defence of {c}",
            "Ministry of Defense of {c}",
        ],
        chinese: &["國防部"],
    },
    Kind {
        word: "government",
        subtype: "government",
        what: ["government", "政府"],
        english: &["Government of {c}", "{a} Government"],
        chinese: &["政府"],
    },
    Kind {
        word: "parliament",
        subtype: "parliament",
        what: ["parliament", "議會"],
        english: &["Parliament of {c}", "{a} Parliament"],
        chinese: &["議會", "國會"],
    },
    Kind {
        word: "armed-forces",
        subtype: "armed-forces",
        what: ["armed forces", "軍隊"],
        english: &["{a} Armed Forces", "Armed Forces of {c}"],
        chinese: &["武裝部隊", "軍隊", "軍方", "武裝力量"],
    },
    Kind {
        word: "central-bank",
        subtype: "central-bank",
        what: ["central bank", "中央銀行"],
        english: &["Central Bank of {c}", "{a} Central Bank"],
        chinese: &["中央銀行", "央行"],
    },
    Kind {
        word: "supreme-court",
        subtype: "court",
        what: ["supreme court", "最高法院"],
        english: &["Supreme Court of {c}", "{a} Supreme Court"],
        chinese: &["最高法院"],
    },
    Kind {
        word: "presidency",
        subtype: "authority",
        what: ["presidency", "總統府"],
        english: &["{a} Presidency", "Presidency of {c}"],
        chinese: &["總統府"],
    },
];

/// Countries that have no such body, or of which it was not sure: few of them have an army, a bank
/// of issue or a president of their own.
const LACKING: [(&str, &str); 6] = [
    (
        "presidency",
        "AD AG AU BS BH BZ BE BT BN KH CA DK GD JM JP JO KW LS LI LU MY MC MA NL NZ NO OM PG QA KN \
         LC VC SA SB ES SE SZ TH TO TV AE GB VA SM CH CN VN LA KP CU HK MO PS",
    ),
    ("armed-forces", NO_ARMY),
    ("defence-ministry", NO_ARMY),
    (
        "central-bank",
        "AD MC LI VA KI TV NR PW MH FM PA AG DM GD KN LC VC BJ BF CI GW ML NE SN TG CM CF TD CG GQ \
         GA PS MO AF",
    ),
    ("supreme-court", "VA FR BE EG TR LU MC MO PS AD LI"),
    ("parliament", "VA SA BN AF PS"),
];

const NO_ARMY: &str =
    "AD CR DM GD IS KI LC LI MH FM MU MC NR PW PA SM WS SB TV VC VA AG KN HK MO PS XK";

/// Territories that have a government and a parliament of their own that news names.
const GOVERNED: [&str; 5] = ["TW", "HK", "MO", "PS", "XK"];

/// What [`IRREGULAR`] says of a body.
#[derive(Default)]
struct Irregular {
    /// The entity that is written by hand.
    id: Option<&'static str>,
    english: Vec<String>,
    chinese: Vec<String>,
    common: Vec<String>,
    what: Option<[&'static str; 2]>,
}

/// A row for each body.
pub(crate) fn table(
    hand: &Hand,
    cldr: &Cldr,
    chinese: &Chinese,
    salience: &BTreeMap<String, u8>,
) -> Table {
    let mut table = Table::new(
        &[
            "Bodies that nearly every state has, made by `cargo xtask kb`; do not edit.",
            "source: editor",
            &format!("as_of: {AS_OF}"),
            "label: ORG",
        ],
        COLUMNS,
    );
    let irregular = irregular();
    for (iso, territory) in &hand.territories {
        let is_state = territory.subtype == "country" || GOVERNED.contains(&iso.as_str());
        for kind in KINDS.iter().filter(|_| is_state) {
            let known = irregular.get(&(territory.slug.as_str(), kind.word));
            let mut lacking = LACKING.iter().filter(|(word, _)| *word == kind.word);
            let lacks = lacking.any(|(_, codes)| codes.split(' ').any(|code| code == iso));
            if lacks && known.is_none() {
                continue;
            }
            let countries = countries(iso, territory, cldr, chinese);
            let fame = salience.get(iso).copied().unwrap_or_default().saturating_sub(SALIENCE);
            table.push(row(
                kind,
                territory,
                &countries,
                known.unwrap_or(&Irregular::default()),
                fame,
            ));
        }
    }
    table
}

fn row(
    kind: &Kind,
    territory: &Territory,
    countries: &[String],
    known: &Irregular,
    salience: u8,
) -> Vec<String> {
    let adjective = territory.demonym.as_deref().unwrap_or(&territory.english);
    let patterns = kind.english.iter().map(|pattern| {
        pattern.replace("{a}", adjective).replace("{c}", &definite(&territory.english))
    });
    let mut english: Vec<String> = known.english.iter().cloned().chain(patterns).collect();
    let patterns =
        countries.iter().flat_map(|c| kind.chinese.iter().map(move |word| format!("{c}{word}")));
    let mut chinese: Vec<String> = known.chinese.iter().cloned().chain(patterns).collect();
    let (name, hant) = (english.remove(0), chinese.remove(0));
    english.retain(|form| *form != name);
    chinese.retain(|form| *form != hant);
    let slug = format!("{}-{}", territory.slug, kind.word);
    vec![
        known.id.map_or(slug, str::to_string),
        kind.subtype.to_string(),
        name,
        hant,
        list(english),
        list(chinese),
        salience.to_string(),
        list(known.common.clone()),
        known.what.unwrap_or(kind.what)[0].to_string(),
        known.what.unwrap_or(kind.what)[1].to_string(),
        territory.slug.clone(),
    ]
}

/// The country's Chinese names, the mainland's first.
fn countries(iso: &str, territory: &Territory, cldr: &Cldr, chinese: &Chinese) -> Vec<String> {
    let [hant, _, tw, hk] = territories::names(iso, cldr, chinese);
    let hant = match iso {
        // CLDR has the full names alone.
        "CG" => "剛果（布）".to_string(),
        _ => hant,
    };
    let mut names = vec![hant, tw, hk];
    names.extend(territory.short.iter().cloned());
    names.retain(|name| !name.is_empty());
    let mut seen = Vec::new();
    names.retain(|name| {
        let new = !seen.contains(name);
        seen.push(name.clone());
        new
    });
    names
}

/// The name with the article that it takes after `of`.
fn definite(country: &str) -> String {
    let ends = [
        "Islands",
        "Republic",
        "Emirates",
        "Netherlands",
        "Philippines",
        "Maldives",
        "Bahamas",
        "Gambia",
        "Congo",
    ];
    let takes = country.starts_with("United ") || ends.iter().any(|end| country.ends_with(end));
    if takes { format!("the {country}") } else { country.to_string() }
}

/// By country and kind.
fn irregular() -> BTreeMap<(&'static str, &'static str), Irregular> {
    let lines = IRREGULAR.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let mut cells = line.split('|');
            let mut next = || cells.next().unwrap_or_default();
            let key = (next(), next());
            let id = Some(next()).filter(|id| !id.is_empty());
            let list = |cell: &str| -> Vec<String> {
                cell.split(',').filter(|name| !name.is_empty()).map(str::to_string).collect()
            };
            let (english, chinese, common) = (list(next()), list(next()), list(next()));
            let what = Some([next(), next()]).filter(|what| !what[0].is_empty());
            (key, Irregular { id, english, chinese, common, what })
        })
        .collect()
}
